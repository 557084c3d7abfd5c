/** Worries about coercion: for who sat in the talk and is trained; for everyone else there is nothing here. */
import { concernDays } from '../../../law/terms/otherWorkings.ts'
import { inWorkings } from '../clock/words.ts'
import { createHash, randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { CaseFile } from '../../../actions/cases.ts'
import { concernOf, concernsHere, concernsOfCase, openConcern, readAsSecond, recordConcern, reviewConcern, seesConcerns } from '../../../actions/care/concerns.ts'
import type { Worry } from '../../../actions/care/sealing.ts'
import { concernForm, reviewForm, secondReaderForm } from '../../../forms/care/concern.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { childAnswers, concernSources, consents, experts, findings, interpretations, nothingSeen, urgencies } from '../../../law/care/concern.ts'
import type { Day } from '../../../law/day.ts'
import { choices } from '../../../pages/choices.ts'
import type { Way } from '../../../pages/case.ts'
import type { Field, Row } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import type { Official } from '../../../policies/actor.ts'
import { gate } from '../../signIn.ts'
import { official } from '../../whoAsks.ts'
import { idOf } from '../../worker/own.ts'

export const concerns = Router()
const door = gate('interviewer')

/** From a case, for who may write here. */
export async function concernLink(actor: Official, { application }: CaseFile, today: Day): Promise<Way[]> {
  return (await seesConcerns(actor, application, today)) ? [{ href: paths.caseConcerns.with(application), act: 'concerns' }] : []
}

concerns.get(paths.caseConcerns.pattern, door, (req, res) => showCase(req, res))

concerns.post(paths.caseConcerns.pattern, door, async (req, res) => {
  const form = read(concernForm, req.body)
  if (!form.ok) return showCase(req, res.status(422), { errors: form.errors })
  const { concernSeen: seen, concernTold: told } = form.value
  if (nothingSeen({ seen, told })) return showCase(req, res.status(422), { errors: { concernSeen: 'error.concernSeen' } })
  const flagged = interpretations(seen)
  if (flagged.length && typed(req.body, 'asIs') !== markOf(seen)) return showCase(req, res.status(422), { flagged, mark: markOf(seen) })
  await recordConcern(official(req), idOf(req), form.value, req.today)
  res.see(paths.caseConcerns.with({ id: idOf(req) }))
})

/** Of these words and no others. */
const markOf = (seen: string): string => createHash('sha256').update(seen).digest('hex').slice(0, 16)

const parts: readonly { name: string; fields: readonly Field[] }[] = [
  { name: 'facts', fields: [{ kind: 'area', name: 'concernSeen', hint: true }, { kind: 'area', name: 'concernTold', hint: true }, { kind: 'radios', name: 'concernFrom', options: choices(concernSources) }] },
  { name: 'own', fields: [{ kind: 'area', name: 'concernOwn', hint: true }] },
  { name: 'care', fields: [
    { kind: 'radios', name: 'concernUrgency', options: choices(urgencies) }, { kind: 'radios', name: 'concernChild', options: choices(childAnswers) },
    { kind: 'radios', name: 'careConsent', options: choices(consents) }, { kind: 'text', name: 'careConsentWhy', hint: true }, { kind: 'radios', name: 'concernExpert', options: choices(experts) },
  ] },
]

async function showCase(req: Request, res: Response, { errors = {}, flagged = [], mark = '' }: { errors?: FormErrors; flagged?: readonly string[]; mark?: string } = {}): Promise<void> {
  const found = await concernsOfCase(official(req), idOf(req), req.today)
  res.page('municipality/caseConcerns', { ...found, parts, flagged, mark, key: typed(req.body, 'key') || randomUUID(), entered: entered(req.body), errors })
}

concerns.get(paths.concerns, door, async (req, res) => res.page('municipality/concerns', { lines: await concernsHere(official(req), req.today) }))

concerns.get(paths.concern.pattern, door, (req, res) => showOne(req, res))

/** Looking is an act, on record each time. */
concerns.post(paths.concernOpened.pattern, door, async (req, res) => {
  const worry = await openConcern(official(req), idOf(req), req.today)
  await showOne(req, res, { rows: inWords(worry, req.language), caseId: worry.about?.applicationId ?? '' })
})

concerns.post(paths.concernRead.pattern, door, async (req, res) => {
  const form = read(secondReaderForm, req.body)
  if (!form.ok) return showOne(req, res.status(422), { errors: form.errors })
  await readAsSecond(official(req), idOf(req), form.value, req.today)
  res.see(paths.concerns)
})

concerns.post(paths.concernReviewed.pattern, door, async (req, res) => {
  const form = read(reviewForm, req.body)
  if (!form.ok) return showOne(req, res.status(422), { errors: form.errors })
  await reviewConcern(official(req), idOf(req), form.value, req.today)
  res.see(paths.concerns)
})

concerns.get([paths.concernOpened.pattern, paths.concernRead.pattern, paths.concernReviewed.pattern], door, (req, res) => res.see(paths.concern.with({ id: idOf(req) })))

const found: Field = { kind: 'radios', name: 'concernFound', options: choices(findings) }
const keep: Field = { kind: 'radios', name: 'concernKeep', options: choices(['keep', 'erase']) }

interface Shown {
  readonly rows?: readonly Row[]
  readonly caseId?: string
  readonly errors?: FormErrors
}

async function showOne(req: Request, res: Response, { rows = [], caseId = '', errors = {} }: Shown = {}): Promise<void> {
  const line = await concernOf(official(req), idOf(req), req.today)
  res.page('municipality/concern', { line, how: inWorkings(concernDays(line), req), rows, caseId, found, keep, entered: entered(req.body), errors })
}

function inWords({ seen, told, source, own, urgency, child, consent, consentWhy, expert, about }: Worry, language: string): Row[] {
  const t = translator(language)
  const rows: Row[] = [
    { key: 'concernCase', value: about?.caseNumber ?? '' },
    { key: 'concernSeen', value: seen },
    { key: 'concernTold', value: told },
    { key: 'concernFrom', value: t(`option.concernFrom.${source}`) },
    { key: 'concernOwn', value: own },
    { key: 'concernUrgency', value: t(`option.concernUrgency.${urgency}`) },
    { key: 'concernChild', value: t(`option.concernChild.${child}`) },
    { key: 'careConsent', value: [t(`option.careConsent.${consent}`), consentWhy].filter(Boolean).join(': ') },
    { key: 'concernExpert', value: t(`option.concernExpert.${expert}`) },
  ]
  return rows.filter(({ value }) => value)
}
