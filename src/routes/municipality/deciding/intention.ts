/** Hearing her first: what is intended, with its letter and its last day; or why that is left out. */
import { type Request, type Response, Router } from 'express'
import { previewIntention, readToAct } from '../../../actions/deciding/review.ts'
import { intendRefusal, skipHearing } from '../../../actions/decisions.ts'
import { restsOnDoubt } from '../../../actions/talking/comparing.ts'
import type { LetterDraft } from '../../../actions/letterTexts.ts'
import { type Finding, findingsIn } from '../../../forms/plain.ts'
import { intentionForm, intentionOf, skipForm } from '../../../forms/deciding/proposal.ts'
import { type Entered, entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { refusalGrounds } from '../../../law/deciding/decision.ts'
import { intendedOn, nothingNew, skipGrounds, soonestView, tooSoon } from '../../../law/deciding/proposal.ts'
import { refuse } from '../../../law/impediment.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { isUnread, markOf, toldWhatHappened } from './shared.ts'
import { official } from '../../whoAsks.ts'

export const hearingHer = Router()
const door = gate('caseworker')

hearingHer.get(paths.intention.pattern, door, (req, res) => show(req, res))

hearingHer.post(paths.intention.pattern, door, async (req, res) => {
  const answer = read(intentionForm, req.body)
  if (!answer.ok) return show(req, res.status(422), { errors: plainly(answer.errors) })
  const form = intentionOf(answer.value)
  const { until = soonestView(req.today), moments = [], facts, reason, news = '' } = form
  const known = (await readToAct(official(req), idOf(req), 'intendRefusal', req.today)).facts
  if (tooSoon(req.today, until)) return show(req, res.status(422), { errors: { respondUntil: 'error.respondUntil' } })
  if (nothingNew(news, known)) return show(req, res.status(422), { errors: { intentionNews: 'error.intentionNews' } })
  if (await restsOnDoubt(official(req), idOf(req), form.grounds ?? [])) return show(req, res.status(422), { errors: { grounds: 'error.groundDoubt' } })
  const findings = [...findingsIn('reason', reason), ...findingsIn('facts', facts), ...findingsIn('intentionNews', news)]
  if (typed(req.body, 'step') === 'preview') return show(req, res, { findings, letter: await previewIntention(official(req), idOf(req), { facts, reason, news, until, moments }, req.today) })
  if (isUnread(req, findings)) return show(req, res.status(422), { findings })
  const happened = await intendRefusal(official(req), idOf(req), form, req.today, typed(req.body, 'version'))
  if (happened.length) return toldWhatHappened(req, res, happened)
  res.see(paths.case.with({ id: idOf(req) }))
})

/** The rows of moments share their words. */
function plainly(errors: FormErrors): FormErrors {
  return Object.fromEntries(Object.keys(errors).map((name) => [name, `error.${name.replace(/\d$/, '')}`]))
}

interface Shown {
  readonly errors?: FormErrors
  readonly findings?: readonly Finding[]
  readonly letter?: LetterDraft
}

async function show(req: Request, res: Response, { errors = {}, findings = [], letter }: Shown = {}): Promise<void> {
  const { application, facts, version, closed } = await readToAct(official(req), idOf(req), 'intendRefusal', req.today)
  refuse(closed)
  const soonest = soonestView(req.today)
  const given: Entered = req.method === 'POST' ? entered(req.body) : { respondUntil: soonest }
  res.page('municipality/intention', {
    id: application.id, caseNumber: application.caseNumber, version: typed(req.body, 'version') || version, entered: given, errors, findings, mark: markOf(findings), letter: letter ?? null, grounds: refusalGrounds, soonest, before: intendedOn(facts) ?? null,
  })
}

hearingHer.get(paths.skipHearing.pattern, door, (req, res) => showSkip(req, res))

hearingHer.post(paths.skipHearing.pattern, door, async (req, res) => {
  const form = read(skipForm, req.body)
  if (!form.ok) return showSkip(req, res.status(422), form.errors)
  const happened = await skipHearing(official(req), idOf(req), form.value, req.today, typed(req.body, 'version'))
  if (happened.length) return toldWhatHappened(req, res, happened)
  res.see(paths.case.with({ id: idOf(req) }))
})

async function showSkip(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { application, version, closed } = await readToAct(official(req), idOf(req), 'skipHearing', req.today)
  refuse(closed)
  res.page('form', {
    name: 'skipHearing', action: paths.skipHearing.with(application), back: paths.case.with(application), entered: { version, ...entered(req.body) }, errors, intro: [], upload: false,
    fields: [{ kind: 'hidden', name: 'version' }, { kind: 'radios', name: 'skipGround', options: skipGrounds.map((value) => ({ value })) }, { kind: 'area', name: 'skipFacts', hint: true }],
  })
}
