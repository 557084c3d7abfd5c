/** What an official writes down of a worry: what was seen and told apart from what is made of it. */
import Joi from 'joi'
import { type ChildAnswer, childAnswers, type ConcernSource, concernSources, type Consent, consents, type Expert, experts, type Found, findings, type Urgency, urgencies } from '../../law/care/concern.ts'
import { type WithholdGround, withholdGrounds } from '../../law/talking/withholding.ts'
import { letterLanguages } from '../application/talk.ts'

type LetterLanguage = (typeof letterLanguages)[number]

export interface ConcernForm {
  /** Of the page: pressed twice, written once. */
  key: string
  concernSeen: string
  concernTold: string
  concernFrom: ConcernSource
  concernOwn: string
  concernUrgency: Urgency
  concernChild: ChildAnswer
  careConsent: Consent
  /** Why she was not asked. */
  careConsentWhy: string
  concernExpert: Expert
}

const words = Joi.string().trim().max(2000).allow('').default('')

export const concernForm = Joi.object<ConcernForm, true>({
  key: Joi.string().guid().required(),
  concernSeen: words,
  concernTold: words,
  concernFrom: Joi.string().valid(...concernSources).required(),
  concernOwn: words,
  concernUrgency: Joi.string().valid(...urgencies).required(),
  concernChild: Joi.string().valid(...childAnswers).required(),
  careConsent: Joi.string().valid(...consents).required(),
  careConsentWhy: Joi.string().trim().max(500).when('careConsent', { is: 'notAsked', then: Joi.string().min(5).required(), otherwise: Joi.string().allow('').default('') }),
  concernExpert: Joi.string().valid(...experts).required(),
})

export interface SecondReaderForm {
  concernFound: Found
}

export const secondReaderForm = Joi.object<SecondReaderForm, true>({ concernFound: Joi.string().valid(...findings).required() })

export interface SummaryForm {
  /** Whether she can read it safely; or who would be in danger. */
  summarySafe: 'yes' | WithholdGround
  summaryText: string
  summaryLanguage: LetterLanguage
}

export const summaryForm = Joi.object<SummaryForm, true>({
  summarySafe: Joi.string().valid('yes', ...withholdGrounds).required(),
  summaryText: Joi.string().trim().max(2000).when('summarySafe', { is: 'yes', then: Joi.string().min(10).required(), otherwise: Joi.string().allow('').default('') }),
  summaryLanguage: Joi.string().valid(...letterLanguages).required(),
})

export interface ReviewForm {
  concernKeep: 'keep' | 'erase'
}

export const reviewForm = Joi.object<ReviewForm, true>({ concernKeep: Joi.string().valid('keep', 'erase').required() })

export interface HandedOverForm {
  key: string
  concernPlace: string
  concernSeen: string
  concernTold: string
  concernUrgency: Urgency
  concernChild: ChildAnswer
}

export const handedOverForm = Joi.object<HandedOverForm, true>({
  key: Joi.string().guid().required(),
  concernPlace: Joi.string().pattern(/^GM\d{4}$/).required(),
  concernSeen: words,
  concernTold: words,
  concernUrgency: Joi.string().valid(...urgencies).required(),
  concernChild: Joi.string().valid(...childAnswers).required(),
})
