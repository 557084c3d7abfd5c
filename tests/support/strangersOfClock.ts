/** Each action of the clock, called by someone whose it is not. */
import { randomUUID } from 'node:crypto'
import * as correcting from '../../src/actions/clock/correcting.ts'
import * as leaving from '../../src/actions/clock/leavingOut.ts'
import * as late from '../../src/actions/clock/notice.ts'
import * as standing from '../../src/actions/clock/standstill.ts'
import * as terms from '../../src/actions/clock/terms.ts'
import { checkWhole } from '../../src/actions/clock/wholeness.ts'
import * as previews from '../../src/actions/following/previews.ts'
import * as rights from '../../src/actions/looks/dataRights.ts'
import * as reading from '../../src/actions/objectionDesk/reading.ts'
import { day } from '../../src/law/day.ts'
import type { StaffRole } from '../../src/law/office/office.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'

const today = day('2026-11-24')
const nobody: Worker = { role: 'worker', id: randomUUID(), personId: randomUUID() }
const elsewhere = (role: StaffRole): Official => ({ role, id: randomUUID(), municipality: 'GM0363' })
const view = {} as never

/** @param theirs a case that is not theirs; known when they are called. */
export const ofClock = (theirs: { readonly id: string }): Readonly<Record<string, () => Promise<unknown>>> => ({
  suspendTerm: () => standing.suspendTerm(elsewhere('caseworker'), theirs.id, view, today),
  resumeTerm: () => standing.resumeTerm(elsewhere('caseworker'), theirs.id, today),
  askConsent: () => standing.askConsent(elsewhere('caseworker'), theirs.id, view, today),
  ownConsent: () => standing.ownConsent(nobody, today),
  answerConsent: () => standing.answerConsent(nobody, { consent: 'yes' }, today),
  giveNotice: () => late.giveNotice(nobody, today),
  recordNotice: () => late.recordNotice(elsewhere('caseworker'), theirs.id, { noticeOn: today }, today),
  noticeAtDesk: () => late.noticeAtDesk(elsewhere('frontDesk'), { caseNumber: '000000-AAA', noticeOn: today }, today),
  ownNotice: () => late.ownNotice(nobody, today),
  readPenalty: async () => late.readPenalty(elsewhere('decisionMaker'), theirs.id, today),
  setPenalty: () => late.setPenalty(elsewhere('decisionMaker'), theirs.id, today),
  missTalk: () => leaving.missTalk(elsewhere('caseworker'), theirs.id, today),
  proposeLeavingOut: () => leaving.proposeLeavingOut(elsewhere('caseworker'), theirs.id, view, today),
  readLeavingOut: async () => leaving.readLeavingOut(elsewhere('decisionMaker'), theirs.id, today),
  previewLeavingOut: async () => leaving.previewLeavingOut(elsewhere('caseworker'), theirs.id, view, today),
  previewMeasure: async () => previews.previewMeasure(elsewhere('caseworker'), theirs.id, 'suspend', { grounds: [], facts: [], reason: '', weighing: '', answer: '', note: '', startsOn: today, weeks: 2 }, today),
  previewReinstatement: async () => previews.previewReinstatement(elsewhere('caseworker'), theirs.id, { reason: '', startsOn: today }, today),
  previewOutcome: async () => reading.previewOutcome(elsewhere('objectionHandler'), randomUUID(), view, today),
  openLeavingOut: async () => leaving.openLeavingOut(elsewhere('decisionMaker'), theirs.id, today),
  leaveOut: () => leaving.leaveOut(elsewhere('decisionMaker'), theirs.id, today),
  sendBackLeavingOut: () => leaving.sendBackLeavingOut(elsewhere('decisionMaker'), theirs.id, view, today),
  checkWhole: () => checkWhole(elsewhere('caseworker'), theirs.id, view, today),
  readCorrecting: async () => correcting.readCorrecting(elsewhere('caseworker'), theirs.id, today),
  proposeCorrection: () => correcting.proposeCorrection(elsewhere('caseworker'), theirs.id, view, today),
  openCorrection: async () => correcting.openCorrection(elsewhere('caseworker'), theirs.id),
  closeCorrection: async () => correcting.closeCorrection(elsewhere('caseworker'), theirs.id, true, today),
  caseTerms: async () => terms.caseTerms(elsewhere('caseworker'), theirs.id, today),
  askRight: async () => rights.askRight(nobody, { right: 'access', why: 'x', reply: 'here' }, today),
  extendRequest: async () => rights.extendRequest(elsewhere('caseworker'), randomUUID(), view, today),
  ownRights: async () => ((await rights.ownRights(nobody)).canAsk ? 'something' : Promise.reject(new NotFound())),
})

/** Called inside the transaction of what the letter is about. */
export const partsOfClock = ['sendOfClock', 'sendOfRight', 'casePapers', 'sendInvitation', 'sendRepeatReminder', 'ask']
