/** A default notice that is handed in on paper: its day of receipt and a case number, nothing else. */
import { type Request, type Response, Router } from 'express'
import { noticeAtDesk } from '../../../actions/clock/notice.ts'
import { noticeAtDeskForm } from '../../../forms/clock/standstill.ts'
import { type Entered, entered, type FormErrors, read } from '../../../forms/form.ts'
import { Refused } from '../../../law/impediment.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { gate } from '../../signIn.ts'
import { official } from '../../whoAsks.ts'

export const noticesAtDesk = Router()
const door = gate('frontDesk')

noticesAtDesk.get(paths.noticeAtDesk, door, (req, res) => ask(res, { noticeOn: req.today }))

noticesAtDesk.post(paths.noticeAtDesk, door, async (req: Request, res) => {
  const form = read(noticeAtDeskForm, req.body)
  if (!form.ok) return ask(res.status(422), entered(req.body), form.errors)
  const taken = await noticeAtDesk(official(req), form.value, req.today).catch(whyNot)
  if ('errors' in taken) return ask(res.status(422), entered(req.body), taken.errors)
  res.page('municipality/noticeTaken', taken)
})

/** What the law closes stands beside the field it is about; a number that is not here is one answer, whatever the reason. */
function whyNot(error: unknown): { errors: FormErrors } {
  if (error instanceof NotFound) return { errors: { caseNumber: 'error.noticeAtDesk.unknown' } }
  if (!(error instanceof Refused)) throw error
  return { errors: error.impediment.because === 'not-late-yet' ? { noticeOn: 'error.noticeAtDesk.early' } : { caseNumber: 'error.noticeAtDesk.already' } }
}

function ask(res: Response, given: Entered, errors: FormErrors = {}): void {
  res.page('form', {
    name: 'noticeAtDesk', action: paths.noticeAtDesk, back: paths.desk, entered: given, errors, intro: [], upload: false,
    fields: [{ kind: 'text', name: 'caseNumber', hint: true }, { kind: 'date', name: 'noticeOn' }],
  })
}
