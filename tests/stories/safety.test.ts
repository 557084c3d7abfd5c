/** What someone who steals the database, reads the log, or asks the wrong question, finds: nothing. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { workers } from '../../seeders/people.ts'
import { knownNumber } from '../../seeders/demonstration.ts'
import type { Inspector } from '../../src/policies/actor.ts'
import { dataDirectory as directory, serviceUrl } from '../support/database.ts'
import { hourWithRoom } from '../support/hour.ts'
import { onShift } from '../support/onShift.ts'
import { inside } from '../support/sessions.ts'
import { inStory } from '../support/story.ts'
import { address, Visitor } from '../support/visitor.ts'

const superuser = inStory()
const app = new pg.Client(await serviceUrl())
let inspector: Inspector

beforeAll(async () => {
  await app.connect()
  // So that there is a row in every table: a card that was shown, and a shift.
  const holder = new Visitor()
  await holder.signIn('worker', 'worker-32')
  await holder.visit('/kaart')
  inspector = await onShift()
})
afterAll(() => app.end())

/** Everything that was ever typed or known about the made-up people, and how it could be written down. */
const known = workers.flatMap(({ identity, email, phone }) => [identity.family, `${identity.given} ${identity.family}`, identity.birthdate, identity.bsn, email, phone])
const forms = [...known, knownNumber, 'alleen-voor-mij@post.example'].flatMap((text) => {
  const digits = text.replaceAll(/\D/g, '')
  const plain = text.replaceAll('-', '')
  const base64 = [text, plain].map((each) => Buffer.from(each).toString('base64').replaceAll('=', '').slice(0, -1))
  return [text, text.toLowerCase(), plain, ...base64, Buffer.from(text).toString('hex'), ...(digits.length >= 8 ? [digits] : [])].filter((form) => form.length >= 6)
})

const byBeginning = Map.groupBy([...new Set(forms)].map((form) => Buffer.from(form)), (form) => form.readUIntBE(0, 3))
const isBeginning = new Uint8Array(2 ** 24)
for (const beginning of byBeginning.keys()) isBeginning[beginning] = 1

/** One pass over the bytes, however many forms there are: by how they begin, and then the whole of them. */
function found(content: Buffer): string[] {
  const all = new Set<Buffer>()
  for (let at = 0, last = 0; at < content.length; at += 1) {
    last = ((last << 8) | (content[at] ?? 0)) & 0xffffff
    if (isBeginning[last]) for (const form of byBeginning.get(last) ?? []) if (content.subarray(at - 2, at - 2 + form.length).equals(form)) all.add(form)
  }
  return [...all].map(String)
}

test('the search itself finds what is there, however it is written', () => {
  const [{ identity } = { identity: { family: '', bsn: '' } }] = workers
  expect(found(Buffer.from(`x${Buffer.from(identity.family).toString('hex')}x`))).toHaveLength(1)
  expect(found(Buffer.from(`x${identity.bsn}x`)).length).toBeGreaterThan(0)
})

async function tables(): Promise<{ schema: string; name: string }[]> {
  const { rows } = await superuser.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  return rows
}

