/** The report as she reads it: shared by a press, with what she says of it beside the text. Verdicts are never in it. */
import { type Request, type Response, Router } from 'express'
import { openParts, readCase } from '../../../actions/cases.ts'
import { shareReport } from '../../../actions/interviews.ts'
import type { Contents } from '../../../actions/contents.ts'
import { nameOf } from '../../../actions/talking/withholding.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { withholdForm } from '../../../forms/talking/withholding.ts'
import { type ApplicationFacts, isOpen, talkNumber } from '../../../law/application.ts'
import { aliasOf } from '../../../law/office/office.ts'
import { partsOf, untilTalk } from '../../../law/talking/presence.ts'
import { withholdGrounds } from '../../../law/talking/withholding.ts'
import type { ShownBlock } from '../../../pages/report.ts'
import type { Field } from '../../../pages/shapes.ts'
import { translator } from '../../../platform/page/translate.ts'
import { paths } from '../../../paths.ts'
import { withRemarks } from '../../reportWords.ts'
import { idOf } from '../../worker/own.ts'
import { door } from './prepare.ts'
import { official } from '../../whoAsks.ts'

export const reporting = Router()

reporting.get(paths.shareReport.pattern, door, (req, res) => show(req, res))

/** Looking is an act. */
reporting.post(paths.reportOpened.pattern, door, async (req, res) => {
  await show(req, res, await openParts(official(req), idOf(req), ['report', 'reportAnswer']))
})
reporting.get(paths.reportOpened.pattern, door, (req, res) => res.see(paths.shareReport.with({ id: idOf(req) })))

reporting.post(paths.shareReport.pattern, door, async (req, res) => {
  const form = read(withholdForm, req.body)
  if (!form.ok) return show(req, res.status(422), await openParts(official(req), idOf(req), ['report', 'reportAnswer']), form.errors)
  await shareReport(official(req), idOf(req), req.today, form.value)
  res.see(paths.shareReport.with({ id: idOf(req) }))
})

async function show(req: Request, res: Response, parts: { report?: Contents['report']; reportAnswer?: Contents['reportAnswer'] } = {}, errors: FormErrors = {}): Promise<void> {
  const { application, stage, openActs, viewsComplete } = await readCase(official(req), idOf(req), req.today)
  const canShare = openActs.includes('shareReport')
  res.page('municipality/talkReport', {
    id: application.id, caseNumber: application.caseNumber,
    canShare, waits: isOpen(stage) && !viewsComplete, withholding: canShare && parts.report ? withholding(parts.report, req.language) : [], entered: entered(req.body), errors,
    sharedOn: application.facts().acts.findLast(({ act }) => act === 'shareReport')?.on ?? null,
    report: parts.report ? { ...shown(parts.report, parts.reportAnswer), parts: partsShown(application.facts()) } : null,
  })
}

/** Block by block, and why. */
function withholding(report: Contents['report'], language: string): Field[] {
  const t = translator(language)
  const labelOf = ({ topic, partShown }: ShownBlock): string => [t(`field.${topic}`), ...(partShown ? [t('report.part', { number: partShown })] : [])].join(', ')
  return [
    { kind: 'checks', name: 'withhold', hint: true, options: withRemarks(report, undefined).map((block) => ({ value: nameOf(block), label: labelOf(block) })) },
    { kind: 'radios', name: 'withholdGround', options: withholdGrounds.map((value) => ({ value })) },
    { kind: 'area', name: 'withholdWhy', hint: true },
  ]
}

/** Of each talk in which someone was replaced. */
function partsShown(facts: ApplicationFacts) {
  return [1, 2].slice(0, talkNumber(facts)).flatMap((talk) => {
    const parts = partsOf(untilTalk(talk, facts))
    return parts.length > 1 ? parts.map(({ number, present }) => ({ talk, number, who: present.map(aliasOf) })) : []
  })
}

function shown(report: Contents['report'], answer: Contents['reportAnswer'] | undefined) {
  const { information, aloneHeld, readBack, blocks } = report
  return { information, aloneHeld, readBack, blocks: withRemarks(report, answer), second: blocks.some(({ talk }) => talk > 1), answer: answer ? { correct: answer.correct, remark: answer.remark } : null }
}
