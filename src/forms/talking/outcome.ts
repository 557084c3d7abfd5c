/** What holds where two views differ: per criterion in question an outcome, with a fact unless it is met. */
import { criteria, type Criterion, type Verdict } from '../../law/talking/interview.ts'
import { marksIn, type Marked } from '../../law/talking/record.ts'
import type { Outcomes } from '../../law/talking/settling.ts'
import { type Reading, typed } from '../form.ts'

const LONGEST = 1000
const LEAST = 10

export interface OutcomeForm {
  readonly outcomes: Outcomes
  /** Why words about what is not asked stand in it; empty when there are none. */
  readonly needed: string
}

export function readOutcomes(body: unknown, asked: readonly Criterion[], verdicts: readonly Verdict[]): Reading<Outcomes> {
  const errors: Record<string, string> = {}
  const outcomes = Object.fromEntries(asked.flatMap((criterion) => {
    const verdict = verdicts.find((each) => each === typed(body, criterion))
    const fact = typed(body, `${criterion}Fact`).trim()
    if (!verdict) errors[criterion] = `error.${criterion}`
    if (verdict && ((verdict !== 'met' && fact.length < LEAST) || fact.length > LONGEST)) errors[`${criterion}Fact`] = `error.${criterion}Fact`
    return verdict ? [[criterion, { verdict, fact }]] : []
  }))
  return Object.keys(errors).length ? { ok: false, errors } : { ok: true, value: outcomes }
}

/** Why marked words stand there all the same; empty when that is not said. */
export function neededIn(body: unknown): string {
  const text = typed(body, 'needed').trim()
  return text.length >= LEAST ? text.slice(0, LONGEST) : ''
}

export interface FactMark extends Marked {
  readonly field: string
}

/** Words about what is not asked in the facts of a view or an outcome. */
export function marksInFacts(body: unknown): FactMark[] {
  return criteria.flatMap((criterion) => marksIn(typed(body, `${criterion}Fact`)).map((mark) => ({ field: `${criterion}Fact`, ...mark })))
}
