/** What she asks, whom she lets help, and what is asked without a name. */
import Joi from 'joi'
import { type HeldPart, parts as heldPartNames } from '../../law/hers/dataEffects.ts'
import { type HelperGround, helperGrounds, mandateLengths, type Scope, scopes } from '../../law/hers/mandate.ts'
import { hers } from '../case/handling.ts'
import { correctionOutcomes, type DataRight, dataRights, lookRequests, type RequestKind } from '../../law/hers/requests.ts'

const words = (least: number, most: number) => Joi.string().trim().min(least).max(most).required()
const reply = Joi.string().valid('here', 'desk').required()

export interface LookRequestForm {
  request: RequestKind
  why: string
  reply: 'here' | 'desk'
}

export const lookRequestForm = Joi.object<LookRequestForm, true>({
  request: Joi.string().valid(...lookRequests).required(),
  why: words(3, 2000),
  reply,
})

export interface CorrectionForm {
  why: string
  reply: 'here' | 'desk'
}

export const correctionForm = Joi.object<CorrectionForm, true>({ why: words(3, 2000), reply })

export interface RightForm {
  right: DataRight
  why: string
  reply: 'here' | 'desk'
}

export const rightForm = Joi.object<RightForm, true>({ right: Joi.string().valid(...dataRights).required(), why: words(3, 2000), reply })

export interface ExtensionForm {
  extendReason: string
}

export const extensionForm = Joi.object<ExtensionForm>({ extendReason: hers(10, 600).required() })

export interface LookAnswerForm {
  answer: string
}

export const lookAnswerForm = Joi.object<LookAnswerForm, true>({ answer: words(20, 3000) })

export interface ProposedAnswerForm {
  answered: 'granted' | 'denied'
  answer: string
  parts: HeldPart[]
}

export const proposedAnswerForm = Joi.object<ProposedAnswerForm, true>({
  answered: Joi.string().valid(...correctionOutcomes).required(),
  answer: words(20, 3000),
  parts: Joi.array().items(Joi.string().valid(...heldPartNames)).single().default([]),
})

export interface ReturnedAnswerForm {
  version: string
  comment: string
}

export const returnedAnswerForm = Joi.object<ReturnedAnswerForm, true>({ version: Joi.string().uuid().required(), comment: words(10, 1000) })

export interface MandateForm {
  key: string
  helper: string
  label: string
  scope: Scope
  helpDays: (typeof mandateLengths)[number]
}

/** The key makes a second press of the button the same helper, not a second one. */
export const mandateForm = Joi.object<MandateForm, true>({
  key: Joi.string().uuid().required(),
  helper: words(2, 60),
  label: words(2, 60),
  scope: Joi.string().valid(...scopes).required(),
  helpDays: Joi.number().valid(...mandateLengths).required(),
})

export interface HelperRefusalForm {
  lawyer: 'no' | 'yes'
  helperGround: HelperGround
  helperReason: string
}

export const helperRefusalForm = Joi.object<HelperRefusalForm, true>({
  lawyer: Joi.string().valid('no', 'yes').required(),
  helperGround: Joi.string().valid(...helperGrounds).required(),
  helperReason: hers(20, 1000).required(),
})

export interface CodeForm {
  code: string
}

export const codeForm = Joi.object<CodeForm, true>({ code: Joi.string().trim().max(40).required() })

export interface QuestionForm {
  key: string
  question: string
  way: string
}

export const questionForm = Joi.object<QuestionForm, true>({
  key: Joi.string().uuid().required(),
  question: words(3, 2000),
  way: Joi.string().trim().max(200).allow('').default(''),
})

export interface QuestionAnswerForm {
  answer: string
}

export const questionAnswerForm = Joi.object<QuestionAnswerForm, true>({ answer: words(20, 3000) })

export interface SelfCheckForm {
  old: 'yes' | 'no'
  independent: 'yes' | 'no'
  identification: 'yes' | 'no'
}

const yesOrNo = Joi.string().valid('yes', 'no').required()

export const selfCheckForm = Joi.object<SelfCheckForm, true>({ old: yesOrNo, independent: yesOrNo, identification: yesOrNo })
