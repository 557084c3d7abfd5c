/** The own cases as a list for whoever answers for the work: where they stand and for how long. Nobody can be found in it. */
import { addYears, type Day, daysBetween } from '../../law/day.ts'
import { isOpen, type Stage, stageOn } from '../../law/application.ts'
import { FEWEST } from '../../law/publishing/publishing.ts'
import { masked } from '../../law/publishing/masking.ts'
import { Application } from '../../models/Application.ts'
import type { Official } from '../../policies/actor.ts'
import { mayReadFigures } from '../../policies/figures.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'

export interface CaseLine {
  /** Empty where too few are the same. */
  readonly kind: 'first' | 'renewal' | ''
  /** What became of a closed one is not told. */
  readonly step: Stage | 'closed' | ''
  /** In whole weeks, as days. */
  readonly days: number
  readonly inTime: boolean
}

/** Open ones, and those that were closed in the last year. Empty under five cases; that it was made is on record. */
export function caseList(actor: Official, today: Day): Promise<CaseLine[]> {
  permit(mayReadFigures(actor))
  return inTransaction(actor, async () => {
    const cases = await Application.received(actor.municipality, addYears(today, -1))
    const lines = cases.length < FEWEST ? [] : inNoOrder(linesOf(cases, today))
    await audit(actor, 'cases.exported', { id: actor.municipality, municipality: actor.municipality }, { details: { lines: lines.length } })
    return lines
  })
}

function linesOf(cases: readonly Application[], today: Day): CaseLine[] {
  const kinds = masked(cases.map(({ renews }) => (renews ? 'renewal' : 'first')))
  const steps = masked(cases.map((application) => stepOf(application, today)))
  return cases.map(({ receivedOn, closedOn, decideBy }, index) => {
    const until = closedOn ?? today
    return { kind: kinds[index] ?? '', step: steps[index] ?? '', days: inWeeks(daysBetween(receivedOn ?? until, until)), inTime: until <= (decideBy ?? until) }
  })
}

function stepOf(application: Application, today: Day): Stage | 'closed' {
  const stage = stageOn(today, application.facts())
  return application.closedOn || !isOpen(stage) ? 'closed' : stage
}

const inWeeks = (days: number): number => Math.floor(Math.max(0, days) / 7) * 7

/** Sorted by what is shown, so that the order says nothing more. */
function inNoOrder(lines: readonly CaseLine[]): CaseLine[] {
  const text = ({ step, kind, days, inTime }: CaseLine) => `${step} ${kind} ${String(days).padStart(5, '0')} ${String(inTime)}`
  return lines.toSorted((one, other) => text(one).localeCompare(text(other)))
}
