/** As strangers.ts, of requests about data that two decide. */
import { randomUUID } from 'node:crypto'
import * as emergencies from '../../src/actions/emergency/emergencies.ts'
import * as requestsByTwo from '../../src/actions/looks/deciding.ts'
import { liftLimit } from '../../src/actions/looks/effects.ts'
import { openWrong } from '../../src/actions/looks/rectifying.ts'
import * as recipients from '../../src/actions/looks/recipients.ts'
import * as helping from '../../src/actions/helping/helping.ts'
import * as refusing from '../../src/actions/helping/refusing.ts'
import * as attachments from '../../src/actions/papers/attachments.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { elsewhere, helper, nobody, now, theirs, today, view } from './someoneElse.ts'

export const ofRequests: Readonly<Record<string, () => Promise<unknown>>> = {
  proposeAnswer: async () => requestsByTwo.proposeAnswer(elsewhere('caseworker'), randomUUID(), view, today),
  draftAnswer: async () => requestsByTwo.draftAnswer(elsewhere('caseworker'), randomUUID(), view, today),
  decidingOn: async () => requestsByTwo.decidingOn(elsewhere('caseworker'), randomUUID(), today),
  openProposed: async () => requestsByTwo.openProposed(elsewhere('caseworker'), randomUUID()),
  agreeToAnswer: async () => requestsByTwo.agreeToAnswer(elsewhere('decisionMaker'), randomUUID(), randomUUID(), today),
  sendAnswerBack: async () => requestsByTwo.sendAnswerBack(elsewhere('decisionMaker'), randomUUID(), randomUUID(), 'x', today),
  hasAttachments: async () => ((await attachments.hasAttachments(elsewhere('caseworker'), theirs.id)) ? 'something' : Promise.reject(new NotFound())),
  attachmentsCase: async () => attachments.attachmentsCase(elsewhere('caseworker'), theirs.id),
  openAttachments: async () => attachments.openAttachments(elsewhere('caseworker'), theirs.id),
  lookAtAttachment: async () => attachments.lookAtAttachment(elsewhere('caseworker'), theirs.id, randomUUID(), ''),
  judgeAttachment: async () => attachments.judgeAttachment(elsewhere('caseworker'), theirs.id, randomUUID(), { fit: true, why: '' }, today),
  helpersOf: async () => refusing.helpersOf(elsewhere('caseworker'), theirs.id, today),
  refuseHelper: async () => refusing.refuseHelper(elsewhere('caseworker'), theirs.id, randomUUID(), view, today),
  helpedRequest: async () => helping.helpedRequest(helper, randomUUID(), today),
  answerItemFor: async () => helping.answerItemFor(helper, randomUUID(), 1, view, today),
  moreTimeFor: async () => helping.moreTimeFor(helper, randomUUID(), today),
  openInEmergency: () => emergencies.openInEmergency(elsewhere('caseworker'), theirs.id, 'x', now),
  emergencyOf: () => emergencies.emergencyOf(elsewhere('caseworker'), theirs.id, now),
  emergenciesHere: async () => emergencies.emergenciesHere(elsewhere('teamLead'), now),
  emergencyLine: () => emergencies.emergencyLine(elsewhere('teamLead'), randomUUID(), now),
  readEmergency: () => emergencies.readEmergency(elsewhere('teamLead'), randomUUID(), now),
  seeEmergency: () => emergencies.seeEmergency(elsewhere('teamLead'), randomUUID(), true, now),
  wrongAtChecks: async () => recipients.wrongAtChecks(elsewhere('caseworker') as never),
  advisersToTell: () => recipients.advisersToTell(elsewhere('caseworker'), theirs.id),
  toldAdviser: () => recipients.toldAdviser(elsewhere('caseworker'), theirs.id, randomUUID(), today),
  putRightElsewhere: async () => recipients.putRightElsewhere(elsewhere('teamLead')),
  readElsewhere: () => recipients.readElsewhere(elsewhere('caseworker'), randomUUID(), today),
  openWrong: () => openWrong(elsewhere('decisionMaker'), randomUUID()),
  liftLimit: async () => liftLimit(nobody, randomUUID()),
}

/** Inside an act of someone who is asked first. */
export const partsOfRequests = ['attach', 'attachedTo', 'sentAlong', 'requestOf', 'answerIn', 'moreTimeIn', 'giveViewIn']
