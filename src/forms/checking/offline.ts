/** A check that was made without a network, handed in afterwards. */
import Joi from 'joi'

export interface OfflineCheckForm {
  /** Made up by the phone, so that it counts once. */
  check: string
  shift: string
  at: Date
  /** What was scanned, as it was. */
  token: string
}

export const offlineCheckForm = Joi.object<OfflineCheckForm, true>({
  check: Joi.string().uuid().required(),
  shift: Joi.string().uuid().required(),
  at: Joi.date().iso().required(),
  token: Joi.string().max(400).required(),
})
