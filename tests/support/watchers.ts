/** Platforms that may watch, and codes that someone gave them. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { ownCards } from '../../src/actions/licence/cards.ts'
import { openAddress, proposeAddress, watchStates } from '../../src/actions/register/watchAddresses.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { allowWatch, ownWatch } from '../../src/actions/watching/allowing.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { watchBegun } from '../../src/forms/checking/watching.ts'
import type { RegisterManager, Worker } from '../../src/policies/actor.ts'
import { aClientOf, askedAs, type System, tokenOf, valid, type Wish } from './clients.ts'
import { today } from './newWorker.ts'

export const manager = async (number: 1 | 2) => (await enterAsStaff({ issuer: demonstrationIssuer, subject: `register-${number}` }, today)) as RegisterManager

export interface Watcher extends System {
  readonly token: string
}

/** Asked for by one manager, opened by another: signals go there. */
export async function aWatcher(superuser: pg.Client, url: string, wish: Wish = {}): Promise<Watcher> {
  const system = await aClientOf(superuser, wish)
  const [one, other] = [await manager(1), await manager(2)]
  await proposeAddress(one, system.id, { url, contact: 'Afdeling techniek' }, new Date())
  const asked = (await watchStates(other, today)).find(({ clientId }) => clientId === system.id)?.asked
  await openAddress(other, asked?.id ?? '', new Date())
  return { ...system, token: await tokenOf(system) }
}

export interface GivenCode {
  readonly id: string
  readonly nummer: string
  readonly code: string
}

/** A code of hers for this platform, of the number on this card; of her first when none is named. */
export async function aCode(actor: Worker, { id: platform }: System, card?: string): Promise<GivenCode> {
  const { cards } = await ownCards(actor, today)
  const of = cards.find(({ id }) => id === card) ?? cards[0]
  const id = await allowWatch(actor, { key: randomUUID(), subject: of?.id ?? '', platform, watchDays: 30 }, today)
  return { id, nummer: of?.number ?? '', code: (await ownWatch(actor, id, today)).code }
}

export const beginning = ({ token }: Watcher, { nummer, code }: Pick<GivenCode, 'nummer' | 'code'>, headers = {}) => askedAs(token, '/bewakingen', { doel: 'bewaking', nummer, code }, headers)
export const standing = ({ token }: Watcher, bewaking: string) => askedAs(token, '/bewakingen/stand', { doel: 'bewaking', bewaking })
export const ending = ({ token }: Watcher, bewaking: string) => askedAs(token, '/bewakingen/einde', { doel: 'bewaking', bewaking })

export interface Begun {
  readonly bewaking: string
  readonly tot: string
  readonly resultaat: string
}

/** Begun with a code of hers. */
export async function begun(watcher: Watcher, actor: Worker, card?: string): Promise<Begun & { readonly id: string }> {
  const given = await aCode(actor, watcher, card)
  return { ...(await valid<Begun>(await beginning(watcher, given), watchBegun)), id: given.id }
}
