/** A case that was opened again on objection is handled anew: what of it counts, and how often. */
import type { ApplicationFacts } from '../application.ts'
import type { Day } from '../day.ts'

/** Of the handling that runs: nothing from before it was opened again on objection. */
export function thisHandling({ acts }: ApplicationFacts): ApplicationFacts {
  return { acts: acts.slice(acts.findLastIndex(({ act }) => act === 'reopenOnObjection') + 1) }
}

export function reopenedOn({ acts }: ApplicationFacts): Day | undefined {
  return acts.findLast(({ act }) => act === 'reopenOnObjection')?.on
}

/** How often something of it was undone on objection, and one: what is done once is done once in each. */
export const roundNumber = ({ acts }: ApplicationFacts): number => acts.filter(({ act }) => act === 'reopenOnObjection' || act === 'undoPenalty').length + 1
