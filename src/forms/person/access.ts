/** What the front desk types of someone without a provider, and what she types to come in. */
import Joi from 'joi'
import { isBsn } from '../../law/person/bsn.ts'
import { type Day, isDay } from '../../law/day.ts'

export interface HandOutForm {
  key: string
  given: string
  family: string
  birthdate: Day
  nationality: string
  bsn: string | null
  document: 'passport' | 'identityCard' | 'residencePermit'
  seen: 'yes'
}

const name = Joi.string().trim().max(100).pattern(/^[\p{L}\p{M}' .-]+$/u)

/** A day as it stands on a document, 31-12-1990, or as a computer writes it. */
function readDay(text: string): string {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text.trim()) ?? []
  const day = year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : text.trim()
  if (!isDay(day) || day < '1900-01-01') throw new RangeError('not a day')
  return day
}

/** At the desk, for whom a case was taken over: whose, and by which document she is known. */
export interface TakenOverForm {
  caseNumber: string
  document: HandOutForm['document']
  seen: 'yes'
}

export const takenOverForm = Joi.object<TakenOverForm, true>({
  caseNumber: Joi.string().trim().uppercase().pattern(/^\d{6}-[A-Z]{3}$/).required(),
  document: Joi.string().valid('passport', 'identityCard', 'residencePermit').required(),
  seen: Joi.string().valid('yes').required(),
})

export const person = {
  given: name.allow('').default(''),
  family: name.required(),
  birthdate: Joi.string().custom(readDay).required(),
  nationality: name.required(),
  bsn: Joi.string().replace(/[\s.]/g, '').empty('').custom((text: string) => {
    if (!isBsn(text)) throw new RangeError('not a number')
    return text
  }).default(null),
}

export const document = Joi.string().valid('passport', 'identityCard', 'residencePermit').required()

/** Someone with one name has it as her family name. The key makes a second press of the button the same code. */
export const handOutForm = Joi.object<HandOutForm, true>({
  key: Joi.string().uuid().required(),
  ...person,
  document,
  seen: Joi.string().valid('yes').required(),
})
