/** A sheet for her, when she asks at the desk what was written down apart from her file. */
import { type Request, type Response, Router } from 'express'
import { concernOf } from '../../../actions/care/concerns.ts'
import { summarise } from '../../../actions/care/summary.ts'
import { type SummaryForm, summaryForm } from '../../../forms/care/concern.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { letterLanguages } from '../../../forms/application/talk.ts'
import { withholdGrounds } from '../../../law/talking/withholding.ts'
import type { ConcernLine } from '../../../actions/care/concerns.ts'
import { choices } from '../../../pages/choices.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { sendSheet } from '../../sheet.ts'
import { official } from '../../whoAsks.ts'
import { idOf } from '../../worker/own.ts'

export const summaries = Router()
const door = gate('interviewer')

summaries.get(paths.concernSummary.pattern, door, (req, res) => show(req, res))

summaries.post(paths.concernSummary.pattern, door, async (req, res) => {
  const form = read(summaryForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  const line = await summarise(official(req), idOf(req), form.value, req.today)
  if (form.value.summarySafe !== 'yes') return res.see(paths.concern.with({ id: idOf(req) }))
  await sendSheet(res, sheetOf(line, form.value), req.today)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const line = await concernOf(official(req), idOf(req), req.today)
  const back = paths.concern.with(line)
  if (line.origin !== 'talk') return res.see(back)
  const t = translator(req.language)
  const fields: Field[] = [
    { kind: 'radios', name: 'summarySafe', options: [{ value: 'yes' }, ...choices(withholdGrounds)] },
    { kind: 'area', name: 'summaryText', hint: true },
    { kind: 'radios', name: 'summaryLanguage', options: letterLanguages.map((value) => ({ value, label: t(`option.language.${value}`) })) },
  ]
  res.page('form', { name: 'concernSummary', action: paths.concernSummary.with(line), back, fields, entered: { summaryLanguage: 'nl', ...entered(req.body) }, errors, upload: false, intro: [t('concernSummary.how')] })
}

function sheetOf({ recordedOn, keptUntil, referral }: ConcernLine, { summaryText, summaryLanguage: lang }: SummaryForm) {
  const t = translator(lang)
  const { date } = dates(lang)
  return {
    title: t('summary.title'), lang, note: t('summary.safe'),
    sections: [
      { title: '', paragraphs: [t('summary.lead')], rows: [[t('summary.recordedOn'), date(recordedOn)], [t('summary.care'), referral ? date(referral.sentOn) : t('summary.noCare')], [t('summary.until'), date(keptUntil)]] as const },
      { title: t('summary.what'), paragraphs: [summaryText] },
      { title: t('summary.who'), paragraphs: [t('summary.who.text')] },
      { title: t('summary.wrong'), paragraphs: [t('summary.wrong.text')] },
    ],
  }
}
