/** What officials are asked. No field exists for what may not be asked. */
import Joi from 'joi'
import type { Section } from '../law/deciding/proposal.ts'
import { criteria, type Criterion, type Verdict } from '../law/interview.ts'

/** `<criterion>` and `<criterion>Fact` per criterion: a verdict, and the fact that was seen. */
export type ViewForm = Record<Criterion, Verdict> & Record<`${Criterion}Fact`, string> & {
  /** Why words about what is not asked stand in it. */
  needed?: string
}

const verdict = Joi.string().valid('met', 'notMet', 'doubt').required()

const viewFields = criteria.flatMap((criterion) => [
  [criterion, verdict],
  [
    `${criterion}Fact`,
    Joi.string().trim().max(1000).allow('').default('').when(criterion, {
      is: Joi.valid('notMet', 'doubt'),
      then: Joi.string().trim().invalid('').min(10).max(1000).required(),
    }),
  ],
])

export const viewForm = Joi.object<ViewForm>(Object.fromEntries(viewFields) as Joi.SchemaMap<ViewForm>)

export type { IntentionForm, ProposalForm } from './deciding/proposal.ts'

export interface CommentForm {
  comment: string
  sections?: Readonly<Partial<Record<Section, string>>>
}

export const commentForm = Joi.object<CommentForm>({ comment: Joi.string().trim().min(10).max(2000).required() })

export interface DeskForm {
  document: 'passport' | 'identityCard' | 'residencePermit'
  seen: 'yes'
}

/** Which photo the card gets: the one made at the desk, or hers. */
export interface PhotoSourceForm {
  photoFrom: 'made' | 'own'
}

export const photoSourceForm = Joi.object<PhotoSourceForm, true>({ photoFrom: Joi.string().valid('made', 'own').default('made') })

export const deskForm = Joi.object<DeskForm, true>({
  document: Joi.string().valid('passport', 'identityCard', 'residencePermit').required(),
  seen: Joi.string().valid('yes').required(),
})
