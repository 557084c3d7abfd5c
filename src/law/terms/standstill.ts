/** Suspending the term of the decision: on which ground, from when until when, and when not (Awb 4:15). */
import { type ActOnRecord, type ApplicationFacts, did } from '../application.ts'
import { addDays, type Day, daysBetween } from '../day.ts'
import { type Suspension, type SuspensionOfTerm, suspensionsOfTerm } from './decisionTerm.ts'
import { figure } from '../figures.ts'
import { thisHandling } from '../deciding/handling.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** What an official puts on record; consent is hers to give. */
export const ownGrounds = suspensionsOfTerm.filter((ground) => ground !== 'consent')

/** Every suspension on record, each with its last day: the one that was told, or the day before the clock went on sooner. */
export function suspensionsOf(facts: ApplicationFacts): Suspension[] {
  const { acts } = thisHandling(facts)
  return acts.flatMap((act, index): Suspension[] => {
    const begun = begunBy(act, acts.slice(0, index))
    if (!begun) return []
    const until = endedBefore(begun, acts.slice(index + 1))
    return until < begun.from ? [] : [{ ...begun, until }]
  })
}

type Begun = Suspension & { readonly until: Day }

function begunBy({ act, on, from, until, grounds = [] }: ActOnRecord, before: readonly ActOnRecord[]): Begun | undefined {
  if (act === 'suspendTerm' && from && until) return { ground: groundOf(grounds), from, until }
  if (act !== 'giveConsent') return undefined
  const asked = before.findLast((each) => each.act === 'askConsent')
  if (!asked?.from || !asked.until) return undefined
  return { ground: 'consent', from: asked.from > on ? asked.from : on, until: asked.until }
}

function groundOf([ground]: readonly string[]): SuspensionOfTerm {
  return suspensionsOfTerm.find((known) => known === ground) ?? 'forceMajeure'
}

/** The clock goes on on the day it is said to. */
function endedBefore({ until }: Begun, later: readonly ActOnRecord[]): Day {
  const resumed = later.find(({ act, on }) => act === 'resumeTerm' && on <= until)
  return resumed ? addDays(resumed.on, -1) : until
}

/** The one that runs, with its last day. */
export function runningSuspension(today: Day, facts: ApplicationFacts): Suspension | undefined {
  return suspensionsOf(facts).find(({ from, until }) => from <= today && until !== undefined && today <= until)
}

/** Asked of her and not answered: the days, and on which day it was asked. */
export function openConsent(facts: ApplicationFacts): { readonly askedOn: Day; readonly from: Day; readonly until: Day } | undefined {
  const last = thisHandling(facts).acts.findLast(({ act }) => act === 'askConsent' || act === 'giveConsent' || act === 'declineConsent')
  return last?.act === 'askConsent' && last.from && last.until ? { askedOn: last.on, from: last.from, until: last.until } : undefined
}

interface Asked {
  readonly from: Day
  readonly until: Day
}

/**
 * A term that has passed does not stand still any more; nor does it on days before it is told, unless the reason was
 * there already: of a delay or of force majeure at most some days back.
 */
export function cannotSuspendTerm(today: Day, decideBy: Day, { from, until }: Asked): Impediment | undefined {
  const says = (because: 'too-late' | 'too-long' | 'not-open-now') => closedBy('A28_SUSPEND_TERM', because)
  if (today > decideBy || from > decideBy) return says('too-late')
  if (until < from || from < addDays(today, -figure('suspendBackDays', today))) return says('not-open-now')
  return daysBetween(from, until) + 1 > figure('suspendDays', today) ? says('too-long') : undefined
}

/** Consent is asked for days to come. */
export function cannotAskConsent(today: Day, decideBy: Day, asked: Asked): Impediment | undefined {
  if (asked.from < today) return closedBy('A29_ASK_CONSENT', 'not-open-now')
  return cannotSuspendTerm(today, decideBy, asked)
}

export function cannotResume(today: Day, facts: ApplicationFacts): Impediment | undefined {
  return runningSuspension(today, facts) ? undefined : closedBy('A30_RESUME_TERM', 'not-open-now')
}

/** Asked once at a time; answered before its last day. */
export function cannotAnswerConsent(today: Day, facts: ApplicationFacts): Impediment | undefined {
  const open = openConsent(facts)
  return open && today <= open.until && did('submit', facts) ? undefined : closedBy('A35_GIVE_CONSENT', 'not-open-now')
}
