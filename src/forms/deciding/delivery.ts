/** A step of giving a letter by hand. */
import Joi from 'joi'

export interface DeliveryForm {
  step: 'laidReady' | 'handedOver'
}

export const deliveryForm = Joi.object<DeliveryForm, true>({ step: Joi.string().valid('laidReady', 'handedOver').required() })

export interface SealForm {
  code: string
}

/** Twelve symbols, as people write them. */
export const sealForm = Joi.object<SealForm, true>({ code: Joi.string().trim().max(40).pattern(/^[0-9a-z\s-]{12,}$/i).required() })
