/** Reports of visits: made, read and put right. */
import { type Request, type Response, Router } from 'express'
import { correctVisit, newVisitKey, recordVisit, type VisitFile, visitFile, visits as visitsOf } from '../../actions/checking/visits.ts'
import { ownChecks } from '../../actions/checking/ownChecks.ts'
import { shiftOf } from '../../actions/checks.ts'
import { type Entered, entered, type FormErrors, read } from '../../forms/form.ts'
import { newVisitForm, visitCorrectionForm } from '../../forms/checking/visit.ts'
import { areas, shiftReasons } from '../../law/checking/shift.ts'
import { company, faultsIn, met, visitActions } from '../../law/checking/visit.ts'
import { clockIn } from '../../law/day.ts'
import { retention } from '../../law/retention.ts'
import { choices } from '../../pages/choices.ts'
import type { Field } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { NotFound } from '../../platform/errors.ts'
import { gate } from '../signIn.ts'
import { idOf } from '../worker/own.ts'
import { inspector } from '../whoAsks.ts'

export const visits = Router()
const door = gate('inspector')

visits.get(paths.visits, door, async (req, res) => res.page('inspection/visits', { visits: await visitsOf(inspector(req), req.now), days: retention.visitReport.days ?? 0 }))

visits.get(paths.newVisit, door, async (req, res) => {
  const shift = await shiftOf(inspector(req), req.now)
  await showNew(req, res, { key: newVisitKey(), visitDay: req.today, visitTime: clockIn(req.now), ...(shift && { reason: shift.reason, area: shift.area }) })
})

visits.post(paths.newVisit, door, async (req, res) => {
  const form = read(newVisitForm, req.body)
  const errors = { ...(form.ok ? {} : form.errors), ...factErrors(req) }
  if (!form.ok || Object.keys(errors).length) return showNew(req, res.status(422), entered(req.body), errors)
  res.see(paths.visit.with({ id: await recordVisit(inspector(req), form.value, req.now) }))
})

visits.get(paths.visit.pattern, door, async (req, res) => res.page('inspection/visit', { visit: await visitFile(inspector(req), idOf(req), req.now) }))

visits.get(paths.visitCorrection.pattern, door, async (req, res) => {
  const file = await visitFile(inspector(req), idOf(req), req.now)
  showCorrection(req, res, file, asEntered(file))
})

visits.post(paths.visitCorrection.pattern, door, async (req, res) => {
  const form = read(visitCorrectionForm, req.body)
  const errors = { ...(form.ok ? {} : form.errors), ...factErrors(req) }
  if (!form.ok || Object.keys(errors).length) return showCorrection(req, res.status(422), await visitFile(inspector(req), idOf(req), req.now), entered(req.body), errors)
  await correctVisit(inspector(req), idOf(req), form.value, req.now)
  res.see(paths.visit.with({ id: idOf(req) }))
})

const factsTyped = (given: Entered): string => (typeof given['visitFacts'] === 'string' ? given['visitFacts'] : '')

function factErrors(req: Request): FormErrors {
  const [fault] = faultsIn(factsTyped(entered(req.body)))
  return fault ? { visitFacts: `error.visitFacts.${fault.kind}` } : {}
}

/** In the facts, what is not one: shown so that it can be found. */
function foundIn(req: Request, given: Entered): string[] {
  const words = [...new Set(faultsIn(factsTyped(given)).map(({ text }) => text))]
  return words.length ? [translator(req.language)('visit.found', { words: words.join(', ') })] : []
}

const beforeChecks: readonly Field[] = [
  { kind: 'radios', name: 'reason', options: choices(shiftReasons) },
  { kind: 'radios', name: 'area', hint: true, options: choices(areas) },
  { kind: 'date', name: 'visitDay' },
  { kind: 'text', name: 'visitTime', hint: true },
  { kind: 'checks', name: 'visitWith', options: choices(company) },
  { kind: 'radios', name: 'visitMet', options: choices(met) },
  { kind: 'area', name: 'visitFacts', hint: true },
]
const afterChecks: readonly Field[] = [
  { kind: 'radios', name: 'visitAction', options: choices(visitActions) },
  { kind: 'radios', name: 'visitExplained', options: choices(['yes', 'no']) },
  { kind: 'radios', name: 'visitComplaint', options: choices(['yes', 'no']) },
]

async function showNew(req: Request, res: Response, given: Entered, errors: FormErrors = {}): Promise<void> {
  const checks = await ownChecks(inspector(req), req.now)
  const t = translator(req.language)
  const { hourOf } = dates(req.language)
  const options = checks.map(({ entry, at, channel, valid }) => ({ value: entry, label: `${hourOf(at)}, ${t(`ownChecks.${channel}`)}: ${t(valid ? 'adverts.valid' : 'adverts.none')}` }))
  const linked: readonly Field[] = options.length ? [{ kind: 'checks', name: 'visitChecks', hint: true, options }] : []
  const fields: readonly Field[] = [{ kind: 'hidden', name: 'key' }, ...beforeChecks, ...linked, ...afterChecks]
  res.page('form', { name: 'visit', action: paths.newVisit, back: paths.visits, fields, entered: given, errors, intro: foundIn(req, given), upload: false })
}

function showCorrection(req: Request, res: Response, file: VisitFile, given: Entered, errors: FormErrors = {}): void {
  if (!file.correctUntil) throw new NotFound()
  const fields: readonly Field[] = [{ kind: 'hidden', name: 'version' }, ...beforeChecks, ...afterChecks]
  res.page('form', { name: 'visitCorrection', action: paths.visitCorrection.with({ id: file.id }), back: paths.visit.with({ id: file.id }), fields, entered: given, errors, intro: foundIn(req, given), upload: false })
}

function asEntered({ versions: [newest] }: VisitFile): Entered {
  if (!newest) throw new NotFound()
  const { checks: _linked, ...words } = newest.words
  return { ...words, version: String(newest.version) }
}
