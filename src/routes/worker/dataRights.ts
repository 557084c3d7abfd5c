/** What she asks about her data beyond what she can do herself. */
import { type Request, type Response, Router } from 'express'
import { askRight, ownRights } from '../../actions/looks/dataRights.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { rightForm } from '../../forms/hers/herSide.ts'
import { answerBy, dataRights } from '../../law/hers/requests.ts'
import { paths } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { worker } from '../whoAsks.ts'

export const dataRightsOfHers = Router()
const door = gate('worker')

dataRightsOfHers.get(paths.right, door, (req, res) => show(req, res))

dataRightsOfHers.post(paths.right, door, async (req, res) => {
  const form = read(rightForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await askRight(worker(req), form.value, req.today)
  res.see(paths.letters)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { canAsk, running } = await ownRights(worker(req))
  if (!canAsk) throw new NotFound()
  const t = translator(req.language)
  const { date } = dates(req.language)
  const lines = running.map(({ right, askedOn, answerBy: by }) => t('right.running', { right: t(`right.${right}`), on: date(askedOn), until: date(by) }))
  res.page('form', {
    name: 'right', action: paths.right, back: paths.data, entered: entered(req.body), errors, upload: false, intro: [...lines, t('right.by', { on: date(answerBy('access', req.today)) })],
    fields: [
      { kind: 'radios', name: 'right', options: dataRights.map((value) => ({ value })) },
      { kind: 'area', name: 'why', hint: true },
      { kind: 'radios', name: 'reply', options: ['here', 'desk'].map((value) => ({ value })) },
    ],
  })
}
