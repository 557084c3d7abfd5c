/** How the published lists stand, for whoever keeps them; and publishing them by hand. */
import { runningBy, publishedLists } from '../../models/register/StatusList.ts'
import { ENTRIES } from '../../platform/secrets/places.ts'
import type { RegisterManager } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'
import { type AddressOf, publishNow } from './lists.ts'

export interface ListState {
  readonly number: number
  readonly edition: number
  readonly madeAt: Date
  /** In whole seconds. */
  readonly age: number
  /** In bytes, signed and compressed. */
  readonly size: number
  readonly kid: string
  readonly digest: string
}

export interface ListsState {
  readonly lists: readonly ListState[]
  readonly entries: number
  /** Codes whose time is not over. */
  readonly running: number
  /** Older than they may be. */
  readonly late: boolean
}

/** In seconds. */
const MAY_BE_OLD = 300

export function listsState(actor: RegisterManager, now: Date): Promise<ListsState> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const running = [...(await runningBy(now)).values()].reduce((sum, count) => sum + count, 0)
    const lists = (await publishedLists()).map(({ number, edition, madeAt, kid, digest, signed }): ListState => ({
      number, edition, madeAt, kid, digest, size: signed.length, age: Math.max(0, Math.floor((now.getTime() - madeAt.getTime()) / 1_000)),
    }))
    return { lists, entries: lists.length * ENTRIES, running, late: !lists.length || lists.some(({ age }) => age > MAY_BE_OLD) }
  })
}

export async function publishByHand(actor: RegisterManager, addressOf: AddressOf, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  await publishNow(addressOf, now)
  await inTransaction(actor, () => audit(actor, 'list.published', actor))
}
