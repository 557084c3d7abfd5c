/** Hearing her before her licence is suspended or taken back: told first and heard, or said why not (Awb 4:8 and 4:11). */
import type { OwnViewForm } from '../../forms/case/following.ts'
import type { SaidForm } from '../../forms/case/handling.ts'
import type { IntentionForm } from '../../forms/case/case.ts'
import type { Day } from '../../law/day.ts'
import { type SkipGround, soonestView, speakUntil, tooSoon } from '../../law/deciding/proposal.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotAskToSpeak, cannotIntend, cannotSay, cannotSkip, heardUntil, intendedOn, type Measured, measures, nothingNew, running, thisHearing } from '../../law/measures/revocation.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { LicenceProposal } from '../../models/licence/LicenceProposal.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { type Held, type Hearing, hearingOf, lockLicence, takeStep, wordsUnder } from './held.ts'
import { sendIntendedMeasure } from './letters.ts'
import type { PaperFile } from '../../platform/upload/read.ts'
import { attach } from '../papers/attachments.ts'

/** Tells her what is intended, and hears her first; after that once more, when what she said brought something new. */
export function intendMeasure(actor: Official, caseId: string, about: Measured, form: IntentionForm, today: Day): Promise<void> {
  return inHearing(actor, caseId, about, today, async ({ application, licence }, { steps }) => {
    const { until: untilDay = soonestView(today), grounds = [], facts, reason, moments = [], news = '' } = form
    const instead = intendedOn(steps)
    const anew = instead ? { news, instead } : {}
    refuse(cannotIntend(today, steps, licence.facts(), about))
    refuse(tooSoon(today, untilDay) ?? nothingNew(news, steps, about))
    if (await LicenceProposal.openOf(licence.id)) refuse(closedBy('S08_PROPOSE', 'not-open-now'))
    const sealedWords = await seal(application, 'correspondence', 'intention', { facts, reason, grounds, moments, ...anew })
    await takeStep(actor, licence, { about, step: 'intend', onDay: today, untilDay, grounds, sealedWords })
    await audit(actor, 'measure.intended', licence, { details: { about } })
    await sendIntendedMeasure(actor, application, about, { reason, facts, untilDay, moments, ...anew }, today)
  })
}

/** Says why she is not heard first; whoever decides sees it, and she reads it in the decision. */
export function skipMeasureHearing(actor: Official, caseId: string, about: Measured, form: { skipGround: SkipGround; skipFacts: string }, today: Day): Promise<void> {
  return inHearing(actor, caseId, about, today, async ({ application, licence }, { steps }) => {
    refuse(cannotSkip(today, steps, licence.facts(), about))
    const sealedWords = await seal(application, 'correspondence', 'hearingSkipped', { ground: form.skipGround, facts: form.skipFacts })
    await takeStep(actor, licence, { about, step: 'skip', onDay: today, sealedWords })
    await audit(actor, 'measure.skipped', licence, { details: { about, ground: form.skipGround } })
  })
}

/** What she said, written down by an official. */
export function recordMeasureView(actor: Official, caseId: string, about: Measured, form: SaidForm, today: Day): Promise<void> {
  return inHearing(actor, caseId, about, today, async ({ application, licence }, { steps }) => {
    refuse(cannotSay(steps, about))
    const sealedWords = await seal(application, 'correspondence', 'viewStatement', { text: form.said })
    await takeStep(actor, licence, { about, step: 'giveView', onDay: today, sealedWords })
    await audit(actor, 'measure.said', licence, { details: { about } })
  })
}

/** It does not come to that: what was intended is off. */
export function dropMeasure(actor: Official, caseId: string, about: Measured, today: Day): Promise<void> {
  return inHearing(actor, caseId, about, today, async ({ licence }, { steps }) => {
    if (running(steps).length === 0 || (await LicenceProposal.openOf(licence.id))) refuse(closedBy('S08_PROPOSE', 'not-open-now'))
    await takeStep(actor, licence, { about, step: 'drop', onDay: today })
    await audit(actor, 'measure.dropped', licence, { details: { about } })
  })
}

function inHearing(actor: Official, caseId: string, about: Measured, today: Day, work: (held: Held, hearing: Hearing) => Promise<void>): Promise<void> {
  return inTransaction(actor, async () => {
    const held = await lockLicence(actor, caseId, ['caseworker'], today)
    await work(held, await hearingOf(held.licence, about))
  })
}

/** Her view of what is intended with her licence in writing, or the wish to speak (Awb 4:9). */
export function sayOnMeasure(actor: Worker, form: OwnViewForm, today: Day, files: readonly PaperFile[] = []): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const licence = await Licence.lock(actor.personId, today)
    const { about, steps } = (await toldOf(licence)) ?? (await hearingOf(licence, 'revoke'))
    const application = await Application.get({ id: licence.applicationId, personId: actor.personId })
    if (form.viewHow === 'write') {
      refuse(cannotSay(steps, about))
      const sealedWords = await seal(application, 'correspondence', 'viewStatement', { text: form.statement })
      await attach(actor, application, { to: 'view', files }, today)
      await takeStep(actor, licence, { about, step: 'giveView', onDay: today, sealedWords })
      return audit(actor, 'measure.said', licence, { details: { about } })
    }
    refuse(cannotAskToSpeak(steps, about))
    const wish = { how: form.viewHow, phone: form.viewHow === 'call' ? form.callNumber : '', when: form.callWhen }
    const sealedWords = await seal(application, 'correspondence', 'spokenWish', wish)
    await takeStep(actor, licence, { about, step: 'askToSpeak', onDay: today, untilDay: speakUntil(today), sealedWords })
    return audit(actor, 'view.spokenAsked', licence)
  })
}

/** What she was told of and can still say something of, else what she was told of and waits to be decided. */
async function toldOf(licence: Licence): Promise<Hearing | undefined> {
  const told: Hearing[] = []
  for (const about of measures) told.push(await hearingOf(licence, about))
  const waiting = told.filter(({ steps }) => heardUntil(steps) !== undefined)
  return waiting.find(({ about, steps }) => !cannotSay(steps, about)) ?? waiting[0]
}

/** What is intended with her licence, as long as it is neither decided nor off. */
export async function intendedFor(actor: Worker, today: Day) {
  const licence = await Licence.current(actor.personId, today)
  const hearing = licence && (await toldOf(licence))
  const until = hearing && heardUntil(hearing.steps)
  if (!licence || !hearing || !until) return undefined
  const of = { personId: actor.personId, id: licence.applicationId, municipality: licence.municipality }
  const opened = async <K extends 'intention' | 'spokenWish'>(kind: K, sealedId: string | undefined) =>
    sealedId ? open(actor, of, { compartment: 'correspondence', kind, purpose: 'own-data', sealedId }) : undefined
  const intention = await opened('intention', wordsUnder(hearing, 'intend'))
  if (!intention) throw new NotFound()
  const now = { ...hearing, rows: thisHearing(hearing.rows) }
  return { about: hearing.about, intention, until, wish: await opened('spokenWish', wordsUnder(now, 'askToSpeak')), heard: wordsUnder(now, 'giveView') !== undefined }
}
