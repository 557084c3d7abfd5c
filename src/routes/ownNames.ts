/** Languages as anyone finds theirs: each under its own name, whatever the page speaks. */
import { isLanguage, languages, type Translate } from '../platform/page/translate.ts'

export const ownName = (language: string, t: Translate): string => languages.find(({ code }) => code === language)?.name ?? t(`option.language.${language}`)

export const languageChoices = (values: readonly string[], t: Translate): { value: string; label: string; lang?: string }[] =>
  values.map((value) => ({ value, label: ownName(value, t), ...(isLanguage(value) && { lang: value }) }))
