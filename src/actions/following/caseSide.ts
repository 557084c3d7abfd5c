/** What follows a case, as officials see it: a request that runs, a wish to speak, a licence and what is proposed for it, and that there is an objection. */
import { type Alarm, alarmOn } from '../../law/terms/alarm.ts'
import { did, hearUntil, stageOn, thisHearing } from '../../law/application.ts'
import { type Clock, clockOn } from '../../law/terms/clock.ts'
import { openRequest, stopsOf } from '../../law/terms/completion.ts'
import { type Day, dayIn } from '../../law/day.ts'
import { type Penalty, penaltyTill } from '../../law/terms/defaultNotice.ts'
import { impediment as closedTo, type Standing, standingOn } from '../../law/licence/licence.ts'
import { type Heard, heardUntil, hearingOn, type Measured, measures } from '../../law/measures/revocation.ts'
import { workRightEnds } from '../../law/person/workRight.ts'
import { toReview, weeksLeft } from '../../law/measures/suspension.ts'
import { fileKept, suspensionReview, validUntil } from '../../law/terms/otherWorkings.ts'
import { completing, responding, type Working } from '../../law/terms/workings.ts'
import { Application } from '../../models/Application.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { LicenceProposal, type ProposedAct } from '../../models/licence/LicenceProposal.ts'
import { Objection } from '../../models/Objection.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { type EarlierRefusal, refusedHere } from '../across/knownAgain.ts'
import { mayHandleOrders } from '../measures/courts.ts'
import { handlesRenewals } from '../measures/renewing.ts'
import { hearingOf } from '../measures/held.ts'
import { mayFind, seesObjections } from '../../policies/worklist.ts'
import { findByNumber } from '../across/find.ts'
import { inTransaction } from '../work.ts'

export interface Proposed {
  readonly act: ProposedAct
  readonly grounds: readonly string[]
  readonly fromDay: Day
  readonly weeks: number | null
}

export type LicenceStep = 'workRight' | 'suspend' | 'reinstate' | 'review' | 'revoke' | 'agree' | 'court' | 'renewal'

export interface CaseFollowing {
  readonly clock: Clock | undefined
  readonly alarm: Alarm | undefined
  readonly penalty: Penalty | undefined
  readonly request: { readonly askedOn: Day; readonly until: Day } | undefined
  readonly completing: Working | undefined
  /** Until when she may respond to a refusal that is intended. */
  readonly responding: Working | undefined
  /** Until when she must be heard, when she asked to speak and was not heard yet. */
  readonly toHear: Day | undefined
  readonly objections: readonly Day[]
  readonly standing: Standing | undefined
  readonly validFrom: Day | undefined
  readonly validity: Working | undefined
  /** How long what can be read of a closed case is kept at least; while an objection runs nobody can say. */
  readonly kept: Working | undefined
  readonly proposal: Proposed | undefined
  readonly reactedOn: Day | undefined
  /** How far hearing her on a measure is, as long as that is neither decided nor off. */
  readonly hearings: readonly { readonly about: Measured; readonly heard: Heard; readonly until: Day | undefined }[]
  /** The day she was refused here before; of a case that is not decided yet. */
  readonly earlier: EarlierRefusal | undefined
  /** The last day of the right to work, when that ends within the licence. */
  readonly workRightUntil: Day | undefined
  /** The day to look at a suspension again, as long as that was not done. */
  readonly reviewOn: Day | undefined
  readonly review: Working | undefined
  readonly can: readonly LicenceStep[]
}

