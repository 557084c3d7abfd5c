/** A proof that she asked in time: while nothing is decided, for whoever she shows it to. */
import path from 'node:path'
import { isRefusalStayed } from '../../law/measures/court.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotProve } from '../../law/licence/renewal.ts'
import { Application } from '../../models/Application.ts'
import { CourtOrder } from '../../models/licence/CourtOrder.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { NotFound } from '../../platform/errors.ts'
import { compilePdf } from '../../platform/paper/pdf.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'

const template = path.resolve(import.meta.dirname, '../../../views/letters/proof.typ')

export interface Proof {
  readonly caseNumber: string
  readonly receivedOn: Day
  /** The last day of the licence it is to follow; null for a first one. */
  readonly licenceUntil: Day | null
}

/** What there is to prove today; undefined when there is nothing. */
export function ownProof(actor: Worker, today: Day): Promise<Proof | undefined> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    return application ? proofOf(application, today) : undefined
  })
}

/** Of one application, for whoever reaches it. Called inside a transaction. */
export async function proofOf(application: Application, today: Day): Promise<Proof | undefined> {
  const { caseNumber, receivedOn } = application
  const { closed, old } = await closedOn(application, today)
  return closed || !receivedOn ? undefined : { caseNumber, receivedOn, licenceUntil: old?.validUntil ?? null }
}

async function closedOn(application: Application, today: Day) {
  const old = application.renews ? await Licence.get({ id: application.renews }) : undefined
  const stayed = isRefusalStayed(today, await CourtOrder.onRefusal(application.id))
  return { old, closed: cannotProve(today, { receivedOn: application.receivedOn, facts: application.facts(), old: old?.facts(), stayed }) }
}

/** On paper: the day, the case, and how to check it. No name, and nothing that says what was asked for. */
export function proofFile(actor: Worker, checkAt: string, today: Day): Promise<Buffer> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    if (!application) throw new NotFound()
    refuse((await closedOn(application, today)).closed)
    await audit(actor, 'proof.made', application)
    return written(application, checkAt, today)
  })
}

function written({ caseNumber, receivedOn }: Application, checkAt: string, today: Day): Promise<Buffer> {
  const copies = ['nl', 'en'].map((lang) => {
    const t = translator(lang)
    const { date } = dates(lang)
    const rows = [[t('proof.case'), caseNumber], [t('proof.received'), date(receivedOn ?? today)], [t('proof.made'), date(today)]]
    return { lang, heading: t('proof.title'), lead: t('proof.lead'), rows, check: t('proof.check', { at: checkAt }) }
  })
  return compilePdf(template, { title: translator('nl')('proof.fileTitle', { on: dates('nl').date(today) }), copies }, Date.parse(today) / 1_000)
}
