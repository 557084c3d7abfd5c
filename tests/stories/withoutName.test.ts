/** Before anyone is anyone: help, a question of nobody, and whether this is for you. No cookie, no name, no network. */
import { describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { answerQuestion, answerTo, askWithoutName, openQuestion, type OpenQuestion, openQuestions, questionId } from '../../src/actions/anonymous/questions.ts'
import { eraseQuestions } from '../../src/actions/lapsing.ts'
import { addDays } from '../../src/law/day.ts'
import { retention } from '../../src/law/retention.ts'
import { helpDirectory } from '../../src/models/people/HelpDirectory.ts'
import type { Official } from '../../src/policies/actor.ts'
import { today } from '../support/newWorker.ts'
import { signedIn, Visitor } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const desk = (municipality = 'GM0363'): Official => ({ role: 'frontDesk', id: randomUUID(), municipality })
const words = (question = 'Mag ik in twee steden werken?') => ({ key: randomUUID(), question, way: '' })

async function everyPage(actor: Official): Promise<OpenQuestion[][]> {
  const pages: OpenQuestion[][] = []
  let after: OpenQuestion | undefined
  do {
    const { questions, next } = await openQuestions(actor, after)
    pages.push(questions)
    after = next
  } while (after)
  return pages
}

const allOpen = async (actor: Official): Promise<OpenQuestion[]> => (await everyPage(actor)).flat()

describe('a question of nobody', () => {
  test('is sealed, of no one, and found again by its code alone', async () => {
    const asked = words('Een vraag die nergens leesbaar staat')
    const { code } = await askWithoutName(asked, 'en', today)
    const { rows } = await superuser.query<{ whole: string }>('select t::text as whole from anonymous_questions t where id = $1', [await questionId(asked.key)])
    expect(rows[0]?.whole).not.toMatch(new RegExp(`nergens|${code.replaceAll('-', '')}`))
    expect(await answerTo(code.toLowerCase().replaceAll('-', ''))).toMatchObject({ question: asked.question, answer: '' })
    expect(await answerTo('BBBB-BBBB-BBBB')).toBeUndefined()
    expect(await answerTo('')).toBeUndefined()
    const columns = await superuser.query<{ column_name: string }>(`select column_name from information_schema.columns where table_name = 'anonymous_questions'`)
    expect(columns.rows.map(({ column_name: name }) => name).filter((name) => /person|network|address|actor|account|session|ip/.test(name))).toEqual([])
  })

  test('is one question however often the button is pressed', async () => {
    const asked = words()
    const given = await Promise.all([1, 2, 3].map(() => askWithoutName(asked, 'nl', today)))
    expect(new Set(given.map(({ code }) => code)).size).toBe(1)
    expect((await superuser.query('select from anonymous_questions where id = $1', [await questionId(asked.key)])).rowCount).toBe(1)
  })

  test('is open for every desk, answered by one', async () => {
    const asked = words()
    const { code } = await askWithoutName(asked, 'bg', today)
    const asks = await questionId(asked.key)
    const desks = [desk('GM0363'), desk('GM0014')] as const
    for (const one of desks) expect((await allOpen(one)).some(({ id, language }) => id === asks && language === 'bg')).toBe(true)
    expect(await openQuestion(desks[0], asks)).toMatchObject({ question: asked.question })
    const answers = await Promise.allSettled(desks.map((one) => answerQuestion(one, asks, { answer: `Ja, dat mag overal. ${one.municipality}` }, today)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await answerTo(code))?.answer).toContain('Ja, dat mag overal')
    expect((await allOpen(desks[0])).some(({ id }) => id === asks)).toBe(false)
  })

  test('is not found by what a desk knows of it', async () => {
    const asked = words()
    const { code } = await askWithoutName(asked, 'nl', today)
    const id = await questionId(asked.key)
    expect(id).not.toBe(asked.key)
    const guessed = await askWithoutName({ key: id, question: 'Iets anders', way: '' }, 'nl', today)
    expect(guessed.code).not.toBe(code)
    expect(await answerTo(guessed.code)).toMatchObject({ question: 'Iets anders' })
  })

  test('is on a page of the list, however many others there are', async () => {
    const asked = words()
    await askWithoutName(asked, 'nl', addDays(today, 3))
    await superuser.query(`insert into anonymous_questions (id, code_mac, wrapped_key, sealed, language, asked_on, answer_by)
      select gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), '', '', 'nl', $1, $1::date from generate_series(1, 230)`, [today])
    const pages = await everyPage(desk())
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.flat().some(({ id }) => id === pages.at(-1)?.at(-1)?.id)).toBe(true)
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(pages.flat().length)
    expect(pages.flat().map(({ id }) => id)).toContain(await questionId(asked.key))
    const staff = await signedIn('staff', 'staff-GM0014-1')
    const second = await (await staff.visit('/balie/vragen')).follow('Volgende 50')
    expect([second.status, second.html.querySelectorAll('main form').length]).toEqual([200, 50])
    await superuser.query(`delete from anonymous_questions where sealed = ''`)
  })

  test('is gone after thirty days', async () => {
    const asked = words()
    const { keptUntil } = await askWithoutName(asked, 'nl', addDays(today, -30))
    const left = async () => (await superuser.query('select from anonymous_questions where id = $1', [await questionId(asked.key)])).rowCount
    expect(keptUntil).toBe(today)
    await eraseQuestions(today)
    expect(await left()).toBe(1)
    await eraseQuestions(addDays(today, 1))
    expect(await left()).toBe(0)
  })
})

