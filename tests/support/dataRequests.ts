/** A request about data of a test, answered as it is: proposed by one, agreed to by another. */
import { agreeToAnswer, decidingOn, proposeAnswer } from '../../src/actions/looks/deciding.ts'
import type { Right } from '../../src/actions/looks/rectifying.ts'
import type { ProposedAnswerForm } from '../../src/forms/hers/herSide.ts'
import type { Official } from '../../src/policies/actor.ts'
import { today } from './newWorker.ts'

interface Two {
  readonly caseworker: Official
  readonly decider: Official
}

export async function proposed({ caseworker, decider }: Two, id: string, form: Omit<ProposedAnswerForm, 'parts'> & Partial<ProposedAnswerForm>, right: Right = {}): Promise<string> {
  await proposeAnswer(caseworker, id, { parts: [], ...form }, today, right)
  return (await decidingOn(decider, id, today)).proposed?.id ?? ''
}

export async function answeredByTwo(two: Two, id: string, form: Omit<ProposedAnswerForm, 'parts'> & Partial<ProposedAnswerForm>, right: Right = {}): Promise<void> {
  await agreeToAnswer(two.decider, id, await proposed(two, id, form, right), today)
}
