/** That something held about her is not right: one form per thing. */
import { type Request, type Response, Router } from 'express'
import { askCorrection, correctionSubject } from '../../actions/looks/requests.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { correctionForm } from '../../forms/hers/herSide.ts'
import { answerBy } from '../../law/hers/requests.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { idOf } from './own.ts'
import { worker } from '../whoAsks.ts'

export const corrections = Router()
const door = gate('worker')

corrections.get(paths.correction.pattern, door, (req, res) => show(req, res))

corrections.post(paths.correction.pattern, door, async (req, res) => {
  const form = read(correctionForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await askCorrection(worker(req), idOf(req), form.value, req.today)
  res.see(paths.data)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const id = idOf(req)
  const kind = await correctionSubject(worker(req), id, req.today)
  const t = translator(req.language)
  const intro = [t(`data.kind.${kind}`), t('correction.by', { on: dates(req.language).date(answerBy('correction', req.today)) })]
  res.page('form', {
    name: 'correction', action: paths.correction.with({ id }), back: paths.data, entered: entered(req.body), errors, intro, upload: false,
    fields: [
      { kind: 'area', name: 'why', hint: true },
      { kind: 'radios', name: 'reply', options: ['here', 'desk'].map((value) => ({ value })) },
    ],
  })
}
