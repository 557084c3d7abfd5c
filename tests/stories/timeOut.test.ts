/** A session that ends loses nothing, and gives nothing to anyone else; a shared device leaves as little as possible. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { leaveSessions, minutesLeft, signedInAgo, timeUp, aNewcomer } from '../support/newcomer.ts'
import { withoutDoors } from '../support/newWorker.ts'
import { address, type Page, Visitor } from '../support/visitor.ts'

beforeAll(withoutDoors)
afterAll(leaveSessions)

const valueOf = ({ html }: Page, name: string) => {
  const field = html.querySelector(`main [name=${name}]`)
  return field?.getAttribute('value') ?? field?.text.trim() ?? ''
}
const byWords = async (page: Page, words: string[]): Promise<Page> => (await page.follow('Ik heb zeven woorden')).press('Inloggen', { words: words.join(' ') })
const typed = { channel: 'email', address: 'alleen-voor-mij@post.example' }

describe('a form that is sent after the session has ended', () => {
  test('waits for her: she signs in, sees what she typed, and sends it', async () => {
    const { visitor, words } = await aNewcomer()
    const question = await visitor.visit('/vragen/bereiken')
    await timeUp(visitor)
    const ended = await question.press('Verder', typed)
    expect([ended.path, ended.text.includes('Uw antwoorden zijn bewaard')]).toEqual(['/inloggen', true])
    expect(ended.raw).not.toContain(typed.address)

    const again = await byWords(ended, words)
    expect([again.path, valueOf(again, 'address')]).toEqual(['/vragen/bereiken', typed.address])
    expect(again.html.querySelector('[value=email]')?.hasAttribute('checked')).toBe(true)
    expect(again.text).toContain('Het is nog niet verstuurd')
    expect(valueOf(await visitor.visit('/vragen/bereiken'), 'address')).toBe(typed.address)

    await again.press('Verder', typed)
    const kept = await visitor.visit('/vragen/bereiken')
    expect([valueOf(kept, 'address'), kept.text.includes('nog niet verstuurd')]).toEqual([typed.address, false])
  })

  test('is shown to nobody else who signs in at that browser, not then and not later', async () => {
    const { visitor, words } = await aNewcomer()
    const other = await aNewcomer()
    const question = await visitor.visit('/vragen/bereiken')
    await timeUp(visitor)
    const ended = await question.press('Verder', typed)
    const elsewhere = await byWords(ended, other.words)
    expect([elsewhere.path, elsewhere.raw.includes(typed.address)]).toEqual(['/mijn', false])
    expect((await visitor.visit('/vragen/bereiken')).raw).not.toContain(typed.address)
    const back = await byWords(await visitor.visit('/inloggen'), words)
    expect(back.path).toBe('/mijn')
    expect(valueOf(await visitor.visit('/vragen/bereiken'), 'address')).toBe('')
  })

  test.each([
    ['she left with the quick exit', async (visitor: Visitor) => void (await visitor.visit('/weg'))],
    ['she signed out', async (visitor: Visitor) => void (await (await visitor.visit('/mijn')).press('Uitloggen'))],
    ['it ended more than an hour ago', (visitor: Visitor) => timeUp(visitor, 61)],
  ])('is dropped when %s', async (_how, leave) => {
    const { visitor, words } = await aNewcomer()
    const question = await visitor.visit('/vragen/bereiken')
    const before = new Map(visitor.cookies)
    await leave(visitor)
    // The page that is still open in that browser, with the cookie it had.
    for (const [name, value] of before) visitor.cookies.set(name, value)
    const ended = await question.press('Verder', typed)
    expect(ended.path).toBe('/inloggen')
    await byWords(ended, words)
    expect(valueOf(await visitor.visit('/vragen/bereiken'), 'address')).toBe('')
  })

  test('is dropped without the token of that session', async () => {
    const { visitor, words } = await aNewcomer()
    await timeUp(visitor)
    const ended = await visitor.post('/vragen/bereiken', { ...typed, _csrf: 'x' })
    await byWords(ended, words)
    expect(valueOf(await visitor.visit('/vragen/bereiken'), 'address')).toBe('')
  })

  test('and that carried a file keeps its words, not the file', async () => {
    const desk = new Visitor()
    const work = await desk.signIn('staff', 'staff-GM0014-1')
    const number = work.html.querySelector('tbody a')?.text.trim() ?? ''
    const opened = await (await work.follow(number)).press('Bekijk het document')
    await timeUp(desk)
    const ended = await opened.press('Bevestig', { document: 'identityCard', seen: 'yes', genuine: 'yes', same: 'yes', face: 'yes', workRight: 'free' }, { name: 'photo', content: Buffer.from('beeld'), type: 'image/jpeg' })
    expect(ended.path).toBe('/inloggen')
    await desk.signIn('staff', 'staff-GM0014-1')
    const again = await (await (await desk.visit('/balie')).follow(number)).press('Bekijk het document')
    expect([...again.html.querySelectorAll('[checked]')].map((each) => each.getAttribute('value'))).toEqual(['identityCard', 'yes', 'yes', 'yes', 'yes', 'free'])
  })
})

describe('a page whose time is up', () => {
  test('puts away what was typed, and ends a session that had not ended yet', async () => {
    const { visitor, words } = await aNewcomer()
    const page = await visitor.visit('/vragen/bereiken')
    const _csrf = valueOf(page, '_csrf')
    const old = new Map(visitor.cookies)
    const ended = await visitor.post('/verlopen', { _csrf, _path: '/en/vragen/bereiken', ...typed })
    expect(ended.path).toBe('/inloggen')
    const cookie = [...old].map((pair) => pair.join('=')).join('; ')
    const after = await fetch(new URL('/mijn', address), { redirect: 'manual', headers: { cookie } })
    expect(after.headers.get('location')).toContain('/inloggen')
    const again = await byWords(ended, words)
    expect([again.path, valueOf(again, 'address')]).toEqual(['/vragen/bereiken', typed.address])
  })

  test.each(['//elders.example', '/\\elders.example', 'https://elders.example/', ''])('leads nowhere else: “%s”', async (_path) => {
    const { visitor, words } = await aNewcomer()
    const _csrf = valueOf(await visitor.visit('/vragen/bereiken'), '_csrf')
    const ended = await visitor.post('/verlopen', { _csrf, _path, ...typed })
    const again = await byWords(ended, words)
    expect([again.status, again.path]).toEqual([200, '/'])
  })

  test('says until when, warns in time, and can be kept open', async () => {
    const { visitor } = await aNewcomer()
    const page = await visitor.visit('/vragen/bereiken')
    expect(page.raw).toMatch(/U blijft ingelogd tot \d\d:\d\d uur/)
    const stay = page.html.querySelector('form.stay')
    expect(Number(stay?.getAttribute('data-left'))).toBeGreaterThan(28 * 60)
    expect(stay?.getAttribute('data-warn')).toBe('300')
    await timeUp(visitor, -2)
    expect(await minutesLeft(visitor)).toBe(2)
    const answer = await visitor.post('/verder', { _csrf: valueOf(page, '_csrf') })
    expect(JSON.parse(answer.raw)).toEqual({ left: 1800 })
    expect(await minutesLeft(visitor)).toBe(30)
    await timeUp(visitor)
    expect((await visitor.post('/verder', { _csrf: 'x' })).status).toBe(401)
  })
})

describe('a shared device', () => {
  test('is chosen before signing in, without a cookie, and holds for the whole session', async () => {
    const visitor = new Visitor()
    const safe = await visitor.visit('/veilig')
    const chosen = await (await safe.follow('Kies ‘Gedeeld apparaat’')).follow('Inloggen op een gedeeld apparaat')
    expect(visitor.cookies.size).toBe(0)
    expect(chosen.text).toContain('Gedeeld apparaat staat aan')
    for (const link of ['Ik heb een code van de balie', 'Ik heb zeven woorden']) expect((await chosen.follow(link)).html.querySelector('main form')?.getAttribute('action')).toMatch(/\?gedeeld$/)
    const people = await chosen.press('Inloggen')
    const home = await visitor.post(people.html.querySelector('form[action^="/demo-inlog"]')?.getAttribute('action') ?? '', { subject: 'worker-32' })
    expect(home.raw).toContain('Gedeeld apparaat staat aan')
    expect(home.html.querySelector('form.stay')?.getAttribute('data-warn')).toBe('120')
    expect(await minutesLeft(visitor)).toBe(5)
  })

  test('gives no files, says so on the page, and adds no key', async () => {
    const { visitor } = await aNewcomer('/code?gedeeld')
    for (const file of ['/mijn-gegevens/bestand', '/gesprek/afspraak.ics', '/berichten/11111111-1111-4111-8111-111111111111/brief']) {
      const answer = await visitor.visit(file)
      expect([file, answer.status, answer.headers.get('content-disposition')]).toEqual([file, 403, null])
    }
    const data = await visitor.visit('/mijn-gegevens')
    expect([data.text.includes('geen bestand downloaden'), data.html.querySelector('a[href$=bestand]')]).toEqual([true, null])
    expect((await visitor.visit('/toegang')).html.querySelector('[data-passkey]')).toBeNull()
    const _csrf = valueOf(await visitor.visit('/toegang'), '_csrf') || (await visitor.visit('/mijn')).html.querySelector('[name=_csrf]')?.getAttribute('value') || ''
    expect((await visitor.post('/toegang/sleutel/vraag', { _csrf })).status).toBe(403)
  })

  test('can be chosen and left while signed in', async () => {
    const { visitor } = await aNewcomer()
    expect(await minutesLeft(visitor)).toBe(30)
    const on = await (await visitor.visit('/apparaat')).press('Zet gedeeld apparaat aan')
    expect([on.text.includes('Gedeeld apparaat staat aan'), await minutesLeft(visitor)]).toEqual([true, 5])
    await on.press('Zet gedeeld apparaat uit')
    expect(await minutesLeft(visitor)).toBe(30)
    expect((await visitor.visit('/mijn-gegevens/bestand')).status).toBe(200)
  })

  test('stays shared when the session ends and she comes back', async () => {
    const { visitor, words } = await aNewcomer('/code?gedeeld')
    const question = await visitor.visit('/vragen/bereiken')
    await timeUp(visitor)
    const ended = await question.press('Verder', typed)
    expect(ended.text).toContain('Gedeeld apparaat staat aan')
    const again = await byWords(ended, words)
    expect([valueOf(again, 'address'), await minutesLeft(visitor)]).toEqual([typed.address, 5])
  })

  test('every door of hers that hands out a file asks whose device it is', () => {
    const room = path.resolve('src/routes/worker')
    const open = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).filter((file) => {
      const text = readFileSync(path.join(room, file), 'utf8')
      const files = text.match(/attachment; filename/g)?.length ?? 0
      return files > (text.match(/onOwnDevice, async/g)?.length ?? 0)
    })
    expect(open).toEqual([])
  })
})

describe('a fresh sign-in', () => {
  test('is asked after five minutes for how she comes in; she comes back to where she was', async () => {
    const { visitor, words } = await aNewcomer()
    await signedInAgo(visitor, 4)
    expect((await visitor.visit('/toegang')).path).toBe('/toegang')
    await signedInAgo(visitor, 6)
    const asked = await visitor.visit('/toegang/woorden')
    expect([asked.path, asked.text.includes('Log nog een keer in')]).toEqual(['/inloggen', true])
    expect((await visitor.visit('/mijn')).path).toBe('/mijn')
    const back = await byWords(asked, words)
    expect([back.path, back.status]).toEqual(['/toegang', 200])
  })

  test('is asked for each of its acts, and nothing was done', async () => {
    const { visitor, page, words } = await aNewcomer()
    const _csrf = valueOf(page, '_csrf') || (page.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? '')
    await signedInAgo(visitor, 6)
    for (const act of ['/toegang/woorden', '/toegang/sleutel', '/toegang/sleutel/weg', '/toegang/sleutel/vraag']) expect([act, (await visitor.post(act, { _csrf })).path]).toEqual([act, '/inloggen'])
    expect((await byWords(await visitor.visit('/inloggen?opnieuw'), words)).status).toBe(200)
  })

  test('and for who looked, a card on paper, a new code to share, and the file of everything', async () => {
    const visitor = new Visitor()
    await visitor.signIn('worker', 'worker-31')
    const paper = (await (await visitor.visit('/kaart')).follow('Kaart op papier')).path
    const asked = ['/inzage', paper, '/delen/nieuw', '/mijn-gegevens/bestand']
    for (const path of asked) expect([path, (await visitor.visit(path)).status]).toEqual([path, 200])
    const form = await visitor.visit('/delen/nieuw')
    await signedInAgo(visitor, 6)
    for (const path of asked) expect([path, (await visitor.visit(path)).path]).toEqual([path, '/inloggen'])
    const _csrf = form.html.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    for (const path of [paper, '/delen/nieuw']) expect([path, (await visitor.post(path, { _csrf })).path]).toEqual([path, '/inloggen'])
    for (const path of ['/kaart', '/delen', '/mijn-gegevens']) expect([path, (await visitor.visit(path)).path]).toEqual([path, path === '/kaart' ? expect.stringMatching(/^\/kaart/) : path])
  })

  test('before a helper is named, or the code that one comes in by is shown; not to stop one', async () => {
    const { visitor, words } = await aNewcomer()
    const page = await visitor.visit('/machtigen')
    const named = { helper: 'Mijn advocaat', label: 'Dossier zon', scope: 'act', helpDays: '91' }
    await signedInAgo(visitor, 6)
    const asked = await page.press('Geef toestemming', named)
    expect(asked.path).toBe('/inloggen')
    const back = await byWords(asked, words)
    expect([back.path, back.text.includes('Niemand.'), valueOf(back, 'label')]).toEqual(['/machtigen', true, 'Dossier zon'])
    const done = await back.press('Geef toestemming', named)
    const code = done.html.querySelector('main .box .number')?.text ?? ''
    expect(code).toMatch(/^[2-9B-Z]{4}(-[2-9B-Z]{4}){2}$/)
    await signedInAgo(visitor, 6)
    const later = await visitor.visit('/machtigen')
    expect([later.path, later.text.includes(code), later.text.includes('Mijn advocaat')]).toEqual(['/machtigen', false, true])
    const shown = await byWords(await later.follow('Toon de code'), words)
    expect(shown.text).toContain(code)
    await signedInAgo(visitor, 6)
    expect((await shown.press('Stop deze hulp nu: Mijn advocaat')).text).toContain('Niemand.')
  })

  test('through the provider too, for whoever is signed in already', async () => {
    const visitor = new Visitor()
    await visitor.signIn('worker', 'worker-6')
    await signedInAgo(visitor, 6)
    await visitor.visit('/toegang')
    expect((await visitor.signIn('worker', 'worker-6')).path).toBe('/toegang')
    await signedInAgo(visitor, 6)
    const { words } = await aNewcomer()
    expect((await byWords(await visitor.visit('/toegang'), words)).path).toBe('/mijn')
  })
})
