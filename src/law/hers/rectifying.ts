/** What a granted correction does to what is held, and who else must hear of it (GDPR 16 and 19). */
import type { AdviceField } from '../deciding/advice.ts'
import type { Day } from '../day.ts'

/** A value is put in the place of what was wrong; beside what someone saw or judged come words that say what is right. */
export const correctedAs = {
  identity: 'replaced',
  identityCheck: 'replaced',
  photo: 'replaced',
  wishes: 'beside',
  report: 'beside',
  talkNotes: 'beside',
  view: 'beside',
  settlement: 'beside',
} as const

export type CorrectedKind = keyof typeof correctedAs

export const isCorrected = (kind: string): kind is CorrectedKind => Object.hasOwn(correctedAs, kind)

export interface Person {
  readonly given: string
  readonly family: string
  readonly birthdate: Day
  readonly nationality: string
  readonly bsn: string | null
}

export type WrongField = AdviceField | 'bsn' | 'photo'

/** What of a person was wrong. */
export function wrongIn(was: Person, is: Person): WrongField[] {
  return [
    ...(was.given === is.given && was.family === is.family ? [] : ['name' as const]),
    ...(['birthdate', 'nationality', 'bsn'] as const).filter((field) => was[field] !== is[field]),
  ]
}

/** What was wrong and went along with a question for advice. */
export function sentWrong(wrong: readonly WrongField[], sent: readonly AdviceField[]): AdviceField[] {
  return sent.filter((field) => wrong.includes(field))
}

/** What of a thing someone may have had from us; of a name by which field. */
export function fieldsOf(kind: CorrectedKind): WrongField[] {
  switch (kind) {
    case 'identityCheck':
      return ['document']
    case 'photo':
      return ['photo']
    case 'report':
      return ['report']
    case 'identity':
    case 'wishes':
    case 'talkNotes':
    case 'view':
    case 'settlement':
      return []
  }
}
