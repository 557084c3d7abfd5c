/** The life of a licence: what it is worth on a day, and which acts the law then opens. */
import { addDays, addYears, type Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy, type RuleCode } from '../rules.ts'

export type Act = 'suspend' | 'reinstate' | 'revoke' | 'surrender'
/** What is said of such an act afterwards: a court that stays it, the end of that, a decision on an objection that undoes it, and looking at it again. */
export type ActOnAct = 'stay' | 'liftStay' | 'undo' | 'review'
export type Standing = 'not yet valid' | 'valid' | 'suspended' | 'revoked' | 'surrendered' | 'expired'

export interface LicenceActFacts {
  readonly act: Act | ActOnAct
  readonly takesEffect: Day
  /** The last day of a suspension or a stay; after it the licence is worth what it was. */
  readonly untilDay?: Day | null
  readonly id?: string
  /** The act that this one is about. */
  readonly of?: string | null
}

export interface LicenceFacts {
  readonly validFrom: Day
  readonly validUntil: Day
  /** Acts on the licence, in the order they take effect. */
  readonly acts: readonly LicenceActFacts[]
}

/** What the licence is worth on a day, past or future: the question every check asks. */
export function standingOn(day: Day, licence: LicenceFacts): Standing {
  const inForce = inForceOn(day, licence).map(({ act }) => act)

  if (inForce.includes('revoke')) return 'revoked'
  if (inForce.includes('surrender')) return 'surrendered'
  if (day < licence.validFrom) return 'not yet valid'
  if (day > licence.validUntil) return 'expired'
  return suspensionOn(day, licence) ? 'suspended' : 'valid'
}

/** The acts that have begun on a day, without those that are undone or that a court stays. */
export function inForceOn(day: Day, { acts }: LicenceFacts): LicenceActFacts[] {
  const begun = acts.filter(({ takesEffect }) => takesEffect <= day)
  return begun.filter((one) => !isUndone(one, begun) && !isStayed(day, one, begun))
}

export function isUndone({ id }: LicenceActFacts, acts: readonly LicenceActFacts[]): boolean {
  return id !== undefined && acts.some(({ act, of }) => act === 'undo' && of === id)
}

/** A stay holds from its day to its last day, or until it is lifted. */
export function isStayed(day: Day, one: LicenceActFacts, acts: readonly LicenceActFacts[]): boolean {
  const last = lastOnStay(one, acts.filter(({ takesEffect }) => takesEffect <= day))
  return last?.act === 'stay' && (!last.untilDay || day <= last.untilDay)
}

const lastOnStay = ({ id }: LicenceActFacts, acts: readonly LicenceActFacts[]): LicenceActFacts | undefined =>
  acts.findLast(({ act, of }) => id !== undefined && of === id && (act === 'stay' || act === 'liftStay'))

/** The suspension that holds on a day. */
export function suspensionOn(day: Day, licence: LicenceFacts): LicenceActFacts | undefined {
  const last = inForceOn(day, licence).findLast(({ act }) => act === 'suspend' || act === 'reinstate')
  return last?.act === 'suspend' && (!last.untilDay || day <= last.untilDay) ? last : undefined
}

/** The last day it was or will be worth anything: its own, unless it was revoked or given up before. While a court stays that, its own. */
export function endOf({ validUntil, acts }: LicenceFacts): Day {
  const ended = acts.filter((one) => (one.act === 'revoke' || one.act === 'surrender') && !isUndone(one, acts)).flatMap((one) => endedOn(one, acts))
  return [validUntil, ...ended].toSorted()[0] ?? validUntil
}

function endedOn(one: LicenceActFacts, acts: readonly LicenceActFacts[]): Day[] {
  const last = lastOnStay(one, acts)
  if (last?.act !== 'stay') return [one.takesEffect]
  return last.untilDay ? [[one.takesEffect, last.untilDay].toSorted()[1] ?? last.untilDay] : []
}

/** Each act, the rule that opens it, and the standings it is open in. */
export const acts: Readonly<Record<Act, { rule: RuleCode; openIn: readonly Standing[] }>> = {
  suspend: { rule: 'S01_SUSPEND', openIn: ['not yet valid', 'valid'] },
  reinstate: { rule: 'S02_REINSTATE', openIn: ['suspended'] },
  revoke: { rule: 'S03_REVOKE', openIn: ['not yet valid', 'valid', 'suspended'] },
  surrender: { rule: 'S04_SURRENDER', openIn: ['not yet valid', 'valid', 'suspended'] },
}

/** Why the law closes this act on this day; undefined when it is open. */
export function impediment(act: Act, day: Day, licence: LicenceFacts): Impediment | undefined {
  const { rule, openIn } = acts[act]
  return openIn.includes(standingOn(day, licence)) ? undefined : closedBy(rule, 'licence-not-open-to-this')
}

export interface Answer {
  readonly on: Day
  readonly valid: boolean
}

/** What every check answers now, and on which days that changes once these acts are added. */
export function answersFrom(today: Day, licence: LicenceFacts, added: readonly LicenceActFacts[]): Answer[] {
  const after = { ...licence, acts: [...licence.acts, ...added].toSorted((one, other) => one.takesEffect.localeCompare(other.takesEffect)) }
  const turns = [licence.validFrom, addDays(licence.validUntil, 1), ...after.acts.flatMap(({ takesEffect, untilDay }) => [takesEffect, ...(untilDay ? [addDays(untilDay, 1)] : [])])]
  const days = [today, ...new Set(turns.filter((on) => on > today).toSorted())]
  const answers = [answerOn(today, licence), ...days.map((on) => answerOn(on, after))]
  return answers.filter(({ valid }, place) => place === 0 || valid !== answers[place - 1]?.valid)
}

const answerOn = (on: Day, licence: LicenceFacts): Answer => ({ on, valid: standingOn(on, licence) === 'valid' })

/** From the day of the grant, the day before that date some years on included. */
export function validity(grantedOn: Day): { validFrom: Day; validUntil: Day } {
  return { validFrom: grantedOn, validUntil: addDays(addYears(grantedOn, figure('validityYears', grantedOn)), -1) }
}

/** Of several, the one that counts on a day: the one that is valid, or else the newest. */
export function ofToday<T>(day: Day, licences: readonly T[], factsOf: (licence: T) => LicenceFacts): T | undefined {
  const newestFirst = licences.toSorted((one, other) => (factsOf(one).validFrom < factsOf(other).validFrom ? 1 : -1))
  return newestFirst.find((licence) => standingOn(day, factsOf(licence)) === 'valid') ?? newestFirst[0]
}

/** The repeat talk: a year after the grant (draft amendment; NVW, S). */
export function repeatInterviewDue(grantedOn: Day): Day {
  return addYears(grantedOn, figure('repeatInterviewYears', grantedOn))
}
