/** Objecting, one screen a form; reasons and papers may come later (Awb 6:5 and 6:6). */
import Joi from 'joi'
import { talkLanguages } from '../application/talk.ts'

export interface WhichForm {
  decision: string
}

export const whichForm = Joi.object<WhichForm, true>({ decision: Joi.string().uuid().required() })

export interface WhyForm {
  reasonsWhen: 'now' | 'later'
  reasons: string
  lateReason: string
}

export const whyForm = Joi.object<WhyForm, true>({
  reasonsWhen: Joi.string().valid('now', 'later').required(),
  reasons: Joi.string().trim().max(4000).allow('').default('').when('reasonsWhen', { is: 'now', then: Joi.string().trim().invalid('').min(3).max(4000).required() }),
  lateReason: Joi.string().trim().max(2000).allow('').default(''),
})

/** After the last day, with why it is late. */
export const lateWhyForm: Joi.ObjectSchema<WhyForm> = whyForm.keys({ lateReason: Joi.string().trim().min(3).max(2000).required() })

export interface PapersForm {
  papers: 'none' | 'upload' | 'bring' | 'send'
  papersText: string
  post: 'portal' | 'desk' | 'other'
  postAddress: string
}

export const papersForm = Joi.object<PapersForm, true>({
  papers: Joi.string().valid('none', 'upload', 'bring', 'send').required(),
  papersText: Joi.string().trim().max(1000).allow('').default(''),
  post: Joi.string().valid('portal', 'desk', 'other').required(),
  postAddress: Joi.string().trim().max(300).allow('').default('').when('post', { is: 'other', then: Joi.string().trim().invalid('').min(5).max(300).required() }),
})

export interface HearingForm {
  hearing: 'yes' | 'no'
  hearingLanguage: string
  hearingPlace: 'cityHall' | 'otherCity' | 'phone' | ''
}

export const hearingForm = Joi.object<HearingForm, true>({
  hearing: Joi.string().valid('yes', 'no').required(),
  hearingLanguage: Joi.string().valid(...talkLanguages, '').default('').when('hearing', { is: 'yes', then: Joi.string().invalid('').valid(...talkLanguages).required() }),
  hearingPlace: Joi.string().valid('cityHall', 'otherCity', 'phone', '').default('').when('hearing', { is: 'yes', then: Joi.string().invalid('').valid('cityHall', 'otherCity', 'phone').required() }),
})

export interface UrgentForm {
  urgent: 'yes' | 'no'
}

export const urgentForm = Joi.object<UrgentForm, true>({ urgent: Joi.string().valid('yes', 'no').required() })

export interface LodgingForm {
  objection: string
  objectionSigned: 'yes'
}

/** Which draft it is makes a second press of the button the same objection. */
export const lodgingForm = Joi.object<LodgingForm, true>({
  objection: Joi.string().uuid().required(),
  objectionSigned: Joi.string().valid('yes').required(),
})

export interface ReasonsForm {
  reasons: string
}

export const reasonsForm = Joi.object<ReasonsForm, true>({ reasons: Joi.string().trim().min(3).max(4000).required() })

export interface MorePapersForm {
  morePapers: string
}

export const morePapersForm = Joi.object<MorePapersForm, true>({ morePapers: Joi.string().trim().min(3).max(1000).required() })
