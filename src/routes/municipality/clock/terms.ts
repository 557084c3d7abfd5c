/** The terms of a case: each date, how it was worked out, and the days as a picture. */
import { Router } from 'express'
import { type CaseTerms, caseTerms } from '../../../actions/clock/terms.ts'
import { type Day, daysBetween } from '../../../law/day.ts'
import { paths } from '../../../paths.ts'
import { barPicture, type BarPicture } from '../../../platform/paper/picture.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { termLinks } from './links.ts'
import { inRow } from './words.ts'
import { official } from '../../whoAsks.ts'

export const terms = Router()

terms.get(paths.terms.pattern, gate('interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler'), async (req, res) => {
  const found = await caseTerms(official(req), idOf(req), req.today)
  const { id, caseNumber, clock, decidedOn = null, alarm = null, penalty = null } = found
  res.page('municipality/terms', { id, caseNumber, clock, decidedOn, alarm, penalty, rows: found.workings.map((working) => inRow(working, req.today, req.language)), bar: barOf(found, req.today), links: termLinks(found, ['caseworker', 'decisionMaker'].includes(req.actor.role)) })
})

function barOf({ clock: { stretches }, decidedOn }: CaseTerms, today: Day): BarPicture {
  const until = decidedOn ?? today
  const behind = stretches.reduce((sum, { from, until: last, days }) => sum + (last <= until ? days : from <= until ? daysBetween(from, until) + 1 : 0), 0)
  return barPicture(stretches.map(({ kind, days }) => ({ kind, days, plain: kind !== 'stoodStill' })), behind)
}
