/** What is asked of whoever keeps what all municipalities share. */
import Joi from 'joi'
import { type RetiringReason, retiringReasons } from '../law/register/signingKey.ts'

export interface RetiringForm {
  keyWhy: RetiringReason
}

export const retiringForm = Joi.object<RetiringForm, true>({ keyWhy: Joi.string().valid(...retiringReasons).required() })
