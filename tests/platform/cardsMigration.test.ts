/** Licences of before there were cards keep their number, their photo and the codes that were shown. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { makeDatabase, migrate } from '../../src/platform/database/migrate.ts'
import { adminUrl, keyring } from '../support/database.ts'

const migrations = path.resolve('migrations')
const before = mkdtempSync(path.join(os.tmpdir(), 'migrations-'))
let database: pg.Client
let url = ''

const bring = async (directory: string) => migrate({ adminUrl: url, directory, queues: [], rolePassword: await keyring.rolePassword() })

beforeAll(async () => {
  for (const file of readdirSync(migrations).filter((name) => name < '0005')) symlinkSync(path.join(migrations, file), path.join(before, file))
  url = await makeDatabase(adminUrl, `cards_${randomUUID().replaceAll('-', '')}`)
  await bring(before)
  database = new pg.Client(url)
  await database.connect()
})
afterAll(async () => {
  await database.end()
  rmSync(before, { recursive: true })
})

test('each licence gets one card with its number, by which it is found as before', async () => {
  const [person, application, licence, sealed] = Array.from({ length: 4 }, () => randomUUID())
  const [number, token] = [Buffer.from('number'), Buffer.from('token')]
  await database.query(`insert into persons values ($1, '\\x00', current_date)`, [person])
  await database.query(`insert into applications (id, person_id, case_number, started_on) values ($1, $2, '123456-BCD', current_date)`, [application, person])
  await database.query(`insert into sealed values ($1, $2, $3, 'licence', 'licenceNumber', '\\x00')`, [sealed, person, application])
  await database.query(`insert into licences values ($1, $2, $3, 'GM0344', $4, current_date - 1, current_date + 1)`, [licence, person, application, number])
  await database.query(`insert into showings values ($1, $2, $3, now() + interval '1 hour')`, [token, licence, person])

  await bring(migrations)
  const { rows: cards } = await database.query<object>('select licence_id, person_id, municipality, sealed_number, stopped_on from cards')
  expect(cards).toEqual([{ licence_id: licence, person_id: person, municipality: 'GM0344', sealed_number: sealed, stopped_on: null }])
  expect((await database.query('select from showings')).rowCount).toBe(0)
  expect((await database.query('select valid_from from licence_facts($1)', [[number]])).rowCount).toBe(1)
  await database.query('update cards set stopped_on = current_date')
  expect((await database.query('select valid_from from licence_facts($1)', [[number]])).rowCount).toBe(0)
})
