/** Suspending or revoking a licence: she is heard first (Awb 4:8), or it is said why not (4:11). */
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { impediment, type LicenceFacts } from '../licence/licence.ts'
import { closedBy, type RuleCode } from '../rules.ts'

/** What she is heard on. */
export const measures = ['suspend', 'revoke'] as const
export type Measured = (typeof measures)[number]

const hearRule: Readonly<Record<Measured, RuleCode>> = { suspend: 'S07_HEAR', revoke: 'S11_HEAR_REVOCATION' }

export type HearingStep = 'intend' | 'askToSpeak' | 'giveView' | 'skip' | 'drop' | 'decide'

export interface StepOnRecord {
  readonly step: HearingStep
  readonly on: Day
  /** The last day to say something, of an intention and of a wish to speak. */
  readonly until?: Day | undefined
  readonly grounds?: readonly string[]
}

/** What belongs to the measure that runs: nothing from before one that was dropped or decided. */
export function running<Step extends { readonly step: HearingStep }>(steps: readonly Step[]): Step[] {
  return steps.slice(steps.findLastIndex(({ step }) => step === 'drop' || step === 'decide') + 1)
}

/** Since the last intention: what is intended anew is told anew, and heard anew. */
export function thisHearing<Step extends { readonly step: HearingStep }>(steps: readonly Step[]): Step[] {
  const now = running(steps)
  return now.slice(Math.max(0, now.findLastIndex(({ step }) => step === 'intend')))
}

const has = (steps: readonly StepOnRecord[], name: HearingStep): boolean => running(steps).some(({ step }) => step === name)

/** The last day to hear her; whoever asks to speak is given the time for it (Awb 4:9). */
export function heardUntil(steps: readonly StepOnRecord[]): Day | undefined {
  return thisHearing(steps).flatMap(({ until }) => until ?? []).toSorted().at(-1)
}

export type Heard = 'not' | 'intended' | 'heard' | 'silent' | 'skipped'

/** How far hearing her is on a day. */
export function hearingOn(day: Day, steps: readonly StepOnRecord[]): Heard {
  const until = heardUntil(steps)
  if (has(thisHearing(steps), 'giveView')) return 'heard'
  if (until && day > until) return 'silent'
  if (has(steps, 'skip')) return 'skipped'
  return until ? 'intended' : 'not'
}

/** Once, and again when she was heard and there is something new. */
export function cannotIntend(day: Day, steps: readonly StepOnRecord[], licence: LicenceFacts, about: Measured = 'revoke'): Impediment | undefined {
  const waits = has(steps, 'intend') && !['heard', 'silent'].includes(hearingOn(day, steps))
  return impediment(about, day, licence) ?? (waits ? closedBy(hearRule[about], 'not-open-now') : undefined)
}

/** The day of the last intention in the measure that runs. */
export const intendedOn = (steps: readonly StepOnRecord[]): Day | undefined => running(steps).findLast(({ step }) => step === 'intend')?.on

/** Another intention rests on something new, and she reads what that is (Awb 4:8). */
export function nothingNew(news: string, steps: readonly StepOnRecord[], about: Measured = 'revoke'): Impediment | undefined {
  return has(steps, 'intend') && !news.trim() ? closedBy(hearRule[about], 'nothing-new') : undefined
}

export function cannotSkip(day: Day, steps: readonly StepOnRecord[], licence: LicenceFacts, about: Measured = 'revoke'): Impediment | undefined {
  return impediment(about, day, licence) ?? (has(steps, 'skip') ? closedBy('S12_SKIP_HEARING', 'not-open-now') : undefined)
}

/** She can say something once to each intention, until it is decided. */
export function cannotSay(steps: readonly StepOnRecord[], about: Measured = 'revoke'): Impediment | undefined {
  return has(steps, 'intend') && !has(thisHearing(steps), 'giveView') ? undefined : closedBy(hearRule[about], 'not-open-now')
}

export function cannotAskToSpeak(steps: readonly StepOnRecord[], about: Measured = 'revoke'): Impediment | undefined {
  return has(thisHearing(steps), 'askToSpeak') ? closedBy(hearRule[about], 'not-open-now') : cannotSay(steps, about)
}

/** Nothing is decided before she was heard or the days for it have passed, or before it is said why that is left out. */
export function notHeardYet(day: Day, steps: readonly StepOnRecord[], about: Measured = 'revoke'): Impediment | undefined {
  return ['not', 'intended'].includes(hearingOn(day, steps)) ? closedBy(hearRule[about], 'not-heard') : undefined
}

/** She is heard on what it rests on: a ground she was not told of needs a reason of Awb 4:11. */
export function groundNotTold(chosen: readonly string[], steps: readonly StepOnRecord[], about: Measured = 'revoke'): Impediment | undefined {
  const told = running(steps).flatMap(({ step, grounds = [] }) => (step === 'intend' ? grounds : []))
  return has(steps, 'skip') || chosen.every((ground) => told.includes(ground)) ? undefined : closedBy(hearRule[about], 'ground-not-told')
}

/** What she said is answered. */
export function notAnswered(answer: string, steps: readonly StepOnRecord[]): Impediment | undefined {
  return has(steps, 'giveView') && !answer.trim() ? closedBy('I01_FACTS', 'answer-missing') : undefined
}
