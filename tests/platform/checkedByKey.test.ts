/** A check reads no table whole, also when it is planned while there is next to nothing in it: the plan stays when there is. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes, randomUUID } from 'node:crypto'
import { asSuperuser } from '../support/database.ts'

const superuser = asSuperuser()

beforeAll(() => superuser.connect())
afterAll(() => superuser.end())

const small = ['openings', 'client_counts', 'client_tokens', 'clients', 'cards', 'licences', 'licence_acts', 'shifts', 'sealed']
const [at, day] = [new Date(), new Date(Date.now() - 3_600_000)]

interface Check {
  readonly text: string
  readonly values: unknown[]
}

const checks: Readonly<Record<string, Check>> = {
  'of inspectors': { text: 'select from check_licences($1, $2, $3, $4, $5, $6, $7, $8)', values: [[randomBytes(32)], [null], [randomUUID()], ['unit'], [at], [day], 30, 200] },
  'by anyone': { text: 'select from licence_facts($1)', values: [[randomBytes(32)]] },
  'by systems at once': { text: 'select from check_for_clients_at_once($1, $2, $3, $4, $5, $6, $7, $8)', values: [[randomBytes(32)], [null], ['toezicht'], [randomBytes(32)], [1], [1], [at], [day]] },
  'by a system': { text: 'select from check_for_clients($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', values: [[randomBytes(32)], [null], ['toezicht'], [randomBytes(32)], [1], [1], [null], [null], [at], [day]] },
}

test('a system is found by its token, and no other is looked at', async () => {
  await superuser.query('begin')
  try {
    await superuser.query('set local session_replication_role = replica')
    await superuser.query(`with fresh as (select gen_random_uuid() as id, n from generate_series(1, 400) n),
        added as (insert into clients (id, name, kind, public_keys, purposes, hourly, daily, added_on) select id, id::text, 'police', '[]', '{toezicht}', 100, 100, current_date from fresh)
      insert into client_tokens (token_hash, client_id, expires_at) select sha256(n::text::bytea), id, now() + interval '1 hour' from fresh`)
    await superuser.query('analyze clients, client_tokens')
    const read = async () => (await superuser.query<{ count: number }>(`select sum(idx_tup_fetch + seq_tup_read)::int as count from pg_stat_xact_user_tables where relname in ('clients', 'client_tokens')`)).rows[0]?.count ?? 0
    const before = await read()
    const asked = Array.from({ length: 16 }, (_each, place) => place + 1)
    const of = <Value>(value: Value) => asked.map(() => value)
    const { rows } = await superuser.query<{ outcome: string }>(`select outcome from check_for_clients_at_once((select array_agg(sha256(n::text::bytea)) from unnest($1::int[]) n), $2, $3, $4, $1, $1, $5, $6)`, [
      asked, of(null), of('toezicht'), asked.map(() => randomBytes(32)), of(at), of(day),
    ])
    expect([rows.length, new Set(rows.map(({ outcome }) => outcome)), (await read()) - before]).toEqual([16, new Set(['answered']), 32])
  } finally {
    await superuser.query('rollback')
  }
})

/** So far in this transaction. */
async function readWhole(): Promise<string[]> {
  const { rows } = await superuser.query<{ read: string }>('select format($$%s, %s times$$, relname, seq_scan) as read from pg_stat_xact_user_tables where relname = any($1) order by 1', [small])
  return rows.map(({ read }) => read)
}

test.each(Object.entries(checks))('%s', async (_whose, { text, values }) => {
  await superuser.query('begin')
  try {
    await superuser.query(`analyze ${small.join(', ')}`)
    const before = await readWhole()
    await superuser.query(text, values)
    expect(await readWhole()).toEqual(before)
  } finally {
    await superuser.query('rollback')
  }
})
