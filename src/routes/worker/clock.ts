/** Her side of the clock: agreeing to a delay or not, and saying that we are late. */
import { type Request, type Response, Router } from 'express'
import { giveNotice, ownNotice } from '../../actions/clock/notice.ts'
import { answerConsent, ownConsent } from '../../actions/clock/standstill.ts'
import { consentAnswerForm } from '../../forms/clock/standstill.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { worker } from '../whoAsks.ts'

export const clockOfHers = Router()
const door = gate('worker')

clockOfHers.get(paths.consent, door, (req, res) => show(req, res))

clockOfHers.post(paths.consent, door, async (req, res) => {
  const form = read(consentAnswerForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await answerConsent(worker(req), form.value, req.today)
  res.see(paths.status)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { reason, from, until, becomes } = await ownConsent(worker(req), req.today)
  const t = translator(req.language)
  const { date } = dates(req.language)
  res.page('form', {
    name: 'consent', action: paths.consent, back: paths.status, entered: entered(req.body), errors, upload: false,
    said: reason,
    intro: [t('letter.consentAsked.yes', { from: date(from), until: date(until), decideBy: date(becomes) }), t('letter.consentAsked.no')],
    fields: [{ kind: 'radios', name: 'consent', options: [{ value: 'yes' }, { value: 'no' }] }],
  })
}

clockOfHers.get(paths.notice, door, async (req, res) => res.page('worker/notice', { notice: await ownNotice(worker(req), req.today), action: paths.notice, back: paths.status, backLabel: 'status.title' }))

clockOfHers.post(paths.notice, door, async (req, res) => {
  await giveNotice(worker(req), req.today)
  res.see(paths.notice)
})
