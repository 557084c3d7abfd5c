/** How long what is kept (law.md §10; German practice and selection lists). All are settings until enacted. */
import { addDays, addYears, type Day } from './day.ts'
import type { Mark } from './figures.ts'

export type Kept =
  | 'draft'
  | 'notProcessedOrWithdrawn'
  | 'ledgerLine'
  | 'identityAndPhoto'
  | 'interviewReport'
  | 'refusedFile'
  | 'repeatHash'
  | 'signal'
  | 'referral'
  | 'auditLog'

interface Term {
  readonly days?: number
  readonly years?: number
  /** From when the term counts. */
  readonly from: 'last change' | 'final' | 'expiry' | 'record'
  readonly source: string
  readonly mark: Mark
}

export const retention: Readonly<Record<Kept, Term>> = {
  draft: { days: 30, from: 'last change', source: 'own default', mark: 'I' },
  notProcessedOrWithdrawn: { days: 91, from: 'final', source: 'own default', mark: 'I' },
  ledgerLine: { years: 1, from: 'expiry', source: 'municipal selection lists', mark: 'S' },
  identityAndPhoto: { days: 91, from: 'expiry', source: 'PSG 34(3)', mark: 'V' },
  interviewReport: { days: 42, from: 'final', source: 'own default', mark: 'I' },
  refusedFile: { years: 1, from: 'final', source: 'own default', mark: 'I' },
  repeatHash: { years: 2, from: 'final', source: 'own default', mark: 'I' },
  signal: { days: 183, from: 'record', source: 'own default', mark: 'I' },
  referral: { years: 5, from: 'record', source: 'own default', mark: 'I' },
  auditLog: { years: 3, from: 'record', source: 'own default', mark: 'I' },
}

/** The last day it is kept. */
export function keepUntil(what: Kept, from: Day): Day {
  const { days = 0, years = 0 } = retention[what]
  return addDays(addYears(from, years), days)
}
