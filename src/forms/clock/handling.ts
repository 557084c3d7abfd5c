/** What officials fill in about a case that is checked for what is missing, left out of handling, or corrected. */
import Joi from 'joi'
import { type Day } from '../../law/day.ts'
import { type WholeAnswer, wholeAnswers, type WholeItem, wholeItems } from '../../law/terms/wholeness.ts'
import { hers } from '../case/handling.ts'
import { onDay } from '../form.ts'

export type WholeForm = Record<`whole_${WholeItem}`, WholeAnswer>

const answer = Joi.string().valid(...wholeAnswers).required()

/** Each is chosen; nothing is chosen beforehand. */
export const wholeForm = Joi.object<WholeForm>(Object.fromEntries(wholeItems.map((item) => [`whole_${item}`, answer])) as Joi.SchemaMap<WholeForm>)

export interface LeavingOutForm {
  leavingReason: string
}

/** Plain words: she reads it. */
export const leavingOutForm = Joi.object<LeavingOutForm>({ leavingReason: hers(10, 600).required() })

export interface CorrectingForm {
  actId: string
  rightDay: Day
  correctingReason: string
}

export const correctingForm = Joi.object<CorrectingForm>({
  actId: Joi.string().pattern(/^\d{1,18}$/).required(),
  rightDay: onDay.required(),
  correctingReason: Joi.string().trim().min(10).max(1000).required(),
})
