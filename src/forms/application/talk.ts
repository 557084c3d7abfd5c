/** What is asked about the talk: its language, the interpreter, who comes along, where and when. */
import Joi from 'joi'
import { type InterpreterMode, interpreterModes, type TalkPlace, talkPlaces } from '../../law/talking/interview.ts'

export interface LanguageForm {
  language: string
  otherLanguage: string
  letters: string
  post: (typeof postPlaces)[number]
  postAddress: string
}

export const letterLanguages = ['nl', 'en', 'es', 'ro', 'bg', 'hu', 'pt', 'pl'] as const
export const talkLanguages = [...letterLanguages, 'other'] as const

const short = (most: number) => Joi.string().trim().max(most).allow('').default('')
const nothing = Joi.any().empty(Joi.any()).default('')

/** Where letters go that cannot stay here (Awb 4:2): never to a home unless she writes that address herself. */
export const postPlaces = ['portal', 'desk', 'other'] as const

/** The talk in any language; letters are explained in one of those of the service. */
export const languageForm = Joi.object<LanguageForm, true>({
  language: Joi.string().valid(...talkLanguages).required(),
  otherLanguage: Joi.string().when('language', { is: 'other', then: Joi.string().trim().min(2).max(40).required(), otherwise: nothing }),
  letters: Joi.string().valid(...letterLanguages).required(),
  post: Joi.string().valid(...postPlaces).default('portal'),
  postAddress: Joi.string().trim().max(300).allow('').default('').when('post', { is: 'other', then: Joi.string().trim().invalid('').min(5).max(300).required(), otherwise: Joi.any().custom(() => '') }),
})

export interface InterpreterForm {
  interpreter: InterpreterMode
  interpreterSex: 'any' | 'woman' | 'man'
  dialect: string
  notFrom: string
}

/** Without an interpreter there is nothing more to know about one. */
const ofInterpreter = (schema: Joi.StringSchema) => Joi.string().when('interpreter', { is: Joi.valid('phone', 'room'), then: schema, otherwise: nothing })

export const interpreterForm = Joi.object<InterpreterForm, true>({
  interpreter: Joi.string().valid(...interpreterModes).required(),
  interpreterSex: Joi.string().valid('any', 'woman', 'man').default('any'),
  dialect: ofInterpreter(short(40)),
  notFrom: ofInterpreter(short(80)),
})

export const companies = ['alone', 'someone'] as const
export const needs = ['stepFree', 'hearingLoop', 'breaks'] as const
export const officials = ['any', 'woman', 'man'] as const

export interface SupportForm {
  company: (typeof companies)[number]
  interviewer: (typeof officials)[number]
  talkPlace: TalkPlace
  needs: string[]
  callMe: string
  mustKnow: string
}

const talkPlace = Joi.string().valid(...talkPlaces).default('desk')
const company = Joi.string().valid(...companies).required()
const needed = Joi.array().items(Joi.string().valid(...needs)).single().default([])

/** No field asks for a diagnosis. */
export const supportForm = Joi.object<SupportForm, true>({
  company,
  interviewer: Joi.string().valid(...officials).required(),
  talkPlace,
  needs: needed,
  callMe: short(40),
  mustKnow: short(200),
})

export type LaterSupportForm = Omit<SupportForm, 'interviewer'>

/** After sending: another interviewer is asked for apart, once. */
export const laterSupportForm = Joi.object<LaterSupportForm, true>({ company, talkPlace, needs: needed, callMe: short(40), mustKnow: short(200) })

export interface InterviewerForm {
  interviewer: 'woman' | 'man'
}

export const interviewerForm = Joi.object<InterviewerForm, true>({ interviewer: Joi.string().valid('woman', 'man').required() })

export interface PlaceForm {
  municipality: string
}

export const placeForm = Joi.object<PlaceForm, true>({ municipality: Joi.string().pattern(/^GM[0-9]{4}$/).required() })

export interface MomentForm {
  slot: string
}

export const momentForm = Joi.object<MomentForm, true>({ slot: Joi.string().uuid().required() })

export interface DayForm {
  day: string
}

export const dayForm = Joi.object<DayForm, true>({ day: Joi.string().pattern(/^\d{4}-\d\d-\d\d$/).required() })
