/** The invitation to a talk, each time a moment is chosen or moved, by whomever. A part of those acts. */
import { type ApplicationFacts, talkNumber } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import type { Application } from '../../models/Application.ts'
import type { Placed } from '../../models/calendar/Slot.ts'
import type { Actor } from '../../policies/actor.ts'
import { send } from '../letters.ts'
import type { Invited } from './letterBlocks.ts'

export async function sendInvitation(actor: Actor, application: Application, { on, time, place }: Placed, today: Day): Promise<void> {
  await send(actor, application, today, null, (common, { interpreter = 'none' }) => ({ ...common, kind: 'invitation', talk: whichTalk(application, application.facts()), on, time, place, interpreter }))
}

function whichTalk({ repeats }: Application, facts: ApplicationFacts): Invited['talk'] {
  if (repeats) return 'repeat'
  return talkNumber(facts) > 1 ? 'second' : 'first'
}
