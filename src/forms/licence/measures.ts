/** What officials fill in to suspend a licence or take it back, to look at a suspension again, and to agree with either. */
import Joi from 'joi'
import { type ShortCheck, shortChecks } from '../../law/licence/shortCheck.ts'
import { type Day } from '../../law/day.ts'
import { type GroundCode, revocationGrounds } from '../../law/deciding/decision.ts'
import { type Checkpoint, checkpoints, factSources, type GroundFact } from '../../law/deciding/proposal.ts'
import type { Measured } from '../../law/measures/revocation.ts'
import { suspensionGrounds } from '../../law/measures/suspension.ts'
import { intentionForm } from '../deciding/proposal.ts'
import { hers } from '../case/handling.ts'
import { onDay } from '../form.ts'

/** Per measure: the field its grounds are chosen in, and which there are. */
export const groundsOfMeasure = {
  suspend: { field: 'suspendGrounds', grounds: suspensionGrounds },
  revoke: { field: 'revokeGrounds', grounds: revocationGrounds },
} as const satisfies Readonly<Record<Measured, { field: string; grounds: readonly GroundCode[] }>>

const chosen = (about: Measured) => Joi.array().items(Joi.string().valid(...groundsOfMeasure[about].grounds)).single().min(1).required()

/** As an intended refusal, on the grounds of a measure. */
const intention = (about: Measured) => intentionForm.keys({ grounds: Joi.forbidden(), [groundsOfMeasure[about].field]: chosen(about) })

export const measureIntentionForms = { suspend: intention('suspend'), revoke: intention('revoke') } as const

export interface MeasureProposal {
  grounds: GroundCode[]
  facts: readonly GroundFact[]
  reason: string
  weighing: string
  answer: string
  note: string
  startsOn: Day
}

export interface SuspensionProposal extends MeasureProposal {
  weeks: number
}

/** A row per ground: its fact, and where that comes from. */
export const measureRows = (about: Measured) => groundsOfMeasure[about].grounds.map((ground) => ({ ground, fact: `${ground}Fact`, source: `${ground}Source` }))

const whenChosen = (field: string, ground: GroundCode, then: Joi.StringSchema) =>
  Joi.string().trim().max(600).allow('').default('').when(field, { is: Joi.array().has(Joi.valid(ground)).required(), then })

type Typed = { reason: string; weighing: string; viewAnswer: string; note: string; startsOn: Day; weeks?: number } & Record<string, string | string[] | number | undefined>

const proposal = (about: Measured) => Joi.object<Typed>({
  [groundsOfMeasure[about].field]: chosen(about),
  ...(Object.fromEntries(measureRows(about).flatMap(({ ground, fact, source }) => [
    [fact, whenChosen(groundsOfMeasure[about].field, ground, Joi.string().trim().invalid('').min(10).max(600).required())],
    [source, whenChosen(groundsOfMeasure[about].field, ground, Joi.string().invalid('').valid(...factSources).required())],
  ])) as Joi.SchemaMap<Record<string, string>>),
  reason: hers(10, 600).required(),
  weighing: Joi.string().trim().min(20).max(2000).required(),
  viewAnswer: Joi.string().trim().max(2000).allow('').default(''),
  note: Joi.string().trim().max(2000).allow('').default(''),
  startsOn: onDay.required(),
  ...(about === 'suspend' && { weeks: Joi.number().integer().min(1).max(52).required() }),
})

export const measureProposalForms = { suspend: proposal('suspend'), revoke: proposal('revoke') } as const

export const chosenGrounds = (about: Measured, typed: object): GroundCode[] => (typed as Record<string, GroundCode[]>)[groundsOfMeasure[about].field] ?? []

export function measureProposalOf(about: Measured, typed: Typed): MeasureProposal {
  const { reason, weighing, viewAnswer: answer, note, startsOn } = typed
  const grounds = chosenGrounds(about, typed)
  const facts = measureRows(about)
    .filter(({ ground }) => grounds.includes(ground))
    .map(({ ground, fact, source }) => ({ ground, fact: String(typed[fact] ?? ''), source: typed[source] as GroundFact['source'] }))
  return { grounds, facts, reason, weighing, answer, note, startsOn }
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

export interface WorkRightForm {
  goesOnUntil: Day | ''
}

/** Until when it goes on; empty is without an end. */
export const workRightForm = Joi.object<WorkRightForm, true>({ goesOnUntil: onDay.allow('').default('') })

export interface RepeatForm {
  repeatOutcome: 'stays' | 'revoke'
}

export const repeatForm = Joi.object<RepeatForm, true>({ repeatOutcome: Joi.string().valid('stays', 'revoke').required() })

export interface ShortCheckForm {
  shortChecked: ShortCheck[]
}

/** Every point was looked at, and none of them calls for a talk. */
export const shortCheckForm = Joi.object<ShortCheckForm, true>({
  shortChecked: Joi.array().items(Joi.string().valid(...shortChecks)).single().length(shortChecks.length).unique().required(),
})
