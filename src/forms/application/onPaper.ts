/** An application that came on paper: the same questions, read by the same forms; what she left open is left open here too. */
import Joi from 'joi'
import { handOutForm, type HandOutForm } from '../person/access.ts'
import { limitsForm, type LimitsForm } from '../person/contact.ts'
import { type FormErrors, read, type Reading } from '../form.ts'
import { interpreterForm, type InterpreterForm, languageForm, type LanguageForm, supportForm, type SupportForm } from './talk.ts'

/** What she may leave open. */
export const openOnPaper = ['limits', 'language', 'interpreter', 'support'] as const
export type OpenOnPaper = (typeof openOnPaper)[number]

/** Instead of a moment: she waits for one. */
export const WAITS = 'waits'

interface RestForm {
  paperOpen: OpenOnPaper[]
  slot: string
  paperSigned: 'yes'
}

const restForm = Joi.object<RestForm, true>({
  paperOpen: Joi.array().items(Joi.string().valid(...openOnPaper)).single().unique().default([]),
  slot: Joi.string().pattern(/^(waits|[0-9a-f-]{36})$/).required(),
  paperSigned: Joi.string().valid('yes').required(),
})

export interface PaperForm {
  readonly person: HandOutForm
  readonly slot: string
  readonly open: readonly OpenOnPaper[]
  readonly limits?: LimitsForm
  readonly language?: LanguageForm
  readonly interpreter?: InterpreterForm
  readonly support?: SupportForm
}

/** Every mistake at once, of each question that was answered. */
export function readPaper(body: unknown): Reading<PaperForm> {
  const rest = read(restForm, body)
  const left = (body as { paperOpen?: unknown } | undefined)?.paperOpen
  const open = openOnPaper.filter((name) => [left].flat().includes(name))
  const unless = <T>(name: OpenOnPaper, reading: Reading<T>) => (open.includes(name) ? undefined : reading)
  const person = read(handOutForm, body)
  const answers = { limits: unless('limits', read(limitsForm, body)), language: unless('language', read(languageForm, body)), interpreter: unless('interpreter', read(interpreterForm, body)), support: unless('support', read(supportForm, body)) }
  const errors = [rest, person, ...Object.values(answers)].reduce<FormErrors>((all, reading) => ({ ...all, ...(reading && !reading.ok && reading.errors) }), {})
  if (!rest.ok || !person.ok || Object.keys(errors).length) return { ok: false, errors }
  const given = Object.fromEntries(Object.entries(answers).flatMap(([name, reading]) => (reading?.ok ? [[name, reading.value]] : [])))
  return { ok: true, value: { person: person.value, slot: rest.value.slot, open, ...given } }
}
