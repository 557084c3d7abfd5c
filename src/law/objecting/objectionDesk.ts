/** Handling an objection: by someone without a part in the decision (Awb 7:5), after hearing her, decided by two. */
import type { ApplicationAct } from '../application.ts'
import { addDays, type Day } from '../day.ts'
import { decideByAtLatest } from '../terms/decisionTerm.ts'
import { setAnewBy } from '../terms/defaultNotice.ts'
import type { Section } from '../deciding/proposal.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { isRunning, objectionClock, type ObjectionActFacts, type ObjectionFacts, objectionDeferredUntil, type ObjectionOutcome } from './objection.ts'
import { cannotGiveObjectionNotice, cannotSetObjectionPenalty } from './objectionPenalty.ts'
import { answerBy } from '../hers/requests.ts'
import { closedBy } from '../rules.ts'

export const outcomes: readonly ObjectionOutcome[] = ['founded', 'unfounded', 'inadmissible']

type HandlingStep = 'take' | 'committee' | 'defer' | 'planHearing' | 'waiveHearing' | 'openPapers' | 'reportHearing' | 'propose' | 'decide'
/** What is done about lateness is open whoever handles it, and fixing it after the decision too. */
export type DeskStep = HandlingStep | 'defaultNotice' | 'setPenalty'

const last = ({ acts }: ObjectionFacts, name: ObjectionActFacts['act']): ObjectionActFacts | undefined => acts.findLast(({ act }) => act === name)

/** What the decision on an objection does to a case: no part of the decision it is about. */
export const onObjection: readonly ApplicationAct[] = ['grantOnObjection', 'reopenOnObjection', 'undoPenalty']

/** Nobody who worked on the decision handles the objection to it; two accounts of one person are one. */
export function hadPart(worked: readonly string[], own: readonly string[]): Impediment | undefined {
  return worked.some((by) => own.includes(by)) ? closedBy('O05_APART', 'same-official') : undefined
}

export interface HearingPlan {
  readonly on: Day
  /** The file lies open for her from this day at the latest, and what she wants to add comes by that day (Awb 7:4). */
  readonly papersFrom: Day
  readonly papersUntil: Day
  readonly openedOn: Day | undefined
}

/** The hearing that is planned, if one is. */
export function hearingPlan(facts: ObjectionFacts): HearingPlan | undefined {
  const on = last(facts, 'planHearing')?.until
  return on && { on, papersFrom: addDays(on, -figure('papersOpenDays', on)), papersUntil: addDays(on, -figure('newPapersDays', on)), openedOn: last(facts, 'openPapers')?.on }
}

/** The soonest day for a hearing: so that she can still add papers. */
export const soonestHearing = (today: Day): Day => addDays(today, figure('hearingNoticeDays', today))

export function tooSoonToHear(today: Day, on: Day): Impediment | undefined {
  return on < soonestHearing(today) ? closedBy('O06_HEAR', 'too-soon') : undefined
}

/** She was heard, or said that she need not be. */
export function isHeard(facts: ObjectionFacts): boolean {
  return last(facts, 'reportHearing') !== undefined || last(facts, 'waiveHearing') !== undefined
}

/** A report is of a hearing that was held, with the file open long enough before it. */
export function cannotReport(today: Day, facts: ObjectionFacts): Impediment | undefined {
  const plan = hearingPlan(facts)
  if (!plan || plan.on > today) return closedBy('O06_HEAR', 'not-open-now')
  return plan.openedOn && plan.openedOn <= plan.papersFrom ? undefined : closedBy('O07_PAPERS', 'papers-not-open')
}

/** The proposal that lies there: not sent back since. */
export function proposedOutcome({ acts }: ObjectionFacts): ObjectionActFacts | undefined {
  const found = acts.findLast(({ act }) => act === 'propose' || act === 'sendBack' || act === 'decide')
  return found?.act === 'propose' ? found : undefined
}

/** Late, or without reasons after the last day for them: the only ways not to come to what it is about. */
export function mayBeInadmissible(today: Day, facts: ObjectionFacts): boolean {
  const clock = objectionClock(facts)
  return clock !== undefined && (!clock.inTime || (clock.reasonsUntil !== undefined && clock.reasonsUntil < today))
}

