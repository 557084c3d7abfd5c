/** What she sent along with an answer, her view or an objection: listed after a press of a button, each looked at as pictures, and judged. */
import { type Request, type Response, Router } from 'express'
import { attachmentsCase, judgeAttachment, lookAtAttachment, openAttachments } from '../../../actions/papers/attachments.ts'
import type { Attached } from '../../../actions/contents.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { paperFaults, paperJudgementForm } from '../../../forms/application/papers.ts'
import { aliasOf } from '../../../law/office/office.ts'
import { paths } from '../../../paths.ts'
import { dates } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { whyNot } from './papers.ts'
import { official } from '../../whoAsks.ts'

export const attachments = Router()
const door = gate('caseworker', 'decisionMaker', 'objectionHandler')

attachments.get(paths.attachments.pattern, door, (req, res) => showList(req, res, null))

/** Looking is an act. */
attachments.post(paths.attachments.pattern, door, async (req, res) => showList(req, res, await openAttachments(official(req), idOf(req))))

attachments.post(paths.attachment.pattern, door, (req, res) => showOne(req, res))
attachments.get([paths.attachment.pattern, paths.attachmentJudged.pattern], door, (req, res) => res.see(paths.attachments.with({ id: idOf(req) })))

attachments.post(paths.attachmentJudged.pattern, gate('caseworker', 'objectionHandler'), async (req, res) => {
  const form = read(paperJudgementForm, req.body)
  if (!form.ok) return showOne(req, res.status(422), form.errors)
  await judgeAttachment(official(req), idOf(req), idOf(req, 'file'), { fit: form.value.paperFit === 'yes', why: whyNot(form.value) }, req.today)
  await showList(req, res, await openAttachments(official(req), idOf(req)))
})

async function showList(req: Request, res: Response, opened: readonly Attached[] | null): Promise<void> {
  const about = await attachmentsCase(official(req), idOf(req))
  const files = opened?.map((each) => ({ ...each, href: paths.attachment.with({ id: about.id, file: each.id }), verdict: each.judged ? (each.judged.fit ? 'fit' as const : 'unfit' as const) : '' as const, why: each.judged?.why ?? '' })) ?? null
  res.page('municipality/attachments', { ...about, files })
}

async function showOne(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const about = { id: idOf(req), file: idOf(req, 'file') }
  const actor = official(req)
  const words = `${aliasOf(req.actor.id)} · ${dates(req.language).moment(req.now)}`
  const { pictures, to } = await lookAtAttachment(actor, about.id, about.file, words)
  const judges = actor.role === (to === 'objection' ? 'objectionHandler' : 'caseworker')
  res.page('municipality/paper', {
    back: paths.attachments.with(about), side: 'attachment', images: pictures.map((picture) => `data:image/jpeg;base64,${picture.toString('base64')}`),
    action: judges ? paths.attachmentJudged.with(about) : '', faults: paperFaults, entered: entered(req.body ?? {}), errors,
  })
}
