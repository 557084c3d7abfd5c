/** What a proposal asks: per ground a fact and where it comes from, and the words she will read apart from those she will not. */
import Joi from 'joi'
import { type GroundCode, refusalGrounds } from '../../law/deciding/decision.ts'
import { type Checkpoint, checkpoints, factSources, factsNeeded, type GroundFact, type Section, sections, type SkipGround, skipGrounds } from '../../law/deciding/proposal.ts'
import { type Day } from '../../law/day.ts'
import { sentencesOf } from '../plain.ts'
import { onDay } from '../form.ts'

export interface ProposalForm {
  outcome: 'grant' | 'refuse'
  grounds: GroundCode[]
  facts?: readonly GroundFact[]
  reason: string
  weighing: string
  answer?: string
  note: string
  change?: string
}

/** A row per fact that a ground takes: `<ground>Fact1` and `<ground>Source1`. */
export const factRows = refusalGrounds.flatMap((ground) => Array.from({ length: factsNeeded(ground) }, (_row, place) => ({ ground, fact: `${ground}Fact${place + 1}`, source: `${ground}Source${place + 1}` })))

const whenChosen = (ground: GroundCode, then: Joi.StringSchema) =>
  Joi.string().trim().max(2000).allow('').default('').when('outcome', { is: 'refuse', then: Joi.when('grounds', { is: Joi.array().has(Joi.valid(ground)).required(), then }) })

const rows = factRows.flatMap(({ ground, fact, source }) => [
  [fact, whenChosen(ground, Joi.string().trim().invalid('').min(10).max(600).required())],
  [source, whenChosen(ground, Joi.string().invalid('').valid(...factSources).required())],
])

/** What she reads as the reason is one sentence. */
const oneSentence = Joi.string().trim().min(10).max(600).custom((text: string, { error }) => (sentencesOf(text).length > 1 ? error('string.max') : text))

type Typed = Omit<ProposalForm, 'facts'> & Record<string, string>

export const proposalForm = Joi.object<Typed>({
  outcome: Joi.string().valid('grant', 'refuse').required(),
  grounds: Joi.array().items(Joi.string().valid(...refusalGrounds)).single().default([]).when('outcome', {
    is: 'refuse', then: Joi.array().min(1).max(3).required(), otherwise: Joi.array().max(0),
  }),
  ...(Object.fromEntries(rows) as Joi.SchemaMap<Record<string, string>>),
  reason: oneSentence.required(),
  weighing: Joi.string().trim().max(2000).allow('').default('').when('outcome', { is: 'refuse', then: Joi.string().trim().invalid('').min(20).max(2000).required() }),
  heardAnswer: Joi.string().trim().max(2000).allow('').default(''),
  note: Joi.string().trim().max(2000).allow('').default(''),
  change: Joi.string().trim().max(600).allow('').default(''),
})

export function proposalOf({ outcome, grounds, reason, weighing, heardAnswer, note, change, ...typed }: Typed): ProposalForm {
  const facts = factRows
    .filter(({ ground }) => outcome === 'refuse' && grounds.includes(ground))
    .map(({ ground, fact, source }) => ({ ground, fact: typed[fact] ?? '', source: typed[source] as GroundFact['source'] }))
  return { outcome, grounds, facts, reason, weighing, answer: heardAnswer ?? '', note, change: change ?? '' }
}

/** What lies there, as it was typed. */
export function typedAgain({ facts = [], answer = '', reason, weighing, note }: Omit<ProposalForm, 'grounds' | 'outcome'>): Record<string, string> {
  const seen = new Map<string, number>()
  const fields = facts.flatMap(({ ground, fact, source }) => {
    const place = (seen.get(ground) ?? 0) + 1
    seen.set(ground, place)
    return [[`${ground}Fact${place}`, fact], [`${ground}Source${place}`, source]]
  })
  return { ...(Object.fromEntries(fields) as Record<string, string>), reason, weighing, note, heardAnswer: answer }
}

