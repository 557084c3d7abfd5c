/** The two views beside each other, and what holds where they differ. */
import { type Request, type Response, Router } from 'express'
import { askSecondTalk, askThird, openComparison, type Opened, proposeOutcome, readComparison, settleOutcome } from '../../../actions/talking/settling.ts'
import { type Entered, entered, type FormErrors, typed } from '../../../forms/form.ts'
import { type FactMark, marksInFacts, neededIn, readOutcomes } from '../../../forms/talking/outcome.ts'
import { criteria } from '../../../law/talking/interview.ts'
import { mayStand } from '../../../law/talking/settling.ts'
import type { ComparePage } from '../../../pages/talking.ts'
import { paths } from '../../../paths.ts'
import { toldWhatHappened } from '../deciding/shared.ts'
import { idOf } from '../../worker/own.ts'
import { door } from './prepare.ts'
import { official } from '../../whoAsks.ts'

export const comparing = Router()
const back = (req: Request) => paths.compare.with({ id: idOf(req) })

comparing.get(paths.compare.pattern, door, async (req, res) => {
  const { application: { id, caseNumber }, version, state, can } = await readComparison(official(req), idOf(req), req.today)
  res.page('municipality/compare', { id, caseNumber, version, state, can, opened: null, entered: {}, errors: {}, marks: [] })
})

/** Looking is an act. */
comparing.post(paths.compareOpened.pattern, door, async (req, res) => {
  show(req, res, await openComparison(official(req), idOf(req), req.today))
})

/** An outcome: put to the other, or found by a third. */
comparing.post(paths.compare.pattern, door, async (req, res) => {
  const found = await openComparison(official(req), idOf(req), req.today)
  const form = readOutcomes(req.body, found.asked, mayStand(found.application.facts()))
  if (!form.ok) return show(req, res.status(422), found, form.errors, entered(req.body))
  const [marks, needed] = [marksInFacts(req.body), neededIn(req.body)]
  if (marks.length && !needed) return show(req, res.status(422), found, { needed: 'error.needed' }, entered(req.body), marks)
  const keep = found.can.includes('find') ? settleOutcome : proposeOutcome
  const happened = await keep(official(req), idOf(req), { outcomes: form.value, needed }, req.today, typed(req.body, 'version'))
  if (happened.length) return toldWhatHappened(req, res, happened)
  res.see(back(req))
})

comparing.post(paths.compareAgreed.pattern, door, async (req, res) => {
  const happened = await settleOutcome(official(req), idOf(req), undefined, req.today, typed(req.body, 'version'))
  if (happened.length) return toldWhatHappened(req, res, happened)
  res.see(paths.case.with({ id: idOf(req) }))
})

comparing.post(paths.compareThird.pattern, door, async (req, res) => {
  await askThird(official(req), idOf(req), req.today)
  res.see(back(req))
})

comparing.post(paths.secondTalk.pattern, door, async (req, res) => {
  await askSecondTalk(official(req), idOf(req), req.today)
  res.see(paths.case.with({ id: idOf(req) }))
})

comparing.get([paths.compareOpened.pattern, paths.compareAgreed.pattern, paths.compareThird.pattern, paths.secondTalk.pattern], door, (req, res) => res.see(back(req)))

function show(req: Request, res: Response, { application, version, state, can, ...found }: Opened, errors: FormErrors = {}, given?: Entered, marks: readonly FactMark[] = []): void {
  const { id, caseNumber } = application
  res.page('municipality/compare', { id, caseNumber, version: typed(req.body, 'version') || version, state, can, errors, marks, opened: openedOf(found, mayStand(application.facts())), entered: given ?? proposedAgain(found) })
}

function openedOf({ views, asked, settlement }: Pick<Opened, 'views' | 'asked' | 'settlement'>, verdicts: readonly string[]): ComparePage['opened'] {
  return {
    verdicts,
    rows: asked.map((criterion) => ({ criterion, views: views.map((view) => view.criteria[criterion]), outcome: settlement?.outcomes[criterion] ?? null })),
    since: views.map(({ since }) => since),
    same: criteria.filter((criterion) => !asked.includes(criterion)).flatMap((criterion) => (views[0] ? [{ criterion, verdict: views[0].criteria[criterion].verdict }] : [])),
  }
}

/** What was put down last, to start from. */
function proposedAgain({ settlement }: Pick<Opened, 'settlement'>): Entered {
  return Object.fromEntries(Object.entries(settlement?.outcomes ?? {}).flatMap(([criterion, outcome]) => (outcome ? [[criterion, outcome.verdict], [`${criterion}Fact`, outcome.fact]] : [])))
}
