/** What an applicant is asked, one form a page. */
import Joi from 'joi'

export interface ChannelForm {
  channel: 'sms' | 'email' | 'phone' | 'portal'
  address: string
}

const phone = Joi.string().trim().pattern(/^\+?[0-9 ()-]{8,20}$/).required()

/** How to reach her: only the address that belongs to the chosen channel, or none. */
export const channelForm = Joi.object<ChannelForm, true>({
  channel: Joi.string().valid('sms', 'email', 'phone', 'portal').required(),
  address: Joi.string()
    .when('channel', { is: 'email', then: Joi.string().trim().email({ tlds: false }).max(200).required() })
    .when('channel', { is: Joi.valid('sms', 'phone'), then: phone })
    .when('channel', { is: 'portal', then: Joi.any().empty(Joi.any()).default('') }),
})

export interface LimitsForm {
  limits: string[]
  codeWord: string
}

export const contactLimits = ['noEvening', 'noVoicemail', 'noNumberShown'] as const

export const limitsForm = Joi.object<LimitsForm, true>({
  limits: Joi.array().items(Joi.string().valid(...contactLimits)).single().default([]),
  codeWord: Joi.string().trim().lowercase().pattern(/^\p{L}{3,20}$/u).required(),
})

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
}

export const answerForm: Joi.ObjectSchema<AnswerForm> = identityForm

export interface StatementForm {
  statement: string
}

export const statementForm = Joi.object<StatementForm, true>({ statement: Joi.string().trim().min(3).max(4000).required() })
