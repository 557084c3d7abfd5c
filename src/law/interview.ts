/** The talk (vergunninggesprek): what is told, what is looked at, what is never asked, and how two officials judge. */
import { clockIn, type Day, addDays, dayIn } from './day.ts'
import type { Impediment } from './impediment.ts'
import { closedBy } from './rules.ts'

/** Told first, item by item. Modelled on the information talk of the German law (PSG 7; I). */
export const informationItems = ['rights', 'objection', 'health', 'tax', 'help', 'care', 'dataKept'] as const
export type InformationItem = (typeof informationItems)[number]

/** What both officials give a view of (W4, NVW; wording I). */
export const criteria = ['knowsRights', 'canRefuse', 'canCallHelp', 'controlsOwnMeans', 'understandsLanguage', 'knowsWhereHelpIs'] as const
export type Criterion = (typeof criteria)[number]

export type Verdict = 'met' | 'notMet' | 'doubt'

export type Verdicts = Readonly<Record<Criterion, { readonly verdict: Verdict; readonly fact: string }>>

/** Until the same time the day before she moves the talk herself; after that she calls (I). */
export function talkTooNear(now: Date, talk: { readonly day: Day; readonly time: string }): Impediment | undefined {
  const onTheClock = `${dayIn(now)} ${clockIn(now)}`
  return onTheClock > `${addDays(talk.day, -1)} ${talk.time}` ? closedBy('A21_MOVE_TALK', 'talk-too-near') : undefined
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
