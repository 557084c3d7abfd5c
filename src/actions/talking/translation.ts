/** The report in a language of hers: she asks, and what an interpreter made of it is put beside each block, or was read to her. */
import type { Translated, TranslationWishForm } from '../../forms/talking/translation.ts'
import { talkNumber } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { impediment } from '../../law/openActs.ts'
import { closedBy } from '../../law/rules.ts'
import { besideHers, untranslated } from '../../law/talking/translation.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import type { Contents } from '../contents.ts'
import { opened } from '../interviews.ts'
import { tellLater } from '../messages/outbox.ts'
import { open, reseal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { forHer } from './withholding.ts'

export function askTranslation(actor: Worker, { translationHow: how, translationLanguage, translationOther }: TranslationWishForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const latest = await Application.latest(actor.personId)
    const application = await opened(actor, latest?.id ?? null, 'askTranslation', today)
    await reseal(application, 'interview', 'translationWish', { how, language: translationLanguage === 'other' ? translationOther : translationLanguage })
    await application.record('askTranslation', actor.id, today)
    await audit(actor, 'translation.asked', application)
  })
}

export interface OwnTranslation {
  readonly canAsk: boolean
  /** Since when she waits for it. */
  readonly askedOn: Day | undefined
  readonly madeOn: Day | undefined
  readonly translation: Contents['reportTranslation'] | undefined
  /** The language of her talk, to begin with. */
  readonly language: string
}

/** What there is of it, for the page of her report. */
export function ownTranslation(actor: Worker, today: Day): Promise<OwnTranslation> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    if (!application) throw new NotFound()
    const facts = application.facts()
    const last = (act: 'askTranslation' | 'translateReport') => facts.acts.findLast((done) => done.act === act)?.on
    const madeOn = last('translateReport')
    const ofHers = { compartment: 'interview', purpose: 'own-data' } as const
    const translation = madeOn && (await open(actor, application, { ...ofHers, kind: 'reportTranslation' }))
    const wishes = await open(actor, application, { ...ofHers, kind: 'wishes' })
    return { canAsk: !impediment('askTranslation', today, facts), askedOn: last('askTranslation'), madeOn, translation, language: wishes?.language ?? '' }
  })
}

export interface TranslationTask {
  readonly id: string
  readonly caseNumber: string
  readonly askedOn: Day | undefined
}

/** How it stands, before anything opens. */
export function readTranslation(actor: Official, id: string, today: Day): Promise<TranslationTask> {
  permit(actor.role === 'interviewer')
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const facts = application.facts()
    const isAsked = !impediment('translateReport', today, facts)
    return { id, caseNumber: application.caseNumber, askedOn: isAsked ? facts.acts.findLast(({ act }) => act === 'askTranslation')?.on : undefined }
  })
}

export interface ToTranslate extends TranslationTask {
  readonly wish: Contents['translationWish']
  /** As she reads it: what is kept back from her is translated for nobody. */
  readonly report: Contents['report']
}

/** What she asked and the report, opened to have it translated. */
export function openTranslation(actor: Official, id: string, today: Day): Promise<ToTranslate> {
  permit(actor.role === 'interviewer')
  return inTransaction(actor, async () => {
    const task = await readTranslation(actor, id, today)
    return { ...task, ...(await askedIn(actor, await Application.get({ ...applicationsOf(actor), id }))) }
  })
}

async function askedIn(actor: Official, application: Application): Promise<Pick<ToTranslate, 'wish' | 'report'>> {
  const about = { compartment: 'interview', purpose: 'hold-interview' } as const
  const wish = await open(actor, application, { ...about, kind: 'translationWish' })
  const report = await open(actor, application, { ...about, kind: 'report' })
  if (!wish || !report) throw new NotFound()
  return { wish, report: forHer(report) }
}

/** Puts it beside her report; she is told that there is something. */
export function translateReport(actor: Official, id: string, { translatedHow: how, translatedBy: by, translatorNumber: number, blocks }: Translated, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'translateReport', today)
    const { wish, report } = await askedIn(actor, application)
    refuse(how === 'read' && untranslated(report.blocks, blocks).length ? closedBy('A65_TRANSLATE_REPORT', 'translation-incomplete') : undefined)
    await reseal(application, 'interview', 'reportTranslation', { how, language: wish.language, by, number, talk: talkNumber(application.facts()), blocks: how === 'read' ? besideHers(report.blocks, blocks) : [] })
    await application.record('translateReport', actor.id, today)
    await audit(actor, 'report.translated', application, { details: { how, by } })
    await tellLater(application.id)
  })
}
