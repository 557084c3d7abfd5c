/** Texts by key, dates by language. Adding a language is adding one file to src/locales. */
import i18next, { type i18n } from 'i18next'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Translate = (key: string, values?: Record<string, unknown>) => string

export interface Dates {
  /** maandag 1 maart 2027 */
  date(day: string): string
  /** 1 mrt 2027 */
  shortDate(day: string): string
  /** maandag 1 maart 2027 14:05 */
  moment(instant: Date): string
}

const directory = path.resolve(import.meta.dirname, '../locales')
const codes = readdirSync(directory).filter((file) => file.endsWith('.json')).map((file) => path.basename(file, '.json'))
const first = ['nl', 'en']
const order = [...first.filter((code) => codes.includes(code)), ...codes.filter((code) => !first.includes(code)).sort()]
const texts = Object.fromEntries(order.map((code) => [code, JSON.parse(readFileSync(path.join(directory, `${code}.json`), 'utf8')) as Record<string, string>]))

export const languages: readonly { code: string; name: string }[] = order.map((code) => ({ code, name: texts[code]?.['language.name'] ?? code }))

export const isLanguage = (code: string): boolean => order.includes(code)

const engine: i18n = i18next.createInstance()
await engine.init({
  resources: Object.fromEntries(order.map((code) => [code, { translation: texts[code] ?? {} }])),
  lng: 'nl',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  // The views escape; doing it twice would show entities.
  interpolation: { escapeValue: false },
})

/** A text that is missing is a fault, never a blank. */
export function translator(language: string): Translate {
  const fixed = engine.getFixedT(language)
  return (key, values = {}) => {
    if (!engine.exists(key, { lng: language, ...values })) throw new Error(`no text ${key} in ${language}`)
    return fixed(key, values)
  }
}

export function dates(language: string): Dates {
  const zone = 'Europe/Amsterdam'
  const long = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'full', timeZone: zone })
  const short = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium', timeZone: zone })
  const both = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'full', timeStyle: 'short', timeZone: zone })
  const noon = (day: string) => new Date(`${day}T12:00:00Z`)
  return {
    date: (day) => long.format(noon(day)),
    shortDate: (day) => short.format(noon(day)),
    moment: (instant) => both.format(instant),
  }
}
