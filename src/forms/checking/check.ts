/** What a check asks: a number; and a shift: why checks are made and how long. */
import Joi from 'joi'
import { type DayGround, dayGrounds } from '../../law/checking/onDay.ts'
import { type MoreGround, moreGrounds } from '../../law/checking/grounds.ts'
import { type Area, areas, type LaterGround, laterGrounds, type ShiftHours, shiftHours, type ShiftReason, shiftReasons } from '../../law/checking/shift.ts'
import type { Day } from '../../law/day.ts'
import { onDay } from '../form.ts'

export interface CheckForm {
  number: string
}

export const checkForm = Joi.object<CheckForm, true>({ number: Joi.string().trim().max(40).required() })

/** A number, a day that has been, and why it is asked. */
export interface OnDayForm {
  number: string
  askedDay: Day
  dayGround: DayGround
}

export const onDayForm = Joi.object<OnDayForm, true>({
  number: Joi.string().trim().max(40).required(),
  askedDay: onDay.required(),
  dayGround: Joi.string().valid(...dayGrounds).required(),
})

/** A receipt, and the number it may be of. */
export interface ReceiptForm {
  receipt: string
  receiptNumber: string
}

export const receiptForm = Joi.object<ReceiptForm, true>({
  receipt: Joi.string().trim().max(2_000).required(),
  receiptNumber: Joi.string().trim().max(40).allow('').default(''),
})

export interface ShiftForm {
  reason: ShiftReason
  area: Area
  hours: ShiftHours
  /** When she sees a check of this shift: now, or later and why. */
  shownWhen: 'now' | LaterGround
}

export const shiftForm = Joi.object<ShiftForm, true>({
  reason: Joi.string().valid(...shiftReasons).required(),
  area: Joi.string().valid(...areas).required(),
  hours: Joi.number().valid(...shiftHours).required(),
  shownWhen: Joi.string().valid('now', ...laterGrounds).required(),
})

export interface MoreForm {
  ground: MoreGround
}

export const moreForm = Joi.object<MoreForm, true>({ ground: Joi.string().valid(...moreGrounds).required() })
