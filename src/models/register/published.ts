/** What anyone may read of keys and lists. */
import { glance } from '../../platform/database/connection.ts'
import type { PublishedList } from './StatusList.ts'

/** As anyone reads it; one round trip. */
export async function publishedList(number: number): Promise<Pick<PublishedList, 'digest' | 'signed'> | undefined> {
  const [found] = await glance<Pick<PublishedList, 'digest' | 'signed'>>('status-list', 'select digest, signed from published_list($1)', [number])
  return found
}

/** As anyone reads them. */
export async function publishedNumbers(): Promise<number[]> {
  return (await glance<{ number: number }>('status-numbers', 'select number from published_lists()', [])).map(({ number }) => number)
}