export interface AgreementForm {
  version: string
  checked: Checkpoint[]
}

/** Every point was looked at, on the page as it is now. */
export const agreementForm = Joi.object<AgreementForm, true>({
  version: Joi.string().trim().pattern(/^\d{1,19}$/).required(),
  checked: Joi.array().items(Joi.string().valid(...checkpoints)).single().length(checkpoints.length).unique().required(),
})

export type ReturnForm = { version: string; comment: string } & Record<`${Section}Comment`, string>

const word = Joi.string().trim().max(2000).allow('').default('')

/** At the least one part, or the whole, with what must change. */
const returnFormOf = (version: Joi.StringSchema) => Joi.object<ReturnForm>({
  version: version.required(),
  ...(Object.fromEntries(sections.map((section) => [`${section}Comment`, word])) as Joi.SchemaMap<Record<`${Section}Comment`, string>>),
  comment: sections.reduce<Joi.Schema>(
    (otherwise, section) => Joi.when(`${section}Comment`, { is: Joi.string().min(10).required(), then: word, otherwise }),
    Joi.string().trim().invalid('').min(10).max(2000).required(),
  ),
})

export const returnForm = returnFormOf(Joi.string().trim().pattern(/^\d{1,19}$/))
export const measureReturnForm = returnFormOf(Joi.string().uuid())

/** What must change, in all and part by part. */
export function commentOf({ comment, ...typedWords }: ReturnForm): { comment: string; sections: Readonly<Partial<Record<Section, string>>> } {
  const words = sections.flatMap((section) => {
    const said = typedWords[`${section}Comment`]
    return said ? [[section, said]] : []
  })
  return { comment, sections: Object.fromEntries(words) as Record<string, string> }
}

export interface IntentionForm {
  grounds?: GroundCode[]
  facts: string
  reason: string
  /** What is new since the intention before this one. */
  news?: string
  until?: Day
  moments?: readonly { day: Day; time: string }[]
}

/** Of a spoken view: how many moments can be offered in the letter. */
export const momentRows = [1, 2, 3] as const

const maybeDay = onDay.allow('').default('')
const timeOf = (row: number) => Joi.string().trim().allow('').default('').when(`momentDay${row}`, { is: Joi.string().invalid('').required(), then: Joi.string().invalid('').pattern(/^([01]\d|2[0-3])[:.][0-5]\d$/).required() })

type TypedIntention = { grounds: GroundCode[]; facts: string; reason: string; intentionNews: string; respondUntil: Day } & Record<string, string>

export const intentionForm = Joi.object<TypedIntention>({
  grounds: Joi.array().items(Joi.string().valid(...refusalGrounds)).single().min(1).required(),
  facts: Joi.string().trim().min(10).max(2000).required(),
  reason: Joi.string().trim().min(10).max(600).required(),
  intentionNews: Joi.string().trim().max(600).allow('').default(''),
  respondUntil: onDay.required(),
  ...(Object.fromEntries(momentRows.flatMap((row) => [[`momentDay${row}`, maybeDay], [`momentTime${row}`, timeOf(row)]])) as Joi.SchemaMap<Record<string, string>>),
})

export function intentionOf({ grounds, facts, reason, intentionNews, respondUntil, ...typed }: TypedIntention): IntentionForm {
  const moments = momentRows.flatMap((row) => {
    const day = typed[`momentDay${row}`] as Day | ''
    return day ? [{ day, time: (typed[`momentTime${row}`] ?? '').replace('.', ':') }] : []
  })
  return { grounds, facts, reason, ...(intentionNews && { news: intentionNews }), until: respondUntil, moments }
}

export interface SkipForm {
  skipGround: SkipGround
  skipFacts: string
}

export const skipForm = Joi.object<SkipForm, true>({
  skipGround: Joi.string().valid(...skipGrounds).required(),
  skipFacts: Joi.string().trim().min(20).max(1000).required(),
})
