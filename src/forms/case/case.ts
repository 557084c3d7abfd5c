/** What officials are asked. No field exists for what may not be asked. */
import Joi from 'joi'
import { type Day } from '../../law/day.ts'
import type { Section } from '../../law/deciding/proposal.ts'
import { type IdentityDocument, identityDocuments, type WorkRight, workRights } from '../../law/person/identity.ts'
import { criteria, type Criterion, type Verdict } from '../../law/talking/interview.ts'
import { onDay } from '../form.ts'

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
      is: Joi.valid('notMet', 'doubt').required(),
      then: Joi.string().trim().invalid('').min(10).max(1000).required(),
    }),
  ],
])

export const viewForm = Joi.object<ViewForm>(Object.fromEntries(viewFields) as Joi.SchemaMap<ViewForm>)

export type { IntentionForm, ProposalForm } from '../deciding/proposal.ts'

export interface CommentForm {
  comment: string
  sections?: Readonly<Partial<Record<Section, string>>>
}

export const commentForm = Joi.object<CommentForm>({ comment: Joi.string().trim().min(10).max(2000).required() })

/** What was looked at: the document itself, what stands on it, whose photo it has, and whether its holder may work. */
export interface DeskForm {
  document: IdentityDocument
  seen: 'yes'
  genuine: YesNo
  same: YesNo
  face: YesNo
  workRight: WorkRight
  /** The last day of a right that stands on a permit, when one is given. */
  workUntil: Day | ''
}

type YesNo = 'yes' | 'no'

/** Which photo the card gets: the one made at the desk, or hers. */
export interface PhotoSourceForm {
  photoFrom: 'made' | 'own'
}

export const photoSourceForm = Joi.object<PhotoSourceForm, true>({ photoFrom: Joi.string().valid('made', 'own').default('made') })

const yesOrNo = Joi.string().valid('yes', 'no').required()

export const deskForm = Joi.object<DeskForm, true>({
  document: Joi.string().valid(...identityDocuments).required(),
  seen: Joi.string().valid('yes').required(),
  genuine: yesOrNo,
  same: yesOrNo,
  face: yesOrNo,
  workRight: Joi.string().valid(...workRights).required(),
  workUntil: onDay.allow('').default(''),
})

export interface FindAtDeskForm {
  visitor: string
}

export const findAtDeskForm = Joi.object<FindAtDeskForm, true>({ visitor: Joi.string().trim().min(6).max(20).required() })
