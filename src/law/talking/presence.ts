/** Who is at a talk: two officials who each signed in to it, on its day. */
import { type ActOnRecord, type ApplicationFacts, beforeTalk } from '../application.ts'
import type { Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** What was done since this talk got its moment. */
function ofThisTalk({ acts }: ApplicationFacts): readonly ActOnRecord[] {
  return acts.slice(acts.findLastIndex(({ act }) => beforeTalk.includes(act)) + 1)
}

/** The accounts that signed in on this day and did not sign out. */
export function presentOn(day: Day, facts: ApplicationFacts): string[] {
  return presentAfter(day, ofThisTalk(facts))
}

function presentAfter(day: Day, acts: readonly ActOnRecord[]): string[] {
  const present = new Set<string>()
  for (const { act, on, by } of acts) {
    if (act === 'attend' && on === day) present.add(by)
    if (act === 'leave') present.delete(by)
  }
  return [...present]
}

/** The accounts that were present when it began; nobody as long as it did not. */
export function holdersOf(facts: ApplicationFacts): string[] {
  const acts = ofThisTalk(facts)
  const start = acts.findLastIndex(({ act }) => act === 'startTalk')
  const begun = acts[start]
  return begun ? presentAfter(begun.on, acts.slice(0, start)) : []
}

export const hasBegun = (facts: ApplicationFacts): boolean => holdersOf(facts).length > 0

/** Begun, and not ended yet. */
export const isRunning = (facts: ApplicationFacts): boolean => hasBegun(facts) && !ofThisTalk(facts).some(({ act }) => act === 'holdInterview')

export function isPaused(facts: ApplicationFacts): boolean {
  return ofThisTalk(facts).findLast(({ act }) => act === 'pauseTalk' || act === 'resumeTalk')?.act === 'pauseTalk'
}

/** One official alone does not begin a talk. */
export function notTogether(day: Day, facts: ApplicationFacts): Impediment | undefined {
  return presentOn(day, facts).length < figure('interviewOfficials', day) ? closedBy('I02_TWO_PRESENT', 'one-official') : undefined
}

/** Two and no more sit across from her; two accounts of one person are one. */
export function cannotAttend(day: Day, facts: ApplicationFacts, own: readonly string[]): Impediment | undefined {
  const present = presentOn(day, facts)
  if (present.some((account) => own.includes(account))) return closedBy('A20_FOUR_EYES', 'same-official')
  return present.length >= figure('interviewOfficials', day) ? closedBy('I02_TWO_PRESENT', 'two-present') : undefined
}

/** The record is written, and judged, by those who were there. */
export function notAtTalk(facts: ApplicationFacts, own: readonly string[]): Impediment | undefined {
  const holders = holdersOf(facts)
  if (!holders.length) return closedBy('I02_TWO_PRESENT', 'talk-not-begun')
  return holders.some((account) => own.includes(account)) ? undefined : closedBy('I02_TWO_PRESENT', 'not-at-talk')
}
