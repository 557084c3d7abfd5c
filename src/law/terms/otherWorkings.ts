/** How dates were worked out that are no term of the case itself: what is aimed at, asked, looked at again, and kept. */
import { concernUntil, REVIEW_AFTER_MONTHS, reviewOn as concernReviewOn } from '../care/concern.ts'
import { addMonths, addYears, type Day, daysBetween } from '../day.ts'
import { figure } from '../figures.ts'
import { answerBy, isDecided, type RequestKind } from '../hers/requests.ts'
import type { Stage } from '../application.ts'
import { endOf, type LicenceFacts, suspensionOn, validity } from '../licence/licence.ts'
import { renewableFrom } from '../licence/renewal.ts'
import { toReview } from '../measures/suspension.ts'
import { objectionUntil, reasonsUntil } from '../objecting/objection.ts'
import type { HearingPlan } from '../objecting/objectionDesk.ts'
import { targetOn, WARNED } from '../office/worklist.ts'
import { type Kept, keepUntil, retention } from '../retention.ts'
import { counted, daysOff, made, type StartingFact, type Step, type TermName, type Working } from './workings.ts'

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

/** Of a hearing: from when the papers lie open for her, and until when she can add to them (Awb 7:4). */
export function papersOf({ on, papersFrom, papersUntil }: HearingPlan): Readonly<Record<'from' | 'until', Working>> {
  const back = (term: TermName, last: Day): Working => made(term, 'O07_PAPERS', last, [{ kind: 'start', fact: 'hearing', on }, { kind: 'daysBack', days: daysBetween(last, on), on: last }])
  return { from: back('papersFrom', papersFrom), until: back('papersUntil', papersUntil) }
}

/** The last day of a licence: so many years and a day less, or as another register gave it. */
export function validUntil({ validFrom, validUntil: on }: LicenceFacts): Working {
  const years = figure('validityYears', validFrom)
  const isOurs = validity(validFrom).validUntil === on
  const counted: readonly Step[] = isOurs ? [{ kind: 'addYears', years, on: addYears(validFrom, years) }, { kind: 'daysBack', days: 1, on }] : [{ kind: 'given', on }]
  return made('validUntil', 'T11_VALID', on, [{ kind: 'start', fact: 'validFrom', on: validFrom }, ...counted])
}

/** What a closed case is kept for. */
export interface ClosedFile {
  readonly stage: Stage
  readonly closedOn: Day
  readonly licence: LicenceFacts | undefined
}

/** The last day of what can be read of a closed case, as far as it is about that case alone; undefined while that cannot be said. */
export function fileKept({ stage, closedOn, licence }: ClosedFile): Working | undefined {
  if (licence) return keptFrom('identityAndPhoto', 'licenceEnd', endOf(licence))
  if (stage === 'withdrawn') return keptFrom('notProcessedOrWithdrawn', 'withdrawn', closedOn)
  const kept = stage === 'refused' ? 'refusedFile' : stage === 'not processed' ? 'notProcessedOrWithdrawn' : undefined
  return kept && keptFrom(kept, 'objectionTerm', objectionUntil(closedOn))
}

function keptFrom(what: Kept, fact: StartingFact, from: Day): Working {
  const on = keepUntil(what, from)
  const { years, days } = retention[what]
  const counted: readonly Step[] = years ? [{ kind: 'addYears', years, on }] : [{ kind: 'add', days: days ?? 0, on }]
  return made('fileKept', 'T12_KEEP', on, [{ kind: 'start', fact, on: from }, ...counted])
}
