/** The desk of objections: the list, one of them step by step, and what came on paper. */
import { papersOf, reasons } from '../../../law/terms/otherWorkings.ts'
import { decisionOnObjection } from '../../../law/terms/workings.ts'
import { inWorkings, penaltyWorked } from '../clock/words.ts'
import { type Request, type Response, Router } from 'express'
import type { ObjectSchema } from 'joi'
import { decideObjection, type ObjectionHappened, proposeOutcome, sendBackOutcome } from '../../../actions/objectionDesk/deciding.ts'
import { callCommittee, deferObjection, openPapersOf, planHearing, reportHearing, takeObjection, waiveHearing } from '../../../actions/objectionDesk/desk.ts'
import { readObjectionPenalty, recordObjectionNotice, setObjectionPenalty } from '../../../actions/objectionDesk/late.ts'
import { findForPaper, objectableIn, registerPaper } from '../../../actions/objectionDesk/paper.ts'
import { type DeskFile, objectionList, type OpenedObjection, openObjection, previewOutcome, readObjection } from '../../../actions/objectionDesk/reading.ts'
import { commentOf, returnForm } from '../../../forms/deciding/proposal.ts'
import { noticeForm } from '../../../forms/clock/standstill.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { caseNumberForm } from '../../../forms/case/handling.ts'
import { deferForm, hearingReportForm, objectionAgreement, outcomeForm, paperObjectionForm, planForm, waiveForm } from '../../../forms/objecting/objectionDesk.ts'
import { type DeskStep, objectionCheckpoints, objectionSections, outcomes, soonestHearing } from '../../../law/objecting/objectionDesk.ts'
import type { Day } from '../../../law/day.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import type { Official } from '../../../policies/actor.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { officialForm } from '../case/forms.ts'
import type { Drafting } from '../case/writing.ts'
import { wordRows } from '../../worker/objectionWords.ts'
import { showChanged } from '../deciding/shared.ts'
import { choices } from '../../../pages/choices.ts'
import { official } from '../../whoAsks.ts'

export const objectionDesk = Router()
const door = gate('objectionHandler', 'decisionMaker')
const handler = gate('objectionHandler')

objectionDesk.get(paths.objectionList, door, async (req, res) => {
  res.page('municipality/objections', { rows: await objectionList(official(req), req.today), canRegister: official(req).role === 'objectionHandler' })
})

objectionDesk.get(paths.paperObjection, handler, (req, res) => showFind(req, res))

objectionDesk.post(paths.paperObjection, handler, async (req, res) => {
  const form = read(caseNumberForm, req.body)
  const found = form.ok ? await findForPaper(official(req), form.value.caseNumber) : undefined
  if (!found) return showFind(req, res.status(422), { caseNumber: form.ok ? 'error.caseNotFound' : 'error.caseNumber' })
  res.see(paths.paperObjectionOf.with({ id: found }))
})

function showFind(req: Request, res: Response, errors: FormErrors = {}): void {
  res.page('form', { name: 'paperObjection', action: paths.paperObjection, back: paths.objectionList, fields: [{ kind: 'text', name: 'caseNumber', hint: true }], entered: entered(req.body), errors, intro: [], upload: false })
}

objectionDesk.get(paths.paperObjectionOf.pattern, handler, (req, res) => showPaper(req, res))

objectionDesk.post(paths.paperObjectionOf.pattern, handler, async (req, res) => {
  const form = read(paperObjectionForm, req.body)
  if (!form.ok) return showPaper(req, res.status(422), form.errors)
  const id = await registerPaper(official(req), idOf(req), form.value, req.today)
  res.see(paths.objectionFile.with({ id }))
})

async function showPaper(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const given = req.method === 'POST' ? entered(req.body) : { receivedDay: req.today }
  res.page('municipality/paperObjection', { ...(await objectableIn(official(req), idOf(req))), entered: given, errors })
}

