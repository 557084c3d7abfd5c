/** So that there is something to see between municipalities: advice that is late, a case she is asked about, and one that is offered. */
import { askAdvice } from '../src/actions/across/advice.ts'
import { answerHandover, confirmHandover, proposeHandover } from '../src/actions/across/handovers.ts'
import { addDays, type Day } from '../src/law/day.ts'
import type { Official, Worker } from '../src/policies/actor.ts'

const isAsked = 'worker-19'
const isOffered = 'worker-20'

interface Handled {
  readonly actor: Worker
  readonly team: readonly Official[]
  readonly from: Day
  readonly id: string
}

export async function workTogether(subject: string, { actor, team, from, id }: Handled, today: Day): Promise<void> {
  const [, , , caseworker, decider] = team
  if (!caseworker || !decider) return
  if (subject === isAsked) {
    const advice = { adviceKind: 'external', adviser: 'Documentexpert (verzonnen)', adviceGround: 'document', adviceQuestion: 'Hoort dit stempel bij dit soort document?', adviceFields: ['caseNumber', 'nationality', 'document'], adviceBy: addDays(from, 24) } as const
    await askAdvice(caseworker, id, { ...advice, adviceFields: [...advice.adviceFields] }, addDays(from, 12))
    await proposeHandover(caseworker, id, { handoverTo: 'GM0014', handoverGround: 'wish' }, today)
  }
  if (subject === isOffered) {
    await proposeHandover(caseworker, id, { handoverTo: 'GM0344', handoverGround: 'moved' }, addDays(today, -2))
    await answerHandover(actor, { agree: 'yes' }, addDays(today, -1))
    await confirmHandover(decider, id, today)
  }
}
