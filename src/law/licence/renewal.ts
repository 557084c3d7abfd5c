/** Asking for the next licence while this one runs, and what shows that she asked in time. */
import { type ApplicationFacts, did, isOpen, stageOn } from '../application.ts'
import { addDays, addMonths, type Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { type LicenceFacts, standingOn, validity } from './licence.ts'
import { closedBy } from '../rules.ts'

/** The first day on which a licence can be renewed. */
export function renewableFrom({ validUntil }: LicenceFacts): Day {
  return addMonths(validUntil, -figure('renewalMonths', validUntil))
}

/** Too early, or too late: then it is a new application. A suspension is no reason to wait. */
export function cannotRenew(day: Day, licence: LicenceFacts): Impediment | undefined {
  if (['expired', 'revoked', 'surrendered'].includes(standingOn(day, licence))) return closedBy('S09_RENEW', 'renewal-too-late')
  return day < renewableFrom(licence) ? closedBy('S09_RENEW', 'renewal-too-early') : undefined
}

/** Without a gap and without overlap: from the day after the old one ends, or from today when it has ended. */
export function validityAfter(grantedOn: Day, old: LicenceFacts | undefined): { validFrom: Day; validUntil: Day } {
  const runs = old && ['valid', 'suspended', 'not yet valid'].includes(standingOn(grantedOn, old))
  return validity(runs ? addDays(old.validUntil, 1) : grantedOn)
}

/** Two reminders, each once; of two that are both due, one is sent. */
export function reminderDue(day: Day, licence: LicenceFacts, sentOn: readonly Day[]): boolean {
  if (standingOn(day, licence) !== 'valid') return false
  const milestones = (['firstReminderDays', 'secondReminderDays'] as const).map((name) => addDays(licence.validUntil, -figure(name, day)))
  const passed = milestones.filter((on) => on <= day).at(-1)
  return passed !== undefined && !sentOn.some((sent) => sent >= passed)
}

export interface Asked {
  readonly receivedOn: Day | null
  readonly facts: ApplicationFacts
  /** The licence that it renews, if it renews one. */
  readonly old: LicenceFacts | undefined
  /** A court stays the refusal: it counts as not decided. */
  readonly stayed?: boolean
}

/** A proof of having asked in time: as long as nothing is decided, for a renewal before the end and, while the transition lasts, for a first application. */
export function cannotProve(day: Day, { receivedOn, facts, old, stayed = false }: Asked): Impediment | undefined {
  const inTime = receivedOn && !did('inviteRepeat', facts) && (old ? receivedOn <= old.validUntil : figure('mayAwaitFirstDecision', receivedOn) === 1)
  const stage = stageOn(day, facts)
  return inTime && (isOpen(stage) || (stage === 'refused' && stayed)) ? undefined : closedBy('S10_PROOF', 'not-open-now')
}
