/** Numbers picked out of any text, and what each is worth today. */
import { type Request, type Response, Router } from 'express'
import { checkAdvertised } from '../../actions/checking/advertised.ts'
import { advertisedForm } from '../../forms/checking/advertised.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { MOST_ADVERTISED, numbersIn } from '../../law/checking/advertised.ts'
import { formatNumber } from '../../law/licence/licenceNumber.ts'
import { paths } from '../../paths.ts'
import { gate } from '../signIn.ts'
import { inspector } from '../whoAsks.ts'
import { unanswered } from './checks.ts'

export const advertised = Router()
const door = gate('inspector')

advertised.get(paths.adverts, door, (req, res) => show(req, res))

advertised.post(paths.advertsAnswer, door, async (req, res) => {
  const form = read(advertisedForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  const { numbers, mistyped } = numbersIn(form.value.advert)
  if (numbers.length > MOST_ADVERTISED) return show(req, res.status(422), { advert: 'error.advert.many' })
  if (!numbers.length && !mistyped.length) return show(req, res.status(422), { advert: 'error.advert.none' })
  const answers = numbers.length ? await checkAdvertised(inspector(req), numbers, req.now, req.today) : []
  if (typeof answers === 'string') return unanswered(res, answers)
  res.page('inspection/adverts', { answers: answers.map(({ number, valid }) => ({ number: formatNumber(number), valid })), mistyped, today: req.today })
})

advertised.get(paths.advertsAnswer, door, (_req, res) => res.see(paths.adverts))

function show(req: Request, res: Response, errors: FormErrors = {}): void {
  res.page('form', { name: 'adverts', action: paths.advertsAnswer, back: paths.shift, fields: [{ kind: 'area', name: 'advert', hint: true }], entered: entered(req.body), errors, intro: [], upload: false })
}
