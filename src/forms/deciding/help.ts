import Joi from 'joi'
import { type Day, isDay } from '../../law/day.ts'
import { type Offerer, offerers } from '../../law/deciding/help.ts'

/** When, and by whom. There is no field for anything else. */
export interface HelpForm {
  helpOn: Day
  helpBy: Offerer
}

export const helpForm = Joi.object<HelpForm, true>({
  helpOn: Joi.string().custom((text: string, { error }) => (isDay(text) ? text : error('any.invalid'))).required(),
  helpBy: Joi.string().valid(...offerers).required(),
})
