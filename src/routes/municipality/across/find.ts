/** A case by its number or that of its licence; what is not there and what is not theirs are one answer. */
import { type Request, type Response, Router } from 'express'
import { findByNumber } from '../../../actions/across/find.ts'
import { findForm } from '../../../forms/case/advice.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { aliasOf } from '../../../law/office/office.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { official } from '../../whoAsks.ts'

export const finding = Router()
const door = gate('caseworker', 'decisionMaker', 'teamLead', 'objectionHandler')

finding.get(paths.search, door, (req, res) => show(req, res))
finding.post(paths.search, door, async (req, res) => {
  const form = read(findForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  const found = await findByNumber(official(req), form.value.searchNumber)
  if (!found) return show(req, res.status(422), { searchNumber: 'error.nothingFound' })
  res.see(paths.case.with({ id: found }))
})

function show(req: Request, res: Response, errors: FormErrors = {}): void {
  const intro = [translator(req.language)('search.code', { code: aliasOf(official(req).id) })]
  res.page('form', { name: 'search', action: paths.search, back: paths.work, entered: entered(req.body), errors, intro, upload: false, fields: [{ kind: 'text', name: 'searchNumber', hint: true }] })
}
