/** A case as one file: whole, as it was sent, with what an archive asks to know, and on record. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { unzipSync } from 'fflate'
import { createHash } from 'node:crypto'
import { takeOut } from '../../src/actions/dossier/dossier.ts'
import { fileObject, informationObject } from '../../src/actions/dossier/mdto.ts'
import { day } from '../../src/law/day.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { asSuperuser } from '../support/database.ts'
import { mdtoShortcomings, parseXml } from '../support/mdto.ts'
import { teamOf, withoutDoors } from '../support/newWorker.ts'
import { sectorWords } from '../support/sectorWords.ts'
import { Visitor } from '../support/visitor.ts'

const town = 'GM0363'
const superuser = asSuperuser()
const now = new Date('2026-11-30T10:00:00Z')
let id = ''
let personId = ''

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
  const { rows } = await superuser.query<{ id: string; person_id: string }>(
    `select a.id, a.person_id from applications a join letters l on l.application_id = a.id
     where a.municipality = $1 and exists (select from application_acts c where c.application_id = a.id and c.act = 'refuse') group by a.id having count(*) >= 3 order by a.started_on limit 1`, [town])
  ;({ id = '', person_id: personId = '' } = rows[0] ?? { id: '', person_id: '' })
})
afterAll(() => superuser.end())

test('every letter as it was sent and every act, each with its metadata, and digests that fit', async () => {
  const { caseworker } = await teamOf(town)
  const files = unzipSync(new Uint8Array(await takeOut(caseworker, id, 'archive', now)))
  const names = Object.keys(files)
  const sent = await superuser.query<{ sha256: Buffer }>('select sha256 from letters where application_id = $1 order by sent_on, id', [id])
  const digest = (content: Uint8Array = new Uint8Array()) => createHash('sha256').update(content).digest('hex')

  // The digest of a letter is the one it had when it was made.
  expect(sent.rows.map((_row, index) => digest(files[`brief-0${index + 1}.pdf`]))).toEqual(sent.rows.map(({ sha256 }) => sha256.toString('hex')))
  const listed = Buffer.from(files['sha256.txt'] ?? []).toString('utf8').trim().split('\n').map((line) => line.split('  '))
  expect(listed.map(([, name]) => name)).toEqual(names.filter((name) => name !== 'sha256.txt'))
  for (const [sum, name = ''] of listed) expect([name, digest(files[name])]).toEqual([name, sum])

  const metadata = names.filter((name) => name.endsWith('.mdto.xml'))
  expect(metadata).toHaveLength(1 + 2 * (sent.rows.length + 1))
  for (const name of metadata) expect([name, mdtoShortcomings(Buffer.from(files[name] ?? []).toString('utf8'))]).toEqual([name, []])
  const dossier = Buffer.from(files['dossier.mdto.xml'] ?? []).toString('utf8')
  const { rows: [acts] } = await superuser.query<{ count: number }>('select count(*)::int as count from application_acts where application_id = $1', [id])
  expect(dossier.match(/<event>/g)).toHaveLength(acts?.count ?? 0)
  expect(dossier).toContain('<verwijzingNaam>Gemeente Amsterdam</verwijzingNaam>')
  const told = JSON.parse(Buffer.from(files['handelingen.json'] ?? []).toString('utf8')) as { acts: unknown[] }
  expect(told.acts).toHaveLength(acts?.count ?? 0)
})

test('nothing in it but the letters themselves says who she is, who worked on it or what it is about', async () => {
  const { caseworker } = await teamOf(town)
  const files = unzipSync(new Uint8Array(await takeOut(caseworker, id, 'court', now)))
  const rest = Object.entries(files).filter(([name]) => !name.endsWith('.pdf')).map(([name, content]) => `${name}\n${Buffer.from(content).toString('utf8')}`).join('\n')
  expect(rest).not.toMatch(sectorWords)
  expect(rest).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  expect(rest).not.toContain(caseworker.id)
})

test('it is opened for a purpose that is said, on record, and she sees each letter that was opened', async () => {
  const { caseworker } = await teamOf(town)
  const last = async () => Number((await superuser.query<{ id: string }>('select coalesce(max(id), 0) as id from audit_entries')).rows[0]?.id)
  const before = await last()
  await takeOut(caseworker, id, 'request', now)
  const { rows } = await superuser.query<{ event: string; purpose: string | null; details: Record<string, unknown> }>('select event, purpose, details from audit_entries where id > $1 and person_id = $2 and actor_id = $3 order by id', [before, personId, caseworker.id])
  expect(rows.filter(({ event }) => event === 'vault.opened').every(({ purpose, details }) => purpose === 'handle-case' && details['kind'] === 'letterPdf')).toBe(true)
  expect(rows.at(-1)).toMatchObject({ event: 'dossier.exported', details: { reason: 'request' } })
  const { decider } = await teamOf(town)
  expect(() => takeOut(decider, id, 'archive', now)).toThrow(Forbidden)
})

test('the page says what is in it, asks what for, and hands over a file whose name says nothing', async () => {
  const official = new Visitor()
  await official.signIn('staff', `staff-${town}-4`)
  const page = await official.visit(`/zaken/${id}/dossier`)
  expect(page.text).toContain('Wat erin staat')
  const without = await page.press('Bestand maken')
  expect([without.status, without.text.includes('Kies waarvoor het bestand is.')]).toEqual([422, true])
  const file = await page.press('Bestand maken', { dossierReason: 'archive' })
  expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([200, 'application/zip', 'attachment; filename="dossier.zip"'])
  const elsewhere = new Visitor()
  await elsewhere.signIn('staff', 'staff-GM0014-4')
  expect((await elsewhere.visit(`/zaken/${id}/dossier`)).status).toBe(404)
})

test('whatever a name holds, it stays well formed; what is missing or out of place is seen', () => {
  const maker = { code: 'GM0001', name: 'Gemeente <"&\u0000> Ω' }
  const about = { id: 'x', name: 'a & b <c>', level: 'Archiefstuk', from: day('2026-01-02'), until: undefined, events: [], keptUntil: undefined, maker } as const
  const text = informationObject(about)
  expect(mdtoShortcomings(text)).toEqual([])
  expect(parseXml(text).children[0]?.children.find(({ name }) => name === 'naam')?.text).toBe('a & b <c>')
  const file = fileObject({ id: 'f', name: 'f.pdf', bytes: 3, format: { label: 'PDF', code: '' }, sha256: 'ab', at: now, represents: about })
  expect(mdtoShortcomings(file)).toEqual([])
  expect(mdtoShortcomings(file.replace(/ *<omvang>.*\n/, ''))).toEqual(['bestand: omvang 0 times'])
  expect(mdtoShortcomings(text.replace(/( *<taal>.*\n)/, '').replace('    <naam>', '    <taal>nl</taal>\n    <naam>'))).not.toEqual([])
})
