/** As strangers.ts, of what comes after a decision. */
import * as courts from '../../src/actions/measures/courts.ts'
import * as revoking from '../../src/actions/measures/revoking.ts'
import * as measuring from '../../src/actions/measures/secondEye.ts'
import { nobody, official, theirs, today } from './strangers.ts'
import type { StaffRole } from '../../src/law/office.ts'

const elsewhere = (role: StaffRole) => official(role, 'GM0363')
const view = {} as never

const aCase = '00000000-0000-4000-8000-000000000000'

export const callsAfter: Readonly<Record<string, () => Promise<unknown>>> = {
  intendRevocation: () => revoking.intendRevocation(elsewhere('caseworker'), theirs.id, view, today),
  skipRevocationHearing: () => revoking.skipRevocationHearing(elsewhere('caseworker'), theirs.id, view, today),
  recordRevocationView: () => revoking.recordRevocationView(elsewhere('caseworker'), theirs.id, view, today),
  dropRevocation: () => revoking.dropRevocation(elsewhere('caseworker'), theirs.id, today),
  proposeRevocation: () => revoking.proposeRevocation(elsewhere('caseworker'), theirs.id, view, today),
  sayOnRevocation: async () => revoking.sayOnRevocation(nobody, { viewHow: 'write', statement: 'x', callNumber: '', callWhen: '' }, today),
  readMeasure: async () => measuring.readMeasure(elsewhere('decisionMaker'), theirs.id, today),
  openMeasure: async () => measuring.openMeasure(elsewhere('decisionMaker'), theirs.id, today),
  courtSide: async () => courts.courtSide(elsewhere('caseworker'), theirs.id, today),
  recordOrder: () => courts.recordOrder(elsewhere('objectionHandler'), theirs.id, view, today),
  confirmOrder: () => courts.confirmOrder(elsewhere('decisionMaker'), theirs.id, aCase, 'x', today),
  dropOrder: () => courts.dropOrder(elsewhere('caseworker'), theirs.id, aCase, today),
  reviewSuspension: () => measuring.reviewSuspension(elsewhere('caseworker'), theirs.id, view, today),
}

/** Parts of other actions, called inside their transaction and after their checks. */
export const partsAfter = ['sendIntendedRevocation', 'sendRevocation', 'sendCourtOrder', 'lockLicence', 'putOnLicence', 'takeStep', 'revoke', 'intendedFor']
