/** The pages of a helper: whom they help, and of each where it stands and her letters. */
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { canGiveViewFor, giveViewFor, helpedFile, helpedLetter, helpedPeople, refusedHelp, takeMandate } from '../../actions/helping/helping.ts'
import { statementForm } from '../../forms/application/application.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { codeForm } from '../../forms/hers/herSide.ts'
import { paths } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import { attachmentFields, doneWith, hasErrors, withAttachments } from '../attaching.ts'
import { answeringForHer } from './answering.ts'
import { gate } from '../signIn.ts'
import { idOf } from '../worker/own.ts'
import { helper } from '../whoAsks.ts'

const door = gate('helper')

export function helping(limited: RequestHandler): Router {
  const router = Router()
  router.get(paths.helpSomeone, (_req, res) => res.page('public/helpSomeone', {}))
  router.get(paths.helped, door, (req, res) => showPeople(req, res))
  router.post(paths.helped, door, limited, async (req, res) => {
    const form = read(codeForm, req.body)
    if (!form.ok) return showPeople(req, res.status(422), form.errors)
    if (!(await takeMandate(helper(req), form.value.code, req.today))) return showPeople(req, res.status(422), { code: 'error.code.none' })
    res.see(paths.helped)
  })
  router.get(paths.helpedOne.pattern, door, async (req, res) => {
    res.page('helper/person', { file: await helpedFile(helper(req), idOf(req), req.today) })
  })
  router.get(paths.helpedLetter.pattern, door, async (req, res) => {
    const text = await helpedLetter(helper(req), idOf(req), idOf(req, 'letter'), req.today)
    res.page('helper/letter', { id: idOf(req), ...text })
  })
  return router.use(view(), answeringForHer)
}

async function showPeople(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  res.page('helper/people', { people: await helpedPeople(helper(req), req.today), refused: await refusedHelp(helper(req), req.today), entered: entered(req.body), errors })
}

function view(): Router {
  const router = Router()
  const show = async (req: Request, res: Response, errors: FormErrors = {}) => {
    const id = idOf(req)
    if (!(await canGiveViewFor(helper(req), id, req.today))) throw new NotFound()
    res.page('form', { name: 'statementFor', action: paths.helpedView.with({ id }), back: paths.helpedOne.with({ id }), fields: [{ kind: 'area', name: 'statement' }, ...attachmentFields], entered: entered(req.body), errors, intro: [], upload: true })
  }
  router.get(paths.helpedView.pattern, door, (req, res) => show(req, res))
  router.post(paths.helpedView.pattern, door, async (req, res) => {
    await withAttachments(req, res, async (files, reading) => {
      const form = read(statementForm, req.body)
      const errors = { ...(form.ok ? {} : form.errors), ...reading }
      if (!form.ok || hasErrors(errors)) return show(req, res.status(422), errors)
      const wrong = await doneWith(giveViewFor(helper(req), idOf(req), form.value, req.today, files))
      if (hasErrors(wrong)) return show(req, res.status(422), wrong)
      res.see(paths.helpedOne.with({ id: idOf(req) }))
    })
  })
  return router
}
