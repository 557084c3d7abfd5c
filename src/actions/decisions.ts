/** Deciding: what is intended, her view of it, a proposal by one, and the decision by another. */
import type { Day } from '../law/day.ts'
import { cannotRestOn, intendedOn, nothingNew, notTold, type SkipGround, soonestView, tooSoon, unanswered, unexplained } from '../law/deciding/proposal.ts'
import { helpNotOffered } from '../law/deciding/help.ts'
import type { ApplicationAct } from '../law/application.ts'
import { refuse } from '../law/impediment.ts'
import { formatNumber } from '../law/licence/licenceNumber.ts'
import { objectionUntil } from '../law/objecting/objection.ts'
import { cannotGrant, cannotRefuse, impediment } from '../law/openActs.ts'
import type { StatementForm } from '../forms/application/application.ts'
import type { CommentForm, IntentionForm, ProposalForm } from '../forms/case/case.ts'
import { Application } from '../models/Application.ts'
import { NotFound } from '../platform/errors.ts'
import type { Helper, Official, Worker } from '../policies/actor.ts'
import { mayAct } from '../policies/application.ts'
import { permit } from '../policies/permit.ts'
import { nothingToReferTo } from './application/earlier.ts'
import { audit } from './audit.ts'
import { type Happened, happenedSince, mustBeApart } from './deciding/fourEyes.ts'
import { mandateOf, refusalWords, toldOf, viewsIn } from './deciding/words.ts'
import { opened } from './interviews.ts'
import { issueLicence } from './licence/renewal.ts'
import { sendGrant, sendIntention, sendRefusal } from './letters.ts'
import { doubtIn } from './talking/comparing.ts'
import { openAll, seal } from './vault.ts'
import { lockCase } from './ownWork.ts'
import { inTransaction } from './work.ts'
import type { PaperFile } from '../platform/upload/read.ts'
import { attach } from './papers/attachments.ts'

/** Does this in the case as it was on the page that was read. When something happened since, it is told and nothing is done. */
function asRead(actor: Official, id: string, act: ApplicationAct, { today, version }: { today: Day; version?: string | undefined }, work: (application: Application) => Promise<void>): Promise<Happened[]> {
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, id)
    permit(mayAct(actor, act, application))
    const happened = version === undefined ? [] : happenedSince(application, version)
    if (happened.length) return happened
    refuse(impediment(act, today, application.facts()))
    await work(application)
    return []
  })
}

/** Tells her what is intended, and hears her first (Awb 4:7); after that once more, when what she said brought something new. */
export function intendRefusal(actor: Official, id: string, form: IntentionForm, today: Day, version?: string): Promise<Happened[]> {
  return asRead(actor, id, 'intendRefusal', { today, version }, async (application) => {
    const { until: untilDay = soonestView(today), news = '', ...told } = form
    const instead = intendedOn(application.facts())
    const words = { ...told, ...(instead && { news, instead }) }
    refuse(tooSoon(today, untilDay) ?? nothingNew(news, application.facts()) ?? (await doubtIn(application, form.grounds ?? [])))
    await seal(application, 'correspondence', 'intention', words)
    await application.record('intendRefusal', actor.id, today, { untilDay, grounds: form.grounds ?? [] })
    await audit(actor, 'refusal.intended', application)
    await sendIntention(actor, application, words, today, untilDay)
  })
}

/** Says why she is not heard first (Awb 4:11); whoever decides sees it, and she reads it in the decision. */
export function skipHearing(actor: Official, id: string, form: { skipGround: SkipGround; skipFacts: string }, today: Day, version?: string): Promise<Happened[]> {
  return asRead(actor, id, 'skipHearing', { today, version }, async (application) => {
    await seal(application, 'correspondence', 'hearingSkipped', { ground: form.skipGround, facts: form.skipFacts })
    await application.record('skipHearing', actor.id, today)
    await audit(actor, 'hearing.skipped', application, { details: { ground: form.skipGround } })
  })
}

/** Her view, in her own words. */
export function giveView(actor: Worker, form: StatementForm, today: Day, files: readonly PaperFile[] = []): Promise<void> {
  return inTransaction(actor, () => giveViewIn(actor, form, today, files))
}

