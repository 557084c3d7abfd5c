/** A proposal for a licence before a second pair of eyes: agreed with, or sent back. Of two at once the second hears what the first did. */
import type { CommentForm } from '../../forms/case/case.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { impediment } from '../../law/licence/licence.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { groundNotTold, notAnswered, notHeardYet } from '../../law/measures/revocation.ts'
import { closedBy } from '../../law/rules.ts'
import { cannotSuspendFor, sameProposer } from '../../law/measures/suspension.ts'
import type { Licence } from '../../models/licence/Licence.ts'
import { LicenceProposal, type ProposedAct } from '../../models/licence/LicenceProposal.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { mandateOf } from '../deciding/words.ts'
import { seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { type Held, hearingOf, lockLicence, putOnLicence, takeStep } from './held.ts'
import { sendReinstatement, sendRevocation, sendSuspension } from './letters.ts'
import { type Decided, decidedOf, isMeasure, sameAsHeard, wordsOfMeasure } from './secondEye.ts'

/** What became of a proposal that was read, and whether another lies there. */
export interface MeasureHappened {
  readonly what: ProposedAct | 'returned' | 'proposed'
  readonly on: Day
}

/** Agrees with the proposal that was read: the act on the licence and its letter, all of it or nothing. */
export function agreeWithProposal(actor: Official, caseId: string, today: Day, version?: string): Promise<MeasureHappened[]> {
  return asRead(actor, caseId, { today, version }, async (held, proposal) => {
    if (isMeasure(proposal)) await carryOut(actor, held, proposal, today)
    else await reinstate(actor, held, proposal, today)
    await proposal.update({ closedOn: today })
  })
}

/** Not agreed: back to whoever proposed, with what must change, in all or part by part. */
export function returnProposal(actor: Official, caseId: string, { comment: text, sections }: CommentForm, today: Day, version?: string): Promise<MeasureHappened[]> {
  return asRead(actor, caseId, { today, version }, async ({ application, licence }, proposal) => {
    await seal(application, 'correspondence', 'comment', { text, ...(sections && { sections }) })
    await proposal.update({ closedOn: today })
    await audit(actor, 'licence.proposalReturned', licence)
  })
}

function asRead(actor: Official, caseId: string, { today, version }: { today: Day; version?: string | undefined }, work: (held: Held, proposal: LicenceProposal) => Promise<void>): Promise<MeasureHappened[]> {
  return inTransaction(actor, async () => {
    const held = await lockLicence(actor, caseId, ['decisionMaker'], today)
    const proposal = await LicenceProposal.openOf(held.licence.id)
    const happened = version === undefined || proposal?.id === version ? [] : await happenedTo(held.licence, version, proposal)
    if (happened.length) return happened
    if (!proposal) return refuse(closedBy('S08_PROPOSE', 'not-open-now')) as never
    refuse(sameProposer(proposal.actorId, ...(await accountsOf(actor))))
    await work(held, proposal)
    return []
  })
}

async function happenedTo({ id: licenceId, acts = [] }: Licence, version: string, now: LicenceProposal | null): Promise<MeasureHappened[]> {
  const read = await LicenceProposal.findOne({ where: { id: version, licenceId } })
  if (!read?.closedOn) return []
  const what = acts.find(({ proposalId }) => proposalId === version) ? read.act : 'returned'
  return [{ what, on: read.closedOn }, ...(now ? [{ what: 'proposed' as const, on: now.proposedOn }] : [])]
}

/** The licence is suspended or taken back, once she was heard or it was said why not. */
async function carryOut(actor: Official, held: Held, proposal: LicenceProposal & Decided, today: Day): Promise<void> {
  const { application, licence } = held
  const { act: about, id: proposalId, weeks } = proposal
  const hearing = await hearingOf(licence, about)
  refuse(sameAsHeard(hearing, await accountsOf(actor)))
  const letter = await decidedOf(actor, held, proposal, await wordsOfMeasure(actor, application, proposal), today)
  const { reason, facts, said, answer, weighing, grounds, from, until } = letter
  if (weeks) refuse(cannotSuspendFor(today, from, until, licence.facts()))
  refuse(impediment(about, from, licence.facts()))
  refuse(notHeardYet(today, hearing.steps, about) ?? groundNotTold(proposal.grounds, hearing.steps, about) ?? notAnswered(answer, hearing.steps))
  const ofAct = await putOnLicence(actor, licence, { act: about, takesEffect: from, untilDay: weeks ? until : null, proposalId })
  await takeStep(actor, licence, { about, step: 'decide', onDay: today })
  // Hers to read from now on; a proposal stays among officials.
  await seal(application, 'correspondence', about === 'revoke' ? 'revocation' : 'suspension', { reason, facts, said: said.join('\n\n'), answer, weighing })
  await audit(actor, about === 'revoke' ? 'licence.revoked' : 'licence.suspended', licence, { details: { grounds: grounds.join(' ') } })
  await (about === 'revoke' ? sendRevocation : sendSuspension)(actor, application, letter, today, ofAct)
}

async function reinstate(actor: Official, { application, licence }: Held, proposal: LicenceProposal, today: Day): Promise<void> {
  const { fromDay, id: proposalId } = proposal
  const from = fromDay > today ? fromDay : today
  refuse(impediment('reinstate', from, licence.facts()))
  const { reason } = await wordsOfMeasure(actor, application, proposal)
  const ofAct = await putOnLicence(actor, licence, { act: 'reinstate', takesEffect: from, untilDay: null, proposalId })
  await audit(actor, 'licence.reinstated', licence)
  await sendReinstatement(actor, application, { reason, from, objectUntil: objectionUntil(today), mandateOn: await mandateOf(actor) }, today, ofAct)
}
