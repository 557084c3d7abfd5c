/** What an official asks, puts off, hears and proposes after an application came in or a licence was given. */
import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { ObjectSchema } from 'joi'
import { readCase } from '../../../actions/cases.ts'
import { caseFollowing, type CaseFollowing, mustBeOpen } from '../../../actions/following/caseSide.ts'
import { defer } from '../../../actions/following/deferring.ts'
import { previewReinstatement } from '../../../actions/following/previews.ts'
import { recordView } from '../../../actions/following/hearing.ts'
import { askToComplete } from '../../../actions/following/requests.ts'
import { proposeReinstatement } from '../../../actions/measures/proposing.ts'
import { type Entered, entered, type FormErrors, read } from '../../../forms/form.ts'
import { deferralForm, reinstatementForm, requestForm, saidForm } from '../../../forms/case/handling.ts'
import type { ApplicationAct } from '../../../law/application.ts'
import { openActs } from '../../../law/openActs.ts'
import { askable, type Askable, cannotDefer, completeUntil, deferrals, lastDayIfAsked, weeksToComplete } from '../../../law/terms/completion.ts'
import type { Day } from '../../../law/day.ts'
import type { Application } from '../../../models/Application.ts'
import type { Field, Written } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import type { Official } from '../../../policies/actor.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { answerTo, beforeSending, type Drafting } from './writing.ts'
import { official } from '../../whoAsks.ts'
import { choices } from '../../../pages/choices.ts'

export const following = Router()

interface Page<T> {
  readonly name: string
  readonly path: { pattern: string; with(about: { id: string }): string }
  readonly door: RequestHandler
  readonly schema: ObjectSchema<T>
  readonly act: (actor: Official, id: string, form: T, today: Day) => Promise<void>
  readonly fields: (application: Application, req: Request) => readonly Field[]
  /** Not there when the law does not open it today. */
  readonly open: (application: Application, following: CaseFollowing, today: Day) => void
  readonly before?: Entered | ((req: Request) => Entered)
  readonly letter?: Drafting<T>
}

const requestTexts: Entered = Object.fromEntries(askable.filter((item) => item !== 'other').map((item) => [`${item}Text`, translator('nl')(`template.${item}`)]))

page({
  name: 'caseRequest', path: paths.caseRequest, door: gate('caseworker'), schema: requestForm, act: askToComplete, letter: 'act',
  open: opensAct('inviteToComplete'), before: requestTexts, fields: requestFields,
})

function requestFields(application: Application, req: Request): Field[] {
  return [
    { kind: 'checks', name: 'items', options: choices(askable) },
    ...askable.map((item): Field => ({ kind: 'area', name: `${item}Text`, hint: item === 'other', hers: true })),
    { kind: 'radios', name: 'weeks', options: weeksToComplete.map((weeks) => ({ value: String(weeks), label: movesTo(application, weeks, req) })) },
  ]
}

/** The same form with what was found to be missing ticked already. */
export async function showRequest(req: Request, res: Response, items: readonly Askable[], { back, ...texts }: Readonly<Record<string, string>> = {}): Promise<void> {
  const { application } = await readCase(official(req), idOf(req), req.today)
  opensAct('inviteToComplete')(application, await caseFollowing(official(req), idOf(req), req.today), req.today)
  res.page('form', { name: 'caseRequest', action: paths.caseRequest.with(application), back: back ?? paths.whole.with(application), fields: requestFields(application, req), entered: { ...requestTexts, ...texts, items }, errors: {}, intro: [], upload: false, preview: true })
}

/** The last day to answer, and what the decision day becomes. */
function movesTo(application: Application, weeks: number, { today, language }: Request): string {
  const until = completeUntil(today, weeks)
  const decideBy = lastDayIfAsked(application.receivedOn ?? today, application.facts(), today, until)
  const { date } = dates(language)
  if (decideBy < today) return translator(language)('case.movesNot', { until: date(until), decideBy: date(decideBy) })
  return translator(language)('case.movesTo', { until: date(until), decideBy: date(decideBy) })
}

page({
  name: 'deferral', path: paths.deferral, door: gate('caseworker'), schema: deferralForm, act: defer, letter: 'act',
  open: (application, about, today) => {
    opensAct('defer')(application, about, today)
    if (application.decideBy && cannotDefer(today, application.decideBy)) throw new NotFound()
  },
  fields: ({ decideBy }, { today, language }) => [
    { kind: 'radios', name: 'weeks', options: deferrals(decideBy ?? today).map(({ weeks, until }) => ({ value: String(weeks), label: translator(language)('case.weeks', { weeks, until: dates(language).date(until) }) })) },
    { kind: 'area', name: 'reason', hint: true, hers: true },
  ],
})

page({
  name: 'spokenView', path: paths.spokenView, door: gate('caseworker'), schema: saidForm, act: recordView,
  open: opensAct('giveView'),
  fields: () => [{ kind: 'area', name: 'said', hint: true }],
})

page({
  name: 'reinstatement', path: paths.reinstatement, door: gate('caseworker'), schema: reinstatementForm, act: proposeReinstatement, letter: previewReinstatement,
  open: (_application, about) => mustBeOpen(about, 'reinstate'),
  before: ({ today }) => ({ startsOn: today }),
  fields: () => [{ kind: 'area', name: 'reason', hint: true, hers: true }, { kind: 'date', name: 'startsOn', hint: true }],
})

function opensAct(act: ApplicationAct) {
  return (application: Application, _following: CaseFollowing, today: Day): void => {
    if (!openActs(today, application.facts()).includes(act)) throw new NotFound()
  }
}

/** A form about a case: shown within reach while it is open, read, acted on, back to the case. */
function page<T>({ name, path, door, schema, act, fields, open, letter, before = {} }: Page<T>): void {
  const show = async (req: Request, res: Response, errors: FormErrors = {}, written?: Written) => {
    const { application } = await readCase(official(req), idOf(req), req.today)
    open(application, await caseFollowing(official(req), idOf(req), req.today), req.today)
    const given = req.method === 'POST' ? entered(req.body) : typeof before === 'function' ? before(req) : before
    res.page('form', { name, action: path.with(application), back: paths.case.with(application), fields: fields(application, req), entered: given, errors, intro: [], upload: false, preview: letter !== undefined, ...(written && { written }) })
  }
  following.get(path.pattern, door, (req, res) => show(req, res))
  following.post(path.pattern, door, async (req, res) => {
    const answer = read(schema, req.body)
    if (!answer.ok) return show(req, res.status(422), answer.errors)
    const { application } = await readCase(official(req), idOf(req), req.today)
    const written = await beforeSending(req, fields(application, req), answer.value, { act, letter })
    if (written) return show(req, answerTo(req, res), {}, written)
    await act(official(req), idOf(req), answer.value, req.today)
    res.see(paths.case.with({ id: idOf(req) }))
  })
}
