/** Taking a licence back: told first and heard, or said why not; then proposed for someone else to decide on. */
import type { OwnViewForm } from '../../forms/following.ts'
import type { SaidForm } from '../../forms/handling.ts'
import type { IntentionForm } from '../../forms/case.ts'
import type { RevocationForm } from '../../forms/measures.ts'
import type { Day } from '../../law/day.ts'
import { tooEarly } from '../../law/decision.ts'
import { cannotRestOn, type SkipGround, soonestView, speakUntil, tooSoon } from '../../law/deciding/proposal.ts'
import { refuse } from '../../law/impediment.ts'
import { impediment } from '../../law/licence.ts'
import { cannotAskToSpeak, cannotIntend, cannotSay, cannotSkip, groundNotTold, heardUntil, intendedOn, notAnswered, notHeardYet, nothingNew, running, thisHearing } from '../../law/revocation.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { Licence } from '../../models/Licence.ts'
import { LicenceProposal } from '../../models/LicenceProposal.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { type Held, type Hearing, hearingOf, lockLicence, takeStep, wordsUnder } from './held.ts'
import { sendIntendedRevocation } from './letters.ts'

/** Tells her what is intended, and hears her first (Awb 4:8); after that once more, when what she said brought something new. */
export function intendRevocation(actor: Official, caseId: string, form: IntentionForm, today: Day): Promise<void> {
  return inHearing(actor, caseId, today, async ({ application, licence }, { steps }) => {
    const { until: untilDay = soonestView(today), grounds = [], facts, reason, moments = [], news = '' } = form
    const instead = intendedOn(steps)
    const anew = instead ? { news, instead } : {}
    refuse(cannotIntend(today, steps, licence.facts()))
    refuse(tooSoon(today, untilDay) ?? nothingNew(news, steps))
    if (await LicenceProposal.openOf(licence.id)) refuse(closedBy('S11_HEAR_REVOCATION', 'not-open-now'))
    const sealedWords = await seal(application, 'correspondence', 'intention', { facts, reason, grounds, moments, ...anew })
    await takeStep(actor, licence, { step: 'intend', onDay: today, untilDay, grounds, sealedWords })
    await audit(actor, 'revocation.intended', licence)
    await sendIntendedRevocation(actor, application, { reason, facts, untilDay, moments, ...anew }, today)
  })
}

/** Says why she is not heard first (Awb 4:11); whoever decides sees it, and she reads it in the decision. */
export function skipRevocationHearing(actor: Official, caseId: string, form: { skipGround: SkipGround; skipFacts: string }, today: Day): Promise<void> {
  return inHearing(actor, caseId, today, async ({ application, licence }, { steps }) => {
    refuse(cannotSkip(today, steps, licence.facts()))
    const sealedWords = await seal(application, 'correspondence', 'hearingSkipped', { ground: form.skipGround, facts: form.skipFacts })
    await takeStep(actor, licence, { step: 'skip', onDay: today, sealedWords })
    await audit(actor, 'revocation.skipped', licence, { details: { ground: form.skipGround } })
  })
}

/** What she said, written down by an official. */
export function recordRevocationView(actor: Official, caseId: string, form: SaidForm, today: Day): Promise<void> {
  return inHearing(actor, caseId, today, async ({ application, licence }, { steps }) => {
    refuse(cannotSay(steps))
    const sealedWords = await seal(application, 'correspondence', 'viewStatement', { text: form.said })
    await takeStep(actor, licence, { step: 'giveView', onDay: today, sealedWords })
    await audit(actor, 'revocation.said', licence)
  })
}

/** It does not come to a revocation: what was intended is off. */
export function dropRevocation(actor: Official, caseId: string, today: Day): Promise<void> {
  return inHearing(actor, caseId, today, async ({ licence }, { steps }) => {
    if (running(steps).length === 0 || (await LicenceProposal.openOf(licence.id))) refuse(closedBy('S11_HEAR_REVOCATION', 'not-open-now'))
    await takeStep(actor, licence, { step: 'drop', onDay: today })
    await audit(actor, 'revocation.dropped', licence)
  })
}

