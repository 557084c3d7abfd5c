/** What officials fill in about an application that waits and a licence that is suspended. She reads every text but none is a note. */
import Joi from 'joi'
import { askable, type Askable, weeksToComplete } from '../../law/terms/completion.ts'
import { type Day } from '../../law/day.ts'
import { onDay } from '../form.ts'

/** Read by her; what is hard to read in it is shown before it goes. */
export const hers = (least: number, most: number) => Joi.string().trim().min(least).max(most)

export type RequestForm = { items: Askable[]; weeks: number } & Record<`${Askable}Text`, string>

const textOf = (item: Askable) =>
  hers(0, 600).allow('').default('').when('items', { is: Joi.array().has(Joi.valid(item)).required(), then: hers(10, 600).invalid('').required() })

export const requestForm = Joi.object<RequestForm>({
  items: Joi.array().items(Joi.string().valid(...askable)).single().min(1).unique().required(),
  weeks: Joi.number().valid(...weeksToComplete).required(),
  ...(Object.fromEntries(askable.map((item) => [`${item}Text`, textOf(item)])) as Joi.SchemaMap<Record<`${Askable}Text`, string>>),
})

export interface DeferralForm {
  weeks: number
  reason: string
}

/** The weeks that can be chosen are a matter of law; which of them is looked at there. */
export const deferralForm = Joi.object<DeferralForm, true>({
  weeks: Joi.number().integer().min(1).max(52).required(),
  reason: hers(10, 600).required(),
})

export interface SaidForm {
  said: string
}

export const saidForm = Joi.object<SaidForm, true>({ said: Joi.string().trim().min(3).max(4000).required() })

export interface ReinstatementForm {
  reason: string
  startsOn: Day
}

export const reinstatementForm = Joi.object<ReinstatementForm>({ reason: hers(10, 600).required(), startsOn: onDay.required() })

export interface CaseNumberForm {
  caseNumber: string
}

export const caseNumber = Joi.string().trim().uppercase().pattern(/^\d{6}-[A-Z]{3}$/).required()

export const caseNumberForm = Joi.object<CaseNumberForm, true>({ caseNumber })
