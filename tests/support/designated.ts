/** A municipality of a test alone that holds talks and decides, and does so no longer. */
import type pg from 'pg'

export async function designate(superuser: pg.Client, code: string): Promise<void> {
  await superuser.query(`insert into designations (id, municipality, from_day) values (gen_random_uuid(), $1, '2020-01-01')`, [code])
}

export async function endDesignation(superuser: pg.Client, code: string): Promise<void> {
  await superuser.query('delete from designations where municipality = $1', [code])
}
