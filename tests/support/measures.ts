/** What is done with a licence in a test, by the service's own actions. */
import { skipMeasureHearing } from '../../src/actions/measures/hearing.ts'
import { proposeSuspension } from '../../src/actions/measures/proposing.ts'
import type { SuspensionProposal } from '../../src/forms/licence/measures.ts'
import type { Day } from '../../src/law/day.ts'
import { type Team, today } from './newWorker.ts'

export const suspension: SuspensionProposal = {
  grounds: ['V02_WORK_RIGHT_ENDED'], facts: [{ ground: 'V02_WORK_RIGHT_ENDED', fact: 'Het document liep af op 1 november.', source: 'document' }],
  reason: 'Uw document is niet meer geldig.', weighing: 'Wij wachtten op een nieuw document. Iets lichters kon niet.', answer: '', note: '', startsOn: today, weeks: 4,
}

/** It is urgent, and said so: proposed without hearing her first. */
export async function proposeUrgently({ caseworker }: Team, id: string, form: Partial<SuspensionProposal> = {}, on: Day = today): Promise<void> {
  await skipMeasureHearing(caseworker, id, 'suspend', { skipGround: 'urgent', skipFacts: 'Gisteren bleek dat het document niet meer geldig is.' }, on)
  await proposeSuspension(caseworker, id, { ...suspension, ...form }, on)
}
