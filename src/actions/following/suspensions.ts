/** Suspending a licence and ending that: proposed by one official, decided by another. */
import type { ReinstatementForm, SuspensionForm } from '../../forms/handling.ts'
import type { CommentForm } from '../../forms/case.ts'
import type { ApplicationFacts } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { helpNotOffered } from '../../law/deciding/help.ts'
import { tooEarly } from '../../law/decision.ts'
import { refuse } from '../../law/impediment.ts'
import { impediment } from '../../law/licence.ts'
import { objectionUntil } from '../../law/objection.ts'
import { closedBy } from '../../law/rules.ts'
import { cannotSuspendFor, sameProposer, suspendedUntil, suspensionPeriod } from '../../law/suspension.ts'
import { Application } from '../../models/Application.ts'
import type { Licence } from '../../models/Licence.ts'
import { LicenceProposal } from '../../models/LicenceProposal.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import type { Contents } from '../contents.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { open, seal } from '../vault.ts'
import { type Held, lockLicence, putOnLicence } from '../measures/held.ts'
import { revoke } from '../measures/secondEye.ts'
import { inTransaction } from '../work.ts'
import { sendReinstatement, sendSuspension } from './letters.ts'

/** With its ground, its facts, and whether she was heard; for someone else to decide on. */
export function proposeSuspension(actor: Official, caseId: string, form: SuspensionForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { application, licence } = await lockLicence(actor, caseId, ['caseworker'], today)
    const { startsOn: fromDay, weeks, ground, hearingDone: hearing } = form
    refuse(cannotSuspendFor(today, fromDay, suspendedUntil(fromDay, weeks), licence.facts()))
    refuse(impediment('suspend', fromDay, licence.facts()) ?? helpNotOffered([ground], await sinceGrant({ application, licence })))
    await putForward(actor, { application, licence }, { act: 'suspend', ground, hearing, fromDay, weeks }, { reason: form.reason, facts: form.facts, said: form.said }, today)
  })
}

/** What was done in the case of a licence, and in the talks after a year that belong to it. */
async function sinceGrant({ application, licence }: Held): Promise<ApplicationFacts> {
  const all = await Application.allOf(application.personId)
  return { acts: all.filter(({ id, repeats }) => id === application.id || repeats === licence.id).flatMap((one) => one.facts().acts) }
}

export function proposeReinstatement(actor: Official, caseId: string, form: ReinstatementForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { application, licence } = await lockLicence(actor, caseId, ['caseworker'], today)
    refuse(tooEarly(form.startsOn, today))
    refuse(impediment('reinstate', form.startsOn, licence.facts()))
    await putForward(actor, { application, licence }, { act: 'reinstate', ground: null, hearing: null, fromDay: form.startsOn, weeks: null }, { reason: form.reason, facts: '', said: '' }, today)
  })
}

async function putForward(actor: Official, { application, licence }: Held, what: Pick<LicenceProposal, 'act' | 'ground' | 'hearing' | 'fromDay' | 'weeks'>, words: Contents['suspension'], today: Day): Promise<void> {
  const { id: licenceId, personId, municipality } = licence
  if (await LicenceProposal.openOf(licenceId)) refuse(closedBy('S08_PROPOSE', 'not-open-now'))
  const sealedWords = await seal(application, 'correspondence', 'licenceProposal', words)
  await LicenceProposal.create({ ...what, licenceId, personId, municipality, sealedWords, actorId: actor.id, proposedOn: today })
  await audit(actor, 'licence.proposed', licence, { details: { act: what.act } })
}

/** Agrees with the proposal that was read: the act on the licence and its letter, all of it or nothing. */
export function agreeWithProposal(actor: Official, caseId: string, today: Day, version?: string): Promise<void> {
  return inTransaction(actor, async () => {
    const { application, licence } = await lockLicence(actor, caseId, ['decisionMaker'], today)
    const proposal = await openProposal(actor, licence, version)
    const words = await open(actor, application, { compartment: 'correspondence', kind: 'licenceProposal', purpose: 'decide', sealedId: proposal.sealedWords })
    if (!words) throw new NotFound()
    const act = { suspend, reinstate, revoke }[proposal.act]
    await act(actor, { application, licence }, proposal, words, today)
    await proposal.update({ closedOn: today })
  })
}

async function suspend(actor: Official, { application, licence }: Held, proposal: LicenceProposal, { reason, facts, said }: Contents['suspension'], today: Day): Promise<void> {
  const { ground, hearing, fromDay, weeks, id: proposalId } = proposal
  if (!ground || !hearing || !weeks) throw new Error('a suspension that is not whole')
  const { from, until } = suspensionPeriod(today, fromDay, weeks)
  refuse(cannotSuspendFor(today, from, until, licence.facts()))
  refuse(impediment('suspend', from, licence.facts()))
  const ofAct = await putOnLicence(actor, licence, { act: 'suspend', takesEffect: from, untilDay: until, proposalId })
  // Hers to read from now on; a proposal stays among officials.
  await seal(application, 'correspondence', 'suspension', { reason, facts, said })
  await audit(actor, 'licence.suspended', licence, { details: { ground } })
  await sendSuspension(actor, application, { reason, facts, said, ground, hearing, from, until, objectUntil: objectionUntil(today) }, today, ofAct)
}

async function reinstate(actor: Official, { application, licence }: Held, { fromDay, id: proposalId }: LicenceProposal, words: Contents['suspension'], today: Day): Promise<void> {
  const from = fromDay > today ? fromDay : today
  refuse(impediment('reinstate', from, licence.facts()))
  const ofAct = await putOnLicence(actor, licence, { act: 'reinstate', takesEffect: from, untilDay: null, proposalId })
  await audit(actor, 'licence.reinstated', licence)
  await sendReinstatement(actor, application, { reason: words.reason, from, objectUntil: objectionUntil(today) }, today, ofAct)
}

/** Not agreed: back to whoever proposed, with what must change. */
export function returnProposal(actor: Official, caseId: string, form: CommentForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { application, licence } = await lockLicence(actor, caseId, ['decisionMaker'], today)
    const proposal = await openProposal(actor, licence)
    await seal(application, 'correspondence', 'comment', { text: form.comment })
    await proposal.update({ closedOn: today })
    await audit(actor, 'licence.proposalReturned', licence)
  })
}

async function openProposal(actor: Official, licence: Licence, version?: string): Promise<LicenceProposal> {
  const proposal = await LicenceProposal.openOf(licence.id)
  if (!proposal || (version !== undefined && proposal.id !== version)) return refuse(closedBy('S08_PROPOSE', 'not-open-now')) as never
  refuse(sameProposer(proposal.actorId, ...(await accountsOf(actor))))
  return proposal
}
