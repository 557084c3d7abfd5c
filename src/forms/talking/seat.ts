/** For whom someone sits in a talk, and why. */
import Joi from 'joi'
import { type SeatReason, seatReasons } from '../../law/talking/presence.ts'

export interface SeatForm {
  seat: string
  seatReason: SeatReason
}

export const seatForm = Joi.object<SeatForm, true>({
  seat: Joi.string().uuid().required(),
  seatReason: Joi.string().valid(...seatReasons).required(),
})
