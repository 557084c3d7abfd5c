/** Her cards: one licence with several numbers, each shown and stopped alone, on a phone and on paper. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { brotliCompressSync } from 'node:zlib'
import { isValid } from '../../src/actions/checking/valid.ts'
import { check } from '../../src/actions/checks.ts'
import { addCard, cardPhoto, nameCard, ownCards, replaceNumber, showCard, stopCard } from '../../src/actions/licence/cards.ts'
import { forgetCodes } from '../../src/actions/licence/codes.ts'
import { paperCard } from '../../src/actions/licence/paper.ts'
import { stop } from '../../src/actions/stopping.ts'
import { addDays } from '../../src/law/day.ts'
import { figure } from '../../src/law/figures.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { Inspector, Worker } from '../../src/policies/actor.ts'
import { asSuperuser } from '../support/database.ts'
import { today, withLicence, withoutDoors } from '../support/newWorker.ts'
import { onShift } from '../support/onShift.ts'
import { address, Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const now = new Date()
const base = 'https://voorbeeld.example'
let inspector: Inspector

beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
  inspector = await onShift({ area: 'openAir' })
})
afterAll(() => superuser.end())

const named = (workingName: string) => ({ workingName, shown: 'yes' as const })
const live = async (actor: Worker) => (await ownCards(actor, today)).cards
const codeOf = async (actor: Worker, id?: string) => {
  await showCard(actor, id, base, now, today)
  const { rows } = await superuser.query<{ mac: Buffer }>('select token_mac as mac from showings where person_id = $1 and expires_at > now() order by expires_at desc', [actor.personId])
  return rows
}

describe('several numbers', () => {
  test('each is valid to anyone and to an inspector; one that is stopped is not, and the others stay', async () => {
    const actor = await withLicence()
    const second = await addCard(actor, named('Mila'), today)
    const [one, other] = (await live(actor)).map(({ number }) => number) as [never, never]
    expect(await Promise.all([one, other].map((number) => isValid(number, today)))).toEqual([true, true])
    for (const number of [one, other]) expect(await check(inspector, { number }, now, today)).toMatchObject({ answer: 'valid' })

    await stopCard(actor, second, today)
    await stopCard(actor, second, today)
    expect(await Promise.all([one, other].map((number) => isValid(number, today)))).toEqual([true, false])
    expect(await check(inspector, { number: other }, now, today)).toMatchObject({ answer: 'none' })
    await expect(stopCard(actor, (await live(actor))[0]?.id ?? '', today)).rejects.toThrow(Refused)
  })

  test('the same name twice, also at once, is one card; there are no more than the figure says', async () => {
    const actor = await withLicence()
    const made = await Promise.all([1, 2].map(() => addCard(actor, named('Mila'), today)))
    expect(new Set(made).size).toBe(1)
    const most = figure('workingNames', today)
    for (let count = 2; count < most; count += 1) await addCard(actor, named(`Naam ${'abcdef'.charAt(count)}`), today)
    await expect(addCard(actor, named('Eva'), today)).rejects.toThrow(Refused)
    expect(await live(actor)).toHaveLength(most)
  })

  test('a new number keeps the name and the place; twice at once is one; after three a year she calls', async () => {
    const actor = await withLicence()
    await addCard(actor, named('Mila'), today)
    const [first] = await live(actor)
    await nameCard(actor, first?.id ?? '', named('Eva'), today)
    const made = await Promise.all([1, 2, 3].map(() => replaceNumber(actor, first?.id ?? '', today)))
    expect(new Set(made).size).toBe(1)
    const [now1, now2] = await live(actor)
    expect([now1?.id, now1?.name, now2?.name]).toEqual([made[0], 'Eva', 'Mila'])
    expect(now1?.number).not.toBe(first?.number)
    let id = made[0] ?? ''
    for (let times = 1; times < figure('newNumbersAYear', today); times += 1) id = await replaceNumber(actor, id, today)
    await expect(replaceNumber(actor, id, today)).rejects.toThrow(Refused)
  })

  test('what was stopped or replaced is not kept in the clear, nor is a name she took away', async () => {
    const actor = await withLicence()
    const second = await addCard(actor, named('Mila'), today)
    await replaceNumber(actor, (await live(actor))[0]?.id ?? '', today)
    await nameCard(actor, second, { workingName: '', shown: 'no' }, today)
    const { rows } = await superuser.query<{ kind: string; count: number }>(
      `select kind, count(*)::int as count from sealed where person_id = $1 and kind in ('licenceNumber', 'workingName') group by kind`, [actor.personId],
    )
    expect(rows).toEqual([{ kind: 'licenceNumber', count: 2 }])
  })

  test('of someone else they are not found', async () => {
    const [actor, other] = [await withLicence(), await withLicence()]
    const theirs = (await live(other))[0]?.id ?? ''
    for (const act of [stopCard, replaceNumber]) await expect(act(actor, theirs, today)).rejects.toThrow(NotFound)
    await expect(nameCard(actor, theirs, named('Mila'), today)).rejects.toThrow(NotFound)
    await expect(showCard(actor, theirs, base, now, today)).rejects.toThrow(NotFound)
  })
})

describe('codes', () => {
  test('a code of a phone ends within a day, one of paper with the licence; both end with the number', async () => {
    const actor = await withLicence()
    const [card] = await live(actor)
    await showCard(actor, undefined, base, now, today)
    const pdf = (await paperCard(actor, card?.id ?? '', base, now, today)).toString('latin1')
    for (const mark of ['%PDF', '/StructTreeRoot', '/MarkInfo', 'pdfuaid:part>1']) expect(pdf).toContain(mark)
    const { rows } = await superuser.query<{ hours: number }>(`select extract(epoch from expires_at - $2)::float / 3600 as hours from showings where person_id = $1 order by 1`, [actor.personId, now])
    expect(rows[0]?.hours).toBeGreaterThan(22.9)
    expect(rows[0]?.hours).toBeLessThanOrEqual(24)
    expect(rows[1]?.hours).toBeGreaterThan(24 * 365 * 4)

    await replaceNumber(actor, card?.id ?? '', today)
    expect((await superuser.query('select from showings where person_id = $1', [actor.personId])).rowCount).toBe(0)
    expect(await forgetCodes(now)).toBeGreaterThanOrEqual(0)
  })

  test('two codes of one card share nothing but what every code has', async () => {
    const actor = await withLicence()
    const pages = [await showCard(actor, undefined, base, now, today), await showCard(actor, undefined, base, now, today)]
    expect(pages[0]?.qr).not.toBe(pages[1]?.qr)
    expect(new Set((await codeOf(actor)).map(({ mac }) => mac.toString('hex'))).size).toBe(3)
  })

  test('codes that have ended are forgotten', async () => {
    const actor = await withLicence()
    await showCard(actor, undefined, base, now, today)
    const left = async () => (await superuser.query('select from showings where person_id = $1', [actor.personId])).rowCount
    await forgetCodes(new Date())
    expect(await left()).toBeGreaterThan(0)
    // Of hers alone the time is over: other stories hold codes too.
    await superuser.query(`update showings set expires_at = now() - interval '1 second' where person_id = $1`, [actor.personId])
    await forgetCodes(new Date())
    expect(await left()).toBe(0)
  })
})

test('whoever has no valid licence has no card, no photo and no paper, and her page says what to do', async () => {
  const actor = await withLicence(addDays(today, -1))
  const [card] = await live(actor)
  await stop(actor, today)
  expect(await showCard(actor, undefined, base, now, today)).toBeUndefined()
  await expect(cardPhoto(actor, today)).rejects.toThrow(NotFound)
  await expect(paperCard(actor, card?.id ?? randomUUID(), base, now, today)).rejects.toThrow(NotFound)
  const visitor = new Visitor()
  await visitor.signIn('worker', 'worker-39')
  const page = await visitor.visit('/kaart')
  expect(page.text).toContain('Geen geldige kaart')
  expect(page.text).toContain('Uw vergunning is afgelopen')
})

describe('through the forms', () => {
  const visitor = new Visitor()
  beforeAll(() => visitor.signIn('worker', 'worker-30'))

  test('the card is light, names nobody, and its photo has an address of its own that is not kept', async () => {
    const page = await visitor.visit('/kaart')
    expect(brotliCompressSync(page.raw).length).toBeLessThan(14 * 1024)
    expect(page.raw).not.toMatch(/Jolana|Marinova|Utrecht|Amsterdam|Groningen/)
    expect(page.html.querySelector('[data-renew] .qr')).not.toBeNull()
    const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ')
    const photo = await fetch(new URL('/kaart/foto', address), { headers: { cookie } })
    expect([photo.status, photo.headers.get('content-type'), photo.headers.get('cache-control')]).toEqual([200, 'image/jpeg', 'no-store'])
    expect((await fetch(new URL('/kaart/foto', address), { redirect: 'manual' })).status).toBe(303)
  })

  test('a name of her own choice gets its own card; one that is none comes back', async () => {
    const form = await (await (await visitor.visit('/kaart')).follow('Namen en nummers')).follow('Een naam erbij')
    for (const workingName of ['', 'A', '12', 'Mila<b>', 'x'.repeat(41)]) expect((await form.press('Maak kaart en nummer', { workingName, shown: 'yes' })).status).toBe(422)
    const list = await form.press('Maak kaart en nummer', { workingName: 'Mária-José', shown: 'yes' })
    expect([list.path, list.html.querySelectorAll('main section').length]).toEqual(['/kaart/namen', 2])
    const second = list.html.querySelectorAll('main section')[1]
    const shown = await visitor.visit(second?.querySelector('a')?.getAttribute('href') ?? '')
    expect(shown.text).toContain('Mária-José')
    expect((await visitor.visit('/kaart')).text).not.toContain('Mária-José')

    const hide = await visitor.visit(`${shown.path}/naam`)
    expect(hide.html.querySelector('#workingName')?.getAttribute('value')).toBe('Mária-José')
    await hide.press('Bewaar', { workingName: 'Mária-José', shown: 'no' })
    expect((await visitor.visit(shown.path)).text).not.toContain('Mária-José')
    const file = (await visitor.visit('/mijn-gegevens/bestand')).raw
    expect(file).toContain('Mária-José')

    const after = await (await visitor.visit(`${shown.path}/stoppen`)).press('Stop dit nummer')
    expect(after.html.querySelectorAll('main section')).toHaveLength(1)
    expect((await visitor.visit(shown.path)).status).toBe(404)
  })

  test('the card on paper warns first, and its file has a neutral name', async () => {
    const form = await (await visitor.visit('/kaart')).follow('Kaart op papier')
    expect(form.text).toContain('ziet dat het dezelfde kaart is')
    const file = await form.press('Maak PDF')
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="kaart-${today}.pdf"`)
    expect(file.raw).toMatch(/\/Title ?\(Kaart [a-z]+ \d+ [a-z]+ \d{4}\)/)
  })
})
