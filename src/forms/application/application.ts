/** What an applicant is asked, one form a page. */
import Joi from 'joi'
import type { Day } from '../../law/day.ts'
import { endsWith, type Permit, permits } from '../../law/person/workRight.ts'
import { onDay } from '../form.ts'
import type { Topic } from '../../law/talking/interview.ts'

export interface IdentityForm {
  correct: 'yes' | 'no'
  remark: string
}

export const identityForm = Joi.object<IdentityForm, true>({
  correct: Joi.string().valid('yes', 'no').required(),
  remark: Joi.string().trim().max(500).allow('').default('').when('correct', { is: 'no', then: Joi.string().trim().invalid('').min(3).max(500).required() }),
})

export interface SubmissionForm {
  key: string
  declared: 'yes'
}

/** The key makes a second press of the button the same submission, not a second one. */
export const submissionForm = Joi.object<SubmissionForm, true>({
  key: Joi.string().uuid().required(),
  declared: Joi.string().valid('yes').required(),
})

export interface AnswerForm {
  correct: 'yes' | 'no'
  remark: string
  /** Beside single blocks of the report. */
  remarks?: readonly { topic: Topic; talk: number; text: string }[]
}

export interface StatementForm {
  statement: string
}

export const statementForm = Joi.object<StatementForm, true>({ statement: Joi.string().trim().min(3).max(4000).required() })

export interface WorkForm {
  permit: Permit
  permitUntil: Day | ''
}

/** A permit has a last day, and one that is over shows nothing. */
export const workForm = (today: Day): Joi.ObjectSchema<WorkForm> => Joi.object<WorkForm>({
  permit: Joi.string().valid(...permits).required(),
  permitUntil: Joi.any().when('permit', { is: Joi.valid(...endsWith), then: onDay.required().custom((day: Day, { error }) => (day < today ? error('any.invalid') : day)), otherwise: Joi.any().custom(() => '').default('') }),
})

export interface AdPhonesForm {
  adPhones: string
}

const aNumber = /^\+?[0-9][0-9 -]{7,18}$/
export const numbersIn = (text: string): string[] => text.split(/[\n,;]+/).map((line) => line.trim()).filter(Boolean)

/** One on a line; none is an answer too. */
export const adPhonesForm = Joi.object<AdPhonesForm, true>({
  adPhones: Joi.string().trim().max(300).allow('').default('').custom((text: string, { error }) => (numbersIn(text).length <= 10 && numbersIn(text).every((line) => aNumber.test(line)) ? text : error('any.invalid'))),
})
