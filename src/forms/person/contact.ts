/** What is asked about reaching her. */
import Joi from 'joi'

export interface ChannelForm {
  channel: 'sms' | 'email' | 'phone' | 'portal'
  address: string
}

const phone = Joi.string().trim().pattern(/^\+?[0-9 ()-]{8,20}$/).required()

/** How to reach her: only the address that belongs to the chosen channel, or none. */
export const channelForm = Joi.object<ChannelForm, true>({
  channel: Joi.string().valid('sms', 'email', 'phone', 'portal').required(),
  address: Joi.string()
    .when('channel', { is: 'email', then: Joi.string().trim().email({ tlds: false }).max(200).required() })
    .when('channel', { is: Joi.valid('sms', 'phone'), then: phone })
    .when('channel', { is: 'portal', then: Joi.any().empty(Joi.any()).default('') }),
})

export interface LimitsForm {
  limits: string[]
  quietFrom: string
  quietUntil: string
  messageLanguage: string
  codeWord: string
  reminder: string[]
}

export const contactLimits = ['noEvening', 'noVoicemail', 'noNumberShown'] as const
export const messageLanguages = ['nl', 'en', 'es', 'ro', 'bg', 'hu', 'pt', 'pl'] as const

const codeWord = Joi.string().trim().lowercase().pattern(/^\p{L}{3,20}$/u)

/** 15, 15:00 or 15.00: a time as `15:00`. */
const time = Joi.string().trim().allow('').default('').custom((text: string, helpers) => {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? []
  const isTime = hour !== '' && Number(hour) < 24 && Number(minute) < 60
  return isTime ? `${hour.padStart(2, '0')}:${minute}` : helpers.error('any.invalid')
})

const limits = {
  limits: Joi.array().items(Joi.string().valid(...contactLimits)).single().default([]),
  quietFrom: time,
  quietUntil: time,
  messageLanguage: Joi.string().valid(...messageLanguages).allow('').default(''),
  reminder: Joi.array().items(Joi.string().valid('yes')).single().default([]),
}

export const limitsForm = Joi.object<LimitsForm, true>({ ...limits, codeWord: codeWord.required() })

/** Later: an empty code word leaves it as it is. */
export const changedLimitsForm = Joi.object<LimitsForm, true>({ ...limits, codeWord: codeWord.allow('').default('') })

export interface CodeForm {
  channelCode: string
}

/** Six symbols, whatever is put between them. */
export const codeForm = Joi.object<CodeForm, true>({ channelCode: Joi.string().trim().max(40).pattern(/^([\s.-]*[0-9A-Za-z]){6}[\s.-]*$/).required() })
