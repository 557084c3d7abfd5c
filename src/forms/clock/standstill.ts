/** What officials fill in to let the term of a decision stand still. She reads the reason. */
import Joi from 'joi'
import { type Day } from '../../law/day.ts'
import type { SuspensionOfTerm } from '../../law/terms/decisionTerm.ts'
import { ownGrounds } from '../../law/terms/standstill.ts'
import { caseNumber, hers } from '../case/handling.ts'
import { onDay } from '../form.ts'

export interface ConsentForm {
  stillReason: string
  stillFrom: Day
  stillUntil: Day
}

export interface StandstillForm extends ConsentForm {
  stillGround: SuspensionOfTerm
}

const period = { stillReason: hers(10, 600).required(), stillFrom: onDay.required(), stillUntil: onDay.required() }

export const standstillForm = Joi.object<StandstillForm>({ stillGround: Joi.string().valid(...ownGrounds).required(), ...period })

export const consentForm = Joi.object<ConsentForm>(period)

export interface ConsentAnswerForm {
  consent: 'yes' | 'no'
}

export const consentAnswerForm = Joi.object<ConsentAnswerForm, true>({ consent: Joi.string().valid('yes', 'no').required() })

export const nothingForm = Joi.object<object>({})

export interface NoticeForm {
  noticeOn: Day
}

export const noticeForm = Joi.object<NoticeForm>({ noticeOn: onDay.required() })

export interface NoticeAtDeskForm extends NoticeForm {
  caseNumber: string
}

export const noticeAtDeskForm = Joi.object<NoticeAtDeskForm>({ caseNumber, noticeOn: onDay.required() })
