/** A leak of personal data: reported within 72 hours of finding out (GDPR 33, law.md §8), what is done about it, and in which order it can end. */
import type { Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { minutesAfter } from '../hers/messages.ts'
import { closedBy } from '../rules.ts'

export const incidentActs = ['contained', 'reported', 'notReported', 'told', 'notTold', 'closed'] as const
export type IncidentAct = (typeof incidentActs)[number]

export interface IncidentFacts {
  readonly discoveredAt: Date
  readonly acts: readonly { readonly act: IncidentAct; readonly at: Date }[]
}

export const reportBefore = (discoveredAt: Date, today: Day): Date => minutesAfter(discoveredAt, figure('breachHours', today) * 60)

/** Whole hours to the end of the term; below zero when it has passed. */
export function hoursLeft(discoveredAt: Date, now: Date, today: Day): number {
  return Math.floor((reportBefore(discoveredAt, today).getTime() - now.getTime()) / 3_600_000)
}

/** Of two that exclude each other one is done. */
const instead: Partial<Record<IncidentAct, IncidentAct>> = { reported: 'notReported', notReported: 'reported', told: 'notTold', notTold: 'told' }

/** It ends when it is contained, and both questions are answered. */
export function cannotDo(act: IncidentAct, { acts }: IncidentFacts): Impediment | undefined {
  const done = acts.map((each) => each.act)
  const isOver = done.includes('closed')
  const isAnswered = done.includes(act) || done.some((each) => each === instead[act])
  const isUnfinished = act === 'closed' && !isWhole(done)
  return isOver || isAnswered || isUnfinished ? closedBy('P02_INCIDENT', 'not-open-now') : undefined
}

function isWhole(done: readonly IncidentAct[]): boolean {
  const has = (...either: IncidentAct[]) => either.some((act) => done.includes(act))
  return has('contained') && has('reported', 'notReported') && has('told', 'notTold')
}

export const openIncidentActs = (facts: IncidentFacts): IncidentAct[] => incidentActs.filter((act) => !cannotDo(act, facts))

/** Not telling, and telling late, is explained (GDPR 33). */
export function needsReason(act: IncidentAct, discoveredAt: Date, now: Date, today: Day): boolean {
  return act === 'notReported' || act === 'notTold' || (act === 'reported' && now > reportBefore(discoveredAt, today))
}

/** It cannot have been found out later than now. */
export function notYetDiscovered(discoveredAt: Date, now: Date): Impediment | undefined {
  return discoveredAt > now ? closedBy('P01_DISCOVERED', 'too-soon') : undefined
}
