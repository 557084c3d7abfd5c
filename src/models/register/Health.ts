/** How the register is: numbers about nobody. */
import type { Day } from '../../law/day.ts'
import { hot } from '../../platform/database/connection.ts'

export interface Vitals {
  /** Due a quarter of an hour ago and not sent. */
  readonly messagesLate: number
  /** In a day: a channel that does not work. */
  readonly messagesFailed: number
  /** The last night that something was looked at to be erased, and of how much that failed. */
  readonly erasedOn: Day | null
  readonly erasedFailed: number
  readonly replicas: number
  /** Whether the database writes what happens to an archive, from which it can be brought back. */
  readonly archives: boolean
  readonly archivedAt: Date | null
  readonly archiveFailedAt: Date | null
  /** Due five minutes ago, and nobody began; with the letters that are not finished. */
  readonly jobsLate: number
  /** In a day: tried as often as it is, and given up. */
  readonly jobsFailed: number
}

const columns = `messages_late::integer as "messagesLate", messages_failed::integer as "messagesFailed", erased_on::text as "erasedOn", coalesce(erased_failed, 0)::integer as "erasedFailed",
  replicas::integer, archives, archived_at as "archivedAt", archive_failed_at as "archiveFailedAt"`

const jobs = (where: string) => `(select count(*)::integer from jobs.job where ${where})`

export async function vitals(now: Date): Promise<Vitals> {
  const [found] = await hot<Vitals>(
    'vitals',
    `select ${columns}, ${jobs(`state in ('created', 'retry') and start_after < $1::timestamptz - interval '5 minutes'`)} + letters_late($1)::integer as "jobsLate",
       ${jobs(`state = 'failed' and completed_on > $1::timestamptz - interval '24 hours'`)} as "jobsFailed" from register_health($1)`,
    [now],
  )
  if (!found) throw new Error('the register did not say how it is')
  return found
}
