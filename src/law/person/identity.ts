/** Who someone is, seen at the desk: what is looked at, and what stops it (R01, R02, R06). */
import { ageOn } from './applicant.ts'
import type { Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export const identityDocuments = ['passport', 'identityCard', 'residencePermit'] as const
export type IdentityDocument = (typeof identityDocuments)[number]

/** Free for whoever has a document of the Netherlands or another country of the EU, the EEA or Switzerland; else it stands on a permit (own reading, I). */
export const workRights = ['free', 'endorsed', 'none'] as const
export type WorkRight = (typeof workRights)[number]

export interface SeenAtDesk {
  readonly document: IdentityDocument
  /** The document is real, and still valid. */
  readonly genuine: boolean
  /** Name and date of birth are those of the application. */
  readonly same: boolean
  /** The photo on it is of whoever stands there. */
  readonly face: boolean
  readonly workRight: WorkRight
  /** The last day on which it holds, when one is given. */
  readonly workUntil?: Day | undefined
}

export const deskFindings = ['notGenuine', 'otherData', 'otherFace', 'tooYoung', 'noWorkRight'] as const
export type DeskFinding = (typeof deskFindings)[number]

/** Everything that stops it; nothing when who she is stands. */
export function foundAtDesk(birthdate: Day, seen: SeenAtDesk, on: Day): DeskFinding[] {
  const stops: Readonly<Record<DeskFinding, boolean>> = {
    notGenuine: !seen.genuine,
    otherData: !seen.same,
    otherFace: !seen.face,
    tooYoung: ageOn(birthdate, on) < figure('minAge', on),
    // A residence permit says itself whether its holder may work.
    noWorkRight: seen.workRight === 'none' || (seen.workUntil !== undefined && seen.workUntil < on) || (seen.document === 'residencePermit' && seen.workRight !== 'endorsed'),
  }
  return deskFindings.filter((finding) => stops[finding])
}

/** Why who she is cannot be put on record as established (R01, R02, R06). */
export function stoppedAtDesk(findings: readonly DeskFinding[]): Impediment | undefined {
  if (!findings.length) return undefined
  if (findings.includes('tooYoung')) return closedBy('R01_AGE', 'too-young')
  return findings.includes('noWorkRight') ? closedBy('R02_WORK_RIGHT', 'no-work-right') : closedBy('R06_IDENTITY', 'identity-not-established')
}
