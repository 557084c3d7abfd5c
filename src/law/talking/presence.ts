/** Who is at a talk: two officials who each signed in to it, on its day. When one of them goes it waits, until there are two again. */
import { type ActOnRecord, type ApplicationFacts, beforeTalk } from '../application.ts'
import type { Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** Why someone sits in a talk that the calendar had a colleague for; nothing about anybody's health, nor about who may see what. */
export const seatReasons = ['absent', 'left', 'agreed', 'planning'] as const
export type SeatReason = (typeof seatReasons)[number]

/** What was done since this talk got its moment. */
function ofThisTalk({ acts }: ApplicationFacts): readonly ActOnRecord[] {
  return acts.slice(acts.findLastIndex(({ act }) => beforeTalk.includes(act)) + 1)
}

const startOf = (acts: readonly ActOnRecord[]): ActOnRecord | undefined => acts.findLast(({ act }) => act === 'startTalk')

/** Who signed in and is still there; before it begins what counts is who did so on that day. */
function presentAfter(acts: readonly ActOnRecord[], day: Day): string[] {
  const start = acts.findLastIndex(({ act }) => act === 'startTalk')
  const present = new Set<string>()
  for (const [place, { act, on, by, about }] of acts.entries()) {
    if (act === 'attend' && (on === day || (start >= 0 && place > start))) present.add(by)
    if (act === 'leave') present.delete(by)
    if (act === 'missColleague' && about) present.delete(about)
  }
  return [...present]
}

/** Before it begins: the accounts that signed in on this day and did not sign out. After that: those who are at it. */
export function presentOn(day: Day, facts: ApplicationFacts): string[] {
  const acts = ofThisTalk(facts)
  return presentAfter(acts, startOf(acts)?.on ?? day)
}

/** The accounts that are at the talk that began, or were at its end; nobody as long as it did not begin. */
export function holdersOf(facts: ApplicationFacts): string[] {
  const acts = ofThisTalk(facts)
  const begun = startOf(acts)
  return begun ? presentAfter(acts, begun.on) : []
}

export const hasBegun = (facts: ApplicationFacts): boolean => startOf(ofThisTalk(facts)) !== undefined

/** Begun, and not ended yet. */
export const isRunning = (facts: ApplicationFacts): boolean => hasBegun(facts) && !ofThisTalk(facts).some(({ act }) => act === 'holdInterview')

const halts: readonly string[] = ['pauseTalk', 'leave', 'missColleague']

/** By a press of the button, or because one of the two went; only going on ends it. */
export function isPaused(facts: ApplicationFacts): boolean {
  const acts = ofThisTalk(facts)
  const since = acts.slice(acts.findLastIndex(({ act }) => act === 'startTalk') + 1)
  return hasBegun(facts) && halts.includes(since.findLast(({ act }) => act === 'resumeTalk' || halts.includes(act))?.act ?? '')
}

/** As long as the same two were there; going on with someone else is another part. */
export interface Part {
  readonly number: number
  readonly present: readonly string[]
}

export function partsOf(facts: ApplicationFacts): Part[] {
  const acts = ofThisTalk(facts)
  const parts: Part[] = []
  for (const [place, { act }] of acts.entries()) {
    if (act !== 'startTalk' && act !== 'resumeTalk') continue
    const present = holdersOf({ acts: acts.slice(0, place + 1) })
    const before = parts.at(-1)
    if (!before?.present.every((account) => present.includes(account))) parts.push({ number: parts.length + 1, present })
  }
  return parts
}

/** The acts of a case up to the end of its first, or second, talk. */
export function untilTalk(number: number, { acts }: ApplicationFacts): ApplicationFacts {
  const again = acts.flatMap(({ act }, place) => (act === 'secondTalk' ? [place] : []))
  return { acts: acts.slice(0, again[number - 1] ?? acts.length) }
}

/** Everyone who was at a talk of this case for some of the time. */
export function everAt({ acts }: ApplicationFacts): string[] {
  return [...new Set(acts.flatMap((_act, place) => holdersOf({ acts: acts.slice(0, place + 1) })))]
}

/** One official alone does not begin a talk, nor goes on with it. */
export function notTogether(day: Day, facts: ApplicationFacts): Impediment | undefined {
  return presentOn(day, facts).length < figure('interviewOfficials', day) ? closedBy('I02_TWO_PRESENT', 'one-official') : undefined
}

/** Two and no more sit across from her; two accounts of one person are one. */
export function cannotAttend(day: Day, facts: ApplicationFacts, own: readonly string[]): Impediment | undefined {
  const present = presentOn(day, facts)
  if (present.some((account) => own.includes(account))) return closedBy('A20_FOUR_EYES', 'same-official')
  return present.length >= figure('interviewOfficials', day) ? closedBy('I02_TWO_PRESENT', 'two-present') : undefined
}

/** Whom the calendar names for it; where it names nobody, any of those who hold talks. */
export function notNamed(seats: readonly string[], own: readonly string[]): Impediment | undefined {
  return seats.length && !seats.some((seat) => own.includes(seat)) ? closedBy('A41_ATTEND', 'not-named') : undefined
}

/** The seat of someone who is not there, by someone who has none. */
export function cannotTakeSeat(day: Day, facts: ApplicationFacts, { seats, from, own }: { seats: readonly string[]; from: string; own: readonly string[] }): Impediment | undefined {
  if (!seats.includes(from) || seats.some((seat) => own.includes(seat))) return closedBy('A63_TAKE_SEAT', 'seat-taken')
  return presentOn(day, facts).includes(from) ? closedBy('A63_TAKE_SEAT', 'still-present') : cannotAttend(day, facts, own)
}

/** The record is written, and judged, by those who were there; half of it is enough. */
export function notAtTalk(facts: ApplicationFacts, own: readonly string[]): Impediment | undefined {
  if (!hasBegun(facts)) return closedBy('I02_TWO_PRESENT', 'talk-not-begun')
  return holdersOf(facts).some((account) => own.includes(account)) ? undefined : closedBy('I02_TWO_PRESENT', 'not-at-talk')
}

/** Written down is what was said with two there, by one of those two. */
export function notInPart(facts: ApplicationFacts, own: readonly string[]): Impediment | undefined {
  const isThere = partsOf(facts).at(-1)?.present.some((account) => own.includes(account))
  return notAtTalk(facts, own) ?? (isThere ? undefined : closedBy('A45_RESUME_TALK', 'talk-paused'))
}
