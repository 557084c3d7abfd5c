/** Is an application complete: item by item, each with its rule, and what to ask for what is not (Awb 4:2 and 4:5). */
import type { Askable } from './completion.ts'
import { type RuleCode, rules } from '../rules.ts'

export const wholeItems = ['request', 'identity', 'document', 'workDocument', 'reachable', 'photo'] as const
export type WholeItem = (typeof wholeItems)[number]

/** Each is looked at: it is there, it is not, or it is not clear. */
export const wholeAnswers = ['ok', 'missing', 'doubt'] as const
export type WholeAnswer = (typeof wholeAnswers)[number]

interface Asks {
  readonly rule: RuleCode
  readonly askable: Askable
}

const table: Readonly<Record<WholeItem, Asks>> = {
  request: { rule: 'A34_WHOLE', askable: 'other' },
  identity: { rule: 'Q05_IDENTITY', askable: 'correction' },
  document: { rule: 'Q06_DOCUMENT', askable: 'identityDocument' },
  workDocument: { rule: 'R02_WORK_RIGHT', askable: 'workDocument' },
  reachable: { rule: 'Q01_CHANNEL', askable: 'other' },
  photo: { rule: 'Q07_PHOTO', askable: 'other' },
}

export interface Checked {
  readonly item: WholeItem
  readonly rule: RuleCode
  readonly article: string | null
}

export const checklist: readonly Checked[] = wholeItems.map((item) => ({ item, rule: table[item].rule, article: rules[table[item].rule].article }))

export type WholeAnswers = Readonly<Record<WholeItem, WholeAnswer>>

/** What is asked of her, each once: what is missing itself, and of what is not clear an explanation. */
export function toAsk(answers: WholeAnswers): Askable[] {
  const asked = wholeItems.flatMap((item) => ({ ok: [], missing: [table[item].askable], doubt: ['explanation' as const] })[answers[item]])
  return [...new Set(asked)]
}

export const isWholeApplication = (answers: WholeAnswers): boolean => toAsk(answers).length === 0
