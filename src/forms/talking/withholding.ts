/** What of a report is kept back from her when it is shared, with its ground and why. */
import Joi from 'joi'
import { type WithholdGround, withholdGrounds } from '../../law/talking/withholding.ts'

export interface WithholdForm {
  withhold: string[]
  withholdGround: WithholdGround | ''
  withholdWhy: string
}

export const nothingWithheld: WithholdForm = { withhold: [], withholdGround: '', withholdWhy: '' }

const whenChosen = (then: Joi.StringSchema) => Joi.string().trim().max(600).allow('').default('').when('withhold', { is: Joi.array().min(1).required(), then })

export const withholdForm = Joi.object<WithholdForm>({
  withhold: Joi.array().items(Joi.string().pattern(/^\w+(-\d{1,2}){1,2}$/)).single().unique().default([]),
  withholdGround: whenChosen(Joi.string().invalid('').valid(...withholdGrounds).required()),
  withholdWhy: whenChosen(Joi.string().trim().invalid('').min(10).max(600).required()),
})