export function cannotProposeOutcome(today: Day, facts: ObjectionFacts, outcome: ObjectionOutcome): Impediment | undefined {
  const closed = stepClosed('propose', today, facts)
  if (closed) return closed
  return outcome === 'inadmissible' && !mayBeInadmissible(today, facts) ? closedBy('O08_DECIDE', 'not-open-now') : undefined
}

/** Put off once, by six weeks at most (Awb 7:10). */
export function deferredTo(facts: ObjectionFacts): Day | undefined {
  const clock = objectionClock(facts)
  return clock && objectionDeferredUntil(clock.decideBy)
}

/** What whoever decides has looked at, point by point; and the parts of a proposal that can each be sent back with a word. */
export const objectionCheckpoints = ['heard', 'reconsidered', 'reasons', 'weighing', 'effect', 'letter', 'apart'] as const
export type ObjectionCheckpoint = (typeof objectionCheckpoints)[number]
export const objectionSections = ['facts', 'weighing', 'reason', 'letter'] as const satisfies readonly Section[]

/** Why a step is closed on this day; undefined when it is open. */
export function stepClosed(step: DeskStep, today: Day, facts: ObjectionFacts): Impediment | undefined {
  if (step === 'defaultNotice') return cannotGiveObjectionNotice(today, facts)
  if (step === 'setPenalty') return cannotSetObjectionPenalty(today, facts)
  const isClosed = !isRunning(facts) || (step !== 'take' && !last(facts, 'take')) || closedFor(step, today, facts)
  return isClosed ? closedBy(step === 'take' ? 'O05_APART' : 'O08_DECIDE', 'not-open-now') : undefined
}

function closedFor(step: HandlingStep, today: Day, facts: ObjectionFacts): boolean {
  const has = (name: ObjectionActFacts['act']): boolean => last(facts, name) !== undefined
  const isProposed = proposedOutcome(facts) !== undefined
  const waitsForReasons = (objectionClock(facts)?.reasonsUntil ?? '') >= today
  switch (step) {
    case 'take':
      return has('take')
    case 'committee':
      return has('committee') || has('defer')
    case 'defer':
      return has('defer') || today > (objectionClock(facts)?.decideBy ?? today)
    case 'planHearing':
    case 'waiveHearing':
      return isHeard(facts) || isProposed
    case 'openPapers':
      return !hearingPlan(facts) || has('openPapers')
    case 'reportHearing':
      return isHeard(facts) || (hearingPlan(facts)?.on ?? '9999-12-31') > today
    case 'propose':
      return isProposed || !isHeard(facts) || waitsForReasons
    case 'decide':
      return !isProposed
  }
}

export const deskSteps: readonly DeskStep[] = ['take', 'planHearing', 'waiveHearing', 'openPapers', 'reportHearing', 'propose', 'decide', 'defer', 'committee', 'defaultNotice', 'setPenalty']

export const openSteps = (today: Day, facts: ObjectionFacts): DeskStep[] => deskSteps.filter((step) => !stepClosed(step, today, facts))

/** Who handled it does not decide on it. */
export function handledIt({ acts }: ObjectionFacts, own: readonly string[]): Impediment | undefined {
  const worked = acts.some(({ act, by }) => (act === 'take' || act === 'reportHearing' || act === 'propose') && by !== undefined && own.includes(by))
  return worked ? closedBy('A20_FOUR_EYES', 'same-official') : undefined
}

/** What an objection that is founded does, as far as she has not begun another application (`already`): a refusal becomes a licence, an act on a licence is undone, what was not processed is opened again, a penalty is fixed anew, what she asked about her data is answered anew; of the rest only the reasons change. */
export type Effect = 'grant' | 'undo' | 'reopen' | 'setAgain' | 'answerAgain' | 'already' | 'none'

const effects: Readonly<Record<string, Effect>> = { refused: 'grant', suspended: 'undo', revoked: 'undo', notProcessed: 'reopen', penaltySet: 'setAgain', rightGranted: 'answerAgain', rightDenied: 'answerAgain' }

export function effectOf(outcome: ObjectionOutcome, decision: string): Effect {
  return outcome === 'founded' ? (effects[decision] ?? 'none') : 'none'
}

/** The last day to decide anew on what was undone; undefined when nothing is decided anew. */
export function anewBy(effect: Effect, on: Day): Day | undefined {
  if (effect === 'reopen') return decideByAtLatest(on)
  if (effect === 'answerAgain') return answerBy('erasure', on)
  return effect === 'setAgain' ? setAnewBy(on) : undefined
}