const pages: Readonly<Partial<Record<DeskStep, { with(about: { id: string }): string }>>> = {
  planHearing: paths.objectionPlan, waiveHearing: paths.objectionWaived, reportHearing: paths.objectionReport, propose: paths.objectionOutcome, defer: paths.objectionLater, defaultNotice: paths.objectionNotice, setPenalty: paths.objectionPenalty,
}
const presses: Readonly<Partial<Record<DeskStep, { with(about: { id: string }): string }>>> = { take: paths.objectionTaken, committee: paths.objectionCommittee, openPapers: paths.objectionPapersOpen }

objectionDesk.get(paths.objectionFile.pattern, door, async (req, res) => show(req, res, await readObjection(official(req), idOf(req), req.today)))

/** Looking is an act: it opens after a press of the button. */
objectionDesk.post(paths.objectionOpened.pattern, door, async (req, res) => show(req, res, await openObjection(official(req), idOf(req), req.today)))

objectionDesk.post(paths.objectionDecision.pattern, door, async (req, res) => {
  const form = read(objectionAgreement, req.body)
  if (!form.ok) return show(req, res.status(422), await openObjection(official(req), idOf(req), req.today), { checked: 'error.checked' })
  answer(req, res, await decideObjection(official(req), idOf(req), form.value.version, req.today))
})

objectionDesk.post(paths.objectionBack.pattern, door, async (req, res) => {
  const form = read(returnForm, req.body)
  if (!form.ok) return show(req, res.status(422), await openObjection(official(req), idOf(req), req.today), { comment: 'error.comment' })
  answer(req, res, await sendBackOutcome(official(req), idOf(req), commentOf(form.value), req.today, form.value.version))
})

/** Whoever was second hears what the first did. */
function answer(req: Request, res: Response, happened: readonly ObjectionHappened[]): void {
  const back = paths.objectionFile.with({ id: idOf(req) })
  if (!happened.length) return res.see(back)
  showChanged(res, back, happened.map(({ act, on }) => ({ key: `objections.done.${act}`, on })))
}

/** Who changes the language there is back at the objection, with everything closed. */
objectionDesk.get([paths.objectionOpened.pattern, paths.objectionDecision.pattern, paths.objectionBack.pattern, ...Object.values(presses).map((path) => path.with({ id: ':id' }))], door, (req, res) => res.see(paths.objectionFile.with({ id: idOf(req) })))

function show(req: Request, res: Response, found: DeskFile | OpenedObjection, errors: FormErrors = {}): void {
  const about = { id: found.id }
  const links = found.steps.flatMap((name) => {
    const page = pages[name] ?? presses[name]
    return page ? [{ name, href: page.with(about), press: name in presses }] : []
  })
  const { decision: { sentOn }, clock, plan } = found
  const papers = plan && papersOf(plan)
  const how = inWorkings({ decision: decisionOnObjection(clock), reasons: clock.reasonsUntil && reasons(sentOn, clock.lodgedOn, clock.reasonsUntil), papersFrom: papers?.from, papersUntil: papers?.until }, req)
  res.page('municipality/objection', { file: found, how, links, opened: 'opened' in found ? inWords(found, req.language) : null, canDecide: found.steps.includes('decide'), version: typed(req.body, 'version') || found.version, points: objectionCheckpoints, sections: objectionSections, entered: entered(req.body), errors })
}

function inWords({ opened }: OpenedObjection, language: string) {
  const t = translator(language)
  const { date } = dates(language)
  const { words, report, proposal, comment, decisionText, letter, papers, caseId } = opened
  const row = (key: string, value: string | undefined) => (value ? [{ label: t(key), value }] : [])
  return {
    rows: [...wordRows(words ?? {}, language), ...row('objections.report', report?.text)],
    decision: decisionText?.letter ?? null,
    papers: [...papers.papers.map(({ paper, on }) => t(`letter.paper.${paper}`, { on: date(on) })), ...papers.letters.map(({ kind, sentOn }) => `${t(`letters.kind.${kind}`)}, ${date(sentOn)}`)],
    attachments: papers.attachments.length ? { href: paths.attachments.with({ id: caseId }), lines: papers.attachments.map(({ with: { to }, on }) => `${t(`attachments.to.${to}`)}, ${date(on)}`) } : null,
    keptBack: papers.keptBack.map((ground) => t(`option.withholdGround.${ground}`)),
    proposal: proposal ? [...row('field.objectionOutcome', t(`objection.outcome.${proposal.outcome}`)), ...row('field.outcomeReason', proposal.reason), ...row('field.outcomeWeighing', proposal.weighing), ...row('field.outcomeNote', proposal.note), ...row('field.comment', comment?.text), ...Object.entries(comment?.sections ?? {}).flatMap(([section, word]) => row(`section.${section}`, word))] : [],
    letter: letter ?? null,
  }
}

