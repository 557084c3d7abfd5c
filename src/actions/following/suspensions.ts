/** Suspending a licence and ending that: proposed by one official, decided by another. */
import type { ReinstatementForm, SuspensionForm } from '../../forms/handling.ts'
import type { CommentForm } from '../../forms/case.ts'
import type { Day } from '../../law/day.ts'
import { tooEarly } from '../../law/decision.ts'
import { refuse } from '../../law/impediment.ts'
import { impediment } from '../../law/licence.ts'
import { objectionUntil } from '../../law/objection.ts'
import { closedBy } from '../../law/rules.ts'
import { cannotSuspendFor, sameProposer, suspendedUntil, suspensionPeriod } from '../../law/suspension.ts'
import { Application } from '../../models/Application.ts'
import { Licence, LicenceAct } from '../../models/Licence.ts'
import { LicenceProposal } from '../../models/LicenceProposal.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import type { Contents } from '../contents.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { sendReinstatement, sendSuspension } from './letters.ts'

/** With its ground, its facts, and whether she was heard; for someone else to decide on. */
export function proposeSuspension(actor: Official, caseId: string, form: SuspensionForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { application, licence } = await lockLicence(actor, caseId, 'caseworker', today)
    const { startsOn: fromDay, weeks, ground, hearingDone: hearing } = form
    refuse(cannotSuspendFor(today, fromDay, suspendedUntil(fromDay, weeks)))
    refuse(impediment('suspend', fromDay, licence.facts()))
    await putForward(actor, { application, licence }, { act: 'suspend', ground, hearing, fromDay, weeks }, { reason: form.reason, facts: form.facts, said: form.said }, today)
  })
}

export function proposeReinstatement(actor: Official, caseId: string, form: ReinstatementForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { application, licence } = await lockLicence(actor, caseId, 'caseworker', today)
    refuse(tooEarly(form.startsOn, today))
    refuse(impediment('reinstate', form.startsOn, licence.facts()))
    await putForward(actor, { application, licence }, { act: 'reinstate', ground: null, hearing: null, fromDay: form.startsOn, weeks: null }, { reason: form.reason, facts: '', said: '' }, today)
  })
}

interface Both {
  readonly application: Application
  readonly licence: Licence
}

async function putForward(actor: Official, { application, licence }: Both, what: Pick<LicenceProposal, 'act' | 'ground' | 'hearing' | 'fromDay' | 'weeks'>, words: Contents['suspension'], today: Day): Promise<void> {
  const { id: licenceId, personId, municipality } = licence
  if (await LicenceProposal.openOf(licenceId)) refuse(closedBy('S08_PROPOSE', 'not-open-now'))
  const sealedWords = await seal(application, 'correspondence', 'licenceProposal', words)
  await LicenceProposal.create({ ...what, licenceId, personId, municipality, sealedWords, actorId: actor.id, proposedOn: today })
  await audit(actor, 'licence.proposed', licence, { details: { act: what.act } })
}

/** Agrees: the act on the licence and its letter, all of it or nothing. */
export function agreeWithProposal(actor: Official, caseId: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { application, licence } = await lockLicence(actor, caseId, 'decisionMaker', today)
    const proposal = await openProposal(actor, licence)
    const words = await open(actor, application, { compartment: 'correspondence', kind: 'licenceProposal', purpose: 'decide', sealedId: proposal.sealedWords })
    if (!words) throw new NotFound()
    if (proposal.act === 'suspend') await suspend(actor, { application, licence }, proposal, words, today)
    else await reinstate(actor, { application, licence }, proposal, words, today)
    await proposal.update({ closedOn: today })
  })
}

async function suspend(actor: Official, { application, licence }: Both, proposal: LicenceProposal, words: Contents['suspension'], today: Day): Promise<void> {
  const { ground, hearing, fromDay, weeks, id: proposalId } = proposal
  if (!ground || !hearing || !weeks) throw new Error('a suspension that is not whole')
  const { from, until } = suspensionPeriod(today, fromDay, weeks)
  refuse(impediment('suspend', from, licence.facts()))
  await putOnLicence(actor, licence, { act: 'suspend', takesEffect: from, untilDay: until, proposalId })
  // Hers to read from now on; a proposal stays among officials.
  await seal(application, 'correspondence', 'suspension', words)
  await audit(actor, 'licence.suspended', licence, { details: { ground } })
  await sendSuspension(actor, application, { ...words, ground, hearing, from, until, objectUntil: objectionUntil(today) }, today)
}

async function reinstate(actor: Official, { application, licence }: Both, { fromDay, id: proposalId }: LicenceProposal, words: Contents['suspension'], today: Day): Promise<void> {
  const from = fromDay > today ? fromDay : today
  refuse(impediment('reinstate', from, licence.facts()))
  await putOnLicence(actor, licence, { act: 'reinstate', takesEffect: from, untilDay: null, proposalId })
  await audit(actor, 'licence.reinstated', licence)
  await sendReinstatement(actor, application, { reason: words.reason, from, objectUntil: objectionUntil(today) }, today)
}

async function putOnLicence({ id: actorId }: Official, { id: licenceId, personId, municipality }: Licence, what: Pick<LicenceAct, 'act' | 'takesEffect' | 'untilDay' | 'proposalId'>): Promise<void> {
  await LicenceAct.create({ ...what, licenceId, personId, municipality, actorId })
}

/** Not agreed: back to whoever proposed, with what must change. */
export function returnProposal(actor: Official, caseId: string, form: CommentForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { application, licence } = await lockLicence(actor, caseId, 'decisionMaker', today)
    const proposal = await openProposal(actor, licence)
    await seal(application, 'correspondence', 'comment', { text: form.comment })
    await proposal.update({ closedOn: today })
    await audit(actor, 'licence.proposalReturned', licence)
  })
}

async function openProposal(actor: Official, licence: Licence): Promise<LicenceProposal> {
  const proposal = await LicenceProposal.openOf(licence.id)
  if (!proposal) return refuse(closedBy('S08_PROPOSE', 'not-open-now')) as never
  refuse(sameProposer(proposal.actorId, ...(await accountsOf(actor))))
  return proposal
}

/** The licence of this case, locked within reach, for officials of this role. */
async function lockLicence(actor: Official, caseId: string, role: 'caseworker' | 'decisionMaker', today: Day): Promise<Both> {
  const application = await Application.get({ ...applicationsOf(actor), id: caseId })
  permit(actor.role === role)
  const licence = await Licence.lock(application.personId, today)
  if (licence.applicationId !== application.id) throw new NotFound()
  return { application, licence }
}