test('through the forms, without a cookie: asked, answered at a desk, read with the code', async () => {
  const anyone = new Visitor()
  const form = await (await anyone.visit('/hulp')).follow('Een vraag stellen zonder naam')
  const empty = await form.press('Stel de vraag')
  expect([empty.status, empty.html.querySelectorAll('#fouten a').length]).toEqual([422, 1])
  expect((await form.press('Stel de vraag', { question: 'x'.repeat(2_001) })).status).toBe(422)
  const question = `Is er een tolk? ${randomUUID()}`
  const asked = await form.press('Stel de vraag', { question, way: 'maan@post.example' })
  const code = asked.html.querySelector('main .number')?.text ?? ''
  expect(code).toMatch(/^[2-9B-Z]{4}(-[2-9B-Z]{4}){2}$/)
  const waiting = await (await asked.follow('Antwoord lezen met een code')).press('Lees het antwoord', { code })
  expect([waiting.text.includes(question), waiting.text.includes('Er is nog geen antwoord')]).toEqual([true, true])

  const staff = new Visitor()
  await staff.signIn('staff', 'staff-GM0014-1')
  const list = await staff.visit('/balie/vragen')
  expect(list.text).not.toContain(question)
  const forms = list.html.querySelectorAll('main form').map((each) => each.getAttribute('action') ?? '')
  const opened = await Promise.all(forms.map((action) => staff.post(action, { _csrf: list.html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '' })))
  const page = opened.find(({ text }) => text.includes(question))
  expect(page?.text).toContain('maan@post.example')
  expect((await page?.press('Verstuur antwoord', { answer: 'kort' }))?.status).toBe(422)
  expect((await page?.press('Verstuur antwoord', { answer: 'Ja. Een tolk is altijd gratis, bij elke gemeente.' }))?.path).toBe('/balie/vragen')

  const read = await (await anyone.visit('/hulp/antwoord')).press('Lees het antwoord', { code })
  expect(read.text).toContain('Een tolk is altijd gratis')
  expect((await (await anyone.visit('/hulp/antwoord')).press('Lees het antwoord', { code: 'BBBBBBBBBBBB' })).status).toBe(422)
  expect([...anyone.cookies]).toEqual([])
})

test('help names who helps besides us: no person, and a number that can be pressed', async () => {
  const page = await new Visitor().visit('/hulp')
  for (const { name } of helpDirectory.national) expect(page.text).toContain(name)
  expect(helpDirectory.regions.length).toBeGreaterThan(15)
  // Besides those of desks, which are nobody's in the demonstration.
  const numbers = page.html.querySelectorAll('a[href^="tel:"]').map((link) => link.getAttribute('href') ?? '')
  expect(numbers.filter((number) => !number.endsWith('0000000'))).toEqual(['tel:112', 'tel:08002000', 'tel:0334481186', 'tel:08008020'])
  for (const town of ['Amsterdam', 'Groningen', 'Utrecht']) expect(page.text).toContain(town)
})

describe('whether this is for you', () => {
  const answered = async (fields: Record<string, string>) => {
    const visitor = new Visitor()
    const page = await (await (await visitor.visit('/start')).follow('Kijk of dit voor u is')).press('Kijk', fields)
    expect([...visitor.cookies]).toEqual([])
    return page
  }

  test.each([
    [{ old: 'yes', independent: 'yes', identification: 'yes' }, 'U kunt een vergunning aanvragen', 'Beginnen'],
    [{ old: 'no', independent: 'yes', identification: 'yes' }, 'U moet 21 jaar of ouder zijn', 'Hulp'],
    [{ old: 'yes', independent: 'no', identification: 'yes' }, 'Deze vergunning is voor wie zelfstandig werkt', 'Hulp'],
    [{ old: 'yes', independent: 'yes', identification: 'no' }, 'U hebt eerst een geldig document nodig', 'Hulp'],
  ])('%j', async (fields, heading, link) => {
    const page = await answered(fields)
    expect([page.status, page.html.querySelector('h1')?.text]).toEqual([200, heading])
    expect(page.text).toContain('Wij hebben uw antwoorden niet bewaard')
    expect(page.html.querySelectorAll('main a').map(({ text }) => text)).toContain(link)
  })

  test('asks again what was not answered', async () => {
    const page = await answered({ old: 'yes' })
    expect([page.status, page.html.querySelectorAll('#fouten a').length]).toEqual([422, 2])
  })
})

test('who sees what says how long, from the table that erases', async () => {
  const page = await new Visitor().visit('/wie-ziet-wat')
  for (const { days = 0, years = 0 } of [retention.draft, retention.identityAndPhoto, retention.interviewReport, retention.signal, retention.ledgerLine]) {
    expect(page.text).toContain(days ? `${days} dagen na` : `${years} jaar na`)
  }
  expect(page.text).toContain('Zorgcoördinator')
})
