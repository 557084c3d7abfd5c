/** A municipality counts its own work: each month once, seeing nothing of any other, and shows nothing of which someone could be known. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { countMonthsOf } from '../../src/actions/ownFigures/count.ts'
import { ownFigures } from '../../src/actions/ownFigures/figures.ts'
import { useKeyring } from '../../src/actions/keys.ts'
import { day } from '../../src/law/day.ts'
import { languageMac } from '../../src/actions/worklist/talkLanguage.ts'
import { inReach } from '../../src/platform/database/db.ts'
import { MonthCount } from '../../src/models/office/MonthCount.ts'
import type { Official } from '../../src/policies/actor.ts'
import { asSuperuser, keyring } from '../support/database.ts'
import { standing } from '../support/process/standing.ts'
import { Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
beforeAll(async () => {
  useKeyring(keyring)
  await standing()
  await superuser.connect()
})
afterAll(() => superuser.end())

/** Where no other story has cases. */
const [here, there] = ['GM0599', 'GM0518']
const today = day('2026-06-10')
const [one, other] = [randomUUID(), randomUUID()]
const lead: Official = { role: 'teamLead', id: randomUUID(), municipality: here }

interface Lived { readonly received: string; readonly decided: string; readonly by: string; readonly act: 'grant' | 'refuse'; readonly requests?: number }

/** No two at one moment. */
let times = 0

async function lived(municipality: string, { received, decided, by, act, requests = 0 }: Lived): Promise<void> {
  const [person, id, slot] = [randomUUID(), randomUUID(), randomUUID()]
  await superuser.query('insert into persons (id, created_on) values ($1, $2)', [person, received])
  await superuser.query(`insert into slots (id, municipality, day, time) values ($1, $2, $3, $4)`, [slot, municipality, received, `10:${10 + (times += 1)}`])
  await superuser.query('insert into applications (id, person_id, case_number, municipality, slot_id, started_on, received_on, decide_by, closed_on) values ($1, $2, $3, $4, $5, $6, $6, $7, $8)', [id, person, id.slice(0, 13), municipality, slot, received, by, decided])
  const acts = [['submit', received, person], ...Array.from({ length: requests }, () => ['inviteToComplete', received, one]), ['holdInterview', '2026-04-10', one], ['saveView', '2026-04-11', one], ['saveView', '2026-04-12', other], ['propose', '2026-04-15', randomUUID()], [act, decided, randomUUID()]]
  for (const [name, on, actor] of acts) await superuser.query('insert into application_acts (application_id, person_id, municipality, act, on_day, actor_id, outcome) values ($1, $2, $3, $4, $5, $6, null)', [id, person, municipality, name, on, actor])
}

const months = async (municipality: string) => (await superuser.query<{ month: string; figure: string; part: string; count: number }>('select month::text, figure, part, count from month_counts where municipality = $1 order by month, figure, part', [municipality])).rows

