/** An inspector's phone without a network: what was fetched before answers, and what was done is handed in afterwards. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import qr from 'qrcode'
import sharp from 'sharp'
import { startShift } from '../../src/actions/checks.ts'
import { signerNow } from '../../src/actions/register/keys.ts'
import { stop } from '../../src/actions/stopping.ts'
import { languages, translator } from '../../src/platform/page/translate.ts'
import { compressedList, packedList, signList } from '../../src/platform/secrets/statusList.ts'
import { signToken } from '../../src/platform/secrets/token.ts'
import type { Inspector, Worker } from '../../src/policies/actor.ts'
import { openBrowser, overflow, Person, shortcomings } from '../support/chromium.ts'
import { codeOf } from '../support/codeOf.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { onShift } from '../support/onShift.ts'
import { countedAfterWiping, handedInWithoutKey, keptOnPhone, namesKept, queuedWhileWiping, voices } from '../support/onPhone.ts'
import { inside } from '../support/sessions.ts'
import { inStory } from '../support/story.ts'
import { fetchPublished, verifyOffline } from '../support/verifier.ts'
import { address } from '../support/visitor.ts'

const superuser = inStory()
const PATIENCE = 60_000
const link = (code: string) => `https://voorbeeld.example/c/${code}`
let directory = ''
let browser: Browser
let actor: Worker
let inspector: Inspector
let codes: Record<'valid' | 'ended' | 'old' | 'strange', string>

beforeAll(async () => {
  const gone = await withLicence()
  actor = await withLicence()
  inspector = await onShift()
  const signer = await signerNow(new Date())
  const strange = { kid: 'nobody-knows', sign: signer.sign }
  const soon = Math.floor(Date.now() / 1_000)
  codes = {
    valid: await codeOf(actor), ended: await codeOf(gone),
    old: await signToken(signer, { idx: 1, exp: soon - 60 }), strange: await signToken(strange, { idx: 1, exp: soon + 3_600 }),
  }
  await stop(gone, today)
  await publishedAs(codes.ended, 'not valid')
  directory = await mkdtemp(path.join(tmpdir(), 'film-'))
  const film = path.join(directory, 'film.mjpeg')
  const code = await qr.toBuffer(link(codes.valid), { width: 400, margin: 4 })
  await writeFile(film, await sharp({ create: { width: 640, height: 480, channels: 3, background: '#fff' } }).composite([{ input: code }]).jpeg().toBuffer())
  browser = await openBrowser('--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`)
}, PATIENCE)
afterAll(async () => {
  await browser.close()
  await rm(directory, { recursive: true })
})

async function publishedAs(code: string, answer: string): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const { keys, lists } = await fetchPublished(address)
    if ((await verifyOffline(code, keys, lists, Date.now() / 1_000)) === answer) return
  }
  throw new Error('the list does not say so')
}

const handedIn = async (person: string | null): Promise<number> => {
  const { rows } = await superuser.query<{ count: number }>(`select count(*)::int from audit_entries where event = 'licence.checked' and details->>'channel' = 'offline' and person_id is not distinct from $1`, [person])
  return rows[0]?.count ?? 0
}

const ready = ({ page }: Person) => page.locator('body[data-state=ready]').waitFor()
const answered = async ({ page }: Person, look: string, why: string): Promise<void> => {
  await page.locator(`[data-why="${why}"]:visible`).waitFor()
  expect(await page.locator('[data-look]:not([hidden])').getAttribute('data-look')).toBe(look)
}

test('fetched with a network, answered without one, handed in once, and gone after the shift', async () => {
  const person = await Person.come(browser, { permissions: ['camera'] })
  const { page } = person
  await person.goOnAs(await inside(inspector))
  await person.visit('/offline')
  await ready(person)
  await page.waitForFunction('navigator.serviceWorker.ready')

  await page.context().setOffline(true)
  await page.reload()
  await ready(person)
  await page.locator('[data-scan]').click()
  await answered(person, 'valid', 'valid')
  expect(await page.locator('[data-against]').innerText()).toMatch(/Tegen lijst van \S+ (om )?\d\d:\d\d/)
  expect([await overflow(page), await shortcomings(page)]).toEqual([0, []])
  for (const [code, look, why] of [[codes.ended, 'none', 'ended'], [codes.old, 'unsure', 'old'], [codes.strange, 'unsure', 'key'], [`${codes.valid.slice(0, -4)}AAAA`, 'none', 'signature'], ['x', 'none', 'form']] as const) {
    await person.fillIn({ code: link(code) })
    await person.press('offline.check')
    await answered(person, look, why)
  }
  expect(await page.locator('[data-waiting]').innerText()).toBe('6')
  expect(await handedIn(actor.personId)).toBe(0)
  // What waits cannot be read on the phone, nor can its key be taken out.
  expect(await page.evaluate(keptOnPhone)).toEqual({ waiting: ['closed,iv'], extractable: false, readable: false })

  // Who was signed out meanwhile is asked to sign in; until then all of it waits, and then each goes once.
  await page.context().clearCookies()
  await page.context().setOffline(false)
  await page.locator('[data-sign-in]').waitFor()
  expect([await page.locator('[data-waiting]').innerText(), await handedIn(actor.personId)]).toEqual(['6', 0])
  await person.goOnAs(await inside(inspector))
  await page.reload()
  await ready(person)
  for (const visit of [1, 2]) {
    await page.locator('[data-waits]').waitFor({ state: 'hidden' })
    expect([visit, await page.locator('[data-sign-in]').isVisible(), await handedIn(actor.personId)]).toEqual([visit, false, 1])
    await page.reload()
    await ready(person)
  }
  expect(await page.evaluate(`indexedDB.databases().then((all) => all.map(({ name }) => name))`)).toEqual(['offline'])

  // Ended early, with one that could not be handed in: it stays, and the rest goes.
  await page.route('**/offline/controle', (route) => route.abort())
  await person.fillIn({ code: link(codes.valid) })
  await person.press('offline.check')
  await answered(person, 'valid', 'valid')
  expect(await page.evaluate(namesKept)).toEqual(expect.arrayContaining(['key', 'shift', 'waits']))
  await person.visit('/dienst')
  await person.press('shift.end')
  await page.locator('[data-wiped]').waitFor()
  expect([await page.locator('[data-waiting]').innerText(), await page.evaluate(namesKept)]).toEqual(['1', ['key', 'waits']])
  expect([await overflow(page), await shortcomings(page)]).toEqual([0, []])
  await page.unroute('**/offline/controle')
  await person.follow('shift.ended.handIn')
  await ready(person)
  await page.locator('[data-no-shift]').waitFor()
  expect([await handedIn(actor.personId), await page.evaluate(namesKept)]).toEqual([2, []])

  await startShift(inspector, { reason: 'report', area: 'business', hours: 4, shownWhen: 'now' }, new Date())
  await person.visit('/offline')
  await ready(person)
  await page.locator('[data-ready]').waitFor()
  await page.context().setOffline(true)
  await page.clock.install({ time: Date.now() + 11 * 3_600_000 })
  await page.reload()
  await page.locator('[data-no-shift]').waitFor()
  expect(await page.locator('[data-ready]').isVisible()).toBe(false)
  expect(person.elsewhere).toEqual([])
  await person.leave()
}, PATIENCE)

