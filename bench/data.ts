/** Large tables, made inside PostgreSQL; what is looked up among them are real rows of the demonstration. */
import type pg from 'pg'

export const municipality = 'GM0344'

/** So many licences at first, and after the tables grew: BENCH_LICENCES, for `growth` up to as many as the disk holds. */
export const SMALL = 10_000
export const LICENCES = Number(process.env['BENCH_LICENCES'] ?? 1_000_000)

export const yardstickTables = [
  'create table bare_applications (id uuid primary key, received_on date not null)',
  'create table bare_jobs (id bigint generated always as identity primary key, name text, data jsonb)',
  'create table bare_audit (id bigint generated always as identity primary key, at timestamptz default now(), actor text, event text, subject text, person_id uuid)',
]

/** Fills up to so many applications, each with a licence; one in twenty is open and on the worklist. */
export async function fill(client: pg.Client, upTo: number): Promise<void> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from licences')
  const from = rows[0]?.count ?? 0
  await client.query('set session_replication_role = replica')
  await client.query(
    `create temp table fresh as
       select n, gen_random_uuid() as person, gen_random_uuid() as application, gen_random_uuid() as slot, gen_random_uuid() as licence from generate_series($1::int, $2::int) n`,
    [from, upTo],
  )
  await client.query(`insert into persons select person, '\\x00', current_date from fresh`)
  await client.query(`insert into slots select slot, '${municipality}', date '2100-01-01' + n, '09:00' from fresh`)
  await client.query(
    `insert into applications (id, person_id, case_number, municipality, slot_id, started_on, received_on, decide_by, closed_on)
     select application, person, 'bench-' || n, '${municipality}', slot, current_date - 30, current_date - 20, current_date + 30 + n % 60,
            case when n % 20 = 0 then null else current_date end from fresh`,
  )
  await client.query(
    `insert into application_acts (application_id, person_id, municipality, act, on_day, actor_id)
     select application, person, '${municipality}', 'submit', current_date - 20, gen_random_uuid() from fresh`,
  )
  await client.query(
    `insert into licences (id, person_id, application_id, municipality, valid_from, valid_until)
     select licence, person, application, '${municipality}', current_date - 9, current_date + 900 from fresh`,
  )
  await client.query(
    `insert into cards (id, licence_id, person_id, municipality, number_mac, made_on)
     select gen_random_uuid(), licence, person, '${municipality}', sha256(n::text::bytea), current_date - 9 from fresh`,
  )
  await client.query('drop table fresh')
  await client.query('set session_replication_role = origin')
  await client.query('vacuum analyze')
}

/** Of a register of which only licences are asked for: nothing stands behind them. */
export async function fillLicences(client: pg.Client, count: number): Promise<void> {
  await client.query('set session_replication_role = replica')
  await client.query('set synchronous_commit = off')
  // Numbers lie everywhere in their index: made afterwards, it takes a tenth of the time.
  await client.query('alter table cards drop constraint cards_number_mac_key')
  for (let from = 1; from <= count; from += AT_ONCE) {
    await client.query(
      `with fresh as materialized (select n, uuidv7() as person, uuidv7() as licence, uuidv7() as application, uuidv7() as card from generate_series($1::int, $2::int) n),
            kept as (insert into licences (id, person_id, application_id, municipality, valid_from, valid_until)
              select licence, person, application, '${municipality}', current_date - 9, current_date + 900 from fresh)
       insert into cards (id, licence_id, person_id, municipality, number_mac, made_on)
         select card, licence, person, '${municipality}', sha256(n::text::bytea), current_date - 9 from fresh`,
      [from, Math.min(from + AT_ONCE - 1, count)],
    )
  }
  await client.query(`set maintenance_work_mem = '512MB'`)
  await client.query('alter table cards add constraint cards_number_mac_key unique (number_mac)')
  await client.query('set session_replication_role = origin')
  await client.query('vacuum analyze licences, cards')
  await client.query('checkpoint')
}

const AT_ONCE = 500_000
