/** Who helps her, as whoever handles the case sees it; and not admitting one, with a letter to her. */
import { type Request, type Response, Router } from 'express'
import { helpersOf, refuseHelper } from '../../../actions/helping/refusing.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { type HelperRefusalForm, helperRefusalForm } from '../../../forms/hers/herSide.ts'
import type { Day } from '../../../law/day.ts'
import { helperGrounds } from '../../../law/hers/mandate.ts'
import type { Field, Written } from '../../../pages/shapes.ts'
import { choices } from '../../../pages/choices.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import type { Official } from '../../../policies/actor.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'
import { answerTo, beforeSending } from './writing.ts'

export const helpers = Router()
const door = gate('caseworker')

helpers.get(paths.caseHelpers.pattern, door, async (req, res) => {
  res.page('municipality/helpers', await helpersOf(official(req), idOf(req), req.today))
})

helpers.get(paths.caseHelper.pattern, door, (req, res) => show(req, res))

const fields: readonly Field[] = [
  { kind: 'radios', name: 'lawyer', hint: true, options: choices(['no', 'yes']) },
  { kind: 'radios', name: 'helperGround', options: choices(helperGrounds) },
  { kind: 'area', name: 'helperReason', hint: true, hers: true },
]

helpers.post(paths.caseHelper.pattern, door, async (req, res) => {
  const form = read(helperRefusalForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  const act = (actor: Official, id: string, given: HelperRefusalForm, today: Day) => refuseHelper(actor, id, idOf(req, 'file'), given, today)
  const written = await beforeSending(req, fields, form.value, { act, letter: 'act' })
  if (written) return show(req, answerTo(req, res), {}, written)
  await act(official(req), idOf(req), form.value, req.today)
  res.see(paths.caseHelpers.with({ id: idOf(req) }))
})

async function show(req: Request, res: Response, errors: FormErrors = {}, written?: Written): Promise<void> {
  const { id, helpers: running } = await helpersOf(official(req), idOf(req), req.today)
  const helper = running.find((each) => each.id === idOf(req, 'file'))
  if (!helper) throw new NotFound()
  const t = translator(req.language)
  res.page('form', {
    name: 'refuseHelper', action: paths.caseHelper.with({ id, file: helper.id }), back: paths.caseHelpers.with({ id }), fields, entered: entered(req.body ?? {}), errors, upload: false, preview: true, ...(written && { written }),
    intro: [`${t(`option.scope.${helper.scope}`)}. ${t('mandate.until', { on: dates(req.language).date(helper.until) })}`],
  })
}
