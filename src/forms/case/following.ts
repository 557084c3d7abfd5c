/** What she is asked between sending and the end: an answer to a request, her view, a reaction. */
import Joi from 'joi'
import { waysToAnswer, type WayToAnswer } from '../../law/terms/completion.ts'

export interface ItemForm {
  answerHow: WayToAnswer
  answerText: string
}

export const itemForm = Joi.object<ItemForm, true>({
  answerHow: Joi.string().valid(...waysToAnswer).required(),
  answerText: Joi.string().trim().max(2000).allow('').default('').when('answerHow', { is: 'text', then: Joi.string().trim().invalid('').min(2).max(2000).required() }),
})

export interface OwnViewForm {
  viewHow: 'write' | 'call' | 'desk'
  statement: string
  callNumber: string
  callWhen: string
}

/** Written or spoken, as she wishes (Awb 4:9); a number is asked only for a call. */
export const ownViewForm = Joi.object<OwnViewForm, true>({
  viewHow: Joi.string().valid('write', 'call', 'desk').default('write'),
  statement: Joi.string().trim().max(4000).allow('').default('').when('viewHow', { is: 'write', then: Joi.string().trim().invalid('').min(3).max(4000).required() }),
  callNumber: Joi.string().trim().max(20).allow('').default('').when('viewHow', { is: 'call', then: Joi.string().trim().invalid('').pattern(/^\+?[0-9 ()-]{8,20}$/).required() }),
  callWhen: Joi.string().trim().max(300).allow('').default(''),
})

export interface NewsForm {
  newFacts: string
}

/** What is new since a refusal; it may be left empty. */
export const newsForm = Joi.object<NewsForm, true>({ newFacts: Joi.string().trim().max(4000).allow('').default('') })
