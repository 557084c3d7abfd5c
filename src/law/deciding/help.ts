/** Help comes before a decision that she is forced: offered, by whom and when. Whether she took it, and what it was, is nobody's here. */
import { type ActOnRecord, type ApplicationFacts, did } from '../application.ts'
import type { Day } from '../day.ts'
import { type GroundCode, grounds } from './decision.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** Who can have offered it. */
export const offerers = ['interviewers', 'caseworker', 'frontDesk', 'careCoordinator'] as const
export type Offerer = (typeof offerers)[number]

/** Nothing rests on a ground that asks for it before it was offered. */
export function helpNotOffered(chosen: readonly string[], facts: ApplicationFacts): Impediment | undefined {
  const asks = chosen.some((code) => Object.hasOwn(grounds, code) && grounds[code as GroundCode].helpFirst)
  return asks && !did('offerHelp', facts) ? closedBy('R04_COERCION', 'help-not-offered') : undefined
}

/** On a day of this case, and not one to come. */
export function notADayOfThis(on: Day, { today, receivedOn }: { readonly today: Day; readonly receivedOn: Day }): Impediment | undefined {
  return on < receivedOn || on > today ? closedBy('A38_OFFER_HELP', 'outside-the-case') : undefined
}

/** When it was, and by whom; undefined as long as it is not on record. */
export function helpOffered({ acts }: ApplicationFacts): Pick<ActOnRecord, 'on' | 'grounds'> | undefined {
  return acts.find(({ act }) => act === 'offerHelp')
}
