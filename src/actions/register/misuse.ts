/** Numbers that are asked too often: counted without name or number, and told to whose they are; and what was kept away. */
import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { checksByHour, type Flood, floodsSince, forgetCounts, addWarning, type Hammered, hammered, isWarnedSince, lockHammered, markTold, type NumberOnCard, numberOnCard, type Warning, warningsOf } from '../../models/register/Misuse.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Actor, RegisterManager, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { macCountedAs } from '../checking/asked.ts'
import { plan } from '../messages/outbox.ts'
import { inTransaction } from '../work.ts'

const watcher: Actor = { role: 'system', id: 'job:misuse' }
const HOUR = 3_600_000

/** What networks may ask so often and no more. */
const limited = ['api', 'check', 'checks', 'code', 'entry', 'seal', 'share', 'sign-in']

export interface Misuse {
  readonly numbers: readonly Pick<Hammered, 'id' | 'day' | 'count' | 'toldAt'>[]
  readonly floods: readonly Flood[]
}

/** Of today and yesterday; nothing of it says which number, or who asked. */
export function misuse(actor: RegisterManager, now: Date, today: Day): Promise<Misuse> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const numbers = await hammered(today, figure('askedOften', today))
    const floods = await floodsSince(new Date(now.getTime() - 48 * HOUR), limited)
    return { numbers: numbers.map(({ id, day, count, toldAt }) => ({ id, day, count, toldAt })), floods }
  })
}

/** Checks by anyone in each of the last hours, the oldest first. */
export function checksOfLate(actor: RegisterManager, now: Date): Promise<{ hour: Date; asked: number }[]> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const last = Math.floor(now.getTime() / HOUR)
    const counted = new Map((await checksByHour(new Date((last - HOURS_SHOWN + 1) * HOUR))).map(({ hour, asked }) => [hour.getTime(), asked]))
    return Array.from({ length: HOURS_SHOWN }, (_, index) => new Date((last - HOURS_SHOWN + 1 + index) * HOUR)).map((hour) => ({ hour, asked: counted.get(hour.getTime()) ?? 0 }))
  })
}

const HOURS_SHOWN = 24

/** By hand, before it happens by itself. Whoever does it is told nothing of whose it is, nor whether it was told already. */
export async function tellHolder(actor: RegisterManager, id: string, now: Date, today: Day): Promise<void> {
  permit(actor.role === 'registerManager')
  await inTransaction(actor, async () => {
    const found = await lockHammered(id)
    if (!found || found.count < figure('askedOften', today)) throw new NotFound()
    if (!found.toldAt) await audit(actor, 'number.tellingAsked', { id })
  })
  await tell(id, now)
}

/** Each quarter of an hour: whose number is asked so often hears it, whether anybody looks here or not. How many were told. */
export async function tellHammered(now: Date, today: Day): Promise<number> {
  const due = await inTransaction(watcher, () => hammered(today, figure('askedTooOften', today)))
  let told = 0
  for (const { id, toldAt } of due) if (!toldAt && (await tell(id, now))) told += 1
  return told
}

/** Once about a count, and once a week about a card. */
function tell(id: string, now: Date): Promise<boolean> {
  return inTransaction(watcher, async () => {
    const found = await lockHammered(id)
    if (!found || found.toldAt) return false
    await markTold(id, now)
    const number = await numberOf(found)
    if (!number || (await isWarnedSince(number.card, addDays(found.day, -AGAIN_AFTER)))) return false
    await addWarning(randomUUID(), number, { on: found.day, asked: found.count }, now)
    await plan(number.person, 'generic', now)
    await audit(watcher, 'number.warned', { id: number.card, personId: number.person })
    return true
  })
}

const AGAIN_AFTER = 6

async function numberOf({ key, day }: Hammered): Promise<NumberOnCard | undefined> {
  const mac = await macCountedAs(key, day)
  return mac && numberOnCard(mac)
}

/** What she is told about her numbers that still count. */
export function ownWarnings(actor: Worker): Promise<Warning[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, () => warningsOf(actor.personId))
}

/** Each morning. */
export function forgetMisuse(now: Date, today: Day): Promise<void> {
  return inTransaction(watcher, () => forgetCounts(new Date(now.getTime() - 14 * 24 * HOUR), addDays(today, -1), addDays(today, -figure('warnedDays', today))))
}
