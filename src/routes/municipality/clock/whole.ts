/** Is an application complete: each item of the list is looked at; what is not there is asked for in the next form. */
import { type Request, type Response, Router } from 'express'
import { openParts, readCase } from '../../../actions/cases.ts'
import { checkWhole } from '../../../actions/clock/wholeness.ts'
import { openPapers } from '../../../actions/papers/desk.ts'
import { shortcomingsOf } from '../../../actions/papers/judging.ts'
import { wholeForm } from '../../../forms/clock/handling.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import type { Askable } from '../../../law/terms/completion.ts'
import { checklist, isWholeApplication, toAsk, type WholeAnswers, wholeItems } from '../../../law/terms/wholeness.ts'
import type { JudgedPaper } from '../../../pages/papers.ts'
import type { Row } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { showRequest } from '../case/following.ts'
import { paperRows, textOf } from '../papers/papers.ts'
import { inWords } from '../case/parts.ts'
import { official } from '../../whoAsks.ts'

export const wholes = Router()
const door = gate('caseworker')

wholes.get(paths.whole.pattern, door, (req, res) => show(req, res))

/** Looking is an act: what she gave opens after a press of the button, and is on record. */
wholes.post(paths.wholeOpened.pattern, door, async (req, res) => {
  const { application } = await toCheck(req)
  const parts = inWords(await openParts(official(req), application.id, ['identity', 'identityCheck', 'identityConfirmed', 'wishes']), req.language)
  const papers = paperRows(await openPapers(official(req), application.id), (file) => paths.caseFile.with({ id: application.id, file }))
  await show(req, res, {}, { parts, papers })
})
wholes.get(paths.wholeOpened.pattern, door, (req, res) => res.see(paths.whole.with({ id: idOf(req) })))

wholes.post(paths.whole.pattern, door, async (req, res) => {
  const form = read(wholeForm, req.body)
  if (!form.ok) return show(req, res.status(422), Object.fromEntries(Object.keys(form.errors).map((name) => [name, 'error.whole'])))
  const answers = Object.fromEntries(wholeItems.map((item) => [item, form.value[`whole_${item}`]])) as WholeAnswers
  if (!isWholeApplication(answers)) return ask(req, res, toAsk(answers))
  await checkWhole(official(req), idOf(req), answers, req.today)
  res.see(paths.case.with({ id: idOf(req) }))
})

/** Of a document in the words of its judgement, if it was judged. */
async function ask(req: Request, res: Response, items: readonly Askable[]): Promise<void> {
  const wrong = items.includes('identityDocument') ? shortcomingsOf(await openPapers(official(req), idOf(req))) : []
  return showRequest(req, res, items, wrong.length ? { identityDocumentText: textOf(wrong) } : {})
}

interface Opened {
  readonly parts: readonly Row[]
  readonly papers: readonly JudgedPaper[]
}

async function toCheck(req: Request): ReturnType<typeof readCase> {
  const file = await readCase(official(req), idOf(req), req.today)
  if (!file.openActs.includes('checkWhole')) throw new NotFound()
  return file
}

async function show(req: Request, res: Response, errors: FormErrors = {}, { parts, papers }: Opened = { parts: [], papers: [] }): Promise<void> {
  const { application: { id, caseNumber } } = await toCheck(req)
  const none = translator(req.language)('terms.noArticle')
  res.page('municipality/whole', { id, caseNumber, checklist: checklist.map(({ item, article }) => ({ item, article: article ?? none })), parts, papers, entered: entered(req.body), errors })
}
