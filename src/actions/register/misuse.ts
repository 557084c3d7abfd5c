/** Numbers that are asked too often: counted without name or number, and told to whose they are; and what was kept away. */
import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { addWarning, checksByHour, countedAfter, type Flood, floodsSince, forgetCounted, forgetCounts, type Hammered, hammered, isWarnedSince, lockHammered, markTold, type NumberOnCard, numberOnCard, untold, type Warning, warningsOf } from '../../models/register/Misuse.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Actor, RegisterManager, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { macsCountedAs } from '../checking/asked.ts'
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
    const { real } = await apart(await hammered(today, figure('askedOften', today)))
    const floods = await floodsSince(new Date(now.getTime() - 48 * HOUR), limited)
    return { numbers: real.slice(0, MOST_SHOWN).map(({ id, day, count, toldAt }) => ({ id, day, count, toldAt })), floods }
  })
}

const MOST_SHOWN = 200

/** A name that was made up leads to no number: whoever may add counts can add those as well. */
async function apart(counted: readonly Hammered[]): Promise<{ real: Hammered[]; madeUp: Hammered[] }> {
  const macs = await macsCountedAs(counted)
  return { real: counted.filter((_each, index) => macs[index]), madeUp: counted.filter((_each, index) => !macs[index]) }
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
  await forgetMadeUp(today)
  const due = await inTransaction(watcher, () => untold(today, figure('askedTooOften', today)))
  let told = 0
  for (const id of due) if (await tell(id, now)) told += 1
  return told
}

/** So that they take no room of those that are real. */
async function forgetMadeUp(today: Day): Promise<void> {
  for (let after: string | undefined = FIRST; after !== undefined; ) after = await forgetSome(after, today)
}

/** The last of those that were looked at; nothing when none are left. */
function forgetSome(after: string, today: Day): Promise<string | undefined> {
  return inTransaction(watcher, async () => {
    const some = await countedAfter(after, today, AT_ONCE)
    await forgetCounted((await apart(some)).madeUp.map(({ id }) => id))
    return some.length === AT_ONCE ? some.at(-1)?.id : undefined
  })
}

const FIRST = '00000000-0000-0000-0000-000000000000'
const AT_ONCE = 1_000

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

async function numberOf(counted: Hammered): Promise<NumberOnCard | undefined> {
  const [mac] = await macsCountedAs([counted])
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
