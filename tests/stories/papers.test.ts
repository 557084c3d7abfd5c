/** Documents and photo through the real forms: brought or uploaded, each wrong file with its own words. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { MOST_FILES } from '../../src/actions/papers/papers.ts'
import { applicant } from '../support/applicant.ts'
import { asSuperuser } from '../support/database.ts'
import { heic, jpeg, pdf, plain, vastPng } from '../support/files.ts'
import { address, type Page, Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()

beforeAll(() => superuser.connect())
afterAll(() => superuser.end())

const cookieOf = (visitor: Visitor) => [...visitor.cookies].map((pair) => pair.join('=')).join('; ')
const raw = (visitor: Visitor, path: string) => fetch(new URL(path, address), { headers: { cookie: cookieOf(visitor) } })

describe('through the forms', () => {
  const worker = new Visitor()
  const files = () => worker.visit('/vragen/document/bestand')
  const send = async (content: Buffer, name = 'front', type = 'image/jpeg'): Promise<Page> => (await files()).press('Upload', {}, { name, content, type })

  beforeAll(async () => {
    await applicant(worker, 5)
    await worker.visit('/vragen')
  })

  test('to bring it comes first and is chosen already; so is the photo at the desk', async () => {
    for (const [path, name, first] of [['/vragen/document', 'proof', 'bring'], ['/vragen/foto', 'portrait', 'desk']] as const) {
      const radios = (await worker.visit(path)).html.querySelectorAll(`input[name=${name}]`)
      expect([radios[0]?.getAttribute('value'), radios[0]?.hasAttribute('checked')]).toEqual([first, true])
    }
    expect((await (await worker.visit('/vragen/document')).press('Verder', { proof: 'cannot' })).path).toBe('/vragen/foto')
    expect((await worker.visit('/vragen/controleren')).text).toContain('Ik kan geen document laten zien')
  })

  test('whoever uploads is not ready before the front is there', async () => {
    const page = await (await worker.visit('/vragen/document')).press('Verder', { proof: 'upload' })
    expect([page.path, page.text.includes('Nog geen bestand')]).toEqual(['/vragen/document/bestand', true])
    const task = async () => (await worker.visit('/vragen')).html.querySelectorAll('.tasks li').find(({ text }) => text.includes('Uw document'))?.text
    expect(await task()).toContain('nog niet klaar')
    await send(await jpeg(), 'back')
    expect(await task()).toContain('nog niet klaar')
    await send(await jpeg())
    expect(await task()).not.toContain('nog niet klaar')
  })

  const wrong: readonly [string, () => Buffer | Promise<Buffer>, string][] = [
    ['no bytes', () => Buffer.alloc(0), 'Dit bestand is leeg. Kies het bestand opnieuw.'],
    ['more than 10 MB', () => Buffer.alloc(10 * 1024 * 1024 + 1), 'Dit bestand is groter dan 10 MB. Maak een kleinere foto.'],
    ['words', () => Buffer.from('just words, and not few of them'), 'Dit soort bestand kunnen wij niet gebruiken. Kies een foto'],
    ['a page that calls itself a photo', () => Buffer.from('<html><script>alert(1)</script></html>'), 'Dit soort bestand kunnen wij niet gebruiken. Kies een foto'],
    ['a photo cut off', async () => (await jpeg()).subarray(0, 500), 'Dit bestand is beschadigd. Maak een nieuwe foto'],
    ['30,000 by 30,000', vastPng, 'Deze foto heeft te veel beeldpunten. Maak een gewone foto'],
    ['a stamp', async () => plain(60, 60).png().toBuffer(), 'Deze foto is te klein om te lezen. Maak een nieuwe foto van dichtbij.'],
    ['a PDF with a password', () => pdf({ trailer: '/Encrypt 5 0 R' }), 'Op deze pdf zit een wachtwoord. Haal het wachtwoord eraf'],
    ['a PDF that acts', () => pdf({ catalogue: '/Open#41ction 5 0 R' }), 'Deze pdf doet meer dan iets laten zien. Maak een foto'],
  ]
  test.each(wrong)('%s: she hears what to do, beside the field, and nothing is kept', async (_what, content, says) => {
    const before = (await files()).html.querySelectorAll('.papers li').length
    const page = await send(await content())
    expect(page.status).toBe(422)
    expect(page.html.querySelector('#fouten a')?.getAttribute('href')).toBe('#front')
    expect(page.html.querySelector('#front-error')?.text).toContain(says)
    expect(page.html.querySelectorAll('.papers li')).toHaveLength(before)
  })

  test('no file at all is a fault of its own, and so is a request that is far too large', async () => {
    expect((await (await files()).press('Upload')).html.querySelector('#front-error')?.text).toContain('Kies eerst een bestand.')
    const vast = await send(Buffer.alloc(22 * 1024 * 1024))
    expect([vast.status, vast.text.includes('Ga terug en kies een kleiner bestand')]).toEqual([413, true])
  })

  test('without the token of the form nothing is kept', async () => {
    const before = (await files()).html.querySelectorAll('.papers li').length
    const body = new FormData()
    body.append('front', new Blob([new Uint8Array(await jpeg())], { type: 'image/jpeg' }), 'a.jpg')
    const answer = await fetch(new URL('/vragen/document/bestand', address), { method: 'POST', body, redirect: 'manual', headers: { cookie: cookieOf(worker), origin: address } })
    expect(answer.status).toBe(403)
    expect((await files()).html.querySelectorAll('.papers li')).toHaveLength(before)
  })

  test('a HEIC and a PDF are taken by what they are; a preview is hers alone, kept by nobody, and cannot act', async () => {
    await send(heic, 'front', 'text/html')
    const page = await send(pdf(), 'back', 'image/png')
    const picture = page.html.querySelectorAll('.papers img').at(-1)?.getAttribute('src') ?? ''
    const file = page.html.querySelector('.papers a')?.getAttribute('href') ?? ''
    for (const [path, type, way] of [[picture, 'image/jpeg', 'inline; filename="bestand.jpg"'], [file, 'application/pdf', 'attachment; filename="bestand.pdf"']] as const) {
      const { status, headers } = await raw(worker, path)
      expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, type, way])
      expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff'])
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    }
    expect(await (await raw(worker, picture)).text()).not.toContain('Somebody')

    const other = new Visitor()
    await other.signIn('worker', 'worker-33')
    const desk = new Visitor()
    await desk.signIn('staff', 'staff-GM0344-1')
    for (const path of [picture, file]) expect([(await raw(other, path)).status, (await raw(desk, path)).status]).toEqual([404, 404])
    const removal = page.html.querySelector('.papers form')?.getAttribute('action') ?? ''
    expect((await other.post(removal, { _csrf: (await other.visit('/mijn')).html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '' })).status).toBe(404)
  })

  test('on a shared device there is nothing to look at, and no file is handed over', async () => {
    const own = await files()
    const file = own.html.querySelector('.papers a')?.getAttribute('href') ?? ''
    await (await worker.visit('/apparaat')).press('Zet gedeeld apparaat aan')
    const shared = await files()
    expect(shared.html.querySelectorAll('.papers img, .papers a')).toEqual([])
    expect(shared.html.querySelectorAll('.papers li').length).toBe(own.html.querySelectorAll('.papers li').length)
    expect((await raw(worker, file)).status).toBe(403)
    await (await worker.visit('/apparaat')).press('Zet gedeeld apparaat uit')
    expect((await raw(worker, file)).status).toBe(200)
  })

  test('she takes one away; another way takes all away', async () => {
    const before = (await files()).html.querySelectorAll('.papers li').length
    const page = await files()
    const after = await page.press(page.html.querySelector('.papers form button')?.text.trim() ?? '')
    expect([after.path, after.html.querySelectorAll('.papers li').length]).toEqual(['/vragen/document/bestand', before - 1])
    await (await worker.visit('/vragen/document')).press('Verder', { proof: 'bring' })
    expect((await files()).text).toContain('Nog geen bestand')
  })

  test('her photo counts when she says it meets the rules; a PDF is no photo', async () => {
    const ask = await (await worker.visit('/vragen/foto')).press('Verder', { portrait: 'now' })
    expect(ask.path).toBe('/vragen/foto/bestand')
    const refused = await ask.press('Upload', {}, { name: 'picture', content: pdf(), type: 'image/jpeg' })
    expect(refused.html.querySelector('#picture-error')?.text).toContain('Dit is een pdf. Kies voor uw foto')
    const check = await ask.press('Upload', {}, { name: 'picture', content: await drawnPortrait(3), type: 'image/jpeg' })
    expect([check.path, check.html.querySelectorAll('main li').length]).toEqual(['/vragen/foto/controle', 5])
    const ready = async () => (await worker.visit('/vragen')).html.querySelectorAll('.tasks li').find(({ text }) => text.includes('Uw foto'))?.text.includes('nog niet klaar') === false
    expect(await ready()).toBe(false)

    const again = await ask.press('Upload', {}, { name: 'picture', content: await drawnPortrait(4), type: 'image/jpeg' })
    expect((await check.press('Ja, deze')).status).toBe(404)
    expect((await again.press('Ja, deze')).path).toBe('/vragen/tolk')
    expect(await ready()).toBe(true)
    expect((await worker.visit('/mijn-gegevens')).text).toContain('Foto die u uploadde')
  })

  test('the name of a file is kept nowhere, in the open or sealed', async () => {
    const body = new FormData()
    body.append('_csrf', (await files()).html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '')
    body.append('front', new Blob([new Uint8Array(await jpeg())], { type: 'image/jpeg' }), 'Paspoort-Verzonnen-Naam.jpg')
    await fetch(new URL('/vragen/document/bestand', address), { method: 'POST', body, headers: { cookie: cookieOf(worker), origin: address } })
    const file = await worker.visit('/mijn-gegevens/bestand')
    expect(file.raw).toContain('"kind": "document"')
    expect(file.raw).not.toContain('Verzonnen-Naam')
    const { rows } = await superuser.query<{ found: number }>(`select count(*)::int as found from audit_entries where details::text like '%Paspoort%'`)
    expect(rows).toEqual([{ found: 0 }])
  })

  test('many uploads at once end in ten files, each with an answer', async () => {
    await (await worker.visit('/vragen/document')).press('Verder', { proof: 'upload' })
    const page = await worker.visit('/vragen/document/bestand')
    const content = await jpeg(320, 320)
    const answers = await Promise.all(Array.from({ length: 20 }, () => page.press('Upload', {}, { name: 'back', content, type: 'image/jpeg' })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 422]))
    const photo = (await worker.visit('/vragen/foto/controle')).html.querySelectorAll('img.photo').length
    expect((await worker.visit('/vragen/document/bestand')).html.querySelectorAll('.papers li')).toHaveLength(MOST_FILES - photo)
  })
})