/** The server takes files of its own away while they are listed; what is gone holds nothing. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

describe('a stolen database', () => {
  test('no column of any table holds anything of the seeded people, jobs and sessions included', async () => {
    const names = await tables()
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['persons', 'sealed', 'sessions', 'audit_entries', 'job']))
    for (const { schema, name } of names) {
      const { rows } = await superuser.query<{ row: string }>(`select t::text as row from ${schema}."${name}" t`)
      const content = rows.flatMap(({ row }) => [Buffer.from(`${row.replaceAll(/\\+x[0-9a-f]*/g, '')}\n`), ...[...row.matchAll(/\\+x([0-9a-f]*)/g)].map(([, bytes = '']) => Buffer.from(bytes, 'hex'))])
      expect([name, found(Buffer.concat(content))]).toEqual([name, []])
    }
  })

  test('nor do the raw files and the write-ahead log', async () => {
    await superuser.query('checkpoint')
    const files = readdirSync(path.join(directory, 'pg'), { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
    for (const file of files) expect([file.name, found(contentOf(path.join(file.parentPath, file.name)))]).toEqual([file.name, []])
  })

  test('nor does the log of the service', () => {
    const log = readFileSync(process.env['TEST_LOG'] ?? '')
    expect(log.toString()).toContain('"route"')
    expect(found(log)).toEqual([])
    expect(log.toString()).not.toMatch(/127\.0\.0\.1|::1/)
  })
})

describe('the second wall', () => {
  test('every table with a person or a municipality has forced row-level security, and the service owns nothing', async () => {
    const { rows } = await superuser.query<{ relname: string; forced: boolean }>(
      `select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced from pg_class c
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and exists (
         select from pg_attribute a where a.attrelid = c.oid and a.attname in ('person_id', 'municipality', 'wrapped_key'))`,
    )
    expect(rows.length).toBeGreaterThan(9)
    expect(rows.filter(({ forced }) => !forced)).toEqual([])
    const owned = await superuser.query(`select from pg_class where relowner = 'waarborg_app'::regrole`)
    const role = await superuser.query(`select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'waarborg_app'`)
    expect(owned.rowCount).toBe(0)
    expect(role.rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }])
  })

  test.each(['persons', 'accounts', 'officials', 'slots', 'applications', 'application_acts', 'sealed', 'letters', 'licences', 'licence_acts', 'showings', 'shifts', 'openings', 'audit_entries', 'cards', 'shares', 'share_tries', 'watches', 'watch_addresses', 'rooms', 'slot_rules', 'slot_seats', 'absences', 'interviewer_labels'])(
    'without a context %s has no rows, with everything in it',
    async (table) => {
      const all = await superuser.query(`select from ${table} limit 1`)
      const none = await app.query(`select from ${table}`)
      expect([none.rowCount, ['licence_acts', 'shares', 'share_tries', 'absences'].includes(table) || all.rowCount === 1]).toEqual([0, true])
    },
  )

  test('one municipality does not see the rows of another', async () => {
    await app.query('begin')
    await app.query(`select set_config('app.municipality', 'GM0363', true)`)
    for (const table of ['applications', 'application_acts', 'letters', 'licences', 'cards']) {
      const { rows } = await app.query<{ municipality: string }>(`select distinct municipality from ${table}`)
      expect(rows).toEqual([{ municipality: 'GM0363' }])
    }
    await app.query('rollback')
  })

  test('after the transaction the context is gone', async () => {
    expect((await app.query('select from applications')).rowCount).toBe(0)
  })
})

describe('the audit log', () => {
  test('is only added to, also by its owner', async () => {
    for (const statement of ['update audit_entries set event = $$x$$', 'delete from audit_entries', 'truncate audit_entries']) {
      await expect(app.query(statement)).rejects.toThrow(/permission denied/)
      await expect(superuser.query(statement)).rejects.toThrow(/only added to/)
    }
  })

  test('cannot be written in the name of someone else', async () => {
    await app.query('begin')
    await app.query(`select set_config('app.actor', '11111111-1111-4111-8111-111111111111', true)`)
    const forged = `insert into audit_entries (actor_id, role, organisation, event, subject) values ('22222222-2222-4222-8222-222222222222', 'worker', 'x', 'x', 'x')`
    await expect(app.query(forged)).rejects.toThrow(/row-level security/)
    await app.query('rollback')
  })
})

describe('the shell', () => {
  test('headers are strict, and nothing is kept', async () => {
    const { headers } = await new Visitor().visit('/')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|http:/)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('cache-control')).toContain('no-store')
    expect(headers.getSetCookie()).toEqual([])
  })

  test('what a system is told is no page, is in no frame, and is not kept', async () => {
    const answers = [await fetch(new URL('/api/v1/openapi.json', address)), await fetch(new URL('/api/v1/controles', address), { method: 'POST' }), await fetch(new URL('/api/v1/niets', address))]
    for (const { headers } of answers) {
      const told = ['content-security-policy', 'x-content-type-options', 'x-frame-options', 'cross-origin-resource-policy', 'cache-control', 'permissions-policy'].map((name) => headers.get(name))
      expect(told).toEqual(["default-src 'none';frame-ancestors 'none'", 'nosniff', 'DENY', 'same-origin', 'no-store', null])
    }
    // A page about it is a page.
    const { headers } = await fetch(new URL('/api/uitleg', address))
    expect(headers.get('permissions-policy')).toMatch(/camera/)
  })

  test('a change without the token of the form, or from another site, is refused', async () => {
    const visitor = new Visitor()
    await visitor.signIn('worker', 'worker-10')
    const without = await visitor.post('/aanvraag-intrekken', {})
    const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ')
    const foreign = await fetch(new URL('/aanvraag-intrekken', address), { method: 'POST', headers: { cookie, 'sec-fetch-site': 'cross-site' } })
    expect([without.status, foreign.status]).toEqual([403, 403])
    expect((await visitor.visit('/mijn')).text).toContain('Uw gesprek is gepland')
  })

  test('leaving ends the session and clears the site', async () => {
    const visitor = new Visitor()
    await visitor.signIn('worker', 'worker-11')
    const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ')
    const left = await fetch(new URL('/weg', address), { redirect: 'manual', headers: { cookie } })
    expect(left.headers.get('clear-site-data')).toContain('"cookies"')
    expect(left.headers.get('location')).toBe('/weer')
    const after = await fetch(new URL('/mijn', address), { redirect: 'manual', headers: { cookie } })
    expect(after.headers.get('location')).toContain('/inloggen')
  })

  test('each role finds only its own doors', async () => {
    const doors = { 'staff-GM0344-1': '/balie', 'staff-GM0344-4': '/werk', 'inspector-2': '/dienst' }
    for (const [subject, own] of Object.entries(doors)) {
      const visitor = new Visitor()
      await visitor.signIn('staff', subject)
      for (const door of [...Object.values(doors), '/mijn', '/kaart', '/inzage']) {
        expect([subject, door, (await visitor.visit(door)).status]).toEqual([subject, door, door === own ? 200 : 404])
      }
    }
  })

  test('a number that is not valid gives the same bytes, whatever the reason', async () => {
    const ask = async (number: string) => (await new Visitor().visit('/controleren')).press('Controleer', { number })
    const { newLicenceNumber } = await import('../../src/law/licence/licenceNumber.ts')
    const { randomInt } = await import('node:crypto')
    const [one, other] = [await ask(newLicenceNumber(randomInt)), await ask(newLicenceNumber(randomInt))]
    const typed = /value="[^"]{14}"/g
    expect(one.raw.replace(typed, '')).toBe(other.raw.replace(typed, ''))
    expect(one.text).toContain('Geen geldige vergunning')
    expect((await ask(knownNumber)).text).toContain('Geldig vandaag')
  })

  test('the budget of an inspector ends within the hour, on record', async () => {
    const page = await (await inside(inspector)).visit('/nummer')
    const answers = []
    await hourWithRoom()
    for (let count = 0; count < 31; count += 1) answers.push((await page.press('Controleer', { number: knownNumber })).status)
    expect(answers.slice(0, 30).every((status) => status === 200)).toBe(true)
    expect(answers.at(30)).toBe(429)
    const { rows } = await superuser.query(`select count(*)::int as count from audit_entries where event = 'check.overBudget'
      and actor_id = $1`, [inspector.id])
    expect(rows[0]).toEqual({ count: 1 })
  })
})
