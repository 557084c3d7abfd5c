/** The invitation to a talk, each time a moment is chosen or moved, by whomever. A part of those acts. */
import { type ApplicationFacts, talkNumber } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import type { Application } from '../../models/Application.ts'
import { Slot } from '../../models/calendar/Slot.ts'
import type { Actor } from '../../policies/actor.ts'
import { send } from '../letters.ts'
import { open } from '../vault.ts'
import type { Invited } from './letterBlocks.ts'

const writer: Actor = { role: 'system', id: 'job:letter' }

export async function sendInvitation(actor: Actor, application: Application, slotId: string, today: Day): Promise<void> {
  const { day: on, time, municipality } = await Slot.findByPk(slotId, { rejectOnEmpty: true })
  const { desk, name } = await Municipality.findByPk(municipality, { rejectOnEmpty: true })
  const { interpreter = 'none' } = (await open(writer, application, { compartment: 'interview', kind: 'wishes', purpose: 'write-letter' })) ?? {}
  await send(actor, application, today, null, (common) => ({ ...common, kind: 'invitation', talk: whichTalk(application, application.facts()), on, time, place: desk ?? name, interpreter }))
}

function whichTalk({ repeats }: Application, facts: ApplicationFacts): Invited['talk'] {
  if (repeats) return 'repeat'
  return talkNumber(facts) > 1 ? 'second' : 'first'
}
