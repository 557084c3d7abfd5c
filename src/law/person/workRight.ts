/** The right to work as it was seen last: until when it holds, and that it is looked at again when it ends (V02). */
import type { ApplicationAct, ApplicationFacts } from '../application.ts'
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** What the ledger keeps of looking: the day on which the right ends, and nothing of what was shown. */
export const workRightSeen: readonly ApplicationAct[] = ['identify', 'seeWorkRight']

/** The day on which it ends; undefined when no end was seen. */
export function workRightUntil({ acts }: ApplicationFacts): Day | undefined {
  return acts.findLast(({ act }) => workRightSeen.includes(act))?.until
}

/** It ends while the licence holds, and on that day it is a task to look at it again. */
export function workRightEnds(facts: ApplicationFacts, { validUntil }: { readonly validUntil: Day }): Day | undefined {
  const until = workRightUntil(facts)
  return until && until < validUntil ? until : undefined
}

/** Seen again is that it goes on: to a later day, or without an end. */
export function cannotGoOn(today: Day, until: Day | undefined): Impediment | undefined {
  return until && until < today ? closedBy('S16_WORK_RIGHT', 'identity-not-established') : undefined
}

/** What can show that she may work; seen at the desk, where it counts. */
export const permits = ['permit', 'sticker', 'secondNationality', 'unsure'] as const
export type Permit = (typeof permits)[number]

/** Of these the last day is asked. */
export const endsWith: readonly Permit[] = ['permit', 'sticker']

/** As registers write them: the Netherlands, the EU, the EEA and Switzerland, by adjective and by code. */
const free: ReadonlySet<string> = new Set([
  'nederlandse', 'nl', 'nld', 'belgische', 'be', 'bel', 'bulgaarse', 'bg', 'bgr', 'cypriotische', 'cy', 'cyp', 'deense', 'dk', 'dnk', 'duitse', 'de', 'deu', 'estse', 'estische', 'ee', 'est',
  'finse', 'fi', 'fin', 'franse', 'fr', 'fra', 'griekse', 'gr', 'grc', 'hongaarse', 'hu', 'hun', 'ierse', 'ie', 'irl', 'italiaanse', 'it', 'ita', 'kroatische', 'hr', 'hrv', 'letse', 'lv', 'lva',
  'litouwse', 'lt', 'ltu', 'luxemburgse', 'lu', 'lux', 'maltese', 'mt', 'mlt', 'oostenrijkse', 'at', 'aut', 'poolse', 'pl', 'pol', 'portugese', 'pt', 'prt', 'roemeense', 'ro', 'rou',
  'sloveense', 'si', 'svn', 'slowaakse', 'sk', 'svk', 'spaanse', 'es', 'esp', 'tsjechische', 'cz', 'cze', 'zweedse', 'se', 'swe',
  'ijslandse', 'is', 'isl', 'liechtensteinse', 'li', 'lie', 'noorse', 'no', 'nor', 'zwitserse', 'ch', 'che',
].map(plain))

/** Some write the adjective without its last letter: Roemeens, Roemeense. */
function plain(word: string): string {
  const trimmed = word.trim().toLowerCase()
  return trimmed.length > 3 ? trimmed.replace(/e$/, '') : trimmed
}

/** Free by nationality; what is not known is asked about, never refused. */
export function isFreeToWork(nationality: string): boolean {
  return nationality.toLowerCase().split(/[,;/]| en /).some((one) => free.has(plain(one)))
}
