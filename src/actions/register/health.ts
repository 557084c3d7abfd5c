/** Whether the register is well: each thing with what it is and whether someone has to look. About nobody. */
import { addDays, type Day } from '../../law/day.ts'
import { partOf, signsAt } from '../../law/register/signingKey.ts'
import { vitals, type Vitals } from '../../models/register/Health.ts'
import { SigningKey } from '../../models/register/SigningKey.ts'
import type { RegisterManager } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { inTransaction } from '../work.ts'
import { packsThatWait } from './lawPacks.ts'
import { listsState } from './listState.ts'
import { type WaitingLine, waitingFor } from './waiting.ts'

export type Measured = 'listAge' | 'nextKey' | 'jobsLate' | 'jobsFailed' | 'messagesLate' | 'messagesFailed' | 'erased' | 'lawPack' | 'replicas' | 'archive'

export interface HealthLine {
  readonly what: Measured
  /** Of `well`: nobody has to look. */
  readonly state: 'well' | 'look' | 'plain'
  /** Whole seconds, days, or how many; null when there is nothing yet. */
  readonly count: number | null
  /** When it last was, or from when; null where that is nothing of it. */
  readonly at: Date | null
  readonly on: Day | null
}

export interface RegisterHealth {
  readonly lines: readonly HealthLine[]
  readonly waiting: readonly WaitingLine[]
}

/** What there is to do, then how everything is. */
export async function registerHealth(actor: RegisterManager, now: Date, today: Day): Promise<RegisterHealth> {
  permit(actor.role === 'registerManager')
  const { lists, late } = await listsState(actor, now)
  const found = await vitals(now)
  return inTransaction(actor, async () => {
    const oldest = lists.length ? Math.max(...lists.map(({ age }) => age)) : null
    const lines = [line('listAge', { count: oldest, well: !late }), ofKeys(await SigningKey.all(), now), ...ofWork(found), ofErasing(found, today), await ofLaw(today), ...ofCopies(found)]
    return { lines, waiting: await waitingFor(actor) }
  })
}

function line(what: Measured, { count = null, at = null, on = null, well }: { count?: number | null; at?: Date | null; on?: Day | null; well?: boolean | undefined }): HealthLine {
  return { what, state: well === undefined ? 'plain' : well ? 'well' : 'look', count, at, on }
}

/** There must be a next one that everyone knows before it signs. */
function ofKeys(keys: readonly SigningKey[], now: Date): HealthLine {
  const next = keys.find((key) => partOf(key, now, keys) === 'next')
  return line('nextKey', { at: next?.signsFrom ?? null, well: next !== undefined && signsAt(now, keys) !== undefined })
}

function ofWork({ jobsLate, jobsFailed, messagesLate, messagesFailed }: Vitals): HealthLine[] {
  return [
    line('jobsLate', { count: jobsLate, well: jobsLate === 0 }),
    line('jobsFailed', { count: jobsFailed, well: jobsFailed === 0 }),
    line('messagesLate', { count: messagesLate, well: messagesLate === 0 }),
    // A channel that does not work is hers; how many there are is only told.
    line('messagesFailed', { count: messagesFailed }),
  ]
}

/** A service that came with another pack than counts waits for two people. */
async function ofLaw(today: Day): Promise<HealthLine> {
  const waiting = await packsThatWait(today)
  return line('lawPack', { count: waiting, well: waiting === 0 })
}

/** Each night; of a register that began today there was none yet. */
function ofErasing({ erasedOn, erasedFailed }: Vitals, today: Day): HealthLine {
  return line('erased', { on: erasedOn, count: erasedFailed, well: erasedOn === null ? undefined : erasedOn >= addDays(today, -1) && erasedFailed === 0 })
}

/** What is kept elsewhere, from which everything can be brought back. */
function ofCopies({ replicas, archives, archivedAt, archiveFailedAt }: Vitals): HealthLine[] {
  const failed = archiveFailedAt !== null && (archivedAt === null || archiveFailedAt > archivedAt)
  return [line('replicas', { count: replicas }), line('archive', { at: archivedAt, well: archives && !failed })]
}
