/** What holds for every decision, and the grounds a refusal or revocation can rest on. */
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy, type RuleCode } from '../rules.ts'

/** A decision does not take effect before it has been made known (Awb 3:40; V). */
export function tooEarly(takesEffect: Day, madeKnownOn: Day): Impediment | undefined {
  if (takesEffect >= madeKnownOn) return undefined
  return closedBy('B01_MADE_KNOWN', 'not-yet-made-known')
}

export type GroundCode = Exclude<Extract<RuleCode, `R${string}` | `V${string}`>, 'R05_NO_INTERVIEW'>

export interface Ground {
  readonly for: 'refusal' | 'revocation'
  readonly kind: 'mandatory' | 'assessed' | 'discretionary'
  /** How many facts it takes at the least. */
  readonly facts?: number
  /** Help was offered before anything is decided on it. */
  readonly helpFirst?: boolean
}

/** Not appearing is no ground: it is an application that stayed incomplete (Awb 4:5). */
export const grounds: Readonly<Record<GroundCode, Ground>> = {
  R01_AGE: { for: 'refusal', kind: 'mandatory' },
  R02_WORK_RIGHT: { for: 'refusal', kind: 'mandatory' },
  R03_SELF_RELIANCE: { for: 'refusal', kind: 'assessed', facts: 2 },
  R04_COERCION: { for: 'refusal', kind: 'assessed', helpFirst: true },
  R06_IDENTITY: { for: 'refusal', kind: 'mandatory' },
  R07_REPEAT: { for: 'refusal', kind: 'discretionary' },
  V01_WRONG_DATA: { for: 'revocation', kind: 'discretionary' },
  V02_WORK_RIGHT_ENDED: { for: 'revocation', kind: 'mandatory' },
}

export const revocationGrounds = (Object.keys(grounds) as GroundCode[]).filter((code) => grounds[code].for === 'revocation')

export const refusalGrounds = (Object.keys(grounds) as GroundCode[]).filter((code) => grounds[code].for === 'refusal')
