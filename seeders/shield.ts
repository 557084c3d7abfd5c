/** So that who divides the work has something to read and to see: one who named someone, and one official who stepped back. */
import { randomUUID } from 'node:crypto'
import { openInEmergency } from '../src/actions/emergency/emergencies.ts'
import { stepBack } from '../src/actions/shield/barriers.ts'
import { namePeople } from '../src/actions/shield/naming.ts'
import { type Day, instantOf } from '../src/law/day.ts'
import type { Official, Worker } from '../src/policies/actor.ts'

const namesSomeone = 'worker-22'
const steppedBackFrom = 'worker-25'
/** Opened in an emergency by who decides, and not looked at yet. */
const openedInEmergency = 'worker-10'

export async function shieldSome(subject: string, { actor, team, id }: { actor: Worker; team: readonly Official[]; id: string }, today: Day): Promise<void> {
  const [, , second, , decider] = team
  if (subject === namesSomeone) await namePeople(actor, { key: randomUUID(), people: 'Mijn buurvrouw werkt bij de gemeente, aan de balie. Zij heet Rina Verzonnen.', isLead: 'someone' }, today)
  if (subject === steppedBackFrom && second) await stepBack(second, id, { stepBack: 'neighbour' }, today)
  if (subject === openedInEmergency && decider) await openInEmergency(decider, id, 'Zij belde dat iemand haar opwacht. De behandelaar is er niet.', instantOf(today, '07:30'))
}
