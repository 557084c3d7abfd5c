/** Fixing what lateness costs: the calculation, and one press. */
import { Router } from 'express'
import { readPenalty, setPenalty } from '../../../actions/clock/notice.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { toldWhatHappened } from '../deciding/shared.ts'
import { penaltyWorked } from './words.ts'
import { official } from '../../whoAsks.ts'

export const penalties = Router()
const door = gate('decisionMaker')

penalties.get(paths.penalty.pattern, door, async (req, res) => {
  const { application: { id, caseNumber }, decideBy, penalty, workings } = await readPenalty(official(req), idOf(req), req.today)
  res.page('municipality/penalty', { caseNumber, decideBy, penalty, how: penaltyWorked(workings, req), action: paths.penalty.with({ id }), back: paths.terms.with({ id }), backLabel: 'terms.title' })
})

penalties.post(paths.penalty.pattern, door, async (req, res) => {
  const happened = await setPenalty(official(req), idOf(req), req.today)
  if (happened.length) return toldWhatHappened(req, res, happened)
  res.see(paths.terms.with({ id: idOf(req) }))
})
