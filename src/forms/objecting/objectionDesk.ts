/** What the desk of objections fills in. She reads every text but a note. */
import Joi from 'joi'
import { type Day } from '../../law/day.ts'
import type { ObjectionOutcome } from '../../law/objecting/objection.ts'
import { type ObjectionCheckpoint, objectionCheckpoints, outcomes } from '../../law/objecting/objectionDesk.ts'
import { onDay, onTheClock } from '../form.ts'

export interface DeferForm {
  deferReason: string
}

export const deferForm = Joi.object<DeferForm, true>({ deferReason: Joi.string().trim().min(10).max(600).required() })

export interface PlanForm {
  hearingDay: Day
  hearingTime: string
  hearingWhere: string
}

export const planForm = Joi.object<PlanForm>({
  hearingDay: onDay.required(),
  hearingTime: onTheClock.required(),
  hearingWhere: Joi.string().trim().min(5).max(200).required(),
})

export interface WaiveForm {
  waivedHow: string
}

export const waiveForm = Joi.object<WaiveForm, true>({ waivedHow: Joi.string().trim().min(10).max(600).required() })

export interface HearingReportForm {
  heardCame: 'yes' | 'no'
  hearingSaid: string
}

export const hearingReportForm = Joi.object<HearingReportForm, true>({
  heardCame: Joi.string().valid('yes', 'no').required(),
  hearingSaid: Joi.string().trim().min(10).max(6000).required(),
})

export interface OutcomeForm {
  objectionOutcome: ObjectionOutcome
  outcomeReason: string
  outcomeWeighing: string
  outcomeNote: string
}

export const outcomeForm = Joi.object<OutcomeForm, true>({
  objectionOutcome: Joi.string().valid(...outcomes).required(),
  outcomeReason: Joi.string().trim().min(20).max(4000).required(),
  outcomeWeighing: Joi.string().trim().min(20).max(2000).required(),
  outcomeNote: Joi.string().trim().max(2000).allow('').default(''),
})

export interface PaperObjectionForm {
  paperDecision: string
  receivedDay: Day
  postedDay: Day | ''
  paperReasons: string
  paperLate: string
  paperHearing: 'yes' | 'no'
}

/** One that came on paper: against which decision, when it came, when it was posted, and what it says. Reasons may be missing (Awb 6:6). */
export const paperObjectionForm = Joi.object<PaperObjectionForm>({
  paperDecision: Joi.string().uuid().required(),
  receivedDay: onDay.required(),
  postedDay: onDay.allow('').default(''),
  paperReasons: Joi.string().trim().max(6000).allow('').default(''),
  paperLate: Joi.string().trim().max(2000).allow('').default(''),
  paperHearing: Joi.string().valid('yes', 'no').required(),
})

export interface ObjectionAgreement {
  version: string
  checked: ObjectionCheckpoint[]
}

/** Every point was looked at, of the proposal that was read. */
export const objectionAgreement = Joi.object<ObjectionAgreement, true>({
  version: Joi.string().pattern(/^\d{1,19}$/).required(),
  checked: Joi.array().items(Joi.string().valid(...objectionCheckpoints)).single().length(objectionCheckpoints.length).unique().required(),
})
