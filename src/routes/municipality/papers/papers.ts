/** Pages of her document, for whoever compares or handles: each opening is an act of its own, and shows who looks and when. */
import { type Request, type Response, Router } from 'express'
import { readCase } from '../../../actions/cases.ts'
import type { Papers } from '../../../actions/contents.ts'
import { openPapers } from '../../../actions/papers/desk.ts'
import { judgePaper, lookAtDocument, shortcomingsOf } from '../../../actions/papers/judging.ts'
import { type Entered, entered, type FormErrors, read } from '../../../forms/form.ts'
import { paperFaults, type PaperJudgementForm, paperJudgementForm } from '../../../forms/application/papers.ts'
import { aliasOf } from '../../../law/office/office.ts'
import type { JudgedPaper } from '../../../pages/papers.ts'
import { paths } from '../../../paths.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { showRequest } from '../case/following.ts'
import { official } from '../../whoAsks.ts'

export const papers = Router()
const door = gate('caseworker')

export function paperRows({ files = [] }: Papers, href: (id: string) => string): JudgedPaper[] {
  return files.map(({ id, side, type, judged }) => ({ id, side, type, href: href(id), verdict: judged ? (judged.fit ? 'fit' : 'unfit') : '', why: judged?.why ?? '' }))
}

/** On a page that can be left; with a form to judge it, where that is asked. */
export async function showPaper(req: Request, res: Response, back: string, judging: { action: string; errors?: FormErrors } = { action: '' }): Promise<void> {
  const words = `${aliasOf(req.actor.id)} · ${dates(req.language).moment(req.now)}`
  const { side, pictures } = await lookAtDocument(official(req), idOf(req), idOf(req, 'file'), words)
  const given: Entered = req.body ? entered(req.body) : {}
  res.page('municipality/paper', { back, side, images: pictures.map((picture) => `data:image/jpeg;base64,${picture.toString('base64')}`), action: judging.action, faults: paperFaults, entered: given, errors: judging.errors ?? {} })
}

const fileOf = (req: Request) => ({ id: idOf(req), file: idOf(req, 'file') })

papers.post(paths.caseFile.pattern, door, (req, res) => showPaper(req, res, paths.case.with(fileOf(req)), { action: paths.caseFileJudged.with(fileOf(req)) }))

papers.post(paths.caseFileJudged.pattern, door, async (req, res) => {
  const { id, file } = fileOf(req)
  const form = read(paperJudgementForm, req.body)
  if (!form.ok) return showPaper(req, res.status(422), paths.case.with({ id }), { action: paths.caseFileJudged.with({ id, file }), errors: form.errors })
  const judged = await judgePaper(official(req), id, file, { fit: form.value.paperFit === 'yes', why: whyNot(form.value) }, req.today)
  const { application, openActs } = await readCase(official(req), id, req.today)
  const ask = shortcomingsOf(judged).length > 0 && openActs.includes('inviteToComplete') ? paths.caseRequestOfPapers.with({ id }) : ''
  res.page('municipality/papers', { back: paths.case.with({ id }), caseNumber: application.caseNumber, files: paperRows(judged, (each) => paths.caseFile.with({ id, file: each })), ask })
})

/** In the words that she will read: letters are written in Dutch first. */
export function whyNot({ paperFit, paperFault, paperFaultText }: PaperJudgementForm): string {
  if (paperFit === 'yes') return ''
  return paperFault === 'other' ? paperFaultText : translator('nl')(`template.paper.${paperFault}`)
}

/** What was not good enough, in the form by which she is asked for it. */
papers.post(paths.caseRequestOfPapers.pattern, door, async (req, res) => {
  const wrong = shortcomingsOf(await openPapers(official(req), idOf(req)))
  await showRequest(req, res, ['identityDocument'], { identityDocumentText: textOf(wrong), back: paths.case.with({ id: idOf(req) }) })
})

/** As one text for her. */
export const textOf = (wrong: readonly string[]): string => [...wrong, translator('nl')('template.paper.bring')].join('\n')

/** Who changes the language there is back at the case, with everything closed. */
papers.get([paths.caseFile.pattern, paths.caseFileJudged.pattern], gate('interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler'), (req, res) => res.see(paths.case.with({ id: idOf(req) })))
papers.get(paths.caseRequestOfPapers.pattern, door, (req, res) => res.see(paths.case.with({ id: idOf(req) })))
