/** The report of her talk: to read, in a language of hers when she asks, and to say of each block what is not right. */
import { type Request, type Response, Router } from 'express'
import { ownReport } from '../../actions/applications.ts'
import { answerReport } from '../../actions/interviews.ts'
import { askTranslation, type OwnTranslation, ownTranslation } from '../../actions/talking/translation.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { talkLanguages } from '../../forms/application/talk.ts'
import { readAnswer } from '../../forms/talking/answer.ts'
import { translationWishForm } from '../../forms/talking/translation.ts'
import { translationWays } from '../../law/talking/translation.ts'
import { choices } from '../../pages/choices.ts'
import type { ShownTranslation } from '../../pages/report.ts'
import { paths } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import { isLanguage, translator } from '../../platform/page/translate.ts'
import { translatedBeside, withRemarks } from '../reportWords.ts'
import { languageChoices } from '../ownNames.ts'
import { gate } from '../signIn.ts'
import { worker } from '../whoAsks.ts'

export const reportOfHers = Router()
const door = gate('worker')

reportOfHers.get(paths.report, door, (req, res) => show(req, res))

reportOfHers.post(paths.report, door, async (req, res) => {
  const form = readAnswer(req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await answerReport(worker(req), form.value, req.today)
  res.see(paths.home)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { report, answer } = await ownReport(worker(req))
  if (!report) throw new NotFound()
  const translation = await ownTranslation(worker(req), req.today)
  const blocks = translatedBeside(withRemarks(report, answer), translation.translation)
  res.page('worker/report', { blocks, second: blocks.some(({ talk }) => talk > 1), information: report.information, canAnswer: !answer, translation: shown(translation), entered: entered(req.body), errors })
}

function shown({ canAsk, askedOn, madeOn, translation }: OwnTranslation): ShownTranslation {
  const made = madeOn && translation ? { on: madeOn, how: translation.how, by: translation.by, number: translation.number, language: isLanguage(translation.language) ? translation.language : '' } : null
  return { canAsk, askedOn: made ? null : (askedOn ?? null), made }
}

reportOfHers.get(paths.reportTranslation, door, (req, res) => ask(req, res))

reportOfHers.post(paths.reportTranslation, door, async (req, res) => {
  const form = read(translationWishForm, req.body)
  if (!form.ok) return ask(req, res.status(422), form.errors)
  await askTranslation(worker(req), form.value, req.today)
  res.see(paths.report)
})

async function ask(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { canAsk, language } = await ownTranslation(worker(req), req.today)
  if (!canAsk) throw new NotFound()
  const t = translator(req.language)
  res.page('form', {
    name: 'translation', action: paths.reportTranslation, back: paths.report, errors, intro: [], upload: false,
    entered: { translationLanguage: language === 'nl' ? '' : language, ...entered(req.body) },
    fields: [
      { kind: 'radios', name: 'translationHow', options: choices(translationWays) },
      { kind: 'radios', name: 'translationLanguage', options: languageChoices(talkLanguages.filter((code) => code !== 'nl'), t) },
      { kind: 'text', name: 'translationOther' },
    ],
  })
}
