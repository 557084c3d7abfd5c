/** What is asked when work is divided. */
import Joi from 'joi'
import { type AssignmentReason, assignmentReasons } from '../../law/office/division.ts'
import { type Tab, tabs, workSteps } from '../../law/office/worklist.ts'
import { talkLanguages } from '../application/talk.ts'

const assignReason = Joi.string().valid(...assignmentReasons).required()

export const giveBackForm = Joi.object<{ assignReason: AssignmentReason }, true>({ assignReason })

/** To whom, and who had it when the page was read. */
export const assignForm = Joi.object<{ colleague: string; assignReason: AssignmentReason; before: string }, true>({
  colleague: Joi.string().uuid().required(),
  assignReason,
  before: Joi.string().uuid().allow('').default(''),
})

export const handOverForm = Joi.object<{ absent: string; colleague: string; assignReason: AssignmentReason }, true>({
  absent: Joi.string().uuid().required(),
  colleague: Joi.string().uuid().invalid(Joi.ref('absent')).required(),
  assignReason,
})

/** What for a name is shown. */
export const nameForm = Joi.object<{ purpose: string }, true>({ purpose: Joi.string().required() })

export interface FilterForm {
  tab: Tab
  step: (typeof workSteps)[number] | ''
  language: (typeof talkLanguages)[number] | ''
}

/** By a step, a language of the talk, or both. */
export const filterForm = Joi.object<FilterForm, true>({
  tab: Joi.string().valid(...tabs).required(),
  step: Joi.string().valid(...workSteps, '').default(''),
  language: Joi.string().valid(...talkLanguages, '').default('').when('step', { is: '', then: Joi.invalid('') }),
})
