/** What administrators fill in: people, their mandates, and what the municipality says of itself. */
import Joi from 'joi'
import { type ChangeReason, changeReasons } from '../../law/office/appointing.ts'
import { type Day } from '../../law/day.ts'
import { isNeutralName, SENDER_SIGNS } from '../../law/neutrality.ts'
import { type StaffRole, staffRoles } from '../../law/office/office.ts'
import { onDay } from '../form.ts'

export interface EndForm {
  changeWhy: ChangeReason
}

const why = { changeWhy: Joi.string().valid(...changeReasons).required() }

export const endForm = Joi.object<EndForm, true>(why)

export interface ChangeForm extends EndForm {
  mandateRole: StaffRole
  mandateFrom: Day
  mandateUntil: Day
  /** Of who holds talks; empty for who is not trained. */
  trainedUntil?: Day | ''
}

const change = { ...why, mandateRole: Joi.string().valid(...staffRoles).required(), mandateFrom: onDay.required(), mandateUntil: onDay.required(), trainedUntil: onDay.allow('') }

export const changeForm = Joi.object<ChangeForm, true>(change)

export interface AppointForm extends ChangeForm {
  /** How the identity provider knows the account. */
  idpSubject: string
  staffName: string
}

export const appointForm = Joi.object<AppointForm, true>({ ...change, idpSubject: Joi.string().trim().min(2).max(200).required(), staffName: Joi.string().trim().min(2).max(80).required() })

export const textReasons = ['moved', 'corrected', 'season', 'wornOut', 'agreed'] as const
export const deskLanguages = ['nl', 'en', 'es', 'ro', 'bg', 'hu', 'pt', 'pl'] as const

export interface MunicipalityForm {
  deskPlace: string
  deskPhone: string
  deskSpoken: (typeof deskLanguages)[number][]
  opensAt: string
  closesAt: string
  senderName: string
  textWhy: (typeof textReasons)[number]
}

const time = Joi.string().trim().pattern(/^([01]\d|2[0-3]):[0-5]\d$/).required()

export const municipalityForm = Joi.object<MunicipalityForm, true>({
  deskPlace: Joi.string().trim().min(5).max(120).required(),
  deskPhone: Joi.string().trim().pattern(/^\+?[\d ]{6,20}$/).required(),
  deskSpoken: Joi.array().items(Joi.string().valid(...deskLanguages)).single().min(1).unique().required(),
  opensAt: time,
  closesAt: time.custom((until: string, { state, error }) => (until > ((state.ancestors as { opensAt?: string }[])[0]?.opensAt ?? '') ? until : error('any.invalid'))),
  senderName: Joi.string().trim().max(SENDER_SIGNS).custom((name: string, { error }) => (isNeutralName(name) ? name : error('any.invalid'))).allow('').default(''),
  textWhy: Joi.string().valid(...textReasons).required(),
})
