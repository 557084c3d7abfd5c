import Joi, { type ObjectSchema } from 'joi'
import { isDay } from '../law/day.ts'

/** Locale key of the message per field name, ready for the view. */
export type FormErrors = Record<string, string>
export type Reading<T> = { ok: true; value: T } | { ok: false; errors: FormErrors }

/** Reads a submitted form: every mistake at once, unknown fields dropped. Messages are locale keys `error.<field>`. */
export function read<T>(schema: ObjectSchema<T>, body: unknown): Reading<T> {
  const { value, error } = schema.validate(body ?? {}, { abortEarly: false, stripUnknown: true })
  if (!error) return { ok: true, value }
  const errors = error.details.map(({ path }) => [String(path[0]), `error.${String(path[0])}`])
  return { ok: false, errors: Object.fromEntries(errors) as FormErrors }
}

export type Entered = Readonly<Record<string, string | readonly string[]>>

/** What was typed, as text or ticks per field, to be shown again. */
export function entered(body: unknown): Entered {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>)
  return Object.fromEntries(fields.map(([name, value]) => [name, Array.isArray(value) ? value.map(asText) : asText(value)]))
}

/** One typed text; empty when there is none, or more than one. */
export function typed(body: unknown, name: string): string {
  return asText(entered(body)[name])
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A day as a date field sends it. */
export const onDay = Joi.string().custom((text: string, { error }) => (isDay(text) ? text : error('any.invalid')))

/** A time by the clock, as people type it: `9.30` is 09:30. */
export const onTheClock = Joi.string().trim().pattern(/^([01]?\d|2[0-3])[:.][0-5]\d$/).custom((text: string) => text.replace('.', ':').padStart(5, '0'))
