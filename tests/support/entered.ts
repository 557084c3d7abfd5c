/** Who of the demonstration comes in by a door: by the service's own actions, with what the provider there would say of them, and without asking it. */
import { enterAsCare } from '../../src/actions/care/signals.ts'
import { enterAsHelper } from '../../src/actions/helping/helping.ts'
import { useKeyring } from '../../src/actions/keys.ts'
import { enterAsStaff, enterAsWorker } from '../../src/actions/signIn.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { day, dayIn } from '../../src/law/day.ts'
import type { Actor } from '../../src/policies/actor.ts'
import { demonstrationPeople } from '../../seeders/people.ts'
import { keyring } from './database.ts'
import { standing } from './process/standing.ts'
import { inside } from './sessions.ts'
import type { Visitor } from './visitor.ts'

export async function enter(door: 'worker' | 'staff' | 'helper', subject: string, visitor: Visitor): Promise<Visitor> {
  useKeyring(keyring)
  await standing()
  return inside(await actorOf(door, subject), visitor)
}

async function actorOf(door: 'worker' | 'staff' | 'helper', subject: string): Promise<Actor> {
  const person = demonstrationPeople.find((one) => one.subject === subject && one.door === (door === 'staff' ? 'staff' : 'worker'))
  if (!person) throw new Error(`nobody is called ${subject} at the door of ${door}`)
  const [today, whose] = [dayIn(new Date()), { issuer: demonstrationIssuer, subject }]
  const { given_name: given = '', family_name: family = '', birthdate = '', nationality = '', bsn = null, person_id: human = subject } = person.claims ?? {}
  if (door === 'helper') return enterAsHelper(whose, today)
  if (door === 'worker') return enterAsWorker({ ...whose, identity: { given, family, birthdate: day(birthdate), nationality, bsn: bsn || null } }, today)
  return (await enterAsCare(whose, today)) ?? enterAsStaff({ ...whose, human }, today)
}
