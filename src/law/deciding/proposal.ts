/** What a proposal rests on: every ground with facts of its own, each with where it comes from (Awb 3:46). */
import { type ApplicationFacts, did } from '../application.ts'
import { endOfTerm } from '../calendar.ts'
import { addDays, type Day } from '../day.ts'
import { grounds, type GroundCode } from './decision.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** Where a fact can come from. What a signal says is not among them: nobody who decides can read it, so nothing rests on it. */
export const factSources = ['talk', 'seen', 'document', 'papers', 'register', 'statement'] as const
export type FactSource = (typeof factSources)[number]

export interface GroundFact {
  readonly ground: GroundCode
  readonly fact: string
  readonly source: FactSource
}

export const factsNeeded = (ground: GroundCode): number => grounds[ground].facts ?? 1

export const isWhole = ({ fact, source }: GroundFact): boolean => fact.trim() !== '' && factSources.includes(source)

/** The chosen grounds that lack a fact, or lack where one comes from. */
export function groundsWithoutFact(chosen: readonly GroundCode[], facts: readonly GroundFact[]): GroundCode[] {
  return chosen.filter((ground) => facts.filter((each) => each.ground === ground && isWhole(each)).length < factsNeeded(ground))
}

export function cannotRestOn(chosen: readonly GroundCode[], facts: readonly GroundFact[]): Impediment | undefined {
  const isUnfounded = chosen.length === 0 || groundsWithoutFact(chosen, facts).length > 0
  return isUnfounded ? closedBy('I01_FACTS', 'fact-missing') : undefined
}

/** She is heard on what she is refused for: a ground she was not told of needs a reason of Awb 4:11. */
export function notTold(chosen: readonly GroundCode[], told: readonly string[], facts: ApplicationFacts): Impediment | undefined {
  const isTold = told.length === 0 || did('skipHearing', facts) || chosen.every((ground) => told.includes(ground))
  return isTold ? undefined : closedBy('A12_HEAR', 'ground-not-told')
}

/** The day of the last intention, if there was one. */
export const intendedOn = ({ acts }: ApplicationFacts): Day | undefined => acts.findLast(({ act }) => act === 'intendRefusal')?.on

/** Once she was told, another intention rests on something new, and she reads what that is (Awb 4:7). */
export function nothingNew(news: string, facts: ApplicationFacts): Impediment | undefined {
  return did('intendRefusal', facts) && !news.trim() ? closedBy('A12_HEAR', 'nothing-new') : undefined
}

/** What she said is answered before it is decided against her (Awb 3:46). */
export function unanswered(answer: string, facts: ApplicationFacts): Impediment | undefined {
  return did('giveView', facts) && !answer.trim() ? closedBy('I01_FACTS', 'answer-missing') : undefined
}

/** A proposal that came back is changed with a reason. */
export function unexplained(change: string, facts: ApplicationFacts): Impediment | undefined {
  return did('sendBack', facts) && !change.trim() ? closedBy('A14_PROPOSE', 'change-unexplained') : undefined
}

/** The parts of a proposal that can each be sent back with a word, and be seen to have changed. */
export const sections = ['grounds', 'facts', 'weighing', 'reason', 'letter'] as const
export type Section = (typeof sections)[number]

/** What the second pair of eyes has looked at, point by point. */
export const checkpoints = ['facts', 'grounds', 'heard', 'weighing', 'lighter', 'letter', 'apart'] as const
export type Checkpoint = (typeof checkpoints)[number]

/** The soonest last day for her view; a later one may be given. */
export const soonestView = (today: Day): Day => addDays(today, figure('viewStatementDays', today))

/** As long as she who asks to speak is waited for. */
export const speakUntil = (today: Day): Day => endOfTerm(today, figure('viewStatementDays', today))

export function tooSoon(today: Day, until: Day): Impediment | undefined {
  return until < soonestView(today) ? closedBy('A12_HEAR', 'too-soon') : undefined
}

/** Why she is not heard first (Awb 4:11): it is urgent, she had the opportunity and there is nothing new, or it would defeat the aim. */
export const skipGrounds = ['urgent', 'heardBefore', 'defeatsAim'] as const
export type SkipGround = (typeof skipGrounds)[number]
