/** What an official asks, puts off, hears and proposes after an application came in or a licence was given. */
import { type Request, type Response, Router } from 'express'
import { readCase } from '../../../actions/cases.ts'
import { mustBeOpen } from '../../../actions/following/caseSide.ts'
import { defer } from '../../../actions/following/deferring.ts'
import { previewReinstatement } from '../../../actions/following/previews.ts'
import { recordView } from '../../../actions/following/hearing.ts'
import { askToComplete } from '../../../actions/following/requests.ts'
import { proposeReinstatement } from '../../../actions/measures/proposing.ts'
import type { Entered } from '../../../forms/form.ts'
import { deferralForm, reinstatementForm, requestForm, saidForm } from '../../../forms/case/handling.ts'
import type { ApplicationAct } from '../../../law/application.ts'
import { openActs } from '../../../law/openActs.ts'
import { askable, type Askable, cannotDefer, completeUntil, deferrals, lastDayIfAsked, weeksToComplete } from '../../../law/terms/completion.ts'
import type { Application } from '../../../models/Application.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { type AboutCase, caseForm } from './aboutCase.ts'
import { official } from '../../whoAsks.ts'
import { choices } from '../../../pages/choices.ts'

export const following = Router()

const requestTexts = (): Entered => Object.fromEntries(askable.filter((item) => item !== 'other').map((item) => [`${item}Text`, translator('nl')(`template.${item}`)]))

caseForm(following, {
  name: 'caseRequest', path: paths.caseRequest, door: gate('caseworker'), schema: requestForm, act: askToComplete, letter: 'act',
  open: opensAct('inviteToComplete'), before: requestTexts, fields: requestFields,
})

function requestFields({ application }: Pick<AboutCase, 'application'>, req: Request): Field[] {
  return [
    { kind: 'checks', name: 'items', options: choices(askable) },
    ...askable.map((item): Field => ({ kind: 'area', name: `${item}Text`, hint: item === 'other', hers: true })),
    { kind: 'radios', name: 'weeks', options: weeksToComplete.map((weeks) => ({ value: String(weeks), label: movesTo(application, weeks, req) })) },
  ]
}

/** The same form with what was found to be missing ticked already. */
export async function showRequest(req: Request, res: Response, items: readonly Askable[], { back, ...texts }: Readonly<Record<string, string>> = {}): Promise<void> {
  const { application } = await readCase(official(req), idOf(req), req.today)
  opensAct('inviteToComplete')({ application }, req)
  res.page('form', { name: 'caseRequest', action: paths.caseRequest.with(application), back: back ?? paths.whole.with(application), fields: requestFields({ application }, req), entered: { ...requestTexts(), ...texts, items }, errors: {}, intro: [], upload: false, preview: true })
}

/** The last day to answer, and what the decision day becomes. */
function movesTo(application: Application, weeks: number, { today, language }: Request): string {
  const until = completeUntil(today, weeks)
  const decideBy = lastDayIfAsked(application.receivedOn ?? today, application.facts(), today, until)
  const { date } = dates(language)
  if (decideBy < today) return translator(language)('case.movesNot', { until: date(until), decideBy: date(decideBy) })
  return translator(language)('case.movesTo', { until: date(until), decideBy: date(decideBy) })
}

caseForm(following, {
  name: 'deferral', path: paths.deferral, door: gate('caseworker'), schema: deferralForm, act: defer, letter: 'act',
  open: ({ application }, req) => {
    opensAct('defer')({ application }, req)
    if (application.decideBy && cannotDefer(req.today, application.decideBy)) throw new NotFound()
  },
  fields: ({ application: { decideBy } }, { today, language }) => [
    { kind: 'radios', name: 'weeks', options: deferrals(decideBy ?? today).map(({ weeks, until }) => ({ value: String(weeks), label: translator(language)('case.weeks', { weeks, until: dates(language).date(until) }) })) },
    { kind: 'area', name: 'reason', hint: true, hers: true },
  ],
})

caseForm(following, {
  name: 'spokenView', path: paths.spokenView, door: gate('caseworker'), schema: saidForm, act: recordView,
  open: opensAct('giveView'),
  fields: () => [{ kind: 'area', name: 'said', hint: true }],
})

caseForm(following, {
  name: 'reinstatement', path: paths.reinstatement, door: gate('caseworker'), schema: reinstatementForm, act: proposeReinstatement, letter: previewReinstatement,
  open: ({ following: beside }) => mustBeOpen(beside, 'reinstate'),
  before: ({ today }) => ({ startsOn: today }),
  fields: () => [{ kind: 'area', name: 'reason', hint: true, hers: true }, { kind: 'date', name: 'startsOn', hint: true }],
})

function opensAct(act: ApplicationAct) {
  return ({ application }: Pick<AboutCase, 'application'>, { today }: Request): void => {
    if (!openActs(today, application.facts()).includes(act)) throw new NotFound()
  }
}
