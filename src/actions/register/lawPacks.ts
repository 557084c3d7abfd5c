/** Which law pack counts: each that a service came with is known, and two people say from which day it counts. */
import { createHash, randomUUID } from 'node:crypto'
import type { LawPackForm } from '../../forms/office/register.ts'
import { countByDays } from '../../law/calendar.ts'
import { day, type Day } from '../../law/day.ts'
import { countByFigures } from '../../law/figures.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotActivate, differences, type LawPack, type PackDifference, packOfCode } from '../../law/register/lawPack.ts'
import { countFrom, hasDates, type KeptPack, keepPack, keptPacks, versionOn } from '../../models/register/LawPack.ts'
import { Proposal } from '../../models/register/Proposal.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Actor, RegisterManager } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'
import { type WaitingLine, waitingFor } from './waiting.ts'

const keeper: Actor = { role: 'system', id: 'job:lawPack' }

export const versionOf = (pack: LawPack): string => createHash('sha256').update(JSON.stringify(pack)).digest('hex').slice(0, 12)

/** What the service came with is known from its start; the first of all counts by itself. */
export async function noteLawPack(now: Date, today: Day, pack: LawPack = packOfCode): Promise<void> {
  await inTransaction(keeper, async () => {
    await Proposal.hold()
    await keepPack(versionOf(pack), pack, now)
    if (!(await hasDates())) await countFrom(randomUUID(), versionOf(pack), today)
  })
}

let counting = ''

/** At start and each minute, in each process: from here on terms are worked out by what was agreed on. */
export async function learnLawPack(today: Day): Promise<void> {
  const version = await versionOn(today)
  if (!version || version === counting) return
  const found = (await keptPacks()).find((each) => each.version === version)
  if (!found) return
  countByFigures(found.content.figures)
  countByDays(found.content.equated.map(day), day(found.content.reaches))
  counting = version
}

/** Of what counts in this process; empty before the start. */
export const countingVersion = (): string => counting

export interface PackLine {
  readonly version: string
  readonly foundAt: Date
  readonly standing: 'counts' | 'coming' | 'waits' | 'counted'
  /** From when it counts, counted or will; null of one that waits. */
  readonly from: Day | null
  /** It is the pack of the service that runs. */
  readonly isOfService: boolean
}

export interface LawPacks {
  readonly packs: readonly PackLine[]
  readonly waiting: readonly WaitingLine[]
}

/** The newest first. */
export function lawPacks(actor: RegisterManager, today: Day): Promise<LawPacks> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const counts = await versionOn(today)
    return { packs: (await keptPacks()).map((pack) => lineOf(pack, counts, today)), waiting: await waitingFor(actor, ['lawPack']) }
  })
}

function lineOf({ version, foundAt, dates }: KeptPack, counts: string | undefined, today: Day): PackLine {
  const last = dates.at(-1) ?? null
  const standing = version === counts ? 'counts' : last === null ? 'waits' : last > today ? 'coming' : 'counted'
  const from = standing === 'counts' ? (dates.findLast((from) => from <= today) ?? null) : last
  return { version, foundAt, standing, from, isOfService: version === versionOf(packOfCode) }
}

/** Whether the service that runs came with another pack than counts or will: 0 or 1. */
export async function packsThatWait(today: Day): Promise<number> {
  const own = versionOf(packOfCode)
  return (await keptPacks()).filter(({ version, dates }) => version === own && !dates.some((from) => from > today)).length && (await versionOn(today)) !== own ? 1 : 0
}

export interface PackBeside {
  readonly pack: PackLine
  /** Beside the pack that counts now. */
  readonly changes: readonly PackDifference[]
  readonly reaches: Day
  readonly canPropose: boolean
}

export function lawPackOf(actor: RegisterManager, version: string, today: Day): Promise<PackBeside> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const { kept, counts } = await found(version, today)
    const activation = await activationOf(kept, counts, today)
    return {
      pack: lineOf(kept, counts?.version, today), reaches: day(kept.content.reaches),
      changes: counts ? differences(counts.content, kept.content, today) : [], canPropose: !cannotActivate(today, today, activation),
    }
  })
}

async function found(version: string, today: Day): Promise<{ kept: KeptPack; counts: KeptPack | undefined }> {
  const packs = await keptPacks()
  const kept = packs.find((each) => each.version === version)
  const countsNow = await versionOn(today)
  if (!kept) throw new NotFound()
  return { kept, counts: packs.find((each) => each.version === countsNow) }
}

async function activationOf(kept: KeptPack, counts: KeptPack | undefined, today: Day) {
  return {
    pack: kept.content, counting: (counts ?? kept).content, isProposed: await Proposal.waits('lawPack', kept.version),
    isCounting: kept.version === counts?.version || kept.dates.some((from) => from > today),
  }
}

/** Changes nothing yet. */
export function proposeLawPack(actor: RegisterManager, version: string, { lawFrom }: LawPackForm, now: Date, today: Day): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    await Proposal.hold()
    const { kept, counts } = await found(version, today)
    refuse(cannotActivate(lawFrom, today, await activationOf(kept, counts, today)))
    const { id } = await Proposal.create({ kind: 'lawPack', subject: version, onDay: lawFrom, proposedBy: actor.id, proposedAt: now })
    await audit(actor, 'law.proposed', { id }, { details: { version, from: lawFrom } })
  })
}

/** What a second person agreed to, in the transaction of that; a day that has been meanwhile is asked anew. */
export async function activateLawPack(actor: RegisterManager, { id, subject: version, onDay: from }: Proposal, today: Day): Promise<void> {
  const { kept, counts } = await found(version, today)
  refuse(cannotActivate(from, today, { ...(await activationOf(kept, counts, today)), isProposed: false }))
  await countFrom(id, version, from)
  await audit(actor, 'law.agreed', { id }, { details: { version, from } })
}
