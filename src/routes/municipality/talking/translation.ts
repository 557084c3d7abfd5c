/** The report in the language she asked for: opened to have it translated, and what an interpreter made of it put beside it. */
import { type Request, type Response, Router } from 'express'
import { openTranslation, readTranslation, type ToTranslate, translateReport } from '../../../actions/talking/translation.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { translatedIn, translationFormOf } from '../../../forms/talking/translation.ts'
import { translationWays, translators, untranslated } from '../../../law/talking/translation.ts'
import { choices } from '../../../pages/choices.ts'
import { paths } from '../../../paths.ts'
import { isLanguage, translator } from '../../../platform/page/translate.ts'
import { withRemarks } from '../../reportWords.ts'
import { official } from '../../whoAsks.ts'
import { idOf } from '../../worker/own.ts'
import { door } from './prepare.ts'

export const translating = Router()

translating.get(paths.translation.pattern, door, async (req, res) => {
  res.page('municipality/talkTranslation', { ...(await readTranslation(official(req), idOf(req), req.today)), opened: null, fields: [], entered: {}, errors: {} })
})

/** Looking is an act. */
translating.post(paths.translationOpened.pattern, door, async (req, res) => show(req, res, await openTranslation(official(req), idOf(req), req.today)))
translating.get(paths.translationOpened.pattern, door, (req, res) => res.see(paths.translation.with({ id: idOf(req) })))

translating.post(paths.translation.pattern, door, async (req, res) => {
  const task = await openTranslation(official(req), idOf(req), req.today)
  const { blocks } = task.report
  const form = read(translationFormOf(blocks.length), req.body)
  if (!form.ok) return show(req, res.status(422), task, form.errors)
  const translated = translatedIn(form.value, blocks.length)
  const missing = translated.translatedHow === 'read' ? missingIn(task, translated.blocks) : {}
  if (Object.keys(missing).length) return show(req, res.status(422), task, missing)
  await translateReport(official(req), idOf(req), translated, req.today)
  res.see(paths.shareReport.with({ id: idOf(req) }))
})

function missingIn({ report: { blocks } }: ToTranslate, given: readonly { readonly told: string; readonly observed: string }[]): FormErrors {
  return Object.fromEntries(untranslated(blocks, given).map((index) => [given[index]?.told ? `observed${index}` : `told${index}`, 'error.translated']))
}

async function show(req: Request, res: Response, { wish, report, ...task }: ToTranslate, errors: FormErrors = {}): Promise<void> {
  const t = translator(req.language)
  res.page('municipality/talkTranslation', {
    ...task,
    opened: { how: wish.how, language: isLanguage(wish.language) ? t(`option.language.${wish.language}`) : wish.language, code: isLanguage(wish.language) ? wish.language : '', blocks: withRemarks(report, undefined) },
    fields: [
      { kind: 'radios', name: 'translatedHow', options: choices(translationWays) },
      { kind: 'radios', name: 'translatedBy', options: translators.map((value) => ({ value, label: t(`translation.by.${value}`) })) },
      { kind: 'text', name: 'translatorNumber', hint: true },
    ],
    entered: { translatedHow: wish.how, ...entered(req.body) }, errors,
  })
}
