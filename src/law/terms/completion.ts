/** Asking for what is missing, item by item (Awb 4:5), and what it does to the term of the decision. */
import { type ApplicationFacts, type ActOnRecord, stageOn } from '../application.ts'
import { endOfTerm, extend } from '../calendar.ts'
import { addDays, type Day } from '../day.ts'
import { type Completion, decideByAtLatest, type Stops } from './decisionTerm.ts'
import { figure } from '../figures.ts'
import { reopenedOn, thisHandling } from '../deciding/handling.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'
import { suspensionsOf } from './standstill.ts'

/** What can be asked for; nothing that is not needed to decide (Awb 4:4). */
export const askable = ['identityDocument', 'workDocument', 'correction', 'explanation', 'other'] as const
export type Askable = (typeof askable)[number]

/** What she can answer to one item. */
export const waysToAnswer = ['text', 'upload', 'bring', 'cannot'] as const
export type WayToAnswer = (typeof waysToAnswer)[number]

/** Weeks an official can choose from; never under the shortest term. */
export const weeksToComplete = [2, 3, 4] as const

/** The last day to complete, asked on a day; never before the shortest term is over. */
export function completeUntil(askedOn: Day, weeks: number): Day {
  return endOfTerm(askedOn, Math.max(weeks * 7, figure('remedyDays', askedOn)))
}

/** The request that runs: when it was made, until when, and how often more time was taken. */
export interface OpenRequest {
  readonly askedOn: Day
  readonly until: Day
  readonly moreTimes: number
}

export function openRequest(day: Day, facts: ApplicationFacts): OpenRequest | undefined {
  if (stageOn(day, facts) !== 'incomplete') return undefined
  const [invitation, ...later] = facts.acts.slice(facts.acts.findLastIndex(({ act }) => act === 'inviteToComplete'))
  if (!invitation) return undefined
  return { askedOn: invitation.on, until: lastDayOf([invitation, ...later]), moreTimes: later.filter(({ act }) => act === 'moreTime').length }
}

/** More time, so often; the new last day counts from the old one. */
export function cannotHaveMoreTime(day: Day, facts: ApplicationFacts): Impediment | undefined {
  const open = openRequest(day, facts)
  return open && open.moreTimes < figure('moreTimes', open.askedOn) && day <= open.until ? undefined : closedBy('A25_MORE_TIME', 'no-more-time')
}

export function moreTimeUntil({ until }: OpenRequest): Day {
  return endOfTerm(until, figure('moreTimeDays', until))
}

/** The term has run out unused. */
export function isLapsed(day: Day, facts: ApplicationFacts): boolean {
  const open = openRequest(day, facts)
  return open !== undefined && day > open.until
}

/** The invitations to complete, each with how it ended: one that lapsed, on the last day that was given. */
export function completionsOf({ acts: done }: ApplicationFacts): Completion[] {
  return done.flatMap(({ act, on }, index): Completion[] => {
    if (act !== 'inviteToComplete') return []
    const later = done.slice(index)
    const end = later.find((each) => each.act === 'complete' || each.act === 'lapse')
    const until = lastDayOf(end ? later.slice(0, later.indexOf(end)) : later)
    if (!end) return [{ invitedOn: on, until }]
    return [end.act === 'complete' ? { invitedOn: on, completedOn: end.on } : { invitedOn: on, lapsedOn: until }]
  })
}

function lastDayOf(acts: readonly ActOnRecord[]): Day {
  const given = acts.flatMap(({ act, until }) => (until && (act === 'inviteToComplete' || act === 'moreTime') ? [until] : []))
  const last = given.at(-1)
  if (!last) throw new Error('an invitation to complete without a last day')
  return last
}

/** Everything on record that moves the last day to decide. */
export function stopsOf(all: ApplicationFacts): Stops {
  const facts = thisHandling(all)
  const deferredUntil = facts.acts.findLast(({ act }) => act === 'defer')?.until
  const again = reopenedOn(all)
  return { completions: completionsOf(facts), suspensions: suspensionsOf(facts), ...(deferredUntil && { deferredUntil }), ...(again && { reopenedOn: again }) }
}

/** The last day to decide as it is known now: when she may still complete, as if she did so on her last day. */
export function lastDayToDecide(receivedOn: Day, facts: ApplicationFacts): Day {
  return decideByAtLatest(receivedOn, stopsOf(facts))
}

/** What asking today would make of the last day to decide. */
export function lastDayIfAsked(receivedOn: Day, facts: ApplicationFacts, today: Day, until: Day): Day {
  return lastDayToDecide(receivedOn, { acts: [...facts.acts, { act: 'inviteToComplete', on: today, by: '', until }] })
}

/** Weeks an official can choose from for a later decision (Awb 4:14); the longest is a figure. */
export function deferrals(decideBy: Day): { weeks: number; until: Day }[] {
  return [2, 4, figure('deferralWeeks', decideBy)].map((weeks) => ({ weeks, until: extend(addDays(decideBy, weeks * 7)) }))
}

/** She is told before the day itself has passed (Awb 4:14). */
export function cannotDefer(today: Day, decideBy: Day): Impediment | undefined {
  return today <= decideBy ? undefined : closedBy('A06_DEFER', 'too-late')
}
