/** Letting the term stand still, asking her to agree to that, and letting it run again; and a notice that came on paper. */
import { Router } from 'express'
import { recordNotice } from '../../../actions/clock/notice.ts'
import { askConsent, resumeTerm, suspendTerm } from '../../../actions/clock/standstill.ts'
import { consentForm, nothingForm, noticeForm, standstillForm } from '../../../forms/clock/standstill.ts'
import { ownGrounds } from '../../../law/terms/standstill.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { termForm } from './forms.ts'
import { choices } from '../../../pages/choices.ts'

export const standingStill = Router()

const period: readonly Field[] = [
  { kind: 'area', name: 'stillReason', hint: true, hers: true },
  { kind: 'date', name: 'stillFrom' },
  { kind: 'date', name: 'stillUntil', hint: true },
]
const blames = (because: string): string => ({ 'too-late': 'stillFrom', 'not-open-now': 'stillFrom', 'too-long': 'stillUntil' })[because] ?? ''

termForm(standingStill, {
  name: 'suspendTerm', path: paths.suspendTerm, roles: ['caseworker'], opens: 'suspendTerm', schema: standstillForm, act: suspendTerm, letter: 'act', blames,
  fields: [{ kind: 'radios', name: 'stillGround', options: choices(ownGrounds) }, ...period],
  before: ({ today }) => ({ stillFrom: today }),
})

termForm(standingStill, {
  name: 'askConsent', path: paths.askConsent, roles: ['caseworker'], opens: 'askConsent', schema: consentForm, act: askConsent, letter: 'act', blames, fields: period,
  before: ({ today }) => ({ stillFrom: today }),
})

termForm(standingStill, {
  name: 'resumeTerm', path: paths.resumeTerm, roles: ['caseworker'], opens: 'resumeTerm', schema: nothingForm,
  act: (actor, id, _form, today) => resumeTerm(actor, id, today),
})

termForm(standingStill, {
  name: 'recordNotice', path: paths.caseNotice, roles: ['caseworker'], opens: 'defaultNotice', schema: noticeForm, act: recordNotice,
  blames: (because) => (because === 'not-late-yet' || because === 'not-open-now' ? 'noticeOn' : ''),
  fields: [{ kind: 'date', name: 'noticeOn' }],
  before: ({ today }) => ({ noticeOn: today }),
})
