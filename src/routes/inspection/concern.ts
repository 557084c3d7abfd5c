/** Handing over a worry: care is called first; a signal to the municipality can go along. Nothing of it becomes a file of who checks. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { handOverConcern } from '../../actions/care/handingOver.ts'
import { handedOverForm } from '../../forms/care/concern.ts'
import { entered, type FormErrors, read, typed } from '../../forms/form.ts'
import { childAnswers, nothingSeen, urgencies } from '../../law/care/concern.ts'
import { helpDirectory } from '../../models/people/HelpDirectory.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { choices } from '../../pages/choices.ts'
import { paths } from '../../paths.ts'
import { gate } from '../signIn.ts'
import { inspector } from '../whoAsks.ts'

export const handingOverConcern = Router()
const door = gate('inspector')

/** Who is called first, in this order. */
const first = ['emergency', 'comensha', 'safeHome']

handingOverConcern.get(paths.inspectorConcern, door, (req, res) => {
  const numbers = first.flatMap((key) => helpDirectory.national.filter((one) => one.key === key))
  res.page('inspection/concern', { numbers, regions: helpDirectory.regions, sent: req.query['gegeven'] !== undefined })
})

handingOverConcern.get(paths.inspectorSignal, door, (req, res) => show(req, res))

handingOverConcern.post(paths.inspectorSignal, door, async (req, res) => {
  const form = read(handedOverForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  const { concernSeen: seen, concernTold: told } = form.value
  if (nothingSeen({ seen, told })) return show(req, res.status(422), { concernSeen: 'error.concernSeen' })
  await handOverConcern(inspector(req), form.value, req.today)
  res.see(`${paths.inspectorConcern}?gegeven`)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const places = (await Municipality.designated(req.today)).map(({ code, name }) => ({ value: code, label: name }))
  res.page('form', {
    name: 'handOverConcern', action: paths.inspectorSignal, back: paths.inspectorConcern, errors, intro: [], upload: false,
    entered: { ...entered(req.body), key: typed(req.body, 'key') || randomUUID() },
    fields: [
      { kind: 'hidden', name: 'key' }, { kind: 'radios', name: 'concernPlace', options: places },
      { kind: 'area', name: 'concernSeen', hint: true }, { kind: 'area', name: 'concernTold', hint: true },
      { kind: 'radios', name: 'concernUrgency', options: choices(urgencies) }, { kind: 'radios', name: 'concernChild', options: choices(childAnswers) },
    ],
  })
}