press(paths.objectionTaken, takeObjection)
press(paths.objectionCommittee, callCommittee)
press(paths.objectionPapersOpen, openPapersOf)

function press(path: { pattern: string }, act: (actor: Official, id: string, today: Day) => Promise<void>): void {
  objectionDesk.post(path.pattern, handler, async (req, res) => {
    await act(official(req), idOf(req), req.today)
    res.see(paths.objectionFile.with({ id: idOf(req) }))
  })
}

objectionDesk.get(paths.objectionPenalty.pattern, door, async (req, res) => {
  const { id, workings, ...found } = await readObjectionPenalty(official(req), idOf(req), req.today)
  res.page('municipality/penalty', { ...found, how: penaltyWorked(workings, req), action: paths.objectionPenalty.with({ id }), back: paths.objectionFile.with({ id }), backLabel: 'nav.objections' })
})

objectionDesk.post(paths.objectionPenalty.pattern, door, async (req, res) => {
  await setObjectionPenalty(official(req), idOf(req), req.today)
  res.see(paths.objectionFile.with({ id: idOf(req) }))
})

step('recordNotice', 'defaultNotice', paths.objectionNotice, noticeForm, recordObjectionNotice, () => [{ kind: 'date', name: 'noticeOn' }], (req) => ({ noticeOn: req.today }))
step('objectionLater', 'defer', paths.objectionLater, deferForm, deferObjection, () => [{ kind: 'area', name: 'deferReason', hint: true, hers: true }], undefined, 'act')
step('objectionPlan', 'planHearing', paths.objectionPlan, planForm, planHearing, () => [{ kind: 'date', name: 'hearingDay', hint: true }, { kind: 'text', name: 'hearingTime' }, { kind: 'text', name: 'hearingWhere', hint: true }], (req) => ({ hearingDay: soonestHearing(req.today) }), 'act')
step('objectionWaived', 'waiveHearing', paths.objectionWaived, waiveForm, waiveHearing, () => [{ kind: 'area', name: 'waivedHow', hint: true }])
step('hearingReport', 'reportHearing', paths.objectionReport, hearingReportForm, reportHearing, () => [{ kind: 'radios', name: 'heardCame', options: choices(['yes', 'no']) }, { kind: 'area', name: 'hearingSaid', hint: true }])
step('objectionOutcome', 'propose', paths.objectionOutcome, outcomeForm, proposeOutcome, ({ canBeInadmissible }, { language }) => [
  { kind: 'radios', name: 'objectionOutcome', options: outcomes.filter((outcome) => outcome !== 'inadmissible' || canBeInadmissible).map((value) => ({ value, label: translator(language)(`objection.outcome.${value}`) })) },
  { kind: 'area', name: 'outcomeReason', hint: true, hers: true }, { kind: 'area', name: 'outcomeWeighing', hint: true, hers: true }, { kind: 'area', name: 'outcomeNote' },
], undefined, previewOutcome)

/** A form about an objection: there while the law opens its step to this handler. */
function step<T>(name: string, of: DeskStep, path: { pattern: string; with(about: { id: string }): string }, schema: ObjectSchema<T>, act: (actor: Official, id: string, form: T, today: Day) => Promise<void>, fields: (file: DeskFile, req: Request) => readonly Field[], before?: (req: Request) => Record<string, string>, letter?: Drafting<T>): void {
  officialForm(objectionDesk, {
    name, path, back: paths.objectionFile, door: handler, schema, act, fields, before, letter,
    find: (req) => readObjection(official(req), idOf(req), req.today),
    open: ({ steps }) => {
      if (!steps.includes(of)) throw new NotFound()
    },
  })
}
