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
