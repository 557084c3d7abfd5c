/** How each date of a case was worked out: the fact it starts from, the days added, what stood still, and why it moved to a working day. */
import { type ApplicationFacts, hearUntil, stageOn, thisHearing } from '../application.ts'
import { type DayOff, dayOffBecause } from '../calendar.ts'
import { openRequest, stopsOf } from './completion.ts'
import { addDays, addYears, type Day, daysBetween } from '../day.ts'
import { asIfLapsed, daysIn, decideByAtLatest, notProcessedBy, type Standstill, standstills, termDays, termFrom } from './decisionTerm.ts'
import { endedBy, type Penalty, penaltyTill } from './defaultNotice.ts'
import { figure } from '../figures.ts'
import { afterNotProcessing, type Since } from './notProcessing.ts'
import { type ObjectionClock, type ObjectionFacts, objectionClock, objectionUntil } from '../objecting/objection.ts'
import { type RuleCode, rules } from '../rules.ts'

export type TermName = 'decision' | 'completion' | 'respond' | 'notProcessed' | 'objection' | 'objectionDecision' | 'penaltyFirst' | 'penaltyLast' | 'penaltySet' | 'repeatTalk'
  | 'papersFrom' | 'papersUntil' | 'validUntil' | 'fileKept'
  | 'target' | 'reasons' | 'answer' | 'laterAnswer' | 'suspensionReview' | 'renewable' | 'concernReview' | 'concernKept'

export type StartingFact = 'received' | 'reopened' | 'asked' | 'intended' | 'completedOrLapsed' | 'notAppeared' | 'notified' | 'objectionTerm' | 'lodged' | 'notice' | 'penaltyFirst' | 'penaltyOver' | 'penaltyUndone' | 'granted'
  | 'decideBy' | 'requested' | 'suspended' | 'validUntil' | 'recorded' | 'validFrom' | 'hearing' | 'withdrawn' | 'licenceEnd'

export type Step =
  | { readonly kind: 'start'; readonly fact: StartingFact; readonly on: Day }
  | { readonly kind: 'add'; readonly days: number; readonly on: Day }
  | { readonly kind: 'addMonths' | 'monthsBack'; readonly months: number; readonly on: Day }
  | { readonly kind: 'workingDaysBack' | 'daysBack'; readonly days: number; readonly on: Day }
  | { readonly kind: 'addYears'; readonly years: number; readonly on: Day }
  | ({ readonly kind: 'still'; readonly days: number } & Standstill)
  /** Of days that lie in more than one of them: each counts once. */
  | { readonly kind: 'once'; readonly days: number }
  | { readonly kind: 'together'; readonly days: number; readonly on: Day }
  | { readonly kind: 'waited'; readonly days: number; readonly on: Day }
  | { readonly kind: 'off'; readonly because: DayOff; readonly on: Day }
  | { readonly kind: 'twoWorkingDays'; readonly on: Day }
  /** A day that was named in a letter, and is later; or that stands on a licence as it was given. */
  | { readonly kind: 'named' | 'given'; readonly on: Day }
  | { readonly kind: 'end'; readonly on: Day }

export interface Working {
  readonly term: TermName
  readonly on: Day
  readonly rule: RuleCode
  /** The article it rests on; null until a lawyer has confirmed one. */
  readonly article: string | null
  readonly steps: readonly Step[]
}

export interface Workable {
  readonly receivedOn: Day
  readonly facts: ApplicationFacts
  readonly objections?: readonly ObjectionFacts[]
}

/** Every date of a case that is or was of use, in the order of the days. */
export function workings(today: Day, about: Workable): Working[] {
  return [decision(about), completing(today, about.facts), responding(today, about.facts), notProcessed(about), ...objecting(about), ...penalty(today, about), repeatTalk(about)]
    .flatMap((working) => working ?? [])
    .toSorted((one, other) => one.on.localeCompare(other.on))
}

/** Eight weeks after receipt, with what stood still, to a working day; or the later day of a notice. */
export function decision({ receivedOn, facts }: Workable): Working {
  const stops = asIfLapsed(stopsOf(facts))
  const periods = standstills(receivedOn, stops) ?? []
  const on = decideByAtLatest(receivedOn, stops)
  const start = termFrom(receivedOn, stops)
  const plain = addDays(start, termDays(start))
  const days = daysIn(periods)
  const twice = periods.reduce((sum, { from, until }) => sum + daysBetween(from, until) + 1, 0) - days
  const bare = addDays(plain, days)
  const isNamed = stops.deferredUntil === on && on > daysOff(bare).end
  return made('decision', 'T01_DECIDE', on, [
    { kind: 'start', fact: stops.reopenedOn ? 'reopened' : 'received', on: start },
    { kind: 'add', days: termDays(start), on: plain },
    ...periods.map((period): Step => ({ kind: 'still', ...period, days: daysBetween(period.from, period.until) + 1 })),
    ...(twice > 0 ? [{ kind: 'once' as const, days: twice }] : []),
    ...(days > 0 ? [{ kind: 'together' as const, days, on: bare }] : []),
    ...daysOff(bare).steps,
    ...(isNamed ? [{ kind: 'named' as const, on }] : []),
  ])
}