/** As `giveView`, inside a transaction that reaches her: hers, or her helper's. */
export async function giveViewIn(actor: Worker | (Helper & { personId: string }), form: StatementForm, today: Day, files: readonly PaperFile[]): Promise<void> {
  const latest = await Application.latest(actor.personId)
  const application = await opened(actor, latest?.id ?? null, 'giveView', today)
  await seal(application, 'correspondence', 'viewStatement', { text: form.statement })
  await attach(actor, application, { to: 'view', files }, today)
  await application.record('giveView', actor.id, today)
  await audit(actor, 'view.given', application)
}

/** A proposal with its grounds, each with its facts, for someone else to decide on. */
export function propose(actor: Official, id: string, form: ProposalForm, today: Day, version?: string): Promise<Happened[]> {
  return asRead(actor, id, 'propose', { today, version }, async (application) => {
    const { reason, weighing, note, outcome, grounds, facts = [], answer = '', change = '' } = form
    const known = application.facts()
    refuse(await mustBeApart(actor, 'propose', application))
    refuse(outcome === 'grant' ? cannotGrant(known) : (cannotRefuse(today, known) ?? notTold(grounds, toldOf(application), known) ?? helpNotOffered(grounds, known) ?? cannotRestOn(grounds, facts) ?? unanswered(answer, known)))
    refuse(unexplained(change, known) ?? (outcome === 'refuse' ? await doubtIn(application, grounds) : undefined))
    refuse(await nothingToReferTo(application, grounds, today))
    await seal(application, 'correspondence', 'proposal', { reason, weighing, note, facts, answer, change })
    await application.record('propose', actor.id, today, { outcome, grounds })
    await audit(actor, 'decision.proposed', application, { details: { outcome } })
  })
}

/** Back to the proposer, with what must change, part by part. */
export function sendBack(actor: Official, id: string, { comment: text, sections = {} }: CommentForm, today: Day, version?: string): Promise<Happened[]> {
  return asRead(actor, id, 'sendBack', { today, version }, async (application) => {
    refuse(await mustBeApart(actor, 'sendBack', application))
    await seal(application, 'correspondence', 'comment', { text, sections })
    await application.record('sendBack', actor.id, today)
    await audit(actor, 'decision.sentBack', application)
  })
}

/** Agrees with the open proposal: the decision, its letter and, on a grant, the licence; all of it or nothing. */
export function decide(actor: Official, id: string, today: Day, version?: string): Promise<Happened[]> {
  // Granting and refusing are open to the same people on the same days; which of the two it is, the proposal says.
  return asRead(actor, id, 'grant', { today, version }, async (application) => {
    const { outcome: act, grounds } = proposalOf(application)
    refuse(await mustBeApart(actor, act, application))
    refuse(act === 'grant' ? cannotGrant(application.facts()) : (cannotRefuse(today, application.facts()) ?? helpNotOffered(grounds, application.facts())))

    await application.record(act, actor.id, today, { outcome: act, grounds })
    await application.update({ closedOn: today })
    await audit(actor, 'decision.taken', application, { details: { outcome: act } })
    if (act === 'grant') await grantLicence(actor, application, today)
    else await tellRefusal(actor, application, today)
  })
}

function proposalOf({ acts = [] }: Application): { outcome: 'grant' | 'refuse'; grounds: string[] } {
  const last = acts.findLast(({ act }) => act === 'propose')
  if (!last?.outcome) throw new Error('a case that can be decided has no proposal')
  return { outcome: last.outcome, grounds: last.grounds }
}

async function grantLicence(actor: Official, application: Application, today: Day): Promise<void> {
  const { licence, number } = await issueLicence(application, actor.municipality, today)
  await audit(actor, 'licence.granted', licence)
  const { validFrom, validUntil } = licence
  const facts = { number: formatNumber(number), validFrom, validUntil, objectUntil: objectionUntil(today), mandateOn: await mandateOf(actor) }
  await sendGrant(actor, application, facts, today)
}

async function tellRefusal(actor: Official, application: Application, today: Day): Promise<void> {
  const about = { about: application, compartment: 'correspondence', purpose: 'decide' } as const
  const [proposal, hearingSkipped] = await openAll(actor, [{ ...about, kind: 'proposal' }, { ...about, kind: 'hearingSkipped' }])
  if (!proposal) throw new NotFound()
  const views = await viewsIn(actor, application, 'decide')
  await sendRefusal(actor, application, refusalWords(application, { proposal, views, hearingSkipped }, today, await mandateOf(actor)), today)
}