/** Signed by the register itself, and made longer ago than anyone may rely on. */
async function oldList(uri: string): Promise<string> {
  const madeAt = Math.floor(Date.now() / 1_000) - 86_460
  return signList(await signerNow(new Date()), { uri, madeAt, lookAgainAfter: 3_600, worthFor: 172_800 }, compressedList(packedList(131_072, [])))
}

test('against a list of more than a day nothing is sure, and it says how old it is; against the new one it is', async () => {
  const person = await Person.come(browser, { serviceWorkers: 'block' })
  const { page } = person
  inspector = await onShift()
  await person.goOnAs(await inside(inspector))
  await page.route(/\/statuslijsten\/\d+$/, async (route) => route.fulfill({ body: await oldList(route.request().url()) }))
  for (const [look, why] of [['unsure', 'age'], ['valid', 'valid']] as const) {
    await person.visit('/offline')
    await ready(person)
    await person.fillIn({ code: link(codes.valid) })
    await person.press('offline.check')
    await answered(person, look, why)
    expect(await page.locator('[data-against]').innerText()).toMatch(/\d\d:\d\d/)
    await page.unrouteAll()
  }
  await person.leave()
}, PATIENCE)

test('what is put to wait while the phone wipes itself is handed in; what cannot be read holds nothing up, stays, and is said', async () => {
  const person = await Person.come(browser, { serviceWorkers: 'block' })
  const { page } = person
  await person.goOnAs(await inside(await onShift()))
  await person.visit('/offline')
  await ready(person)
  expect(await page.evaluate(queuedWhileWiping(60))).toBe(60)
  expect(await page.evaluate(countedAfterWiping)).toEqual([{ id: 'two', lists: ['newer'], checks: [] }, { id: 'one', lists: ['newer'], checks: [1, 2] }])
  expect(await page.evaluate('import(document.body.dataset.store).then(({ handInAll }) => handInAll(async () => true))')).toBe(0)
  expect(await page.evaluate(handedInWithoutKey)).toEqual({ unread: 1, sent: ['b'] })
  await page.reload()
  await ready(person)
  expect([await page.locator('[data-unread]').innerText(), await page.locator('[data-waits]').isVisible(), await page.evaluate(namesKept)]).toEqual(['1', false, expect.arrayContaining(['waits'])])
  expect([await overflow(page), await shortcomings(page)]).toEqual([0, []])
  await person.leave()
}, PATIENCE)

