/** The report as she reads it: shared by a press, with what she says of it beside the text. Verdicts are never in it. */
import { type Request, type Response, Router } from 'express'
import { openParts, readCase } from '../../../actions/cases.ts'
import { shareReport } from '../../../actions/interviews.ts'
import type { Contents } from '../../../actions/contents.ts'
import { paths } from '../../../paths.ts'
import type { TalkReportPage } from '../../../pages/talking.ts'
import { withRemarks } from '../../reportWords.ts'
import { idOf } from '../../worker/own.ts'
import { door, official } from './prepare.ts'

export const reporting = Router()

reporting.get(paths.shareReport.pattern, door, (req, res) => show(req, res))

/** Looking is an act. */
reporting.post(paths.reportOpened.pattern, door, async (req, res) => {
  await show(req, res, await openParts(official(req), idOf(req), ['report', 'reportAnswer']))
})
reporting.get(paths.reportOpened.pattern, door, (req, res) => res.see(paths.shareReport.with({ id: idOf(req) })))

reporting.post(paths.shareReport.pattern, door, async (req, res) => {
  await shareReport(official(req), idOf(req), req.today)
  res.see(paths.shareReport.with({ id: idOf(req) }))
})

async function show(req: Request, res: Response, parts: { report?: Contents['report']; reportAnswer?: Contents['reportAnswer'] } = {}): Promise<void> {
  const { application, openActs, viewsComplete } = await readCase(official(req), idOf(req), req.today)
  res.page('municipality/talkReport', {
    id: application.id, caseNumber: application.caseNumber,
    canShare: openActs.includes('shareReport') && viewsComplete,
    sharedOn: application.facts().acts.findLast(({ act }) => act === 'shareReport')?.on ?? null,
    report: parts.report ? shown(parts.report, parts.reportAnswer) : null,
  })
}

function shown(report: Contents['report'], answer: Contents['reportAnswer'] | undefined): TalkReportPage['report'] {
  const { information, aloneHeld, readBack, blocks } = report
  return { information, aloneHeld, readBack, blocks: withRemarks(report, answer), second: blocks.some(({ talk }) => talk > 1), answer: answer ? { correct: answer.correct, remark: answer.remark } : null }
}
