/** Stepping back, naming people, and what is done with whom she named. */
import Joi from 'joi'
import { type Reader, type StepBackReason, stepBackReasons } from '../../law/office/shield.ts'

export interface StepBackForm {
  stepBack: StepBackReason
}

export const stepBackForm = Joi.object<StepBackForm, true>({ stepBack: Joi.string().valid(...stepBackReasons).required() })

export const namingSubjects = ['someone', 'lead'] as const

export interface NamingForm {
  key: string
  people: string
  isLead: (typeof namingSubjects)[number]
}

/** The key makes a second press of the button the same naming. */
export const namingForm = Joi.object<NamingForm, true>({
  key: Joi.string().uuid().required(),
  people: Joi.string().trim().min(2).max(600).required(),
  isLead: Joi.string().valid(...namingSubjects).required(),
})

export const readerOf = ({ isLead }: NamingForm): Reader => (isLead === 'lead' ? 'decisionMaker' : 'teamLead')

export interface HandledForm {
  accounts: string[]
  nobody: string
}

export const handledForm = Joi.object<HandledForm, true>({
  accounts: Joi.array().items(Joi.string().uuid()).single().default([]),
  nobody: Joi.string().valid('yes', '').default(''),
})

/** Either accounts, or that none of them is meant. */
export const saysWhich = ({ accounts, nobody }: HandledForm): boolean => accounts.length > 0 !== (nobody === 'yes')
