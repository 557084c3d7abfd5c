/** Every date of a case with how it was worked out, for whoever handles it. */
import { type Alarm, alarmOn } from '../../law/terms/alarm.ts'
import type { ApplicationAct, ApplicationFacts } from '../../law/application.ts'
import { type Clock, clockOn } from '../../law/terms/clock.ts'
import { stopsOf } from '../../law/terms/completion.ts'
import type { Day } from '../../law/day.ts'
import { asIfLapsed, decideByAtLatest, type Standstill, standstills } from '../../law/terms/decisionTerm.ts'
import { cannotGiveNotice, cannotSetPenalty, endedBy, noticeOf, type Penalty, penaltyTill } from '../../law/terms/defaultNotice.ts'
import { openActs } from '../../law/openActs.ts'
import { cannotResume } from '../../law/terms/standstill.ts'
import { type Working, workings } from '../../law/terms/workings.ts'
import { Application } from '../../models/Application.ts'
import { Objection } from '../../models/Objection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { actOf } from '../../policies/application.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { inTransaction } from '../work.ts'

export interface CaseTerms {
  readonly id: string
  readonly caseNumber: string
  readonly workings: readonly Working[]
  /** Until the day it was decided, when it was. */
  readonly clock: Clock
  readonly standstills: readonly Standstill[]
  readonly decidedOn: Day | undefined
  readonly alarm: Alarm | undefined
  readonly penalty: Penalty | undefined
  readonly openActs: readonly ApplicationAct[]
}

/** Who works on cases; the reach of the role decides which. */
const readers: readonly string[] = ['interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler']

export function caseTerms(actor: Official, id: string, today: Day): Promise<CaseTerms> {
  permit(readers.includes(actor.role))
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const { caseNumber, receivedOn } = application
    if (!receivedOn) throw new NotFound()
    const facts = application.facts()
    const objections = (await Objection.lodged({ applicationId: id })).map((objection) => objection.facts())
    const stops = stopsOf(facts)
    const decidedOn = endedBy(facts)?.on
    const clock = clockOn(decidedOn ?? today, receivedOn, stops)
    return {
      id, caseNumber, clock, decidedOn,
      workings: workings(today, { receivedOn, facts, objections }),
      standstills: standstills(receivedOn, asIfLapsed(stops)) ?? [],
      alarm: decidedOn ? undefined : alarmOn(today, clock.until, clock.stillSince),
      penalty: penaltyTill(today, facts, decideByAtLatest(receivedOn, stops)),
      openActs: openActs(today, facts).filter((act) => actOf[act].includes(actor.role) && !closedNow(act, today, facts, clock.until) && (act !== 'notAppeared' || (application.slot?.day ?? today) <= today)),
    }
  })
}

/** What the stage opens and the days do not. */
function closedNow(act: ApplicationAct, today: Day, facts: ApplicationFacts, decideBy: Day): boolean {
  switch (act) {
    case 'suspendTerm':
    case 'askConsent':
    case 'defer':
      return today > decideBy
    case 'resumeTerm':
      return cannotResume(today, facts) !== undefined
    case 'defaultNotice':
      return cannotGiveNotice(today, decideBy) !== undefined || noticeOf(facts, decideBy) !== undefined
    case 'setPenalty':
      return cannotSetPenalty(today, facts, decideBy) !== undefined
    default:
      return false
  }
}
