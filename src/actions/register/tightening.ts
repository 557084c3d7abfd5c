/** Limits made stricter for a while in a flood: by one person at once, on record, and over by themselves. */
import type { TighteningForm } from '../../forms/office/register.ts'
import { minutesAfter } from '../../law/hers/messages.ts'
import { isLoosened, type TightenedSort } from '../../law/register/tightening.ts'
import { Tightening } from '../../models/register/Tightening.ts'
import { isTaken } from '../../platform/errors.ts'
import type { RegisterManager } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'
import { learnTightened } from './tightened.ts'

export interface TighteningLine {
  readonly id: string
  readonly sort: TightenedSort
  readonly parts: number
  readonly from: Date
  /** When it ends, or was taken back. */
  readonly until: Date
  readonly isOver: boolean
}

/** The newest first. */
export function tightenings(actor: RegisterManager, now: Date): Promise<TighteningLine[]> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const rows = await Tightening.findAll({ order: [['fromAt', 'DESC']], limit: 50 })
    return rows.map((row) => lineOf(row, now))
  })
}

const lineOf = ({ id, sort, parts, fromAt: from, untilAt: until, endedAt }: Tightening, now: Date): TighteningLine => ({ id, sort, parts, from, until: endedAt ?? until, isOver: isLoosened(now, { until, endedAt }) })

/** Pressed twice, done once; of several that run the strictest counts. Gives what stands already, when this form set something else before. */
export async function tighten(actor: RegisterManager, form: TighteningForm, now: Date): Promise<TighteningLine | undefined> {
  permit(actor.role === 'registerManager')
  const { key: id, tightenSort: sort } = form
  const [parts, hours] = [Number(form.tightenParts), Number(form.tightenHours)]
  const stands = await inTransaction(actor, async () => {
    await Tightening.create({ id, sort, parts, fromAt: now, untilAt: minutesAfter(now, hours * 60), madeBy: actor.id })
    await audit(actor, 'limits.tightened', { id }, { details: { sort, parts, hours } })
  }).catch((error: unknown) => {
    if (!isTaken(error)) throw error
    return inTransaction(actor, () => Tightening.lock(id))
  })
  await learnTightened(now)
  return !stands || (stands.sort === sort && stands.parts === parts && stands.hours() === hours) ? undefined : lineOf(stands, now)
}

/** The flood is over. Twice is once. */
export async function loosen(actor: RegisterManager, id: string, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  await inTransaction(actor, async () => {
    const found = await Tightening.lock(id)
    if (isLoosened(now, { until: found.untilAt, endedAt: found.endedAt })) return
    await found.update({ endedBy: actor.id, endedAt: now })
    await audit(actor, 'limits.loosened', { id })
  })
  await learnTightened(now)
}
