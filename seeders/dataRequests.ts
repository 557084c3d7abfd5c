/** So that a second pair of eyes has a request about data to decide on, and someone who asked another. */
import { proposeAnswer } from '../src/actions/looks/deciding.ts'
import { looksAt } from '../src/actions/looks/looks.ts'
import { askAboutLook } from '../src/actions/looks/requests.ts'
import { askRight } from '../src/actions/looks/dataRights.ts'
import { Request } from '../src/models/Request.ts'
import { inTransaction } from '../src/actions/work.ts'
import type { Day } from '../src/law/day.ts'
import type { Official, Worker } from '../src/policies/actor.ts'

/** Withdrew, and wants gone what can go: an answer waits for someone who decides. */
const wantsGone = 'worker-37'
const wantsClosed = 'worker-38'

export async function askAboutData(subject: string, { actor, team }: { actor: Worker; team: readonly Official[] }, today: Day): Promise<void> {
  if (subject === wantsClosed) await askRight(actor, { right: 'objection', why: 'Ik wil niet dat iemand mijn wensen nog leest.', reply: 'here' }, today)
  if (subject !== wantsGone) return
  await askRight(actor, { right: 'erasure', why: 'Mijn aanvraag is voorbij. Wis wat weg kan.', reply: 'here' }, today)
  const caseworker = team.find(({ role }) => role === 'caseworker')
  const request = await inTransaction(actor, () => Request.findOne({ where: { personId: actor.personId, kind: 'erasure' } }))
  if (caseworker && request) await proposeAnswer(caseworker, request.id, { answered: 'granted', answer: 'Uw aanvraag is voorbij. Wij hebben uw wensen niet meer nodig.', parts: ['wishes'] }, today)
}

export async function askAbout(actor: Worker, on: Day): Promise<void> {
  const look = (await looksAt(actor, on)).find(({ canAsk }) => canAsk)
  if (look) await askAboutLook(actor, look.id, { request: 'question', why: 'Waarom is mijn dossier toen geopend?', reply: 'here' }, on)
}
