/** Figures of the own work: pictures with a table beside each, the table as a file, and the list of cases without anyone in it. */
import { type Request, type Response, Router } from 'express'
import { caseList } from '../../../actions/ownFigures/caseList.ts'
import { ownFigures as figuresOf } from '../../../actions/ownFigures/figures.ts'
import { type Span, spans } from '../../../law/publishing/periods.ts'
import { paths } from '../../../paths.ts'
import { writeCsv } from '../../../platform/paper/csv.ts'
import { NotFound } from '../../../platform/errors.ts'
import { translator } from '../../../platform/page/translate.ts'
import { figureReaders } from '../../../policies/figures.ts'
import { gate } from '../../signIn.ts'
import { inMonths, shownFigures } from './figureWords.ts'
import { official } from '../../whoAsks.ts'

export const ownFigures = Router()
const door = gate(...figureReaders)

ownFigures.get(paths.figures, door, (req, res) => show(req, res))

ownFigures.get(paths.figureTable.pattern, door, async (req, res) => {
  const span = spanOf(req)
  const figure = shownFigures(await figuresOf(official(req), span, req.today), span, req.language).find(({ name }) => name === req.params['name'])
  if (!figure) throw new NotFound()
  sendTable(res, `cijfers-${req.today}.csv`, [figure.head, ...figure.rows])
})

/** Making the list is on record, so it is asked for with a button. */
ownFigures.post(paths.caseList, door, async (req, res) => {
  const t = translator(req.language)
  const lines = await caseList(official(req), req.today)
  if (lines.length === 0) return show(req, res.status(422), true)
  const head = ['kind', 'step', 'days', 'inTime'].map((name) => t(`figures.list.${name}`))
  const rows = lines.map(({ kind, step, days, inTime }) => [
    kind && t(`figures.kind.${kind}`), step && t(step === 'closed' ? 'figures.closed' : `staffStage.${step.replaceAll(' ', '-')}`), String(days), t(inTime ? 'figures.yes' : 'figures.no'),
  ])
  sendTable(res, `zaken-${req.today}.csv`, [head, ...rows])
})
ownFigures.get(paths.caseList, door, (_req, res) => res.see(paths.figures))

async function show(req: Request, res: Response, tooFew = false): Promise<void> {
  const span = spanOf(req)
  const { counted, ...figures } = await figuresOf(official(req), span, req.today)
  res.page('municipality/figures', {
    span, spans, tooFew,
    counted: counted ? { from: inMonths(counted.from, req.language), until: inMonths(counted.until, req.language) } : null,
    figures: shownFigures({ counted, ...figures }, span, req.language),
  })
}

function spanOf({ query }: Request): Span {
  return spans.find((span) => span === query['per']) ?? 'month'
}

/** A table is only handed over, under a name that says nothing. */
function sendTable(res: Response, name: string, rows: readonly (readonly string[])[]): void {
  res.set({ 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'no-store' }).type('text/csv; charset=utf-8').send(writeCsv(rows))
}
