/** What an applicant is asked, one form a page. */
import Joi from 'joi'
import type { Topic } from '../law/talking/interview.ts'

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
