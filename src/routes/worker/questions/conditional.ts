/** What is asked only of whom it is about: on what her right to work stands, and the numbers she advertises with where a law asks them. */
import { Router } from 'express'
import { saveAnswer } from '../../../actions/applications.ts'
import { adPhonesForm, numbersIn, workForm } from '../../../forms/application/application.ts'
import { permits } from '../../../law/person/workRight.ts'
import { paths } from '../../../paths.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import { ask, keep } from './ask.ts'
import { choices } from '../../../pages/choices.ts'
import { worker } from '../../whoAsks.ts'

/** Whoever it is not about goes on to the list. */
const unless = (isAsked: boolean): string | undefined => (isAsked ? undefined : paths.questions)

const permit = ask({
  name: 'permit', schema: (req) => workForm(req.today),
  fields: () => [
    { kind: 'radios', name: 'permit', options: choices(permits) },
    { kind: 'date', name: 'permitUntil', hint: true },
  ],
  before: ({ papers: { work: given } }) => ({ permit: given?.permit ?? '', permitUntil: given?.until ?? '' }),
  instead: ({ asks }) => unless(asks.includes('permit')),
  save: (req, { permit: shown, permitUntil }) => keep(saveAnswer(worker(req), 'papers', { work: { permit: shown, ...(permitUntil && { until: permitUntil }) } })),
  inWords: ({ answers: { asks, papers: { work: given } }, language }) => {
    if (!asks.includes('permit')) return []
    return [['permit', given ? [translator(language)(`option.permit.${given.permit}`), given.until ? dates(language).date(given.until) : ''].filter(Boolean).join(', ') : '']]
  },
})

const adPhones = ask({
  name: 'adPhones', schema: adPhonesForm,
  fields: () => [{ kind: 'area', name: 'adPhones', hint: true }],
  before: ({ contact }) => ({ adPhones: (contact.adPhones ?? []).join('\n') }),
  instead: ({ asks }) => unless(asks.includes('adPhones')),
  save: (req, form) => keep(saveAnswer(worker(req), 'contact', { adPhones: numbersIn(form.adPhones) })),
  inWords: ({ answers: { asks, contact } }) => (asks.includes('adPhones') ? [['adPhones', contact.adPhones ? contact.adPhones.join(', ') || '–' : '']] : []),
})

export const conditionalQuestions = Router().use(permit, adPhones)
