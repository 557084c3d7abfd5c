/** Figures of all municipalities together, for anyone: each with its meaning, a picture, a table, and the table as a file. */
import { Router } from 'express'
import { publicFigures } from '../../actions/ownFigures/nationwide.ts'
import type { Day } from '../../law/day.ts'
import { paths } from '../../paths.ts'
import { briefly } from '../../platform/briefly.ts'
import { NotFound } from '../../platform/errors.ts'
import { writeCsv } from '../../platform/paper/csv.ts'
import { publicFiguresShown } from './figureWords.ts'

export const figuresForAnyone = Router()

const figures = briefly(300, (today: Day) => publicFigures(today))

figuresForAnyone.get(paths.publicFigures, async (req, res) => {
  res.page('public/figures', { figures: publicFiguresShown(await figures(req.now, req.today), req.language) })
})

figuresForAnyone.get(paths.publicFigureTable.pattern, async (req, res) => {
  const figure = publicFiguresShown(await figures(req.now, req.today), req.language).find(({ name, rows }) => name === req.params['name'] && rows.length > 0)
  if (!figure) throw new NotFound()
  res.set('Content-Disposition', `attachment; filename="cijfers-${figure.name}.csv"`).type('text/csv; charset=utf-8').send(writeCsv([figure.head, ...figure.rows]))
})
