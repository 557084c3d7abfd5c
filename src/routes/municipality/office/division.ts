/** Taking a case, giving it back, and dividing the work. */
import { type Request, type Response, Router } from 'express'
import { readCase } from '../../../actions/cases.ts'
import { assign, colleaguesOf, division as divided, giveBack, handOver, take, type Taken } from '../../../actions/worklist/division.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { assignForm, giveBackForm, handOverForm } from '../../../forms/case/worklist.ts'
import { assignmentReasons } from '../../../law/office/division.ts'
import { warnUntil } from '../../../law/office/worklist.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const division = Router()
const handler = gate('caseworker')
const lead = gate('teamLead')

division.post(paths.caseTake.pattern, handler, async (req, res) => answer(req, res, await take(official(req), idOf(req), req.today)))

division.get(paths.caseTake.pattern, handler, (req, res) => res.see(paths.case.with({ id: idOf(req) })))

/** Done: back to the case. Someone else was first: told who. */
async function answer(req: Request, res: Response, { done, holder }: Taken): Promise<void> {
  if (done) return res.see(paths.case.with({ id: idOf(req) }))
  const { application } = await readCase(official(req), idOf(req), req.today)
  res.status(409).page('municipality/taken', { id: application.id, caseNumber: application.caseNumber, holder })
}

division.get(paths.caseGiveBack.pattern, handler, (req, res) => showGiveBack(req, res))

division.post(paths.caseGiveBack.pattern, handler, async (req, res) => {
  const form = read(giveBackForm, req.body)
  if (!form.ok) return showGiveBack(req, res.status(422), form.errors)
  await answer(req, res, await giveBack(official(req), idOf(req), form.value.assignReason, req.today))
})

async function showGiveBack(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { application } = await readCase(official(req), idOf(req), req.today)
  show(req, res, { name: 'giveBack', action: paths.caseGiveBack.with(application), back: paths.case.with(application), fields: [reasons], caseNumber: application.caseNumber }, errors)
}

division.get(paths.caseAssign.pattern, lead, (req, res) => showAssign(req, res))

division.post(paths.caseAssign.pattern, lead, async (req, res) => {
  const form = read(assignForm, req.body)
  if (!form.ok) return showAssign(req, res.status(422), form.errors)
  const { colleague: to, assignReason: reason, before: from } = form.value
  await answer(req, res, await assign(official(req), idOf(req), { to, reason, from }, req.today))
})

async function showAssign(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const [{ application }, colleagues] = await Promise.all([readCase(official(req), idOf(req), req.today), colleaguesOf(official(req), req.today)])
  const fields = [among('colleague', req, colleagues), reasons, { kind: 'hidden', name: 'before' }] as const
  show(req, res, { name: 'assign', action: paths.caseAssign.with(application), back: paths.case.with(application), fields, caseNumber: application.caseNumber, before: application.heldBy ?? '' }, errors)
}

division.get(paths.division, lead, async (req, res) => res.page('municipality/division', await divided(official(req), req.today, warnUntil(req.today))))

division.get(paths.handOver, lead, (req, res) => showHandOver(req, res))

division.post(paths.handOver, lead, async (req, res) => {
  const form = read(handOverForm, req.body)
  if (!form.ok) return showHandOver(req, res.status(422), form.errors)
  const { absent, colleague: to, assignReason: reason } = form.value
  await handOver(official(req), absent, { to, reason }, req.today)
  res.see(paths.division)
})

/** From everyone who has open cases, also who is gone; to who handles cases here today. */
async function showHandOver(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const actor = official(req)
  const [{ colleagues: all }, here] = await Promise.all([divided(actor, req.today, warnUntil(req.today)), colleaguesOf(actor, req.today)])
  const fields = [among('absent', req, all.filter(({ open }) => open > 0)), among('colleague', req, here), reasons]
  show(req, res, { name: 'handOver', action: paths.handOver, back: paths.division, fields, caseNumber: '' }, errors)
}

const reasons: Field = { kind: 'radios', name: 'assignReason', options: assignmentReasons.map((value) => ({ value })) }

/** A colleague by the signs they are known by here. */
function among(name: string, req: Request, colleagues: readonly { id: string; alias: string; open?: number }[]): Field {
  const t = translator(req.language)
  return { kind: 'radios', name, options: colleagues.map(({ id, alias, open }) => ({ value: id, label: open === undefined ? t('work.colleague', { alias }) : t('work.colleagueOpen', { alias, open }) })) }
}

interface Shown {
  readonly name: string
  readonly action: string
  readonly back: string
  readonly fields: readonly Field[]
  readonly caseNumber: string
  readonly before?: string
}

function show(req: Request, res: Response, { caseNumber, before, ...form }: Shown, errors: FormErrors): void {
  const intro = caseNumber ? [translator(req.language)('case.title', { caseNumber })] : []
  res.page('form', { ...form, entered: { ...(before !== undefined && { before }), ...entered(req.body) }, errors, intro, upload: false })
}
