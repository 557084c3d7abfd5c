/** The record of what was destroyed: each line carries the proof of the line before it, so that none can be left out or changed. */
import { createHash } from 'node:crypto'
import { addDays, type Day } from '../../law/day.ts'
import { type Kept, retention } from '../../law/retention.ts'
import { RetentionRun } from '../../models/office/RetentionRun.ts'
import type { Actor, Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'
import type { Erased } from './erased.ts'

const keeper: Actor = { role: 'system', id: 'job:retention' }

/** What the nights take away, and by which terms it goes. */
export const erasedKinds = {
  deskCodes: [],
  drafts: ['draft'],
  uploads: ['upload'],
  reports: ['interviewReport'],
  people: ['identityAndPhoto', 'refusedFile', 'notProcessedOrWithdrawn', 'ledgerLine'],
  refusals: ['repeatHash'],
  messages: ['message'],
  waitingFiles: ['waitingFile'],
  imports: ['waitingImport'],
  formerValues: ['formerValue'],
  shares: ['shareCode'],
  watches: ['watch'],
  signals: ['signal'],
  concerns: ['concern'],
  referrals: ['referral'],
  questions: ['anonymousQuestion'],
  mandates: ['mandate'],
  visits: ['visitReport'],
  notices: ['announcement', 'tightening'],
  auditLog: ['auditLog'],
} as const satisfies Readonly<Record<string, readonly Kept[]>>
export type ErasedKind = keyof typeof erasedKinds

/** Puts down what went, also when nothing did: a night that did not run is then seen. */
export function recordRun(kind: ErasedKind, { gone, faults }: Erased, today: Day): Promise<void> {
  return inTransaction(keeper, async () => {
    const last = await RetentionRun.last()
    const failed = faults.length
    const line = { onDay: today, kind, done: gone.length, failed, items: itemsOf(gone) }
    await RetentionRun.create({ ...line, proof: proofOf(line, last?.proof) })
    await audit(keeper, 'retention.ran', { id: kind }, { details: { done: gone.length, failed } })
  })
}

/** Over the ids in a fixed order: who has the list can show that it was this one. */
export const itemsOf = (ids: readonly string[]): Buffer => createHash('sha256').update(ids.toSorted().join('\n')).digest()

type Line = Pick<RetentionRun, 'onDay' | 'kind' | 'done' | 'failed' | 'items'>

export function proofOf({ onDay, kind, done, failed, items }: Line, before: Buffer | undefined): Buffer {
  const text = JSON.stringify([before?.toString('hex') ?? '', onDay, kind, done, failed, items.toString('hex')])
  return createHash('sha256').update(text).digest()
}

export interface Run {
  readonly on: Day
  readonly kind: string
  readonly due: number
  readonly done: number
  readonly failed: number
  readonly proof: string
}

export interface RunsPage {
  readonly kinds: readonly { readonly kind: string; readonly terms: readonly { readonly what: Kept; readonly unit: 'days' | 'years'; readonly count: number; readonly from: string; readonly source: string }[]; readonly last: Run | null }[]
  /** The last weeks, newest first: what went, or did not. */
  readonly runs: readonly Run[]
  /** The day of the last night that ran; null when none did. */
  readonly lastOn: Day | null
  readonly late: boolean
  /** Whether every line still fits the one before it. */
  readonly whole: boolean
}

/** For who watches over looks, and who keeps people and texts: what went, and that nothing of the record was changed. */
export function retentionRuns(actor: Official, today: Day): Promise<RunsPage> {
  permit(actor.role === 'privacyOfficer' || actor.role === 'administrator')
  return inTransaction(actor, async () => {
    const lines = await RetentionRun.findAll({ order: [['id', 'ASC']] })
    const runs = lines.toReversed().map(runOf)
    const lastOn = runs[0]?.on ?? null
    const kinds = (Object.keys(erasedKinds) as ErasedKind[]).map((kind) => ({ kind, terms: erasedKinds[kind].map(termOf), last: runs.find((run) => run.kind === kind) ?? null }))
    const shown = runs.filter(({ on, due }) => on >= addDays(today, -30) && due > 0)
    return { kinds, runs: shown, lastOn, late: lastOn === null || lastOn < addDays(today, -1), whole: isWhole(lines) }
  })
}

export function isWhole(lines: readonly (Line & { readonly proof: Buffer })[]): boolean {
  return lines.every((line, index) => proofOf(line, lines[index - 1]?.proof).equals(line.proof))
}

function runOf({ onDay, kind, done, failed, proof }: RetentionRun): Run {
  return { on: onDay, kind, due: done + failed, done, failed, proof: proof.toString('hex').slice(0, 16) }
}

function termOf(what: Kept) {
  const { days, years = 0, from, source } = retention[what]
  return { what, unit: days ? ('days' as const) : ('years' as const), count: days ?? years, from: from.replaceAll(' ', '-'), source }
}
