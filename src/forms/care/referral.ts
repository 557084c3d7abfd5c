/** What goes along to care: the least that is needed to reach her safely. No story, no name that she did not give for this. */
import Joi from 'joi'
import { type Urgency, urgencies } from '../../law/care/concern.ts'
import { type CareWay, careWays, type ReferGround, referGrounds, type ReferReason, referReasons } from '../../law/care/referral.ts'
import { type AttemptOutcome, attemptOutcomes, type Caller, callers, type CodeWordCheck, codeWordChecks, type DayPart, dayParts, type PassReason, passReasons, tellsTooMuch } from '../../law/care/signal.ts'
import type { Day } from '../../law/day.ts'
import { onDay } from '../form.ts'

export interface ReferralForm {
  careRegion: string
  careReason: ReferReason
  careUrgency: Urgency
  careGround: ReferGround
  careYesOn: Day | ''
  careGroundWhy: string
  careCall: string
  careLanguage: string
  careWay: CareWay
  careAddress: string
  careWhen: string
  careWord: string
}

const words = (most: number) => Joi.string().trim().max(most).allow('').default('')
const region = Joi.string().pattern(/^VR\d\d$/).required()

export const referralForm = Joi.object<ReferralForm, true>({
  careRegion: region,
  careReason: Joi.string().valid(...referReasons).required(),
  careUrgency: Joi.string().valid(...urgencies).required(),
  careGround: Joi.string().valid(...referGrounds).required(),
  careYesOn: onDay.allow('').default(''),
  careGroundWhy: words(500),
  careCall: words(60),
  careLanguage: Joi.string().valid('nl', 'en', 'es', 'ro', 'bg', 'hu', 'pt', 'pl', 'other').required(),
  careWay: Joi.string().valid(...careWays).required(),
  careAddress: Joi.string().trim().min(3).max(120).required(),
  careWhen: words(200),
  careWord: words(40),
})

export interface PlanForm {
  planCaller: Caller
  planOn: Day
  planPart: DayPart
  planWords: string
}

export const planForm = Joi.object<PlanForm, true>({
  planCaller: Joi.string().valid(...callers).required(),
  planOn: onDay.required(),
  planPart: Joi.string().valid(...dayParts).required(),
  planWords: Joi.string().trim().min(5).max(500).custom((text: string, { error }) => (tellsTooMuch(text) ? error('any.invalid') : text)).required(),
})

export interface AttemptForm {
  tryOutcome: AttemptOutcome
  tryWord: CodeWordCheck
}

export const attemptForm = Joi.object<AttemptForm, true>({ tryOutcome: Joi.string().valid(...attemptOutcomes).required(), tryWord: Joi.string().valid(...codeWordChecks).required() })

export interface PassForm {
  careRegion: string
  passReason: PassReason
}

export const passForm = Joi.object<PassForm, true>({ careRegion: region, passReason: Joi.string().valid(...passReasons).required() })
