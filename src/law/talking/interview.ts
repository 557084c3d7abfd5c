/** The talk (vergunninggesprek): what is told, what is looked at, what is never asked, and how two officials judge. */
import { clockIn, type Day, addDays, dayIn } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { figure } from '../figures.ts'
import { closedBy } from '../rules.ts'

/** Told first, item by item. Modelled on the information talk of the German law (PSG 7), with what is ours (I). */
export const informationItems = ['rights', 'cover', 'health', 'help', 'tax', 'exit', 'care', 'objection', 'stored', 'seenBy', 'kept'] as const
export type InformationItem = (typeof informationItems)[number]

/** What both officials give a view of (W4, NVW; wording I). */
export const criteria = ['knowsRights', 'canRefuse', 'canCallHelp', 'controlsOwnMeans', 'understandsLanguage', 'knowsWhereHelpIs'] as const
export type Criterion = (typeof criteria)[number]

/** What the talk goes over, one short block each; of the first no view is given (I). */
export const topics = ['ownChoice', ...criteria] as const
export type Topic = (typeof topics)[number]

export const isJudged = (topic: Topic): boolean => criteria.some((criterion) => criterion === topic)

/** The blocks of the record in the order of the talk: telling comes first. */
export const blocks = ['information', ...topics] as const
export type BlockName = (typeof blocks)[number]

/** Free, and never someone she brings herself (I). */
export const interpreterModes = ['none', 'phone', 'room'] as const
export type InterpreterMode = (typeof interpreterModes)[number]

/** Where: at the desk of the municipality, or as she asks: at a place that tells nothing, or on a screen. A wish, that the municipality answers (I). */
export const talkPlaces = ['desk', 'neutral', 'remote'] as const
export type TalkPlace = (typeof talkPlaces)[number]

/** What is never asked; no form has a field for it, and both sides see this list (I). */
export const notAsked = ['partner', 'phone', 'clients', 'services', 'earnings', 'health'] as const

export type Verdict = 'met' | 'notMet' | 'doubt'

export type Verdicts = Readonly<Record<Criterion, { readonly verdict: Verdict; readonly fact: string }>>

/** Until the same time the day before she changes the talk herself; after that she calls (I). */
export function talkTooNear(now: Date, talk: { readonly day: Day; readonly time: string } | null | undefined): Impediment | undefined {
  const onTheClock = `${dayIn(now)} ${clockIn(now)}`
  return talk && onTheClock > `${addDays(talk.day, -1)} ${talk.time}` ? closedBy('A21_MOVE_TALK', 'talk-too-near') : undefined
}

/** A talk is never today. */
export const firstTalkDay = (today: Day): Day => addDays(today, 1)

/** Soon enough to be offered to who waits. */
export const isInTime = (today: Day, on: Day): boolean => on <= addDays(today, figure('talkWithinDays', today))

/** Whether there is a moment in the weeks in which there should be one; without, she may wait on a list (I). */
export function hasMomentInTime(today: Day, free: readonly { readonly day: Day }[]): boolean {
  const last = addDays(today, figure('talkWithinDays', today))
  return free.some(({ day }) => day <= last)
}

/** A criterion that is not met, or in doubt, rests on a fact that was seen or heard. */
export function factMissing(view: Verdicts): Impediment | undefined {
  const bare = criteria.some((criterion) => view[criterion].verdict !== 'met' && view[criterion].fact.trim() === '')
  return bare ? closedBy('I01_FACTS', 'fact-missing') : undefined
}

/** Where two views differ: what they talk about before a proposal. */
export function differing(one: Verdicts, other: Verdicts): Criterion[] {
  return criteria.filter((criterion) => one[criterion].verdict !== other[criterion].verdict)
}
