/** Messages that lie ready as files for who delivers them: what nobody took away goes after some days. */
import { type Day, instantOf } from '../../law/day.ts'
import { keptSince } from '../../law/retention.ts'
import type { Spool } from '../../platform/sending/spool.ts'
import type { Erased } from '../retention/erased.ts'

let waiting: Pick<Spool, 'forget'> = { forget: async () => [] }

export function useWaiting(given: Pick<Spool, 'forget'>): void {
  waiting = given
}

export async function eraseWaiting(today: Day): Promise<Erased> {
  return { gone: await waiting.forget(instantOf(keptSince('waitingFile', today), '00:00')), faults: [] }
}
