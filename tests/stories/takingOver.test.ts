/** From another register: a broken file changes nothing and names each line, a second person takes over all of it or nothing, and it can be taken back. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { bringIn, undoImport } from '../../src/actions/takingOver/bringIn.ts'
import { eraseImports } from '../../src/actions/takingOver/erase.ts'
import { type Prepared, prepareImport } from '../../src/actions/takingOver/prepare.ts'
import { macOf, macOfHuman } from '../../src/actions/subject.ts'
import { columns, headings } from '../../src/forms/office/takingOver.ts'
import { addDays, type Day } from '../../src/law/day.ts'
import { decideBy } from '../../src/law/terms/decisionTerm.ts'
import { Refused } from '../../src/law/impediment.ts'
import { Official as OfficialRow } from '../../src/models/office/Official.ts'
import { writeCsv } from '../../src/platform/paper/csv.ts'
import { inReach } from '../../src/platform/database/db.ts'
import type { Official } from '../../src/policies/actor.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { asSuperuser } from '../support/database.ts'
import { today, withoutDoors } from '../support/newWorker.ts'
import { type Page, Visitor } from '../support/visitor.ts'
import { xlsx } from '../support/xlsx.ts'

const town = 'GM0014'
const superuser = asSuperuser()
beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
})
afterAll(() => superuser.end())

const letters = () => randomUUID().replaceAll(/[\d-]/g, (sign) => String.fromCharCode(97 + (sign.charCodeAt(0) % 20)))
const head = columns.map((column) => headings[column])
const receivedOn = addDays(today, -20)
const validUntil = addDays(today, 800)
const application = (family = letters()) => ['aanvraag', `Z-${letters()}`, 'Voorbeeld', family, '31-12-1990', 'Nederlandse', '', 'paspoort', receivedOn, 'en', receivedOn, '', '', '']
const licence = (family = letters()) => ['vergunning', `V-${letters()}`, 'Proef', family, '14-02-1988', 'Roemeense', '', 'identiteitskaart', addDays(today, -400), 'ro', addDays(today, -400), addDays(today, -360), addDays(today, -360), validUntil]
const file = (...rows: readonly (readonly string[])[]) => Buffer.from(writeCsv([head, ...rows]))

async function someone(role: Official['role']): Promise<Official> {
  const subject = randomUUID()
  const [subjectMac, humanMac] = await Promise.all([macOf({ issuer: 'test', subject }), macOfHuman('test', subject)])
  const { id } = await inReach({ door: subjectMac.toString('hex') }, () => OfficialRow.create({ subjectMac, humanMac, role, municipality: town, mandateFrom: today }))
  return { role, id, municipality: town }
}

async function ready(lead: Official, ...rows: readonly (readonly string[])[]): Promise<string> {
  const prepared = await prepareImport(lead, file(...rows), new Date())
  if (prepared.kind !== 'ready') throw new Error(JSON.stringify(prepared))
  return prepared.id
}

const count = async (text: string, ...values: unknown[]) => Number((await superuser.query<{ count: string }>(`select count(*) from ${text}`, values)).rows[0]?.count)
const casesOf = (id: string) => count('import_rows where import_id = $1', id)

describe('by the pages', () => {
  const reader = new Visitor()
  const decider = new Visitor()
  beforeAll(async () => {
    await reader.signIn('staff', `staff-${town}-5`)
    await decider.signIn('staff', `staff-${town}-10`)
  })

  const send = async (visitor: Visitor, content: Buffer, type = 'text/csv'): Promise<Page> => (await visitor.visit('/beheer/invoer')).press('Inlezen als proef', {}, { name: 'table', content, type })

  test('a broken file changes nothing, and every line with something wrong is named with what to do', async () => {
    const before = await superuser.query('select count(*) from imports where municipality = $1', [town])
    const family = letters()
    const page = await send(reader, file(application(family), ['iets', ...application().slice(1)], application(family), licence().map((cell, index) => (index === 13 ? '01-01-2020' : cell))))
    expect(page.status).toBe(422)
    expect(page.html.querySelectorAll('main table')[0]?.querySelectorAll('tbody tr').map((row) => row.querySelectorAll('td').map(({ text }) => text))).toEqual([
      ['3', 'soort', 'Kies: aanvraag of vergunning.'],
      ['4', 'achternaam', 'Dit staat al op een eerdere regel. Haal een van de twee weg.'],
      ['5', 'geldig tot en met', 'Deze vergunning is afgelopen. Haal de regel weg.'],
    ])
    expect(page.raw).not.toContain(family)
    expect((await superuser.query('select count(*) from imports where municipality = $1', [town])).rows).toEqual(before.rows)
  })

  test.each([
    ['nothing', undefined, 'Kies een bestand'], ['a formula', xlsx([head, [{ raw: '<c r="@"><f>1</f></c>' }]]), 'Er staat een formule in. Plak de waarden, of bewaar het als CSV. Plaats: A2.'],
    ['a picture', Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'), 'Dit is geen CSV of XLSX.'], ['only a head', Buffer.from(`${head.join(';')}\n`), 'Kies een bestand'],
  ])('%s is refused in words', async (_name, content, words) => {
    const page = content ? await send(reader, content) : await (await reader.visit('/beheer/invoer')).press('Inlezen als proef', {}, { name: 'table', content: Buffer.alloc(0), type: 'text/csv' })
    expect([page.status, page.text.includes(words)]).toEqual([422, true])
  })

  test('the template is read as it is, once its days are of now', async () => {
    const template = await reader.visit('/beheer/invoer/sjabloon')
    expect(template.headers.get('content-disposition')).toBe('attachment; filename="sjabloon.csv"')
    expect(template.raw.replace('\uFEFF', '').split('\r\n')[0]).toBe(head.join(';'))
  })

  test('one reads it, another takes it over; who was taken over comes in by a code from the desk', async () => {
    const [first, second] = [letters(), letters()]
    const content = xlsx([head, application(first), licence(second)])
    const own = await send(reader, content, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    expect([own.status, own.text.includes('Iemand anders voert het in.'), own.text.includes('Aanvragen: 1, vergunningen: 1')]).toEqual([200, true, true])
    expect(own.html.querySelectorAll('form button').some(({ text }) => text.trim() === 'Voer in')).toBe(false)
    const lines = await own.press('Bekijk wat elke regel wordt')
    expect(lines.text).toContain('Nieuwe zaak, ontvangen')
    expect(lines.raw).not.toMatch(new RegExp(`${first}|${second}`))

    const again = await send(decider, content)
    expect([again.status, again.text.includes('al eerder ingelezen')]).toEqual([409, true])
    const done = await (await decider.visit(own.path)).press('Voer in')
    expect([done.status, done.text.includes('Ingevoerd')]).toEqual([200, true])
    const [of, held] = done.html.querySelectorAll('main table a').map(({ text }) => text.trim())
    expect(of && held).toBeTruthy()
    const known = await decider.visit('/beheer/invoer')
    const twice = await known.press('Inlezen als proef', {}, { name: 'table', content: file(licence(second)), type: 'text/csv' })
    expect([twice.status, twice.text.includes('Deze persoon is al eerder overgenomen.')]).toEqual([422, true])

    const desk = new Visitor()
    await desk.signIn('staff', `staff-${town}-1`)
    expect((await (await desk.visit('/balie/overgenomen')).press('Zoek de zaak', { caseNumber: '000000-XXX' })).status).toBe(422)
    const who = await (await desk.visit('/balie/overgenomen')).press('Zoek de zaak', { caseNumber: held ?? '' })
    expect(who.text).toContain(`Proef ${second}`)
    const without = await who.press('Maak een code', {}, { name: 'photo', content: Buffer.alloc(0), type: 'image/jpeg' })
    expect([without.status, without.text.includes(`Proef ${second}`)]).toEqual([422, true])
    const made = await without.press('Maak een code', { document: 'identityCard', seen: 'yes' }, { name: 'photo', content: await drawnPortrait(3), type: 'image/jpeg' })
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(made.text)?.[0] ?? ''
    expect(code).not.toBe('')
    expect(await count(`sealed s join applications a on a.id = s.application_id where a.case_number = $1 and s.compartment = 'photo'`, held)).toBe(1)

    // Once she comes in by herself, the desk opens her name here no more.
    const found = async () => (await (await desk.visit('/balie/overgenomen')).press('Zoek de zaak', { caseNumber: held ?? '' })).status
    expect(await found()).toBe(200)
    await superuser.query(`insert into accounts (id, person_id, subject_mac, created_on) select gen_random_uuid(), person_id, sha256(id::text::bytea), started_on from applications where case_number = $1`, [held])
    expect(await found()).toBe(422)
  })
})

describe('by one transaction', () => {
  test('what is taken over has its legal dates, its number, its letter, and says where it comes from', async () => {
    const [lead, decider] = await Promise.all([someone('teamLead'), someone('decisionMaker')])
    const id = await ready(lead, application(), licence())
    await bringIn(decider, id, new Date())
    const { rows } = await superuser.query<{ line: number; received: Day; by: Day; closed: Day | null; until: Day | null; acts: string[]; kinds: string[]; cards: string }>(
      `select r.line, a.received_on::text as received, a.decide_by::text as by, a.closed_on::text as closed, l.valid_until::text as until,
         (select array_agg(c.act order by c.id) from application_acts c where c.application_id = a.id) as acts,
         (select array_agg(t.kind) from letters t where t.application_id = a.id) as kinds, (select count(*) from cards k where k.licence_id = l.id) as cards
       from import_rows r join applications a on a.id = r.application_id left join licences l on l.application_id = a.id where r.import_id = $1 order by r.line`, [id])
    expect(rows).toEqual([
      { line: 2, received: receivedOn, by: decideBy(receivedOn), closed: null, until: null, acts: ['submit', 'awaitTalk', 'takeOver'], kinds: ['applicationTakenOver'], cards: '0' },
      { line: 3, received: addDays(today, -400), by: decideBy(addDays(today, -400)), closed: addDays(today, -360), until: validUntil, acts: ['submit', 'propose', 'grant', 'takeOver'], kinds: ['licenceTakenOver'], cards: '1' },
    ])
    const kept = await superuser.query('select wrapped_key, sealed, done_by from imports where id = $1', [id])
    expect(kept.rows).toEqual([{ wrapped_key: null, sealed: null, done_by: decider.id }])
  })

  test('nobody takes over alone: not the reader, not who may not decide, not straight into the database', async () => {
    const [decider, other, lead] = await Promise.all([someone('decisionMaker'), someone('decisionMaker'), someone('teamLead')])
    const id = await ready(decider, application())
    await expect(bringIn(decider, id, new Date())).rejects.toThrow(Refused)
    await expect(bringIn(lead, id, new Date())).rejects.toThrow(Forbidden)
    const straight = () => inReach({ municipality: town, actor: decider.id }, async () => {
      const { Import } = await import('../../src/models/office/Import.ts')
      await Import.update({ doneBy: decider.id, doneOn: today, wrappedKey: null, sealed: null }, { where: { id } })
    })
    await expect(straight()).rejects.toThrow('two people')
    expect(await casesOf(id)).toBe(0)
    await bringIn(other, id, new Date())
    expect(await casesOf(id)).toBe(1)
  })

  test('of many at once one takes it over, and each line becomes one case', async () => {
    const [lead, ...deciders] = await Promise.all([someone('teamLead'), ...Array.from({ length: 4 }, () => someone('decisionMaker'))])
    const id = await ready(lead, application(), licence(), application())
    const said = await Promise.allSettled(deciders.map((decider) => bringIn(decider, id, new Date())))
    expect(said.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
    expect(said.every((each) => each.status === 'fulfilled' || each.reason instanceof Refused)).toBe(true)
    expect(await casesOf(id)).toBe(3)
  })

  test('the same file read by several at once lies ready once', async () => {
    const leads = await Promise.all(Array.from({ length: 4 }, () => someone('teamLead')))
    const content = file(application())
    const prepared = await Promise.all(leads.map((lead) => prepareImport(lead, content, new Date())))
    const ids = prepared.map((each: Prepared) => (each.kind === 'wrong' ? 'wrong' : each.id))
    expect(new Set(ids).size).toBe(1)
    expect(prepared.map(({ kind }) => kind).toSorted()).toEqual(['again', 'again', 'again', 'ready'])
  })

  test('two files with the same person: all of the second stays out', async () => {
    const [lead, one, other] = await Promise.all([someone('teamLead'), someone('decisionMaker'), someone('decisionMaker')])
    const family = letters()
    const [first, second] = [await ready(lead, application(family)), await ready(lead, licence(), application(family))]
    const said = await Promise.allSettled([bringIn(one, first, new Date()), bringIn(other, second, new Date())])
    expect(said.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect([await casesOf(first), await casesOf(second)].toSorted()).toEqual([0, expect.any(Number)])
  })

  test('taken back it is as if it had not been, keys and all; once something was done with one it stays', async () => {
    const [lead, decider] = await Promise.all([someone('teamLead'), someone('decisionMaker')])
    const id = await ready(lead, application(), licence())
    await bringIn(decider, id, new Date())
    const people = (await superuser.query<{ person_id: string }>('select person_id from import_rows where import_id = $1', [id])).rows.map(({ person_id }) => person_id)
    await expect(undoImport(decider, id, addDays(today, 15))).rejects.toThrow(Refused)
    await undoImport(decider, id, today)
    for (const table of ['persons where id', 'applications where person_id', 'licences where person_id', 'cards where person_id', 'sealed where person_id', 'letters where person_id']) expect([table, await count(`${table} = any($1)`, people)]).toEqual([table, 0])
    expect(await count(`audit_entries where event = 'person.erased' and person_id = any($1)`, people)).toBe(2)
    await expect(undoImport(decider, id, today)).rejects.toThrow(Refused)

    const touched = await ready(lead, application(), licence())
    await bringIn(decider, touched, new Date())
    await superuser.query(`insert into application_acts (application_id, person_id, municipality, act, on_day, actor_id) select application_id, person_id, municipality, 'checkWhole', current_date, $2 from import_rows where import_id = $1 limit 1`, [touched, randomUUID()])
    await expect(undoImport(decider, touched, today)).rejects.toThrow(Refused)
    expect(await casesOf(touched)).toBe(2)
  })

  test('after a day what waits is gone, for whoever asks and by night; nothing of it lies readable before', async () => {
    const [lead, decider] = await Promise.all([someone('teamLead'), someone('decisionMaker')])
    const family = letters()
    const id = await ready(lead, application(family))
    const { rows } = await superuser.query<{ sealed: Buffer }>('select sealed from imports where id = $1', [id])
    expect(rows[0]?.sealed.includes(family)).toBe(false)
    await superuser.query(`update imports set made_at = made_at - interval '24 hours' where id = $1`, [id])
    await expect(bringIn(decider, id, new Date())).rejects.toThrow()
    expect((await eraseImports(new Date())).gone).toContain(id)
    expect(await count('imports where id = $1', id)).toBe(0)
  })
})
