/** What holds for every decision, and the grounds a refusal or revocation can rest on. */
import type { Day } from './day.ts'
import type { Mark } from './figures.ts'
import type { Impediment } from './impediment.ts'

/** A decision does not take effect before it has been made known (Awb 3:40; V). */
export function tooEarly(takesEffect: Day, madeKnownOn: Day): Impediment | undefined {
  if (takesEffect >= madeKnownOn) return undefined
  return { rule: 'B01', article: 'Awb 3:40', because: 'not-yet-made-known' }
}

export type GroundCode =
  | 'R01_AGE'
  | 'R02_WORK_RIGHT'
  | 'R03_SELF_RELIANCE'
  | 'R04_COERCION'
  | 'R06_IDENTITY'
  | 'R07_REPEAT'
  | 'V01_WRONG_DATA'
  | 'V02_WORK_RIGHT_ENDED'

export interface Ground {
  readonly for: 'refusal' | 'revocation'
  readonly kind: 'mandatory' | 'assessed' | 'discretionary'
  readonly article: string | null
  readonly source: string
  readonly mark: Mark
}

/** Not appearing is no ground: it is an application that stayed incomplete (Awb 4:5). */
export const grounds: Readonly<Record<GroundCode, Ground>> = {
  R01_AGE: { for: 'refusal', kind: 'mandatory', article: null, source: 'SWE, NU', mark: 'S' },
  R02_WORK_RIGHT: { for: 'refusal', kind: 'mandatory', article: null, source: 'SWE', mark: 'S' },
  R03_SELF_RELIANCE: { for: 'refusal', kind: 'assessed', article: null, source: 'SWE', mark: 'S' },
  R04_COERCION: { for: 'refusal', kind: 'assessed', article: null, source: 'NU', mark: 'S' },
  R06_IDENTITY: { for: 'refusal', kind: 'mandatory', article: null, source: 'own reading', mark: 'I' },
  R07_REPEAT: { for: 'refusal', kind: 'discretionary', article: 'Awb 4:6(2)', source: 'AWB', mark: 'V' },
  V01_WRONG_DATA: { for: 'revocation', kind: 'discretionary', article: null, source: 'recalled', mark: 'U' },
  V02_WORK_RIGHT_ENDED: { for: 'revocation', kind: 'mandatory', article: null, source: 'own reading, NVW', mark: 'I' },
}

export const refusalGrounds = (Object.keys(grounds) as GroundCode[]).filter((code) => grounds[code].for === 'refusal')
