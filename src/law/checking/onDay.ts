/** Whether a number was worth something on a day that has been: asked on a ground, which she reads. */
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export const dayGrounds = ['K21_OFFENCE', 'K22_COMPLAINT', 'K23_PROCEDURE'] as const
export type DayGround = (typeof dayGrounds)[number]

/** What a later day will be worth nobody knows. */
export function cannotAskOn(on: Day, ground: DayGround, today: Day): Impediment | undefined {
  return on > today ? closedBy(ground, 'too-soon') : undefined
}
