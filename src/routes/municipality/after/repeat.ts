/** The outcome of the talk a year after a grant: it stays, or revoking is looked into, which goes on at the case of the licence. */
import { type Request, type Response, Router } from 'express'
import { readCase } from '../../../actions/cases.ts'
import { endRepeat } from '../../../actions/measures/repeat.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { repeatForm } from '../../../forms/licence/measures.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { choices } from '../../../pages/choices.ts'
import { official } from '../../whoAsks.ts'

export const repeating = Router()
const door = gate('caseworker')

repeating.get(paths.repeatOutcome.pattern, door, (req, res) => show(req, res))

repeating.post(paths.repeatOutcome.pattern, door, async (req, res) => {
  const form = read(repeatForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  const id = await endRepeat(official(req), idOf(req), form.value, req.today)
  res.see(form.value.repeatOutcome === 'revoke' ? paths.revocation.with({ id }) : paths.case.with({ id: idOf(req) }))
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { application, openActs } = await readCase(official(req), idOf(req), req.today)
  if (!openActs.includes('endRepeat')) throw new NotFound()
  res.page('form', { name: 'repeatOutcome', action: paths.repeatOutcome.with(application), back: paths.case.with(application), fields: [{ kind: 'radios', name: 'repeatOutcome', options: choices(['stays', 'revoke']) }], entered: entered(req.body), errors, intro: [], upload: false })
}
