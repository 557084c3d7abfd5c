/** What a holder is asked: a working name, a code for someone; and what that someone types. */
import Joi from 'joi'
import { watchDays } from '../../law/hers/watching.ts'
import { type Recipient, recipients, shareDays, shareViews } from '../../law/hers/sharing.ts'

export interface NameForm {
  /** Empty for none. */
  workingName: string
  shown: 'yes' | 'no'
}

const name = Joi.string().trim().pattern(/^(?=.{2,40}$)\p{L}[\p{L}\p{M}]*(?:[ '’-][\p{L}\p{M}]+)*$/u)
const shown = Joi.string().valid('yes', 'no').required()

/** For a number of its own. */
export const newNameForm = Joi.object<NameForm, true>({ workingName: name.required(), shown })

/** On a card that is there; without a name too. */
export const nameForm = Joi.object<NameForm, true>({ workingName: name.allow('').default(''), shown })

export interface ShareForm {
  /** Made with the form: sent twice, it is one code. */
  key: string
  /** A card; or her application, as proof that she asked in time. */
  subject: string
  recipient: Recipient
  withPhoto: 'yes' | ''
  withName: 'none' | 'first' | 'working'
  days: (typeof shareDays)[number]
  views: (typeof shareViews)[number]
}

export const shareForm = Joi.object<ShareForm, true>({
  key: Joi.string().uuid().required(),
  subject: Joi.string().pattern(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|proof)$/).required(),
  recipient: Joi.string().valid(...recipients).required(),
  withPhoto: Joi.string().valid('yes').allow('').default(''),
  withName: Joi.string().valid('none', 'first', 'working').required(),
  days: Joi.number().valid(...shareDays).required(),
  views: Joi.number().valid(...shareViews).required(),
})

export interface OpenForm {
  shareCode: string
  tail: string
}

export const openForm = Joi.object<OpenForm, true>({
  shareCode: Joi.string().trim().max(40).required(),
  tail: Joi.string().trim().uppercase().pattern(/^[0-9A-Z]{3}$/).required(),
})

export interface WatchForm {
  /** Made with the form: sent twice, it is one. */
  key: string
  /** A card. */
  subject: string
  platform: string
  watchDays: (typeof watchDays)[number]
}

export const watchForm = Joi.object<WatchForm, true>({
  key: Joi.string().uuid().required(),
  subject: Joi.string().uuid().required(),
  platform: Joi.string().uuid().required(),
  watchDays: Joi.number().valid(...watchDays).required(),
})
