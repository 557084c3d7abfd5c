/** Asking advice on a case: chosen, looked at as it would go, sent; a sheet to print; and what came back. */
import { type Request, type Response, Router } from 'express'
import { adviceHere, adviceOf, type AdviceLine, askAdvice, type OpenedAdvice, openAdvice, previewAdvice, recordAdvice, rightLines } from '../../../actions/across/advice.ts'
import { advisersToTell, toldAdviser } from '../../../actions/looks/recipients.ts'
import { type AdviceForm, adviceForm, adviceAnswerForm } from '../../../forms/case/advice.ts'
import { type Entered, entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { adviceFields, adviceGrounds, adviceKinds, badAdviceDay, mayGoAlong, tooMuch } from '../../../law/deciding/advice.ts'
import { sentWrong } from '../../../law/hers/rectifying.ts'
import { addDays, type Day } from '../../../law/day.ts'
import type { DataRow } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import { adviceValue } from '../../adviceWords.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { sendSheet } from '../../sheet.ts'
import { official } from '../../whoAsks.ts'

export const advising = Router()
const door = gate('caseworker', 'decisionMaker')
const asking = gate('caseworker')
const WEEKS_TWO = 14

advising.get(paths.adviceTasks, door, async (req, res) => res.page('municipality/adviceTasks', { rows: await adviceHere(official(req), req.today) }))

advising.get(paths.advice.pattern, door, (req, res) => show(req, res))
advising.post(paths.advice.pattern, asking, async (req, res) => {
  const form = read(adviceForm, req.body)
  if (!form.ok) return show(req, res.status(422), { errors: form.errors })
  const { decideBy } = await adviceOf(official(req), idOf(req), req.today)
  const errors = notOpen(req.today, form.value, decideBy)
  if (Object.keys(errors).length) return show(req, res.status(422), { errors })
  if (typed(req.body, 'step') === 'preview') return show(req, res, { lines: await previewAdvice(official(req), idOf(req), form.value, req.today) })
  await askAdvice(official(req), idOf(req), form.value, req.today)
  res.see(paths.advice.with({ id: idOf(req) }))
})

/** What the law does not open, said beside the field while it can still be changed. */
function notOpen(today: Day, form: AdviceForm, decideBy: Day | null): FormErrors {
  return {
    ...(tooMuch(form.adviceGround, form.adviceKind, form.adviceFields) && { adviceFields: 'error.adviceTooMuch' }),
    ...(badAdviceDay(today, form.adviceBy, decideBy) && { adviceBy: 'error.adviceBy' }),
  }
}

async function show(req: Request, res: Response, { errors = {}, lines }: { errors?: FormErrors; lines?: readonly AdviceLine[] } = {}): Promise<void> {
  const found = await adviceOf(official(req), idOf(req), req.today)
  const soon = addDays(req.today, WEEKS_TWO)
  const given: Entered = req.method === 'POST' ? entered(req.body) : { adviceBy: found.decideBy && found.decideBy < soon ? found.decideBy : soon, adviceFields: ['caseNumber'] }
  const t = translator(req.language)
  const most = adviceGrounds.flatMap((ground) => adviceKinds.map((kind) => ({ ground, kind, fields: mayGoAlong(ground, kind).map((field) => t(`option.adviceFields.${field}`)).join(', ') })))
  res.page('municipality/advice', { ...found, wrong: await advisersToTell(official(req), idOf(req)), canTell: official(req).role === 'caseworker', entered: given, errors, fields: adviceFields, grounds: adviceGrounds, kinds: adviceKinds, most, preview: lines ? inWords(lines, req.language) : null })
}

function inWords(lines: readonly AdviceLine[], language: string): DataRow[] {
  const t = translator(language)
  const { date } = dates(language)
  return lines.map((line) => ({ label: t(`option.adviceFields.${line.field}`), value: adviceValue(line, { t, date }) }))
}

advising.get(paths.adviceOne.pattern, door, async (req, res) => {
  const { caseNumber, rows } = await adviceOf(official(req), idOf(req), req.today)
  const row = rows.find(({ id }) => id === idOf(req, 'file'))
  if (!row) return res.see(paths.advice.with({ id: idOf(req) }))
  res.page('municipality/adviceOne', { caseId: idOf(req), caseNumber, row, opened: null, canRecord: false, entered: {}, errors: {} })
})

/** Looking is an act: question, what went along and answer open after a press of the button. */
advising.post(paths.adviceOne.pattern, door, (req, res) => showOne(req, res))
advising.get([paths.adviceSheet.pattern, paths.adviceAnswer.pattern], door, (req, res) => res.see(paths.adviceOne.with({ id: idOf(req), file: idOf(req, 'file') })))

const openedOf = (req: Request): Promise<OpenedAdvice> => openAdvice(official(req), idOf(req), idOf(req, 'file'), req.today)

async function showOne(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { row, caseNumber, words, answer } = await openedOf(req)
  const opened = { adviser: words.adviser, question: words.question, rows: inWords(words.lines, req.language), answer: answer?.text ?? '' }
  res.page('municipality/adviceOne', { caseId: idOf(req), caseNumber, row, opened, canRecord: official(req).role === 'caseworker' && !row.answeredOn, entered: { adviceOn: req.today, ...entered(req.body) }, errors })
}

/** That the adviser was told of what was put right: the sheet went out anew. */
advising.post(paths.adviceTold.pattern, asking, async (req, res) => {
  await toldAdviser(official(req), idOf(req), idOf(req, 'file'), req.today)
  res.see(paths.advice.with({ id: idOf(req) }))
})
advising.get(paths.adviceTold.pattern, asking, (req, res) => res.see(paths.advice.with({ id: idOf(req) })))

advising.post(paths.adviceAnswer.pattern, asking, async (req, res) => {
  const form = read(adviceAnswerForm, req.body)
  if (!form.ok) return showOne(req, res.status(422), form.errors)
  await recordAdvice(official(req), idOf(req), idOf(req, 'file'), form.value, req.today)
  res.see(paths.advice.with({ id: idOf(req) }))
})

/** On paper, for whoever has no place here: the same lines and nothing else. */
advising.post(paths.adviceSheet.pattern, asking, async (req, res) => {
  const { row, words } = await openedOf(req)
  const t = translator('nl')
  const { date } = dates('nl')
  const lines = [[t('advice.adviser'), words.adviser], [t('advice.askedOn'), date(row.askedOn)], [t('advice.by'), date(row.answerBy)], [t('advice.ground'), t(`option.adviceGround.${row.ground}`)]] as const
  const wrong = (await advisersToTell(official(req), idOf(req))).find(({ advice, toldOn }) => advice === row.id && !toldOn)
  const what = wrong
    ? { title: t('advice.wrong.sheet'), question: t('advice.wrong.text'), along: await rightLines(official(req), idOf(req), sentWrong(wrong.fields, row.fields)) }
    : { title: t('advice.sheet'), question: words.question, along: words.lines }
  await sendSheet(res, {
    title: what.title, lang: 'nl', note: t('advice.sheet.note'),
    sections: [{ title: '', rows: lines }, { title: t('advice.question'), paragraphs: [what.question] }, { title: t('advice.along'), rows: inWords(what.along, 'nl').map(({ label, value }) => [label, value] as const) }],
  }, row.askedOn)
})
