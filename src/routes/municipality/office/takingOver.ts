/** Taking over from another register: a file is read and tried, a second person takes it over, and it can be taken back. */
import { type Request, type Response, Router } from 'express'
import { bringIn, undoImport } from '../../../actions/takingOver/bringIn.ts'
import { type Becomes, imports, linesOf, oneImport, prepareImport, previewImport } from '../../../actions/takingOver/prepare.ts'
import { choices, columns, headings } from '../../../forms/office/takingOver.ts'
import type { RowProblem } from '../../../forms/office/takingOver.ts'
import { paths } from '../../../paths.ts'
import { writeCsv } from '../../../platform/paper/csv.ts'
import { UnreadableTable } from '../../../platform/table/fault.ts'
import { importers, mayBringIn } from '../../../policies/takingOver.ts'
import { gate } from '../../signIn.ts'
import { withUploads } from '../../uploads.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const takingOver = Router()
const door = gate(...importers)
const deciding = gate('decisionMaker')

takingOver.get(paths.imports, door, (req, res) => showAll(req, res))

takingOver.get(paths.importTemplate, door, (_req, res) => {
  res.set('Content-Disposition', 'attachment; filename="sjabloon.csv"').type('text/csv; charset=utf-8').send(writeCsv([columns.map((column) => headings[column]), ...examples]))
})

/** A dry run: whatever is wrong is told, and nothing is kept unless nothing is. */
takingOver.post(paths.imports, door, (req, res) => withUploads(req, res, ['table'], async ({ files, errors }) => {
  const file = files['table']
  if (!file) return showAll(req, res.status(422), { fault: errors['table'] ? 'tooLarge' : 'empty' })
  const prepared = await prepareImport(official(req), file, req.now).catch((error: unknown) => {
    if (error instanceof UnreadableTable) return error
    throw error
  })
  if (prepared instanceof UnreadableTable) return showAll(req, res.status(422), { fault: prepared.fault, place: prepared.place })
  if (prepared.kind === 'wrong') return showAll(req, res.status(422), prepared.problems.length ? { problems: prepared.problems } : { fault: 'empty' })
  if (prepared.kind === 'again') return showOne(req, res.status(409), prepared.id, { again: true })
  res.see(paths.import.with(prepared))
}))

takingOver.get(paths.import.pattern, door, (req, res) => showOne(req, res, idOf(req)))

/** Looking is an act: the lines open after a press of the button. */
takingOver.post(paths.importLines.pattern, door, async (req, res) => {
  await showOne(req, res, idOf(req), { lines: await previewImport(official(req), idOf(req), req.now) })
})

takingOver.post(paths.importDone.pattern, deciding, async (req, res) => {
  await bringIn(official(req), idOf(req), req.now)
  res.see(paths.import.with({ id: idOf(req) }))
})

takingOver.post(paths.importUndone.pattern, deciding, async (req, res) => {
  await undoImport(official(req), idOf(req), req.today)
  res.see(paths.import.with({ id: idOf(req) }))
})

takingOver.get([paths.importLines.pattern, paths.importDone.pattern, paths.importUndone.pattern], door, (req, res) => res.see(paths.import.with({ id: idOf(req) })))

interface Wrong {
  readonly fault?: string
  readonly place?: string
  readonly problems?: readonly RowProblem[]
}

async function showAll(req: Request, res: Response, { fault = '', place = '', problems = [] }: Wrong = {}): Promise<void> {
  res.page('municipality/imports', {
    imports: await imports(official(req), req.now), fault, place, problems: problems.map(({ line, column, problem }) => ({ line, problem, column: isColumn(column) ? headings[column] : column, about: isColumn(column) ? column : '' })),
    columns: columns.map((column) => ({ column, heading: headings[column], words: column in choices ? Object.keys(choices[column as keyof typeof choices]) : [] })),
  })
}

const isColumn = (column: string): column is (typeof columns)[number] => columns.some((each) => each === column)

async function showOne(req: Request, res: Response, id: string, { again = false, lines = [] }: { again?: boolean; lines?: readonly Becomes[] } = {}): Promise<void> {
  const line = await oneImport(official(req), id, req.now)
  const cases = line.state === 'done' ? await linesOf(official(req), id) : []
  res.page('municipality/import', { line, again, lines, cases, mayBringIn: mayBringIn(official(req)), canUndo: line.undoUntil !== undefined && req.today <= line.undoUntil })
}

/** Made-up people. */
const examples = [
  ['aanvraag', 'Z-2026-0001', 'Voorbeeld', 'Verzonnen', '31-12-1990', 'Nederlandse', '', 'paspoort', '02-11-2026', 'nl', '02-11-2026', '', '', ''],
  ['vergunning', 'V-2025-0002', 'Proef', 'Bedacht', '14-02-1988', 'Roemeense', '', 'identiteitskaart', '10-03-2025', 'ro', '10-03-2025', '28-04-2025', '28-04-2025', '27-04-2030'],
]
