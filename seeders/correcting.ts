/** Someone whose case went to another municipality, who asked again where she was first: there her name is put right, and the other is told. */
import { randomUUID } from 'node:crypto'
import { confirmHandover, proposeHandover, receiveHandover } from '../src/actions/across/handovers.ts'
import { handoverOf } from '../src/actions/across/handoverLists.ts'
import { startApplication, submit, withdraw } from '../src/actions/applications.ts'
import { agreeToAnswer, decidingOn, proposeAnswer } from '../src/actions/looks/deciding.ts'
import { askCorrection } from '../src/actions/looks/requests.ts'
import { ownData } from '../src/actions/ownData.ts'
import { inTransaction } from '../src/actions/work.ts'
import type { Day } from '../src/law/day.ts'
import { Request } from '../src/models/Request.ts'
import type { Official, Worker } from '../src/policies/actor.ts'

interface Moved {
  readonly actor: Worker
  readonly here: readonly Official[]
  readonly there: readonly Official[]
  readonly id: string
  /** Answers all that is asked, as she did the first time. */
  readonly answerAgain: () => Promise<void>
}

const by = (team: readonly Official[], role: Official['role']): Official => {
  const found = team.find((official) => official.role === role)
  if (!found) throw new Error(`nobody is ${role}`)
  return found
}

export async function correctElsewhere(moved: Moved, today: Day): Promise<void> {
  await moveAway(moved, today)
  await withdraw(moved.actor, today)
  await startApplication(moved.actor, today)
  await moved.answerAgain()
  await submit(moved.actor, randomUUID(), today)
  await putRight(moved, today)
}

async function moveAway({ here, there, id }: Moved, today: Day): Promise<void> {
  const receiver = by(there, 'decisionMaker')
  await proposeHandover(by(here, 'caseworker'), id, { handoverTo: receiver.municipality, handoverGround: 'wrongBody' }, today)
  await confirmHandover(by(here, 'decisionMaker'), id, today)
  const [line] = (await handoverOf(by(here, 'caseworker'), id, today)).lines
  await receiveHandover(receiver, line?.id ?? '', today)
}

async function putRight({ actor, here }: Moved, today: Day): Promise<void> {
  const item = (await ownData(actor, today)).items.find(({ kind }) => kind === 'identity')
  if (item?.kind !== 'identity') throw new Error('nothing is held of someone made up')
  await askCorrection(actor, item.id, { why: 'Mijn achternaam staat anders in mijn paspoort.', reply: 'here' }, today)
  const request = await inTransaction(actor, () => Request.findOne({ where: { personId: actor.personId, kind: 'correction' } }))
  const right = { identity: { ...item.content, family: `${item.content.family}-Verbeterd` } }
  await proposeAnswer(by(here, 'caseworker'), request?.id ?? '', { answered: 'granted', answer: 'U hebt gelijk. Wij zagen uw paspoort en verbeteren dit vandaag.', parts: [] }, today, right)
  const proposed = (await decidingOn(by(here, 'decisionMaker'), request?.id ?? '', today)).proposed
  await agreeToAnswer(by(here, 'decisionMaker'), request?.id ?? '', proposed?.id ?? '', today)
}
