/** What happens in the calendar without being asked. */
import type { Day } from '../../law/day.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import type { Actor } from '../../policies/actor.ts'
import { openMoments } from './times.ts'

const planner: Actor = { role: 'system', id: 'job:calendar' }

/** Each municipality with work on its own; how many moments there came. */
export async function openAllMoments(today: Day): Promise<number> {
  let made = 0
  for (const { code } of await Municipality.atWork(today)) made += await openMoments(planner, code, today)
  return made
}
