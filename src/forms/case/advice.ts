/** Asking advice, and what came back. */
import Joi from 'joi'
import { type AdviceField, adviceFields, type AdviceGround, adviceGrounds, type AdviceKind, adviceKinds } from '../../law/deciding/advice.ts'
import { type Day } from '../../law/day.ts'
import { onDay } from '../form.ts'

export interface AdviceForm {
  adviceKind: AdviceKind
  adviser: string
  adviceGround: AdviceGround
  adviceQuestion: string
  adviceFields: AdviceField[]
  adviceBy: Day
}

export const adviceForm = Joi.object<AdviceForm, true>({
  adviceKind: Joi.string().valid(...adviceKinds).required(),
  adviser: Joi.string().trim().min(2).max(120).required(),
  adviceGround: Joi.string().valid(...adviceGrounds).required(),
  adviceQuestion: Joi.string().trim().min(10).max(1500).required(),
  adviceFields: Joi.array().items(Joi.string().valid(...adviceFields)).single().min(1).unique().required(),
  adviceBy: onDay.required(),
})

export interface AdviceAnswerForm {
  adviceOn: Day
  adviceAnswer: string
}

export const adviceAnswerForm = Joi.object<AdviceAnswerForm, true>({
  adviceOn: onDay.required(),
  adviceAnswer: Joi.string().trim().min(3).max(6000).required(),
})

export interface FindForm {
  searchNumber: string
}

export const findForm = Joi.object<FindForm, true>({ searchNumber: Joi.string().trim().min(4).max(40).required() })
