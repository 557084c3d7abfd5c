/** What is asked about when talks can be: a room, a repeat rule, what colleagues are called. */
import Joi from 'joi'
import { type Day, isDay } from '../../law/day.ts'
import { talkDays, timesOf } from '../../law/talking/moments.ts'
import { talkLanguages } from '../application/talk.ts'

export interface RoomForm {
  roomName: string
  roomStepFree: 'yes' | 'no'
}

export const roomForm = Joi.object<RoomForm, true>({
  roomName: Joi.string().trim().min(1).max(40).required(),
  roomStepFree: Joi.string().valid('yes', 'no').required(),
})

export interface RuleForm {
  ruleDays: number[]
  ruleFrom: string
  ruleUntil: string
  ruleMinutes: number
  rulePause: number
  ruleFirst: Day
  ruleLast: Day
  ruleOne: string
  ruleTwo: string
  ruleRoom: string
  rulePhone: string[]
  ruleInRoom: string[]
}

/** Lengths of a talk that are offered, in minutes. */
export const talkLengths = [45, 60, 75, 90] as const
export const pauses = [0, 15, 30] as const
/** Any language at all. */
export const ANY = '*'

/** As people type it: 9.30, 9:30 or 09:30. */
function readTime(text: string): string {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? []
  const time = `${hour.padStart(2, '0')}:${minute}`
  if (!hour || time < '07:00' || time > '22:00' || Number(minute) > 59) throw new RangeError('not a time')
  return time
}

/** 31-12-2026, or as a computer writes it. */
function readDay(text: string): string {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text.trim()) ?? []
  const day = year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : text.trim()
  if (!isDay(day)) throw new RangeError('not a day')
  return day
}

export const aDay = Joi.string().custom(readDay).required()
const time = Joi.string().custom(readTime).required()
const spoken = Joi.array().items(Joi.string().valid(ANY, ...talkLanguages)).single().unique().default([])

/** Two people, and hours in which at least one talk fits. */
export const ruleForm = Joi.object<RuleForm, true>({
  ruleDays: Joi.array().items(Joi.number().valid(...talkDays)).single().min(1).unique().required(),
  ruleFrom: time,
  ruleUntil: time.custom((untilTime: string, { state }) => {
    const { ruleFrom = '', ruleMinutes } = (state.ancestors as Partial<RuleForm>[])[0] ?? {}
    const fromTime = readTime(ruleFrom)
    if (timesOf({ fromTime, untilTime, minutes: Number(ruleMinutes), pause: 0 }).length === 0) throw new RangeError('no talk fits')
    return untilTime
  }),
  ruleMinutes: Joi.number().valid(...talkLengths).required(),
  rulePause: Joi.number().valid(...pauses).required(),
  ruleFirst: aDay,
  ruleLast: aDay.custom((last: string, { state }) => {
    const { ruleFirst = '' } = (state.ancestors as Partial<RuleForm>[])[0] ?? {}
    if (last < readDay(ruleFirst)) throw new RangeError('ends before it begins')
    return last
  }),
  ruleOne: Joi.string().uuid().required(),
  ruleTwo: Joi.string().uuid().invalid(Joi.ref('ruleOne')).required(),
  ruleRoom: Joi.string().uuid().required(),
  rulePhone: spoken,
  ruleInRoom: spoken,
})

export interface LabelForm {
  interviewerLabel: string
}

/** Initials or a first name: nobody outside the calendar sees it. */
export const labelForm = Joi.object<LabelForm, true>({ interviewerLabel: Joi.string().trim().min(1).max(20).pattern(/^[\p{L}\p{M}\d' .-]+$/u).required() })

export interface AbsenceForm {
  absentWho: string
  absentFrom: Day
  absentUntil: Day
}

/** Why is not asked. */
export const absenceForm = Joi.object<AbsenceForm, true>({
  absentWho: Joi.string().uuid().required(),
  absentFrom: aDay,
  absentUntil: aDay.custom((until: string, { state }) => {
    const { absentFrom = '' } = (state.ancestors as Partial<AbsenceForm>[])[0] ?? {}
    if (until < readDay(absentFrom)) throw new RangeError('ends before it begins')
    return until
  }),
})

export interface HandOverForm {
  seat: string
  colleague: string
}

export const handOverForm = Joi.object<HandOverForm, true>({ seat: Joi.string().uuid().required(), colleague: Joi.string().uuid().required() })
