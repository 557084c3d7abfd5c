/** A report of a visit: eleven fields, of which one is text. */
import Joi from 'joi'
import { type Area, areas, type ShiftReason, shiftReasons } from '../../law/checking/shift.ts'
import { company, met, visitActions } from '../../law/checking/visit.ts'
import type { Day } from '../../law/day.ts'
import { onDay } from '../form.ts'

type YesNo = 'yes' | 'no'

export interface VisitForm {
  reason: ShiftReason
  area: Area
  visitDay: Day
  visitTime: string
  visitWith: (typeof company)[number][]
  visitMet: (typeof met)[number]
  visitFacts: string
  visitAction: (typeof visitActions)[number]
  visitExplained: YesNo
  visitComplaint: YesNo
}

const yesNo = Joi.string().valid('yes', 'no').required()

const visit = {
  reason: Joi.string().valid(...shiftReasons).required(),
  area: Joi.string().valid(...areas).required(),
  visitDay: onDay.required(),
  visitTime: Joi.string().trim().pattern(/^([01]\d|2[0-3]):[0-5]\d$/).required(),
  visitWith: Joi.array().items(Joi.string().valid(...company)).single().unique().default([]),
  visitMet: Joi.string().valid(...met).required(),
  visitFacts: Joi.string().trim().min(10).max(2000).required(),
  visitAction: Joi.string().valid(...visitActions).required(),
  visitExplained: yesNo,
  visitComplaint: yesNo,
}

/** Which checks of this shift belong to it, and a key so that it is made once. */
export interface NewVisitForm extends VisitForm {
  key: string
  visitChecks: string[]
}

export const newVisitForm = Joi.object<NewVisitForm, true>({
  ...visit,
  key: Joi.string().guid().required(),
  visitChecks: Joi.array().items(Joi.string().guid()).single().unique().default([]),
})

/** Which version it puts right. */
export interface VisitCorrectionForm extends VisitForm {
  version: number
}

export const visitCorrectionForm = Joi.object<VisitCorrectionForm, true>({ ...visit, version: Joi.number().integer().min(1).required() })
