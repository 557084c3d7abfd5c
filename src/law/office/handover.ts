/** A case that goes to another municipality: when, with whose agreement, and what it then is. The last day to decide stays what it was. */
import { type ApplicationFacts, did, stageBeneath, type Stage } from '../application.ts'
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export const handoverGrounds = ['moved', 'wish', 'wrongBody'] as const
export type HandoverGround = (typeof handoverGrounds)[number]

export const sendBackReasons = ['notOurs', 'noRoom', 'askFirst'] as const
export type SendBackReason = (typeof sendBackReasons)[number]

/** Until something is intended or proposed; who began to decide ends it. */
const openIn: readonly Stage[] = ['interview to plan', 'interview planned', 'interview held', 'assessment']

/** @param asked what she asked about this case and was not answered: whoever she asked answers first. */
export function cannotHandOver(day: Day, facts: ApplicationFacts, asked: number): Impediment | undefined {
  if (!openIn.includes(stageBeneath(day, facts))) return closedBy('H01_HAND_OVER', 'not-open-now')
  return asked ? closedBy('H01_HAND_OVER', 'her-request-first') : undefined
}

/** What was said in a talk goes along, or the case stays. */
export const talkGoesAlong = (facts: ApplicationFacts): boolean => did('startTalk', facts) || did('holdInterview', facts)

/** A moment that was planned is one of the municipality that gives the case away. */
export const talkFalls = (day: Day, facts: ApplicationFacts): boolean => stageBeneath(day, facts) === 'interview planned'

/** Another body has to be told of at once (Awb 2:3); everything else, and whatever was said in a talk, goes with her agreement alone. */
export const asksHer = (ground: HandoverGround, facts: ApplicationFacts): boolean => ground !== 'wrongBody' || talkGoesAlong(facts)

export interface HandoverFacts {
  readonly asksHer: boolean
  readonly agreedOn: Day | null
  readonly declinedOn: Day | null
  readonly confirmedOn: Day | null
  readonly withdrawnOn: Day | null
  readonly receivedOn: Day | null
  readonly sentBackOn: Day | null
}

export type HandoverStanding = 'asks her' | 'to confirm' | 'offered' | 'received' | 'sent back' | 'declined' | 'withdrawn'

export function standingOf(facts: HandoverFacts): HandoverStanding {
  if (facts.receivedOn) return 'received'
  if (facts.withdrawnOn) return 'withdrawn'
  if (facts.sentBackOn) return 'sent back'
  if (facts.declinedOn) return 'declined'
  if (facts.confirmedOn) return 'offered'
  return facts.asksHer && !facts.agreedOn ? 'asks her' : 'to confirm'
}

export const runs = (facts: HandoverFacts): boolean => ['asks her', 'to confirm', 'offered'].includes(standingOf(facts))

type Step = 'answer' | 'confirm' | 'withdraw' | 'receive' | 'sendBack'
const steps: Readonly<Record<Step, readonly HandoverStanding[]>> = {
  answer: ['asks her'],
  confirm: ['to confirm'],
  withdraw: ['asks her', 'to confirm', 'offered'],
  receive: ['offered'],
  sendBack: ['offered'],
}

/** Who comes second hears that it is otherwise now. */
export function cannotDo(step: Step, facts: HandoverFacts): Impediment | undefined {
  return steps[step].includes(standingOf(facts)) ? undefined : closedBy('H01_HAND_OVER', 'already-handled')
}

/** @param own every account of who confirms. */
export function cannotConfirm(facts: HandoverFacts, proposedBy: string, own: readonly string[]): Impediment | undefined {
  return cannotDo('confirm', facts) ?? (own.includes(proposedBy) ? closedBy('H01_HAND_OVER', 'same-official') : undefined)
}
