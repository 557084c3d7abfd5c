/** What a demonstration shows before anyone is looked up: who is in it, and whether all of them are there. */
import { macOf } from '../src/actions/subject.ts'
import { hotAt } from '../src/platform/database/connection.ts'
import type { TryOut } from '../src/routes/entry/code.ts'
import { officials } from './people.ts'

export { demonstrationPeople } from './people.ts'

const inspectors = officials.filter(({ role }) => role === 'inspector')

/** The inspectors are appointed last: when they are there, everything is. */
export const isComplete = (issuer: string): Promise<boolean> => isAppointed(inspectors.at(-1)?.subject ?? '', issuer)

export async function isAppointed(subject: string, issuer: string): Promise<boolean> {
  const subjectMac = await macOf({ issuer, subject })
  return (await hotAt(subjectMac.toString('hex'), 'select from officials where subject_mac = $1', [subjectMac])).length > 0
}

/** A desk code that anyone may try. */
export async function tryOut(issuer: string): Promise<TryOut> {
  return (await import('./tryOut.ts')).codeToTry(issuer)
}
