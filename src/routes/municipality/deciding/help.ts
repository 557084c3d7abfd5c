/** Putting down that help was offered. */
import { type Request, type Response, Router } from 'express'
import { readCase } from '../../../actions/cases.ts'
import { offerHelp } from '../../../actions/deciding/help.ts'
import { helpForm } from '../../../forms/deciding/help.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { notADayOfThis, offerers } from '../../../law/deciding/help.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const helping = Router()
const door = gate('interviewer', 'caseworker')

helping.get(paths.helpOffered.pattern, door, (req, res) => show(req, res))

helping.post(paths.helpOffered.pattern, door, async (req, res) => {
  const form = read(helpForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  const { application } = await open(req)
  const receivedOn = application.receivedOn ?? req.today
  if (notADayOfThis(form.value.helpOn, { today: req.today, receivedOn })) return show(req, res.status(422), { helpOn: 'error.helpOn' })
  await offerHelp(official(req), idOf(req), form.value, req.today)
  res.see(paths.case.with(application))
})

async function open(req: Request) {
  const found = await readCase(official(req), idOf(req), req.today)
  if (!found.openActs.includes('offerHelp')) throw new NotFound()
  return found
}

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { application } = await open(req)
  res.page('form', {
    name: 'helpOffered', action: paths.helpOffered.with(application), back: paths.case.with(application), errors, intro: [], upload: false,
    entered: req.method === 'POST' ? entered(req.body) : { helpOn: req.today },
    fields: [{ kind: 'date', name: 'helpOn' }, { kind: 'radios', name: 'helpBy', options: offerers.map((value) => ({ value })) }],
  })
}