describe('counting', () => {
  beforeAll(async () => {
    await superuser.query('delete from persons where id in (select person_id from applications where municipality in ($1, $2))', [here, there])
    await superuser.query('delete from slots where municipality in ($1, $2)', [here, there])
    await superuser.query('delete from month_counts where municipality in ($1, $2)', [here, there])
    for (let index = 0; index < 7; index += 1) await lived(here, { received: '2026-04-01', decided: '2026-04-20', by: '2026-05-27', act: index ? 'grant' : 'refuse', requests: index === 0 ? 2 : 0 })
    await lived(here, { received: '2026-04-01', decided: '2026-06-01', by: '2026-05-27', act: 'grant' })
    await superuser.query('update applications set closed_on = null, talk_language = $2 where id in (select id from applications where municipality = $1 order by id limit 6)', [here, await languageMac('ro')])
    await lived(there, { received: '2026-04-01', decided: '2026-04-20', by: '2026-05-27', act: 'grant' })
  })

  test('each month that is over is counted once, by two at once as well, with nothing of another municipality', async () => {
    const counted = await Promise.all([countMonthsOf(here, today), countMonthsOf(here, today)])
    expect(Math.max(...counted)).toBe(2)
    const rows = await months(here)
    const april = rows.filter(({ month }) => month === '2026-04-01')
    const of = (figure: string) => Object.fromEntries(april.filter((row) => row.figure === figure).map(({ part, count }) => [part, count]))
    expect(of('inTime')).toEqual({ inTime: 7 })
    expect(of('requests')).toEqual({ none: 6, more: 1 })
    expect([of('days.talk'), of('days.views'), of('days.proposal'), of('days.decision'), of('days.all')]).toEqual([{ 9: 7 }, { 2: 7 }, { 3: 7 }, { 5: 7 }, { 19: 7 }])
    // The month that runs is not there yet, and May was empty.
    expect(rows.filter(({ month }) => month !== '2026-04-01')).toEqual([{ month: '2026-05-01', figure: 'counted', part: '', count: 1 }, { month: '2026-05-01', figure: 'languages', part: 'ro', count: 6 }])
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${one}|${other}`))
    expect(await countMonthsOf(here, today)).toBe(0)
    expect(await months(here)).toEqual(rows)
    // Which languages are asked for is shown of the last month, and stays when the hash goes with the case.
    await superuser.query(`update applications set closed_on = '2026-07-20' where municipality = $1 and closed_on is null`, [here])
    const { languages } = await ownFigures(lead, 'month', today)
    expect([languages?.period, languages?.total, languages?.parts['ro'], languages?.parts['pl']]).toEqual(['2026-05-01', 5, 5, 0])
  })

  test('a month after it the late one is counted too, and what is counted stays when the cases are erased', async () => {
    await superuser.query('delete from persons where id in (select person_id from applications where municipality = $1 and closed_on < $2)', [here, '2026-05-01'])
    const before = (await months(here)).filter(({ month }) => month < '2026-06-01')
    expect(await countMonthsOf(here, day('2026-07-02'))).toBe(1)
    const rows = await months(here)
    expect(rows.filter(({ month }) => month < '2026-06-01')).toEqual(before)
    expect(rows.find(({ month, figure }) => month === '2026-06-01' && figure === 'inTime')).toEqual({ month: '2026-06-01', figure: 'inTime', part: 'late', count: 1 })
  })

  test('is read by those who answer for the work, of their own municipality, and changed by nobody', async () => {
    const { tallies, steps, pairs } = await ownFigures(lead, 'month', day('2026-07-02'))
    expect(tallies.inTime.map(({ period, total, share }) => [period, total, share?.percent])).toEqual([['2026-04-01', 5, 100], ['2026-05-01', 0, undefined], ['2026-06-01', 'few', undefined]])
    expect(steps.map(({ days }) => days.all)).toEqual([19, undefined, undefined])
    expect(pairs).toEqual([])
    expect((await ownFigures({ ...lead, municipality: there }, 'year', today)).counted).toBeUndefined()
    const change = () => inReach({ municipality: here, actor: lead.id }, () => MonthCount.keep([{ municipality: here, month: day('2026-03-01'), figure: 'inTime', part: 'late', count: 0 }]))
    await expect(change()).rejects.toThrow(/row-level security/)
  })
})

describe('the page', () => {
  const decider = new Visitor()
  beforeAll(() => decider.signIn('staff', 'staff-GM0344-5'))

  test('shows each figure with its picture, its table and its definition', async () => {
    const page = await decider.visit('/werkcijfers')
    for (const heading of ['Op tijd besloten', 'Dagen per stap', 'Vragen om aanvulling per zaak', 'Uitkomst van bezwaren', 'Verschil tussen paren van gespreksvoerders', 'Talen van gesprekken']) expect(page.text).toContain(heading)
    expect(page.html.querySelectorAll('main svg[role=img] title').length).toBeGreaterThanOrEqual(4)
    expect(page.html.querySelectorAll('main table tbody tr').length).toBeGreaterThan(30)
    // Days may be few; of cases no number under five stands anywhere.
    const [inTime, , requests, ...others] = page.html.querySelectorAll('main table')
    for (const table of [inTime, requests, ...others]) expect((table?.querySelectorAll('td') ?? []).map(({ text }) => text).filter((text) => /^[1-4]$/.test(text))).toEqual([])
    const years = await decider.visit('/werkcijfers?per=year')
    expect(years.html.querySelectorAll('main table')[0]?.querySelectorAll('tbody tr').length).toBeLessThanOrEqual(3)
    expect(years.html.querySelector('option[selected]')?.text).toBe('Jaar')
  })

  test('a table is a file under a name that says nothing', async () => {
    const file = await decider.visit('/werkcijfers/tabel/inTime?per=quarter')
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="cijfers-\d{4}-\d\d-\d\d\.csv"$/)
    expect(file.raw).toContain('Kwartaal;Op tijd;Te laat;Totaal;Deel op tijd\r\n')
    expect((await decider.visit('/werkcijfers/tabel/languages')).raw).toMatch(/Taal;Zaken\r\n.*Totaal;/s)
    expect((await decider.visit('/en/werkcijfers/tabel/languages')).raw).toContain('Language;Cases')
    expect((await decider.visit('/werkcijfers/tabel/anders')).status).toBe(404)
  })

  test('the list of cases names nobody and no case, and that it was made is on record', async () => {
    const list = await (await decider.visit('/werkcijfers')).press('Lijst maken (CSV)')
    const [head, ...lines] = list.raw.replace('\uFEFF', '').trim().split('\r\n').map((line) => line.split(';'))
    expect(head).toEqual(['Soort', 'Stap', 'Dagen', 'Op tijd'])
    expect(lines.length).toBeGreaterThanOrEqual(5)
    expect(list.raw).not.toMatch(/\d{6}-[A-Z]{3}|[0-9a-f]{8}-[0-9a-f]{4}|Verleend|Geweigerd/)
    for (const column of [0, 1]) {
      const times = Map.groupBy(lines, (line) => line[column] ?? '')
      for (const [value, all] of times) expect([value, all.length >= 5]).toEqual([value, true])
    }
    expect(lines.every(([, , days]) => Number(days) % 7 === 0)).toBe(true)
    const { rows } = await superuser.query(`select details from audit_entries where event = 'cases.exported' and municipality = 'GM0344' order by id desc limit 1`)
    expect(rows).toEqual([{ details: { lines: lines.length } }])
  })

  test('is not there for who handles cases', async () => {
    const caseworker = new Visitor()
    await caseworker.signIn('staff', 'staff-GM0344-4')
    expect((await caseworker.visit('/werkcijfers')).status).toBe(404)
  })
})

describe('the figures of all together', () => {
  const anyone = new Visitor()

  test('are for anyone, each with its meaning, its picture and its table; none under five, none of one municipality', async () => {
    const page = await anyone.visit('/cijfers')
    expect(page.status).toBe(200)
    for (const heading of ['Aanvragen', 'Besluiten', 'Dagen tot een besluit', 'Deel dat is geweigerd', 'Talen van gesprekken', 'Bezwaren']) expect(page.html.querySelectorAll('main h2').map(({ text }) => text)).toContain(heading)
    expect(page.html.querySelectorAll('main svg[role=img] title').length).toBe(6)
    const [received, decided, , , languages, objections] = page.html.querySelectorAll('main table')
    expect(received?.querySelectorAll('tbody tr').length).toBeGreaterThanOrEqual(6)
    expect(languages?.text).toContain('Roemeens')
    for (const table of [received, decided, languages, objections]) expect((table?.querySelectorAll('td') ?? []).map(({ text }) => text).filter((text) => /^\d+$/.test(text) && Number(text) % 5)).toEqual([])
    const { rows } = await superuser.query<{ name: string }>('select name from municipalities where is_designated(code, current_date)')
    for (const { name } of rows) expect(page.text).not.toContain(name)
  })

  test('a table is a file; another is not there', async () => {
    const file = await anyone.visit('/cijfers/tabel/decided')
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=utf-8', 'attachment; filename="cijfers-decided.csv"'])
    expect(file.raw).toContain('Kwartaal;Verleend;Geweigerd;Niet behandeld;Totaal\r\n')
    expect((await anyone.visit('/en/cijfers/tabel/languages')).raw).toContain('Romanian')
    expect((await anyone.visit('/cijfers/tabel/anders')).status).toBe(404)
  })

  test('the database hands over no figure of fewer than three municipalities, whoever asks and whatever is asked', async () => {
    await superuser.query('begin')
    await superuser.query(`insert into month_counts select code, '2016-01-01', 'received', 'all', 40 from municipalities order by code limit 2`)
    const asked = async () => (await superuser.query<{ count: number }>(`select count from public_counts('2016-01-01', 1) where quarter = '2016-01-01'`)).rows
    expect(await asked()).toEqual([])
    await superuser.query(`insert into month_counts select code, '2016-02-01', 'received', 'all', 40 from municipalities order by code desc limit 1`)
    expect(await asked()).toEqual([{ count: 120 }])
    await superuser.query('rollback')
  })
})
