/** Whether a replica has kept up, asked at most once a second: what it says must be true within the five seconds a revocation may take. */
import { setTimeout as pause } from 'node:timers/promises'
import { hot } from './connection.ts'

/**
 * Behind what it received, and by longer than leaves time to ask again. Of one that receives nothing there is nothing to wait for:
 * it answers while the primary is away.
 */
export const behind = `coalesce(pg_is_in_recovery() and pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn() and now() - pg_last_xact_replay_timestamp() > interval '3 seconds', false)`

/** In milliseconds. */
const REMEMBERED = 1_000
const AGAIN = 200

/** After a quiet hour whatever comes looks late for the moment it takes to apply: only what still does a moment later is behind. */
async function look(): Promise<boolean> {
  if (!(await isBehindNow())) return false
  await pause(AGAIN)
  return isBehindNow()
}

async function isBehindNow(): Promise<boolean> {
  const [row] = await hot<{ behind: boolean }>('behind', `select ${behind} as behind`, [])
  return row?.behind ?? true
}

/** Whether this database only follows another: nothing can be written in it. */
export async function isFollowing(): Promise<boolean> {
  const [row] = await hot<{ following: boolean }>('following', 'select pg_is_in_recovery() as following', [])
  return row?.following ?? true
}

/** Each process remembers for itself; what could not be asked is asked again at once. */
export function watchReplica(): () => Promise<boolean> {
  let asked: Promise<boolean> | undefined
  return () => {
    if (asked) return asked
    const asking = look()
    asked = asking
    const forget = () => (asked = undefined)
    asking.then(() => setTimeout(forget, REMEMBERED).unref(), forget)
    return asking
  }
}
