/** The life of a licence: what it is worth on a day, and which acts the law then opens. */
import { addDays, addYears, type Day } from './day.ts'
import { figure } from './figures.ts'
import type { Impediment } from './impediment.ts'
import { closedBy, type RuleCode } from './rules.ts'

export type Act = 'suspend' | 'reinstate' | 'revoke' | 'surrender'
export type Standing = 'not yet valid' | 'valid' | 'suspended' | 'revoked' | 'surrendered' | 'expired'

export interface LicenceActFacts {
  readonly act: Act
  readonly takesEffect: Day
  /** The last day of a suspension; after it the licence is worth what it was. */
  readonly untilDay?: Day | null
}

export interface LicenceFacts {
  readonly validFrom: Day
  readonly validUntil: Day
  /** Acts on the licence, in the order they take effect. */
  readonly acts: readonly LicenceActFacts[]
}

/** What the licence is worth on a day, past or future: the question every check asks. */
export function standingOn(day: Day, licence: LicenceFacts): Standing {
  const inForce = licence.acts.filter(({ takesEffect }) => takesEffect <= day).map(({ act }) => act)

  if (inForce.includes('revoke')) return 'revoked'
  if (inForce.includes('surrender')) return 'surrendered'
  if (day < licence.validFrom) return 'not yet valid'
  if (day > licence.validUntil) return 'expired'
  return suspensionOn(day, licence) ? 'suspended' : 'valid'
}

/** The suspension that holds on a day. */
export function suspensionOn(day: Day, { acts }: LicenceFacts): LicenceActFacts | undefined {
  const last = acts.findLast(({ takesEffect }) => takesEffect <= day)
  return last?.act === 'suspend' && (!last.untilDay || day <= last.untilDay) ? last : undefined
}

/** The last day it was or will be worth anything: its own, unless it was revoked or given up before. */
export function endOf({ validUntil, acts }: LicenceFacts): Day {
  const ended = acts.filter(({ act }) => act === 'revoke' || act === 'surrender').map(({ takesEffect }) => takesEffect)
  return [validUntil, ...ended].toSorted()[0] ?? validUntil
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
