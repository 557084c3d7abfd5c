/** Letters as if they were just sent: what they leave to be done is due anew, and who is about one is waited for. */
import type pg from 'pg'

export interface Finished {
  /** When it is due; null once it is finished. */
  readonly due: Date | null
  /** How often she was told of it. */
  readonly told: number
}

interface Again {
  /** From now; before it the service lets them lie. */
  readonly days: number
  /** Since when she can read them. */
  readonly since?: string | null
  /** Without their files. */
  readonly unmade?: boolean
}

/** Gives how each was, in the same order. What they hold is changed with nobody in between. */
export async function unfinished(superuser: pg.Client, ids: readonly string[], { days, since, unmade = false }: Again, change: () => Promise<unknown> = async () => undefined): Promise<Finished[]> {
  await superuser.query('begin')
  await superuser.query('set local session_replication_role = replica')
  await superuser.query('select from letters where id = any($1) order by id for update', [ids])
  const before: Finished[] = []
  for (const id of ids) before.push(await finishedOf(superuser, id))
  await superuser.query(`update letters set finish_at = clock_timestamp() + make_interval(days => $2) where id = any($1)`, [ids, days])
  if (since !== undefined) await superuser.query('update letters set accessible_at = $2 where id = any($1)', [ids, since])
  if (unmade) await superuser.query('update letters set sealed_pdf = null, sha256 = null where id = any($1)', [ids])
  await change()
  await superuser.query('commit')
  return before
}

export async function finishedOf(superuser: pg.Client, id: string): Promise<Finished> {
  const told = `(select count(*)::int from audit_entries where event = 'message.planned' and subject = l.id::text)`
  const { rows: [found] } = await superuser.query<Finished>(`select finish_at as due, ${told} as told from letters l where id = $1`, [id])
  if (!found) throw new Error('no such letter')
  return found
}

/** Until it is as is said of it: the service may be about it too. */
export async function untilLetter(superuser: pg.Client, id: string, is: (letter: Finished) => boolean): Promise<Finished> {
  for (let tries = 0; tries < 300; tries += 1) {
    const letter = await finishedOf(superuser, id)
    if (is(letter)) return letter
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the letter stayed as it was')
}