/** With its grounds, each with a fact and where it comes from, and what was done with what she said; for someone else to decide on. */
export function proposeRevocation(actor: Official, caseId: string, form: RevocationForm, today: Day): Promise<void> {
  return inHearing(actor, caseId, today, async ({ application, licence }, { steps }) => {
    const { grounds, facts, reason, weighing, answer, note, startsOn } = form
    refuse(tooEarly(startsOn, today))
    refuse(impediment('revoke', startsOn, licence.facts()))
    refuse(notHeardYet(today, steps) ?? groundNotTold(grounds, steps) ?? cannotRestOn(grounds, facts) ?? notAnswered(answer, steps))
    if (await LicenceProposal.openOf(licence.id)) refuse(closedBy('S08_PROPOSE', 'not-open-now'))
    const sealedWords = await seal(application, 'correspondence', 'licenceProposal', { reason, facts: facts.map(({ fact }) => fact).join(' '), said: '', grounded: facts, weighing, answer, note })
    const { id: licenceId, personId, municipality } = licence
    await LicenceProposal.create({ licenceId, personId, municipality, act: 'revoke', ground: null, grounds, hearing: null, fromDay: startsOn, weeks: null, sealedWords, actorId: actor.id, proposedOn: today })
    await audit(actor, 'licence.proposed', licence, { details: { act: 'revoke' } })
  })
}

function inHearing(actor: Official, caseId: string, today: Day, work: (held: Held, hearing: Hearing) => Promise<void>): Promise<void> {
  return inTransaction(actor, async () => {
    const held = await lockLicence(actor, caseId, ['caseworker'], today)
    await work(held, await hearingOf(held.licence))
  })
}

/** Her view of an intended revocation in writing, or the wish to speak (Awb 4:9). */
export function sayOnRevocation(actor: Worker, form: OwnViewForm, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const licence = await Licence.lock(actor.personId, today)
    const { steps } = await hearingOf(licence)
    const about = await Application.get({ id: licence.applicationId, personId: actor.personId })
    if (form.viewHow === 'write') {
      refuse(cannotSay(steps))
      const sealedWords = await seal(about, 'correspondence', 'viewStatement', { text: form.statement })
      await takeStep(actor, licence, { step: 'giveView', onDay: today, sealedWords })
      return audit(actor, 'revocation.said', licence)
    }
    refuse(cannotAskToSpeak(steps))
    const wish = { how: form.viewHow, phone: form.viewHow === 'call' ? form.callNumber : '', when: form.callWhen }
    const sealedWords = await seal(about, 'correspondence', 'spokenWish', wish)
    await takeStep(actor, licence, { step: 'askToSpeak', onDay: today, untilDay: speakUntil(today), sealedWords })
    return audit(actor, 'view.spokenAsked', licence)
  })
}

/** What is intended with her licence, as long as it is neither decided nor off. */
export async function intendedFor(actor: Worker, today: Day) {
  const licence = await Licence.current(actor.personId, today)
  const hearing = licence && (await hearingOf(licence))
  const until = hearing && heardUntil(hearing.steps)
  if (!licence || !hearing || !until) return undefined
  const about = { personId: actor.personId, id: licence.applicationId, municipality: licence.municipality }
  const opened = async <K extends 'intention' | 'spokenWish'>(kind: K, sealedId: string | undefined) =>
    sealedId ? open(actor, about, { compartment: 'correspondence', kind, purpose: 'own-data', sealedId }) : undefined
  const intention = await opened('intention', wordsUnder(hearing, 'intend'))
  if (!intention) throw new NotFound()
  const now = { ...hearing, rows: thisHearing(hearing.rows) }
  return { intention, until, wish: await opened('spokenWish', wordsUnder(now, 'askToSpeak')), heard: wordsUnder(now, 'giveView') !== undefined }
}
