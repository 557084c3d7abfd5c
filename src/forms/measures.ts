/** What officials fill in to take a licence back, to look at a suspension again, and to agree with either. */
import Joi from 'joi'
import { type Day, isDay } from '../law/day.ts'
import { type GroundCode, revocationGrounds } from '../law/decision.ts'
import { type Checkpoint, checkpoints, factSources, type GroundFact } from '../law/deciding/proposal.ts'
import { intentionForm } from './deciding/proposal.ts'

const onDay = Joi.string().custom((text: string, { error }) => (isDay(text) ? text : error('any.invalid')))

const grounds = Joi.array().items(Joi.string().valid(...revocationGrounds)).single().min(1).required()

/** As an intended refusal, on the grounds of a revocation. */
export const revocationIntentionForm = intentionForm.keys({ grounds: Joi.forbidden(), revokeGrounds: grounds })

export interface RevocationForm {
  grounds: GroundCode[]
  facts: readonly GroundFact[]
  reason: string
  weighing: string
  answer: string
  note: string
  startsOn: Day
}

/** A row per ground: its fact, and where that comes from. */
export const revocationRows = revocationGrounds.map((ground) => ({ ground, fact: `${ground}Fact`, source: `${ground}Source` }))

const whenChosen = (ground: GroundCode, then: Joi.StringSchema) =>
  Joi.string().trim().max(600).allow('').default('').when('revokeGrounds', { is: Joi.array().has(Joi.valid(ground)).required(), then })

type Typed = { revokeGrounds: GroundCode[]; reason: string; weighing: string; viewAnswer: string; note: string; startsOn: Day } & Record<string, string>

export const revocationForm = Joi.object<Typed>({
  revokeGrounds: grounds,
  ...(Object.fromEntries(revocationRows.flatMap(({ ground, fact, source }) => [
    [fact, whenChosen(ground, Joi.string().trim().invalid('').min(10).max(600).required())],
    [source, whenChosen(ground, Joi.string().invalid('').valid(...factSources).required())],
  ])) as Joi.SchemaMap<Record<string, string>>),
  reason: Joi.string().trim().min(10).max(600).required(),
  weighing: Joi.string().trim().min(20).max(2000).required(),
  viewAnswer: Joi.string().trim().max(2000).allow('').default(''),
  note: Joi.string().trim().max(2000).allow('').default(''),
  startsOn: onDay.required(),
})

export function revocationOf({ revokeGrounds, reason, weighing, viewAnswer, note, startsOn, ...typed }: Typed): RevocationForm {
  const facts = revocationRows
    .filter(({ ground }) => revokeGrounds.includes(ground))
    .map(({ ground, fact, source }) => ({ ground, fact: typed[fact] ?? '', source: typed[source] as GroundFact['source'] }))
  return { grounds: revokeGrounds, facts, reason, weighing, answer: viewAnswer, note, startsOn }
}

export interface MeasureForm {
  version: string
  checked: Checkpoint[]
}

/** Every point was looked at, of the proposal that was read. */
export const measureForm = Joi.object<MeasureForm, true>({
  version: Joi.string().uuid().required(),
  checked: Joi.array().items(Joi.string().valid(...checkpoints)).single().length(checkpoints.length).unique().required(),
})

export interface ReviewForm {
  reviewReason: string
}

export const reviewForm = Joi.object<ReviewForm, true>({ reviewReason: Joi.string().trim().min(10).max(600).required() })

export interface CourtForm {
  courtOrder: string
  court: string
  courtReference: string
  courtFrom: Day
  courtUntil: Day | ''
}

/** What the paper says: which decision, which court, its number, from when, and until when if it says so. */
export const courtForm = Joi.object<CourtForm>({
  courtOrder: Joi.string().pattern(/^(stay|liftStay)_\d*$/).required(),
  court: Joi.string().trim().min(3).max(120).required(),
  courtReference: Joi.string().trim().min(4).max(60).pattern(/\d/).required(),
  courtFrom: onDay.required(),
  courtUntil: onDay.allow('').default('').custom((until: string, { state, error }) => {
    const { courtFrom } = (state.ancestors as { courtFrom?: string }[])[0] ?? {}
    return until && courtFrom && until < courtFrom ? error('any.invalid') : until
  }),
})

export interface CourtConfirmation {
  courtReference: string
}

export const courtConfirmation = Joi.object<CourtConfirmation, true>({ courtReference: Joi.string().trim().min(4).max(60).required() })

export interface RepeatForm {
  repeatOutcome: 'stays' | 'revoke'
}

export const repeatForm = Joi.object<RepeatForm, true>({ repeatOutcome: Joi.string().valid('stays', 'revoke').required() })