test('what is turned to whoever is checked is read aloud by a voice of the device, in the language of the card', async () => {
  const person = await Person.come(browser)
  const { page } = person
  await person.goOnAs(await inside(inspector))
  await page.addInitScript(voices(languages.map(({ code }) => code), 'hu'))
  for (const { code } of languages) {
    await person.visit(`/uitleg/${code}`)
    const button = page.getByRole('button', { name: translator(code)('shell.aloud'), exact: true })
    if (code === 'hu') {
      expect(await button.count()).toBe(0)
      continue
    }
    await button.click()
    expect(await page.evaluate('spoken')).toEqual([{ text: await page.locator('.turned').innerText(), lang: code, by: `${code}-XX` }])
  }
  expect([await overflow(page), await shortcomings(page)]).toEqual([0, []])
  await person.leave()
}, PATIENCE)

test('answers as someone else who knows only what is published; takes no changed code, no list of another key, none of more than a day', async () => {
  const person = await Person.come(browser)
  const { page } = person
  await person.goOnAs(await inside(inspector))
  await person.visit('/offline')
  const changed = Array.from({ length: 1_500 }, (_, index) => {
    const place = Math.floor((index * codes.valid.length) / 1_500)
    const sign = codes.valid[place] === 'A' ? 'B' : 'A'
    return codes.valid.slice(0, place) + sign + codes.valid.slice(place + 1)
  })
  const { publicKey } = generateKeyPairSync('ed25519')
  const found = await page.evaluate<{ looks: string[]; changed: string[]; spent: number; foreign: boolean }>(`(async () => {
    const { keysIn, listIn, verdict } = await import(document.body.dataset.checking)
    const set = await (await fetch('/.well-known/jwks.json')).json()
    const addresses = (await (await fetch('/statuslijsten')).json()).status_lists
    const texts = await Promise.all(addresses.map(async (one) => (await fetch(new URL(one).pathname)).text()))
    const keys = await keysIn(set)
    const lists = new Map((await Promise.all(texts.map((text, place) => listIn(text, keys, addresses[place])))).entries())
    const now = Date.now() / 1000
    const strange = await keysIn({ keys: set.keys.map((key) => ({ ...key, ...${JSON.stringify(publicKey.export({ format: 'jwk' }))} })) })
    const looks = []
    for (const [code, at] of ${JSON.stringify([[codes.valid, 0], [codes.ended, 0], [codes.valid, 86_390], [codes.strange, 0]])}) looks.push((await verdict(code, { keys, lists }, now + at)).look)
    looks.push((await verdict(${JSON.stringify(codes.valid)}, { keys, lists: new Map() }, now)).look)
    const aged = new Map([...lists].map(([number, list]) => [number, { ...list, madeAt: now - 86401 }]))
    looks.push((await verdict(${JSON.stringify(codes.valid)}, { keys, lists: aged }, now)).look)
    const changed = []
    const begin = performance.now()
    for (const code of ${JSON.stringify(changed)}) changed.push((await verdict(code, { keys, lists }, now)).look)
    for (let times = 0; times < 500; times += 1) await verdict(${JSON.stringify(codes.valid)}, { keys, lists }, now)
    return { looks, changed, spent: (performance.now() - begin) / 2000, foreign: (await listIn(texts[0], strange, addresses[0])) === undefined }
  })()`)
  expect(found.looks).toEqual(['valid', 'none', 'unsure', 'unsure', 'unsure', 'unsure'])
  expect([found.changed.length, found.changed.includes('valid'), found.foreign]).toEqual([1_500, false, true])
  expect(found.spent).toBeLessThan(50)
  await person.leave()
}, PATIENCE)
