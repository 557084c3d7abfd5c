/** The record of a talk: one form a block. No field exists for what may not be asked. */
import Joi from 'joi'
import { type InformationItem, informationItems } from '../../law/talking/interview.ts'
import { marksIn, opinionsIn, type Marked } from '../../law/talking/record.ts'

const version = Joi.number().integer().min(0).max(100_000).required()
const words = (most: number) => Joi.string().trim().max(most).allow('').default('')

export interface InformationForm {
  version: number
  information: InformationItem[]
}

/** What was told so far; that it is all of it, the end of the talk asks. */
export const informationForm = Joi.object<InformationForm, true>({
  version,
  information: Joi.array().items(Joi.string().valid(...informationItems)).single().unique().default([]),
})

export interface BlockForm {
  version: number
  told: string
  observed: string
  interpretation: string
  needed: string
}

export const blockForm = Joi.object<BlockForm, true>({
  version,
  told: Joi.string().trim().min(2).max(2000).required(),
  observed: words(2000),
  interpretation: words(2000),
  needed: words(600).min(10),
})

export interface Found extends Marked {
  readonly field: keyof BlockForm
}

/** Words about what is not asked, and readings that stand where facts should. */
export function foundIn({ told, observed, interpretation }: BlockForm): { readonly marks: Found[]; readonly opinions: Found[] } {
  const at = (field: keyof BlockForm, marks: readonly Marked[]): Found[] => marks.map((mark) => ({ field, ...mark }))
  return {
    marks: [...at('told', marksIn(told)), ...at('observed', marksIn(observed)), ...at('interpretation', marksIn(interpretation))],
    opinions: at('observed', opinionsIn(observed)),
  }
}

export interface ClosingForm {
  aloneHeld: 'yes'
  readBack: 'yes' | 'no'
}

/** A part of the talk was held alone, and it was offered to read the record back. */
export const closingForm = Joi.object<ClosingForm, true>({
  aloneHeld: Joi.string().valid('yes').required(),
  readBack: Joi.string().valid('yes', 'no').required(),
})
