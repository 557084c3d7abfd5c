/** What the catalogue of the running database says of its tables. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asSuperuser } from '../support/database.ts'

const superuser = asSuperuser()
beforeAll(() => superuser.connect())
afterAll(() => superuser.end())

/** Short lists that are read whole. */
const short = ['municipalities', 'officials']

test('every way from one table to another has an index: no look-up and no erasure reads a whole table', async () => {
  const { rows } = await superuser.query<{ from_table: string; column: string; indexed: boolean }>(
    `select c.conrelid::regclass::text as from_table, a.attname as column,
            exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = a.attnum and i.indpred is null) as indexed
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not (c.confrelid::regclass::text = any($1))`,
    [short],
  )
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.filter(({ indexed }) => !indexed)).toEqual([])
})

test('the file of a letter is made once: the database refuses a second', async () => {
  const change = superuser.query(`update letters set sha256 = '\\x00' where sealed_pdf is not null`)
  await expect(change).rejects.toThrow('only added to')
})

test('the day of a talk that stands beside a case is that of its moment, whichever way either changed', async () => {
  const { rows } = await superuser.query('select a.id, a.talk_on, s.day from applications a left join slots s on s.id = a.slot_id where a.talk_on is distinct from s.day')
  expect(rows).toEqual([])
})

/** Read by whoever guards the file, or written by everyone who looks. */
const beside = ['case_barriers', 'named_people']

test('every table of a person is closed to an official who must not see her file', async () => {
  const { rows } = await superuser.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'shielded' and not p.polpermissive)`,
  )
  expect(rows.map(({ name }) => name).filter((name) => !beside.includes(name))).toEqual([])
})
