/** What an official fills in when she is right: the answer, and what is right. */
import Joi from 'joi'
import { type Day, isDay } from '../../law/day.ts'
import type { CorrectedKind, Person } from '../../law/hers/rectifying.ts'
import { document, type HandOutForm, person } from '../person/access.ts'

interface Granted {
  answered: 'granted'
  answer: string
}

const granted = { answered: Joi.string().valid('granted').required(), answer: Joi.string().trim().min(20).max(3000).required() }

export const rightPersonForm = Joi.object<Granted & Person, true>({ ...granted, ...person })

export interface RightDocument {
  document: HandOutForm['document']
  rightDay: Day
}

export const rightDocumentForm = Joi.object<Granted & RightDocument, true>({
  ...granted, document,
  rightDay: Joi.string().custom((text: string, { error }) => (isDay(text) ? text : error('any.invalid'))).required(),
})

export const rightWordsForm = Joi.object<Granted & { rightText: string }, true>({ ...granted, rightText: Joi.string().trim().min(3).max(2000).required() })

/** What is asked besides the answer, by the kind of the thing. */
export const rightFields: Readonly<Record<CorrectedKind, readonly string[]>> = {
  identity: ['given', 'family', 'birthdate', 'nationality', 'bsn'],
  identityCheck: ['document', 'rightDay'],
  photo: ['photo'],
  wishes: ['rightText'], report: ['rightText'], talkNotes: ['rightText'], view: ['rightText'], settlement: ['rightText'],
}
