/** How dates were worked out that are no term of the case itself: what is aimed at, asked, looked at again, and kept. */
import { concernUntil, REVIEW_AFTER_MONTHS, reviewOn as concernReviewOn } from '../care/concern.ts'
import { addMonths, type Day, daysBetween } from '../day.ts'
import { figure } from '../figures.ts'
import { answerBy, isDecided, type RequestKind } from '../hers/requests.ts'
import { type LicenceFacts, suspensionOn } from '../licence/licence.ts'
import { renewableFrom } from '../licence/renewal.ts'
import { toReview } from '../measures/suspension.ts'
import { objectionUntil, reasonsUntil } from '../objecting/objection.ts'
import { targetOn, WARNED } from '../office/worklist.ts'
import { counted, daysOff, made, type Step, type TermName, type Working } from './workings.ts'

/** The day to aim at, so many working days before the last. */
export function target(decideBy: Day): Working {
  const on = targetOn(decideBy)
  return made('target', 'T10_TARGET', on, [{ kind: 'start', fact: 'decideBy', on: decideBy }, { kind: 'workingDaysBack', days: WARNED, on }])
}

/** Reasons that come later; `until` is what she was told. */
export function reasons(notifiedOn: Day, lodgedOn: Day, until: Day): Working {
  const last = objectionUntil(notifiedOn)
  const on = reasonsUntil(notifiedOn, lodgedOn)
  const steps = on === last ? [{ kind: 'start' as const, fact: 'objectionTerm' as const, on: last }] : counted('lodged', lodgedOn, figure('objectionReasonsDays', lodgedOn), on)
  return made('reasons', 'O04_REASONS', until, [...steps, ...(until === on ? [] : [{ kind: 'named' as const, on: until }])])
}

/** When it came in, or when it was opened again after an objection. */
export interface Since {
  readonly on: Day
  readonly reopened: boolean
}

/** Of a right one month; of a question about a look some weeks. */
export function answer(kind: RequestKind, since: Since): Working {
  if (isDecided(kind)) return inMonths('answer', since, figure('requestMonths', since.on))
  const on = answerBy(kind, since.on)
  return made('answer', 'D08_ANSWER_LOOK', on, counted('requested', since.on, figure('lookAnswerDays', since.on), on))
}

/** Two months more, counted from the same day. */
export function laterAnswer(since: Since): Working {
  return inMonths('laterAnswer', since, figure('requestMonths', since.on) + figure('requestMoreMonths', since.on))
}

function inMonths(term: TermName, { on: from, reopened }: Since, months: number): Working {
  const bare = addMonths(from, months)
  const { steps, end } = daysOff(bare)
  return made(term, term === 'laterAnswer' ? 'D03_LATER' : 'D07_ANSWER', end, [{ kind: 'start', fact: reopened ? 'reopened' : 'requested', on: from }, { kind: 'addMonths', months, on: bare }, ...steps])
}

/** Looking again at the suspension of today, as long as that was not done. */
export function suspensionReview(today: Day, licence: LicenceFacts): Working | undefined {
  const on = toReview(today, licence)
  const from = on && suspensionOn(today, licence)?.takesEffect
  if (!from) return undefined
  return made('suspensionReview', 'S18_REVIEW', on, [{ kind: 'start', fact: 'suspended', on: from }, { kind: 'add', days: daysBetween(from, on), on }])
}

/** From when the next licence can be asked for. */
export function renewable(licence: LicenceFacts): Working {
  const { validUntil } = licence
  const on = renewableFrom(licence)
  return made('renewable', 'S09_RENEW', on, [{ kind: 'start', fact: 'validUntil', on: validUntil }, { kind: 'monthsBack', months: figure('renewalMonths', validUntil), on }])
}

/** Of a worry: when it is looked at again, and the last day it is kept. */
export function concernDays(concern: { readonly recordedOn: Day }): Readonly<Record<'review' | 'kept', Working>> {
  const start: Step = { kind: 'start', fact: 'recorded', on: concern.recordedOn }
  const [review, kept] = [concernReviewOn(concern), concernUntil(concern)]
  return {
    review: made('concernReview', 'Z04_REVIEW', review, [start, { kind: 'addMonths', months: REVIEW_AFTER_MONTHS, on: review }]),
    kept: made('concernKept', 'Z08_KEEP', kept, [start, { kind: 'add', days: daysBetween(concern.recordedOn, kept), on: kept }]),
  }
}
