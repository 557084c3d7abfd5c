/** Every second: is there something that the published lists do not say yet? Any process may do it; of several one does. */
import { keepKeys } from '../actions/register/keys.ts'
import { type AddressOf, publishDue } from '../actions/register/lists.ts'
import type { Log } from '../platform/log.ts'
import { repeatedly } from '../platform/repeatedly.ts'

const EVERY = 1_000

/** There are keys and lists from the start; gives how to end it. */
export async function keepLists(addressOf: AddressOf, now: () => Date, log: Log): Promise<() => Promise<void>> {
  await keepKeys(now())
  await publishDue(addressOf, now())
  return repeatedly(EVERY, () => publishDue(addressOf, now()), (error) => log.warn({ error }, 'lists'))
}
