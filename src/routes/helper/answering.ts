/** Answering for her what the municipality asked, item by item and with files, within the mandate. */
import { type Request, type Response, Router } from 'express'
import { answerItemFor, helpedRequest, moreTimeFor } from '../../actions/helping/helping.ts'
import { itemForm } from '../../forms/case/following.ts'
import { entered, type FormErrors, read, typed } from '../../forms/form.ts'
import { waysToAnswer } from '../../law/terms/completion.ts'
import { paths } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import { translator } from '../../platform/page/translate.ts'
import { attachmentFields, doneWith, hasErrors, withAttachments } from '../attaching.ts'
import { gate } from '../signIn.ts'
import { idOf } from '../worker/own.ts'
import { numberOf } from '../worker/request.ts'
import { helper } from '../whoAsks.ts'

export const answeringForHer = Router()
const door = gate('helper')

answeringForHer.get(paths.helpedRequest.pattern, door, async (req, res) => {
  res.page('helper/request', { id: idOf(req), request: await helpedRequest(helper(req), idOf(req), req.today) })
})

answeringForHer.post(paths.helpedMoreTime.pattern, door, async (req, res) => {
  await moreTimeFor(helper(req), idOf(req), req.today)
  res.see(paths.helpedRequest.with({ id: idOf(req) }))
})
answeringForHer.get(paths.helpedMoreTime.pattern, door, (req, res) => res.see(paths.helpedRequest.with({ id: idOf(req) })))

answeringForHer.get(paths.helpedItem.pattern, door, (req, res) => showItem(req, res))

answeringForHer.post(paths.helpedItem.pattern, door, async (req, res) => {
  await withAttachments(req, res, async (files, reading) => {
    const form = read(itemForm, req.body)
    const errors = { ...(form.ok ? {} : form.errors), ...(await fileMissing(req, files.length)), ...reading }
    if (!form.ok || hasErrors(errors)) return showItem(req, res.status(422), errors)
    let sent = false
    const wrong = await doneWith(answerItemFor(helper(req), idOf(req), numberOf(req), form.value, req.today, files).then((all) => (sent = all)))
    if (hasErrors(wrong)) return showItem(req, res.status(422), wrong)
    res.see((sent ? paths.helpedOne : paths.helpedRequest).with({ id: idOf(req) }))
  })
})

async function fileMissing(req: Request, files: number): Promise<FormErrors> {
  if (files || typed(req.body, 'answerHow') !== 'upload') return {}
  const { items } = await helpedRequest(helper(req), idOf(req), req.today)
  return items[numberOf(req) - 1]?.files.length ? {} : { attachment: 'error.file.none' }
}

async function showItem(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const about = { id: idOf(req), number: numberOf(req) }
  const { items } = await helpedRequest(helper(req), about.id, req.today)
  const item = items[about.number - 1]
  if (!item) throw new NotFound()
  const t = translator(req.language)
  const isLast = items.every(({ answer }, index) => answer || index === about.number - 1)
  const before = { answerHow: item.answer?.how ?? '', answerText: item.answer?.text ?? '' }
  res.page('form', {
    name: isLast ? 'lastItem' : 'item', action: paths.helpedItem.with(about), back: paths.helpedRequest.with(about), errors, upload: true,
    entered: req.method === 'POST' ? entered(req.body) : before,
    said: item.text,
    intro: [t(`option.items.${item.what}`), ...(item.files.length ? [t('attached.count', { count: item.files.length })] : [])],
    fields: [{ kind: 'radios', name: 'answerHow', options: waysToAnswer.map((value) => ({ value })) }, { kind: 'area', name: 'answerText', hint: true }, ...attachmentFields],
  })
}
