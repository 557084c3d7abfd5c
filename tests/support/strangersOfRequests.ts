/** As strangers.ts, of requests about data that two decide. */
import { randomUUID } from 'node:crypto'
import * as requestsByTwo from '../../src/actions/looks/deciding.ts'
import { liftLimit } from '../../src/actions/looks/effects.ts'
import { elsewhere, nobody, today, view } from './someoneElse.ts'

export const ofRequests: Readonly<Record<string, () => Promise<unknown>>> = {
  proposeAnswer: async () => requestsByTwo.proposeAnswer(elsewhere('caseworker'), randomUUID(), view, today),
  draftAnswer: async () => requestsByTwo.draftAnswer(elsewhere('caseworker'), randomUUID(), view, today),
  decidingOn: async () => requestsByTwo.decidingOn(elsewhere('caseworker'), randomUUID(), today),
  openProposed: async () => requestsByTwo.openProposed(elsewhere('caseworker'), randomUUID()),
  agreeToAnswer: async () => requestsByTwo.agreeToAnswer(elsewhere('decisionMaker'), randomUUID(), randomUUID(), today),
  sendAnswerBack: async () => requestsByTwo.sendAnswerBack(elsewhere('decisionMaker'), randomUUID(), randomUUID(), 'x', today),
  liftLimit: async () => liftLimit(nobody, randomUUID()),
}
