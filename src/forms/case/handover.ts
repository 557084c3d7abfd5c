/** Handing a case over, her answer, and sending it back. */
import Joi from 'joi'
import { type HandoverGround, handoverGrounds, type SendBackReason, sendBackReasons } from '../../law/office/handover.ts'

export interface HandoverForm {
  handoverTo: string
  handoverGround: HandoverGround
}

export const handoverForm = Joi.object<HandoverForm, true>({
  handoverTo: Joi.string().pattern(/^GM\d{4}$/).required(),
  handoverGround: Joi.string().valid(...handoverGrounds).required(),
})

export interface AgreementForm {
  agree: 'yes' | 'no'
}

export const agreeForm = Joi.object<AgreementForm, true>({ agree: Joi.string().valid('yes', 'no').required() })

export interface SendBackForm {
  sendBack: SendBackReason
}

export const sendBackForm = Joi.object<SendBackForm, true>({ sendBack: Joi.string().valid(...sendBackReasons).required() })
