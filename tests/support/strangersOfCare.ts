/** As strangers.ts, of worries about coercion: for who is not trained, or was not in the talk, there is nothing. */
import { randomUUID } from 'node:crypto'
import { summarise } from '../../src/actions/care/summary.ts'
import * as concerns from '../../src/actions/care/concerns.ts'
import * as contacting from '../../src/actions/care/contacting.ts'
import { handOverConcern } from '../../src/actions/care/handingOver.ts'
import * as referring from '../../src/actions/care/referring.ts'
import { careDirectory } from '../../src/actions/care/regions.ts'
import { asTrained } from '../../src/actions/care/trained.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { coordinator, elsewhere, theirs, today, view } from './someoneElse.ts'

const untrained = elsewhere('interviewer')

/** Who may look is told yes or no; no is as good as not found. */
async function orNotFound(may: Promise<boolean>): Promise<void> {
  if (!(await may)) throw new NotFound()
}

export const callsOfCare: Readonly<Record<string, () => Promise<unknown>>> = {
  asTrained: () => asTrained(untrained, today, async () => 'in'),

  seesConcerns: () => orNotFound(concerns.seesConcerns(elsewhere('teamLead'), view, today)),
  concernsOfCase: () => concerns.concernsOfCase(untrained, theirs.id, today),
  recordConcern: () => concerns.recordConcern(untrained, theirs.id, view, today),
  concernsHere: () => concerns.concernsHere(elsewhere('teamLead'), today),
  concernsWaiting: async () => orNotFound(concerns.concernsWaiting(untrained, today).then((many) => many > 0)),
  concernOf: () => concerns.concernOf(untrained, randomUUID(), today),
  openConcern: () => concerns.openConcern(untrained, randomUUID(), today),
  summarise: () => summarise(untrained, randomUUID(), view, today),
  readAsSecond: () => concerns.readAsSecond(untrained, randomUUID(), view, today),
  refer: () => referring.refer(untrained, randomUUID(), view, today),
  careRegions: () => referring.careRegions(untrained, today),
  handOverConcern: () => handOverConcern(untrained as never, view, today),
  careDirectory: async () => careDirectory(untrained as never, today),
  entriesOf: () => contacting.entriesOf(coordinator, randomUUID()),
  planContact: () => contacting.planContact(coordinator, randomUUID(), view, today),
  recordAttempt: () => contacting.recordAttempt(coordinator, randomUUID(), view, today),
  passOn: () => contacting.passOn(coordinator, randomUUID(), view, today),
  reviewConcern: () => concerns.reviewConcern(untrained, randomUUID(), view, today),
}
