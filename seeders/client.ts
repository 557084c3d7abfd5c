/** A system to try the interface with: it gets a key of its own, which lies beside the data of the demonstration. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { connections, endConnection, openConnection, proposeConnection } from '../src/actions/register/connecting.ts'
import { openAddress, proposeAddress, watchStates } from '../src/actions/register/watchAddresses.ts'
import { ownCards } from '../src/actions/licence/cards.ts'
import { enterAsStaff, enterAsWorker } from '../src/actions/signIn.ts'
import { allowWatch } from '../src/actions/watching/allowing.ts'
import { type Day, day, dayIn } from '../src/law/day.ts'
import { workers } from './people.ts'
import type { RegisterManager } from '../src/policies/actor.ts'
import { loadJose } from '../src/platform/secrets/jose.ts'

const called = 'Advertentieplatform De Etalage'
const holder = 'worker-31'

/** Made once, for whoever has the machine; when the file with its key is gone, that connection ends and there is another. */
export async function seedClient(dataDirectory: string, issuer: string, now: Date): Promise<void> {
  const file = path.resolve(dataDirectory, 'demonstration-client.json')
  const today = dayIn(now)
  const [one, other] = [await manager(1, issuer, today), await manager(2, issuer, today)]
  const before = (await connections(one, now)).open.filter(({ name }) => name.startsWith(called))
  const running = before.filter(({ endedAt }) => endedAt === null)
  const [kept] = running
  if (kept && existsSync(file)) return letWatch(kept.id, one, other, issuer, now)
  for (const { id } of running) await endConnection(one, id, now)
  const name = before.length ? `${called} ${before.length + 1}` : called
  const { exportJWK, generateKeyPair } = await loadJose()
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const kid = randomUUID()
  await proposeConnection(one, { name, kind: 'platform', publicKeys: [{ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' }], certificate: null }, now)
  const client = (await connections(other, now)).waiting.find((each) => each.name === name)
  if (!client) return
  await openConnection(other, client.id, now, today)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ client: client.id, key: { ...(await exportJWK(privateKey)), kid } }, null, 2), { mode: 0o600 })
  await letWatch(client.id, one, other, issuer, now)
}

/** Where docs/receiveAsSystem.ts listens; and one who lets it hear of her number, so that her page shows what that looks like. */
async function letWatch(client: string, one: RegisterManager, other: RegisterManager, issuer: string, now: Date): Promise<void> {
  const today = dayIn(now)
  const stateOf = async () => (await watchStates(other, today)).find(({ clientId }) => clientId === client)
  if ((await stateOf())?.url) return
  await proposeAddress(one, client, { url: 'http://localhost:3999/seintjes', contact: 'Afdeling techniek, 0800 000 00 00' }, now)
  const asked = (await stateOf())?.asked
  if (!asked?.theirs) return
  await openAddress(other, asked.id, now)
  const person = workers.find(({ subject }) => subject === holder)
  if (!person) return
  const actor = await enterAsWorker({ issuer, subject: holder, identity: { ...person.identity, birthdate: day(person.identity.birthdate) } }, today)
  const [card] = (await ownCards(actor, today)).cards
  if (card) await allowWatch(actor, { key: randomUUID(), subject: card.id, platform: client, watchDays: 90 }, today)
}

async function manager(number: 1 | 2, issuer: string, today: Day): Promise<RegisterManager> {
  const actor = await enterAsStaff({ issuer, subject: `register-${number}` }, today)
  if (actor?.role !== 'registerManager') throw new Error('a register manager of the demonstration is missing')
  return actor
}