/** The last day to answer a request that runs: the one its letter named. */
export function completing(today: Day, facts: ApplicationFacts): Working | undefined {
  const open = openRequest(today, facts)
  return open && made('completion', 'T09_COMPLETE', open.until, [{ kind: 'start', fact: 'asked', on: open.askedOn }, { kind: 'named', on: open.until }])
}

/** The last day to say what she thinks of a refusal that is intended: the one its letter named, or the later one she was given to speak (Awb 4:9). */
export function responding(today: Day, facts: ApplicationFacts): Working | undefined {
  const intended = thisHearing(facts).acts.find(({ act }) => act === 'intendRefusal')
  const until = hearUntil(facts)
  if (!intended || !until || stageOn(today, facts) !== 'intended refusal') return undefined
  return made('respond', 'A12_HEAR', until, [{ kind: 'start', fact: 'intended', on: intended.on }, { kind: 'named', on: until }])
}

/** As long as it can still be left out of handling. */
function notProcessed({ facts }: Workable): Working | undefined {
  const since = endedBy(facts) ? undefined : afterNotProcessing(facts)
  return since && leaveOutBy(since)
}

/** Four weeks from when it stayed incomplete, or from the second talk she was not at. */
export function leaveOutBy(since: Since): Working {
  const days = figure('notProcessedDays', since.on)
  return made('notProcessed', 'T03_NOT_PROCESS', notProcessedBy(since.on), counted(since.because === 'talks' ? 'notAppeared' : 'completedOrLapsed', since.on, days, notProcessedBy(since.on)))
}

function objecting({ facts, objections = [] }: Workable): Working[] {
  const decided = endedBy(facts)
  if (!decided || decided.act === 'withdraw') return []
  const on = objectionUntil(decided.on)
  const until = made('objection', 'T04_OBJECT', on, counted('notified', decided.on, figure('objectionDays', decided.on), on))
  return [until, ...objections.flatMap((objection) => objectionDecision(objection) ?? [])]
}

function objectionDecision(facts: ObjectionFacts): Working | undefined {
  const clock = objectionClock(facts)
  return !clock || clock.withdrawnOn ? undefined : decisionOnObjection(clock)
}

export function decisionOnObjection({ term: { from, late, days, stoodStill }, deferredUntil, decideBy }: ObjectionClock): Working {
  const bare = addDays(from, days + stoodStill)
  return made('objectionDecision', 'T05_DECIDE_OBJECTION', decideBy, [
    { kind: 'start', fact: late ? 'lodged' : 'objectionTerm', on: from },
    { kind: 'add', days, on: addDays(from, days) },
    ...(stoodStill ? [{ kind: 'waited' as const, days: stoodStill, on: bare }] : []),
    ...daysOff(bare).steps,
    ...(deferredUntil ? [{ kind: 'named' as const, on: deferredUntil }] : []),
  ])
}

function penalty(today: Day, { receivedOn, facts }: Workable): Working[] {
  const owed = penaltyTill(today, facts, decideByAtLatest(receivedOn, stopsOf(facts)))
  return owed ? penaltyDays(owed, facts.acts.findLast(({ act }) => act === 'undoPenalty')?.on) : []
}

/** Of the penalty no day is moved: its days are counted as they are (Awb 4:17). @param undone when it is fixed anew after an objection. */
export function penaltyDays({ noticeOn, first, last, setBy, through }: Penalty, undone?: Day): Working[] {
  const run = daysBetween(noticeOn, first)
  const known = [
    made('penaltyFirst', 'T06_PENALTY', first, [{ kind: 'start', fact: 'notice', on: noticeOn }, { kind: 'add', days: run, on: first }]),
    made('penaltyLast', 'T06_PENALTY', last, [{ kind: 'start', fact: 'penaltyFirst', on: first }, { kind: 'add', days: daysBetween(first, last), on: last }]),
  ]
  if (!setBy || !through) return known
  const from = undone ?? through
  return [...known, made('penaltySet', 'T07_SET_PENALTY', setBy, counted(undone ? 'penaltyUndone' : 'penaltyOver', from, figure('penaltyDecisionDays', from), setBy))]
}

function repeatTalk({ facts }: Workable): Working | undefined {
  const granted = facts.acts.find(({ act }) => act === 'grant')
  if (!granted) return undefined
  const years = figure('repeatInterviewYears', granted.on)
  const on = addYears(granted.on, years)
  return made('repeatTalk', 'T08_REPEAT_TALK', on, [{ kind: 'start', fact: 'granted', on: granted.on }, { kind: 'addYears', years, on }])
}

export function counted(fact: StartingFact, from: Day, days: number, end: Day): Step[] {
  const bare = addDays(from, days)
  const moved = daysOff(bare)
  const more: Step[] = moved.end === end ? [] : [{ kind: 'twoWorkingDays', on: end }]
  return [{ kind: 'start', fact, on: from }, { kind: 'add', days, on: bare }, ...moved.steps, ...more]
}

/** Every day on which no term ends, from this one on, and the first on which it can. */
export function daysOff(from: Day): { steps: Step[]; end: Day } {
  const because = dayOffBecause(from)
  if (!because) return { steps: [], end: from }
  const { steps, end } = daysOff(addDays(from, 1))
  return { steps: [{ kind: 'off', because, on: from }, ...steps], end }
}

export function made(term: TermName, rule: RuleCode, on: Day, steps: readonly Step[]): Working {
  return { term, on, rule, article: rules[rule].article, steps: [...steps, { kind: 'end', on }] }
}
