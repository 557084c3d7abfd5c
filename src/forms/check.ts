/** What a check asks: a number; and a shift: why checks are made and how long. */
import Joi from 'joi'

export interface CheckForm {
  number: string
}

export const checkForm = Joi.object<CheckForm, true>({ number: Joi.string().trim().max(40).required() })

export interface ShiftForm {
  reason: 'plannedAction' | 'report' | 'ownObservation'
  hours: 4 | 8 | 10
}

export const shiftForm = Joi.object<ShiftForm, true>({
  reason: Joi.string().valid('plannedAction', 'report', 'ownObservation').required(),
  hours: Joi.number().valid(4, 8, 10).required(),
})
