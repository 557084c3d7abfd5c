/** A report in another language: what she asks, and what comes of it. */
import Joi from 'joi'
import { type TranslationWay, translationWays, type TranslatorKind, translators } from '../../law/talking/translation.ts'
import { talkLanguages } from '../application/talk.ts'

export interface TranslationWishForm {
  translationHow: TranslationWay
  translationLanguage: string
  translationOther: string
}

export const translationWishForm = Joi.object<TranslationWishForm, true>({
  translationHow: Joi.string().valid(...translationWays).required(),
  translationLanguage: Joi.string().valid(...talkLanguages.filter((code) => code !== 'nl')).required(),
  translationOther: Joi.string().trim().max(40).allow('').default('').when('translationLanguage', { is: 'other', then: Joi.string().trim().invalid('').min(2).max(40).required(), otherwise: Joi.any().custom(() => '') }),
})

interface TranslationForm {
  translatedHow: TranslationWay
  translatedBy: TranslatorKind
  translatorNumber: string
}

const words = Joi.string().trim().max(4000).allow('').default('')

const translationForm = Joi.object<TranslationForm>({
  translatedHow: Joi.string().valid(...translationWays).required(),
  translatedBy: Joi.string().valid(...translators).required(),
  translatorNumber: Joi.string().trim().pattern(/^[0-9A-Za-z][0-9A-Za-z ./-]{1,29}$/).required(),
})

/** With a box for what was told and one for what was seen, of so many blocks. */
export function translationFormOf(count: number): Joi.ObjectSchema<TranslationForm & Record<string, string>> {
  const boxes = Array.from({ length: count }, (_each, index) => [[`told${index}`, words], [`observed${index}`, words]] as const).flat()
  return translationForm.append(Object.fromEntries(boxes)) as Joi.ObjectSchema<TranslationForm & Record<string, string>>
}

export interface Translated extends TranslationForm {
  readonly blocks: readonly { readonly told: string; readonly observed: string }[]
}

/** The same, block by block. */
export function translatedIn(form: TranslationForm & Record<string, string>, count: number): Translated {
  const blocks = Array.from({ length: count }, (_each, index) => ({ told: form[`told${index}`] ?? '', observed: form[`observed${index}`] ?? '' }))
  return { translatedHow: form.translatedHow, translatedBy: form.translatedBy, translatorNumber: form.translatorNumber, blocks }
}
