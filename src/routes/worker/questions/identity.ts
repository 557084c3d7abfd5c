/** Who she is, as the provider says it. */
import { Router } from 'express'
import { saveAnswer } from '../../../actions/applications.ts'
import { identityForm } from '../../../forms/application/application.ts'
import { dates } from '../../../platform/page/translate.ts'
import { ask, keep } from './ask.ts'
import { choices } from '../../../pages/choices.ts'
import { worker } from '../../whoAsks.ts'

const identity = ask({
  name: 'identity', schema: identityForm,
  fields: () => [
    { kind: 'radios', name: 'correct', options: choices(['yes', 'no']) },
    { kind: 'area', name: 'remark', hint: true },
  ],
  before: ({ identityConfirmed: given }) => ({ correct: given ? (given.correct ? 'yes' : 'no') : '', remark: given?.remark ?? '' }),
  intro: ({ identity: { given, family, birthdate, nationality } }, req) => [`${given} ${family}`, dates(req.language).shortDate(birthdate), nationality],
  save: (req, { correct, remark }) => keep(saveAnswer(worker(req), 'identityConfirmed', { correct: correct === 'yes', remark })),
  inWords: ({ answers: { identity: { given, family, birthdate, nationality }, identityConfirmed }, language }) => [
    ['name', `${given} ${family}`],
    ['birthdate', dates(language).date(birthdate)],
    ['nationality', nationality],
    ...(identityConfirmed?.remark ? [['notRight', identityConfirmed.remark] as const] : []),
  ],
})

export const identityQuestions = Router().use(identity)
