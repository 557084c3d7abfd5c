/** What whoever watches over looks fills in. */
import Joi from 'joi'
import { type Day, daysBetween, isDay } from '../../law/day.ts'
import { type IncidentAct, incidentActs } from '../../law/office/incident.ts'
import { onDay } from '../form.ts'

export interface LookSearchForm {
  caseNumber: string
  account: string
  purpose: string
  fromDay: Day
  untilDay: Day
}

/** A look further back takes a second search: a list of years is nobody's question. */
const LONGEST = 92

const search = {
  caseNumber: Joi.string().trim().uppercase().pattern(/^\d{6}-[A-Z]{3}$/).allow('').default(''),
  account: Joi.string().trim().uppercase().pattern(/^[2-9A-Z]{5}$/).allow('').default(''),
  purpose: Joi.string().pattern(/^[a-z-]{1,40}$/).allow('').default(''),
  fromDay: onDay.required(),
  untilDay: onDay.required().custom((until: Day, { state, error }) => {
    const { fromDay: from = until } = (state.ancestors as { fromDay?: string }[])[0] ?? {}
    return isDay(from) && (until < from || daysBetween(from, until) > LONGEST) ? error('any.invalid') : until
  }),
}

/** As asked before, and after which look the next page begins. */
export const lookSearchForm = Joi.object<LookSearchForm & { after: string }>({ ...search, after: Joi.string().pattern(/^\d{1,19}$/).allow('').default('') })

export const exportReasons = ['complaint', 'request', 'incident', 'review'] as const

export interface ExportForm {
  exportWhy: (typeof exportReasons)[number]
}

export const lookExportForm = Joi.object<LookSearchForm & ExportForm>({ ...search, exportWhy: Joi.string().valid(...exportReasons).required() })

export const involvedParts = ['identity', 'contact', 'photo', 'documents', 'licence', 'interview', 'correspondence', 'other'] as const
export const involvedPeople = ['few', 'tens', 'hundreds', 'unknown'] as const

export interface IncidentForm {
  key: string
  foundOn: Day
  foundAt: string
  leakWhat: string
  leakParts: (typeof involvedParts)[number][]
  leakPeople: (typeof involvedPeople)[number]
}

export const incidentForm = Joi.object<IncidentForm, true>({
  key: Joi.string().guid().required(),
  foundOn: onDay.required(),
  foundAt: Joi.string().trim().pattern(/^([01]\d|2[0-3]):[0-5]\d$/).required(),
  leakWhat: Joi.string().trim().min(20).max(4000).required(),
  leakParts: Joi.array().items(Joi.string().valid(...involvedParts)).single().min(1).unique().required(),
  leakPeople: Joi.string().valid(...involvedPeople).required(),
})

export interface IncidentActForm {
  leakAct: IncidentAct
  leakWhy: string
}

export const incidentActForm = Joi.object<IncidentActForm, true>({
  leakAct: Joi.string().valid(...incidentActs).required(),
  leakWhy: Joi.string().trim().min(10).max(2000).allow('').default(''),
})
