/** As strangers.ts, of what comes after a decision. */
import * as revoking from '../../src/actions/measures/revoking.ts'
import * as measuring from '../../src/actions/measures/secondEye.ts'
import { nobody, official, theirs, today } from './strangers.ts'
import type { StaffRole } from '../../src/law/office.ts'

const elsewhere = (role: StaffRole) => official(role, 'GM0363')
const view = {} as never

export const callsAfter: Readonly<Record<string, () => Promise<unknown>>> = {
  intendRevocation: () => revoking.intendRevocation(elsewhere('caseworker'), theirs.id, view, today),
  skipRevocationHearing: () => revoking.skipRevocationHearing(elsewhere('caseworker'), theirs.id, view, today),
  recordRevocationView: () => revoking.recordRevocationView(elsewhere('caseworker'), theirs.id, view, today),
  dropRevocation: () => revoking.dropRevocation(elsewhere('caseworker'), theirs.id, today),
  proposeRevocation: () => revoking.proposeRevocation(elsewhere('caseworker'), theirs.id, view, today),
  sayOnRevocation: async () => revoking.sayOnRevocation(nobody, { viewHow: 'write', statement: 'x', callNumber: '', callWhen: '' }, today),
  readMeasure: async () => measuring.readMeasure(elsewhere('decisionMaker'), theirs.id, today),
  openMeasure: async () => measuring.openMeasure(elsewhere('decisionMaker'), theirs.id, today),
  reviewSuspension: () => measuring.reviewSuspension(elsewhere('caseworker'), theirs.id, view, today),
}

/** Parts of other actions, called inside their transaction and after their checks. */
export const partsAfter = ['sendIntendedRevocation', 'sendRevocation', 'sendCourtOrder', 'lockLicence', 'putOnLicence', 'takeStep', 'revoke', 'intendedFor']