export function caseFollowing(actor: Official, id: string, today: Day): Promise<CaseFollowing> {
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const facts = application.facts()
    const licence = await Licence.find({ applicationId: id })
    const proposal = licence ? await LicenceProposal.openOf(licence.id) : null
    const objections = seesObjections(actor.role) ? await Objection.lodged({ applicationId: id, closedOn: null }) : []
    const reaction = await Sealed.findOne({ where: { applicationId: id, kind: 'suspensionView' }, attributes: ['createdAt'], order: [['createdAt', 'DESC']] })
    const clock = application.receivedOn && !application.closedOn ? clockOn(today, application.receivedOn, stopsOf(facts)) : undefined
    const review = licence ? suspensionReview(today, licence.facts()) : undefined
    return {
      clock,
      alarm: clock && alarmOn(today, clock.until, clock.stillSince),
      penalty: application.decideBy ? penaltyTill(today, facts, application.decideBy) : undefined,
      request: openRequest(today, facts),
      completing: completing(today, facts),
      responding: responding(today, facts),
      toHear: asksToSpeak(application) ? hearUntil(facts) : undefined,
      objections: objections.flatMap(({ lodgedOn }) => lodgedOn ?? []),
      standing: licence ? standingOn(today, licence.facts()) : undefined,
      validFrom: licence?.validFrom,
      validity: licence ? validUntil(licence.facts()) : undefined,
      kept: application.closedOn && !(await Objection.runs(application.personId)) ? fileKept({ stage: stageOn(today, facts), closedOn: application.closedOn, licence: licence?.facts() }) : undefined,
      proposal: proposal ? { act: proposal.act, grounds: proposal.grounds, fromDay: proposal.fromDay, weeks: proposal.weeks } : undefined,
      reactedOn: reaction ? dayIn(reaction.createdAt) : undefined,
      hearings: licence ? await hearingsOf(licence, today) : [],
      earlier: application.closedOn ? undefined : await refusedHere(application, today),
      workRightUntil: licence ? workRightEnds(facts, licence) : undefined,
      reviewOn: review?.on,
      review,
      can: [...(licence && actor.role === 'caseworker' && workRightEnds(facts, licence) ? ['workRight' as const] : []), ...(licence ? openTo(actor, today, licence, proposal) : []), ...courtStep(actor, today, application, licence), ...(application.renews && handlesRenewals(actor) ? ['renewal' as const] : [])],
    }
  })
}

function asksToSpeak(application: Application): boolean {
  const now = thisHearing(application.facts())
  return !application.closedOn && did('askToSpeak', now) && !did('giveView', now)
}

function openTo({ role, id }: Official, today: Day, licence: Licence, proposal: LicenceProposal | null): CaseFollowing['can'] {
  if (role === 'decisionMaker') return proposal && proposal.actorId !== id ? ['agree'] : []
  if (role !== 'caseworker' || proposal) return []
  const facts = licence.facts()
  const open = (['suspend', 'reinstate', 'revoke'] as const).filter((act) => !closedTo(act, today, facts) && (act !== 'suspend' || weeksLeft(today, facts).length > 0))
  return toReview(today, facts) ? [...open, 'review'] : open
}

/** A court can have something to say of it, or has. */
function courtStep(actor: Official, today: Day, application: Application, licence: Licence | null): LicenceStep[] {
  const isDecided = stageOn(today, application.facts()) === 'refused' || (licence?.acts ?? []).some(({ act }) => act === 'suspend' || act === 'revoke')
  return isDecided && mayHandleOrders(actor) ? ['court'] : []
}

async function hearingsOf(licence: Licence, today: Day): Promise<CaseFollowing['hearings']> {
  const all = []
  for (const about of measures) all.push(await hearingOf(licence, about))
  return all.flatMap(({ about, steps, rows }) => (rows.length ? [{ about, heard: hearingOn(today, steps), until: heardUntil(steps) }] : []))
}

/** A case of this municipality by its number; the only way to look one up. */
export function findCase(actor: Official, caseNumber: string): Promise<string | undefined> {
  permit(mayFind(actor.role))
  return findByNumber(actor, caseNumber)
}

/** Whether this licence is open to an act: the page of a proposal is there only then. */
export function mustBeOpen(following: CaseFollowing, act: LicenceStep): void {
  if (!following.can.includes(act)) throw new NotFound()
}
