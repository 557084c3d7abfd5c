/** In without a provider: a code of the front desk, once; then seven words. All of it without JavaScript. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomInt, randomUUID } from 'node:crypto'
import { exchangeCode, handOutCode, tryCode } from '../../src/actions/access/deskCodes.ts'
import { eraseDeskCodes } from '../../src/actions/retention.ts'
import { figure } from '../../src/law/figures.ts'
import { newDeskCode, readDeskCode } from '../../src/law/person/deskCode.ts'
import { newWords } from '../../src/platform/secrets/recoveryWords.ts'
import { codeToTry } from '../../seeders/tryOut.ts'
import { asSuperuser } from '../support/database.ts'
import { today, withoutDoors } from '../support/newWorker.ts'
import { aCode, aNewcomer, deskOf, leaveSessions, onPaper, wordsOn } from '../support/newcomer.ts'
import { Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
})
afterAll(() => Promise.all([superuser.end(), leaveSessions()]))

const wrong = 'Deze code werkt niet'
const enter = async (code: string, visitor = new Visitor()) => (await visitor.visit('/code')).press('Verder', { deskCode: code })
const byWords = async (words: string, visitor = new Visitor()) => (await visitor.visit('/woorden')).press('Inloggen', { words })
const hours = figure('deskCodeHours', today)
const later = (after: number) => new Date(Date.now() + after * 3_600_000)

test('the desk sees a document and hands out a code; she comes in with it, gets words, and comes back with those', async () => {
  const desk = new Visitor()
  await desk.signIn('staff', 'staff-GM0344-1')
  const empty = await (await (await desk.visit('/balie')).follow('Code geven zonder DigiD')).press('Maak een code')
  expect([empty.status, empty.html.querySelectorAll('.summary-errors li').length]).toEqual([422, 5])
  const made = await empty.press('Maak een code', { given: 'Mila', family: 'Balie-Verzonnen', birthdate: '3/2/1991', nationality: 'Hongaarse', bsn: '', document: 'passport', seen: 'yes' })
  const code = made.html.querySelector('strong.number')?.text ?? ''
  expect(code).toMatch(/^[2-9B-Z]{4}-[2-9B-Z]{4}$/)

  const her = new Visitor()
  const shown = await enter(` ${code.toLowerCase().replace('-', ' ')} `, her)
  const words = wordsOn(shown)
  expect(words).toHaveLength(7)
  expect(wordsOn(await her.visit('/code/woorden'))).toEqual(words)
  const inside = await shown.press('Ik heb de woorden opgeschreven')
  expect([inside.path, inside.status]).toEqual(['/toegang', 200])
  expect((await her.visit('/code/woorden')).path).toBe('/code')
  const data = await her.visit('/mijn-gegevens')
  expect(data.text).toContain('Mila Balie-Verzonnen')
  expect(data.text).toMatch(/Van de balie/)
  expect((await her.visit('/vragen/bereiken')).status).toBe(200)

  const back = await byWords(words.map((word, index) => `${index + 1}. ${word.slice(0, 4).toUpperCase()}`).join(', '))
  expect([back.path, back.status]).toEqual(['/mijn', 200])
  expect((await enter(code)).text).toContain(wrong)
})

test('wrong, expired, used and foreign codes say one thing, byte for byte', async () => {
  const used = await aCode()
  const { personId, code } = used
  await exchangeCode((await tryCode(code, new Date())) ?? { codeId: '', personId }, newWords(), new Date())
  const old = await aCode()
  await superuser.query('update desk_codes set expires_at = now() where person_id = $1', [old.personId])
  const foreign = newDeskCode(randomInt)
  const codes = [code, old.code, foreign.finds + foreign.proves, 'AEIO-0001', 'kort']
  const said = await Promise.all(codes.map(async (each) => [(await enter(each)).status, (await enter(each)).raw.replaceAll(each, '')]))
  expect(new Set(said.map(String)).size).toBe(1)
  expect(said[0]?.[0]).toBe(422)
})

test('a code is locked after a few wrong tries, and then no longer opens for her either', async () => {
  const { code } = await aCode()
  const { finds, proves } = readDeskCode(code) ?? { finds: '', proves: '' }
  const guess = finds + (proves === '22222' ? '33333' : '22222')
  const tries = figure('deskCodeTries', today)
  for (let count = 1; count < tries; count += 1) expect(await tryCode(guess, new Date())).toBeUndefined()
  expect(await tryCode(code, new Date())).toBeDefined()
  await tryCode(guess, new Date())
  expect(await tryCode(code, new Date())).toBeUndefined()
})

test('a code works as long as was said, and not a moment longer', async () => {
  const { code } = await aCode()
  expect(await tryCode(code, later(hours - 0.01))).toBeDefined()
  expect(await tryCode(code, later(hours + 0.01))).toBeUndefined()
  const { code: another, personId } = await aCode()
  const invited = await tryCode(another, new Date())
  expect(await exchangeCode(invited ?? { codeId: '', personId }, newWords(), later(hours + 0.01))).toBeUndefined()
})

test('of two who press at once with one code, one has an account and the other hears that it does not work', async () => {
  const { code, personId } = await aCode()
  const pages = await Promise.all([enter(code), enter(code), enter(code)])
  const after = await Promise.all(pages.map((page) => page.press('Ik heb de woorden opgeschreven')))
  expect(after.map(({ status }) => status).toSorted()).toEqual([200, 422, 422])
  expect(after.find(({ status }) => status === 422)?.text).toContain(wrong)
  const accounts = await superuser.query('select from accounts where person_id = $1', [personId])
  expect(accounts.rowCount).toBe(1)
  const winner = after.findIndex(({ status }) => status === 200)
  const entered = await Promise.all(pages.map((page) => byWords(wordsOn(page).join(' '))))
  expect(entered.map(({ status }, index) => status === (index === winner ? 200 : 422))).toEqual([true, true, true])
})

test('pressing twice at the desk makes one person; the code that was shown last works, the one before does not', async () => {
  const [desk, form] = [deskOf('GM0344'), onPaper()]
  const persons = async () => (await superuser.query('select from desk_codes where submission_key = $1', [form.key])).rowCount
  const first = await handOutCode(desk, form, new Date())
  const second = await handOutCode(desk, form, new Date())
  expect([await persons(), await tryCode(first.code, new Date()), await tryCode(second.code, new Date())]).toEqual([1, undefined, expect.objectContaining({ personId: expect.any(String) })])
  const other = onPaper()
  await Promise.all([1, 2, 3].map(() => handOutCode(desk, other, new Date())))
  const { rows } = await superuser.query<{ count: string }>('select count(*) from desk_codes where submission_key = $1', [other.key])
  expect(rows[0]?.count).toBe('1')
  await expect(handOutCode(deskOf('GM0344'), form, new Date())).rejects.toThrow()
})

describe('what is kept', () => {
  test('of the code and the words nothing that can be read, and of her nothing outside the vault', async () => {
    const { code, personId } = await aCode()
    const words = newWords()
    const before = await superuser.query<{ row: string }>('select c::text as row from desk_codes c where person_id = $1', [personId])
    await exchangeCode((await tryCode(code, new Date())) ?? { codeId: '', personId }, words, new Date())
    const after = await superuser.query<{ row: string }>('select w::text as row from recovery_words w where person_id = $1', [personId])
    const audit = await superuser.query<{ row: string }>('select a::text as row from audit_entries a where person_id = $1', [personId])
    const text = [...before.rows, ...after.rows, ...audit.rows].map(({ row }) => row).join('\n')
    const plain = text + text.replaceAll(/\\x([0-9a-f]+)/g, (_all, hex: string) => Buffer.from(hex, 'hex').toString('latin1'))
    for (const secret of [code, code.replace('-', ''), code.slice(5), words.join(' '), 'Persoon-Verzonnen', '1991-02-03']) expect(plain).not.toContain(secret)
    expect(audit.rows).toHaveLength(3)
  })

  test('a code that nobody used takes with it what the desk wrote down; one that was used, or still runs, stays', async () => {
    const [late, runs, used] = [await aCode(), await aCode(), await aCode()]
    await exchangeCode((await tryCode(used.code, new Date())) ?? { codeId: '', personId: '' }, newWords(), new Date())
    await superuser.query(`update desk_codes set expires_at = now() - interval '1 second' where person_id = $1`, [late.personId])
    await eraseDeskCodes(new Date())
    await eraseDeskCodes(new Date())
    const left = async (id: string) => (await superuser.query('select from sealed where person_id = $1', [id])).rowCount
    expect(await Promise.all([late, runs, used].map(({ personId }) => left(personId)))).toEqual([0, 2, 2])
  })

  test('without a context the tables have no rows, with rows in them', async () => {
    await aNewcomer()
    await aCode()
    const { hot } = await import('../../src/platform/database/connection.ts')
    for (const table of ['desk_codes', 'recovery_words', 'passkeys']) expect(await hot(`none-${table}`, `select from ${table}`, [])).toEqual([])
    expect((await superuser.query('select from recovery_words limit 1')).rowCount).toBe(1)
  })
})

test('new words take the place of the old ones, once she says that she has them, on record', async () => {
  const { visitor, words } = await aNewcomer()
  const page = await visitor.visit('/toegang/woorden')
  const fresh = wordsOn(page)
  expect((await byWords(words.join(' '))).status).toBe(200)
  expect((await page.press('Ik heb de woorden opgeschreven')).text).toContain('Uw nieuwe woorden werken nu')
  expect([(await byWords(words.join(' '))).status, (await byWords(fresh.join(' '))).status]).toEqual([422, 200])
  expect((await superuser.query(`select from audit_entries where event = 'words.made'`)).rowCount).toBeGreaterThan(0)
})

test('whoever came by a provider comes back by it: there are no words to make', async () => {
  const visitor = new Visitor()
  await visitor.signIn('worker', 'worker-5')
  expect((await visitor.visit('/toegang')).text).not.toContain('zeven woorden. Heeft')
  expect((await visitor.visit('/toegang/woorden')).status).toBe(404)
})

test('the code of the demonstration works, each time', async () => {
  const tryOut = codeToTry('demonstration')
  const shown = (await new Visitor().visit('/inloggen')).text
  expect(shown).toContain(tryOut.code)
  for (const _time of [1, 2]) {
    const inside = await (await enter(tryOut.code)).press('Ik heb de woorden opgeschreven')
    expect(inside.path).toBe('/toegang')
  }
})

test('a foreign key of a way in is not hers to remove', async () => {
  const { visitor, page } = await aNewcomer()
  const token = page.html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
  const answers = [await visitor.post('/toegang/sleutel/weg', { _csrf: token, id: randomUUID() }), await visitor.post('/toegang/sleutel/weg', { _csrf: token, id: 'x' })]
  expect(answers.map(({ status }) => status)).toEqual([404, 404])
})
