/** Deciding: what is intended, her view of it, a proposal by one, and the decision by another. */
import { cannotGrant, cannotRefuse, sameOfficial } from '../law/openActs.ts'
import { addDays, type Day } from '../law/day.ts'
import type { GroundCode } from '../law/decision.ts'
import { figure } from '../law/figures.ts'
import { refuse } from '../law/impediment.ts'
import { formatNumber } from '../law/licenceNumber.ts'
import { objectionUntil } from '../law/objection.ts'
import type { StatementForm } from '../forms/application.ts'
import type { CommentForm, IntentionForm, ProposalForm } from '../forms/case.ts'
import { Application } from '../models/Application.ts'
import { NotFound } from '../platform/errors.ts'
import type { Official, Worker } from '../policies/actor.ts'
import { audit } from './audit.ts'
import { opened } from './interviews.ts'
import { issueLicence } from './licence/renewal.ts'
import { sendGrant, sendIntention, sendRefusal } from './letters.ts'
import { open, seal } from './vault.ts'
import { inTransaction } from './work.ts'

/** Tells her what is intended, and hears her first (Awb 4:7). */
export function intendRefusal(actor: Official, id: string, form: IntentionForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'intendRefusal', today)
    const untilDay = addDays(today, figure('viewStatementDays', today))
    await seal(application, 'correspondence', 'intention', form)
    await application.record('intendRefusal', actor.id, today, { untilDay })
    await audit(actor, 'refusal.intended', application)
    await sendIntention(actor, application, form, today, untilDay)
  })
}

/** Her view, in her own words. */
export function giveView(actor: Worker, form: StatementForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const latest = await Application.latest(actor.personId)
    const application = await opened(actor, latest?.id ?? null, 'giveView', today)
    await seal(application, 'correspondence', 'viewStatement', { text: form.statement })
    await application.record('giveView', actor.id, today)
    await audit(actor, 'view.given', application)
  })
}

/** A proposal with its grounds, for someone else to decide on. */
export function propose(actor: Official, id: string, form: ProposalForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'propose', today)
    refuse(sameOfficial('propose', application.facts(), actor.id))
    refuse(form.outcome === 'grant' ? cannotGrant(application.facts()) : cannotRefuse(today, application.facts()))
    const { reason, weighing, note, outcome, grounds } = form
    await seal(application, 'correspondence', 'proposal', { reason, weighing, note })
    await application.record('propose', actor.id, today, { outcome, grounds })
    await audit(actor, 'decision.proposed', application, { details: { outcome } })
  })
}

/** Back to the proposer, with what must change. */
export function sendBack(actor: Official, id: string, form: CommentForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'sendBack', today)
    await seal(application, 'correspondence', 'comment', { text: form.comment })
    await application.record('sendBack', actor.id, today)
    await audit(actor, 'decision.sentBack', application)
  })
}

/** Agrees with the open proposal: the decision, its letter and, on a grant, the licence; all of it or nothing. */
export function decide(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    // Granting and refusing are open to the same people on the same days; which of the two it is, the proposal says.
    const application = await opened(actor, id, 'grant', today)
    const { outcome: act, grounds } = proposalOf(application)
    refuse(sameOfficial(act, application.facts(), actor.id))
    refuse(act === 'grant' ? cannotGrant(application.facts()) : cannotRefuse(today, application.facts()))

    await application.record(act, actor.id, today, { outcome: act, grounds })
    await application.update({ closedOn: today })
    await audit(actor, 'decision.taken', application, { details: { outcome: act } })
    if (act === 'grant') await grantLicence(actor, application, today)
    else await tellRefusal(actor, application, grounds, today)
  })
}

function proposalOf({ acts = [] }: Application): { outcome: 'grant' | 'refuse'; grounds: GroundCode[] } {
  const last = acts.findLast(({ act }) => act === 'propose')
  if (!last?.outcome) throw new Error('a case that can be decided has no proposal')
  return { outcome: last.outcome, grounds: last.grounds as GroundCode[] }
}

async function grantLicence(actor: Official, application: Application, today: Day): Promise<void> {
  const { licence, number } = await issueLicence(application, actor.municipality, today)
  await audit(actor, 'licence.granted', licence)
  const { validFrom, validUntil } = licence
  const facts = { number: formatNumber(number), validFrom, validUntil, objectUntil: objectionUntil(today) }
  await sendGrant(actor, application, facts, today)
}

async function tellRefusal(actor: Official, application: Application, grounds: GroundCode[], today: Day): Promise<void> {
  const purpose = 'decide'
  const proposal = await open(actor, application, { compartment: 'correspondence', kind: 'proposal', purpose })
  const intention = await open(actor, application, { compartment: 'correspondence', kind: 'intention', purpose })
  const said = await open(actor, application, { compartment: 'correspondence', kind: 'viewStatement', purpose })
  if (!proposal || !intention) throw new NotFound()
  const words = { grounds, reason: proposal.reason, weighing: proposal.weighing, facts: intention.facts, said: said?.text ?? '' }
  await sendRefusal(actor, application, { ...words, objectUntil: objectionUntil(today) }, today)
}
