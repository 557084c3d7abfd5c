/** What is intended and what she thinks of it: in writing, by phone or at the desk. */
import { type Request, type Response, Router } from 'express'
import { giveOrAskView, ownIntention } from '../../actions/following/hearing.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { ownViewForm } from '../../forms/case/following.ts'
import { daysBetween } from '../../law/day.ts'
import { paths } from '../../paths.ts'
import { attachmentFields, doneWith, hasErrors, withAttachments } from '../attaching.ts'
import { gate } from '../signIn.ts'
import { worker } from '../whoAsks.ts'

export const hearing = Router()
const door = gate('worker')

hearing.get(paths.intended, door, async (req, res) => {
  const intention = await ownIntention(worker(req), req.today)
  const daysLeft = daysBetween(req.today, intention.until)
  res.page('worker/intended', { intention, daysLeft, canSay: !intention.heard && !intention.wish })
})

hearing.get(paths.view, door, (req, res) => show(req, res))

hearing.post(paths.view, door, async (req, res) => {
  await withAttachments(req, res, async (files, reading) => {
    const form = read(ownViewForm, req.body)
    const errors = { ...(form.ok ? {} : form.errors), ...reading }
    if (!form.ok || hasErrors(errors)) return show(req, res.status(422), errors)
    const wrong = await doneWith(giveOrAskView(worker(req), form.value, req.today, files))
    if (hasErrors(wrong)) return show(req, res.status(422), wrong)
    res.see(paths.home)
  })
})

function show(req: Request, res: Response, errors: FormErrors = {}): void {
  const given = req.method === 'POST' ? entered(req.body) : { viewHow: 'write' }
  res.page('form', {
    name: 'statement', action: paths.view, back: paths.intended, entered: given, errors, intro: [], upload: true,
    fields: [
      { kind: 'radios', name: 'viewHow', options: ['write', 'call', 'desk'].map((value) => ({ value })) },
      { kind: 'area', name: 'statement', hint: true },
      ...attachmentFields,
      { kind: 'text', name: 'callNumber', hint: true },
      { kind: 'text', name: 'callWhen', hint: true },
    ],
  })
}
