/** Any text in which numbers stand; it is read and forgotten. */
import Joi from 'joi'

export interface AdvertisedForm {
  advert: string
}

export const advertisedForm = Joi.object<AdvertisedForm, true>({ advert: Joi.string().trim().max(20_000).required() })
