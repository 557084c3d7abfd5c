/** What is missing, item by item; more time in one press. */
import { type Request, type Response, Router } from 'express'
import { answerItem, ownRequest, takeMoreTime } from '../../actions/following/requests.ts'
import { entered, type FormErrors, read, typed } from '../../forms/form.ts'
import { itemForm } from '../../forms/case/following.ts'
import { waysToAnswer } from '../../law/terms/completion.ts'
import { daysBetween } from '../../law/day.ts'
import { paths } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import { translator } from '../../platform/page/translate.ts'
import { attachmentFields, doneWith, hasErrors, withAttachments } from '../attaching.ts'
import { gate } from '../signIn.ts'
import { worker } from '../whoAsks.ts'

export const completing = Router()
const door = gate('worker')

completing.get(paths.request, door, async (req, res) => {
  const request = await ownRequest(worker(req), req.today)
  res.page('worker/request', { request, daysLeft: daysBetween(req.today, request.until) })
})

completing.post(paths.moreTime, door, async (req, res) => {
  await takeMoreTime(worker(req), req.today)
  res.see(paths.request)
})

/** Who changes the language there is back at what is asked. */
completing.get(paths.moreTime, door, (_req, res) => res.see(paths.request))

completing.get(paths.requestItem.pattern, door, (req, res) => showItem(req, res))

completing.post(paths.requestItem.pattern, door, async (req, res) => {
  await withAttachments(req, res, async (files, reading) => {
    const form = read(itemForm, req.body)
    const errors = { ...(form.ok ? {} : form.errors), ...(await fileMissing(req, files.length)), ...reading }
    if (!form.ok || hasErrors(errors)) return showItem(req, res.status(422), errors)
    let sent = false
    const wrong = await doneWith(answerItem(worker(req), numberOf(req), form.value, req.today, files).then((all) => (sent = all)))
    if (hasErrors(wrong)) return showItem(req, res.status(422), wrong)
    res.see(sent ? paths.status : paths.request)
  })
})

/** Whoever says that a file comes along sends one, or sent it before. */
async function fileMissing(req: Request, files: number): Promise<FormErrors> {
  if (files || typed(req.body, 'answerHow') !== 'upload') return {}
  const { items } = await ownRequest(worker(req), req.today)
  return items[numberOf(req) - 1]?.files.length ? {} : { attachment: 'error.file.none' }
}

async function showItem(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const number = numberOf(req)
  const { items } = await ownRequest(worker(req), req.today)
  const item = items[number - 1]
  if (!item) throw new NotFound()
  const t = translator(req.language)
  const isLast = items.every(({ answer }, index) => answer || index === number - 1)
  const before = { answerHow: item.answer?.how ?? '', answerText: item.answer?.text ?? '' }
  res.page('form', {
    name: isLast ? 'lastItem' : 'item', action: paths.requestItem.with({ number }), back: paths.request, errors, upload: true,
    entered: req.method === 'POST' ? entered(req.body) : before,
    said: item.text,
    intro: [t(`option.items.${item.what}`), ...(item.files.length ? [t('attached.count', { count: item.files.length })] : [])],
    fields: [
      { kind: 'radios', name: 'answerHow', options: waysToAnswer.map((value) => ({ value })) },
      { kind: 'area', name: 'answerText', hint: true },
      ...attachmentFields,
    ],
  })
}

export function numberOf(req: Request): number {
  const { number } = req.params
  if (typeof number !== 'string' || !/^[1-9]$/.test(number)) throw new NotFound()
  return Number(number)
}
