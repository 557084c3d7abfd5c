/** Opening a file in an emergency, and what another makes of it. */
import Joi from 'joi'
import { WHY } from '../../law/office/emergency.ts'

export const emergencyForm = Joi.object<{ emergencyWhy: string }, true>({ emergencyWhy: Joi.string().trim().min(WHY).max(2000).required() })

export const emergencySeenForm = Joi.object<{ emergencyOrder: 'yes' | 'no' }, true>({ emergencyOrder: Joi.string().valid('yes', 'no').required() })
