/** What is kept no longer than was said. */
import { dayIn, type Day } from '../law/day.ts'
import { keepUntil } from '../law/retention.ts'
import { Application } from '../models/Application.ts'
import { Sealed } from '../models/Sealed.ts'
import type { Actor } from '../policies/actor.ts'
import { audit } from './audit.ts'
import { inTransaction } from './work.ts'

const keeper: Actor = { role: 'system', id: 'job:retention' }

/** Erases the drafts nobody touched for as long as a draft is kept; twice does no harm. Gives how many. */
export async function eraseDrafts(today: Day): Promise<number> {
  let erased = 0
  for (const { id } of await inTransaction(keeper, () => Application.drafts())) if (await eraseDraft(id, today)) erased += 1
  return erased
}

function eraseDraft(id: string, today: Day): Promise<boolean> {
  return inTransaction(keeper, async () => {
    const [draft] = await Application.drafts(id)
    if (!draft) return false
    if (today <= keepUntil('draft', await lastChange(draft))) return false

    await Sealed.destroy({ where: { applicationId: id } })
    await draft.destroy()
    await audit(keeper, 'draft.erased', draft)
    return true
  })
}

async function lastChange({ id, startedOn }: Application): Promise<Day> {
  const answered = await Sealed.max<Date | null, Sealed>('createdAt', { where: { applicationId: id } })
  return answered ? dayIn(answered) : startedOn
}
