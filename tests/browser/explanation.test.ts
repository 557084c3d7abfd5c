/** On the street: the explanation is turned to whoever is checked, and the answer with the photo is there when it is closed, without another look at her. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { ownCards } from '../../src/actions/licence/cards.ts'
import { languages, translator } from '../../src/platform/page/translate.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { leaveBrowser, openBrowser, overflow, Person, shortcomings } from '../support/chromium.ts'
import { codeOf } from '../support/codeOf.ts'
import { compressed, KILO } from '../support/lightPages.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { voices } from '../support/onPhone.ts'
import { onShift } from '../support/onShift.ts'
import { inside } from '../support/sessions.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()
const PATIENCE = 60_000
const phone = { viewport: { width: 360, height: 740 } }
let browser: Browser
let holder: Worker
let number: string

beforeAll(async () => {
  browser = await openBrowser()
  holder = await withLicence()
  number = (await ownCards(holder, today)).cards[0]?.number ?? ''
}, PATIENCE)
afterAll(() => leaveBrowser(browser))

const looks = async (): Promise<number> => {
  const { rows } = await superuser.query<{ count: number }>(`select count(*)::int from audit_entries where event in ('licence.checked', 'check.more') and person_id = $1`, [holder.personId])
  return rows[0]?.count ?? 0
}

/** Opens the card, goes through each language, closes it; nothing of what lies under it is shown meanwhile, and nothing is asked of the service. */
async function turnedAndClosed(person: Person, under: string): Promise<void> {
  const { page } = person
  const asked: string[] = []
  page.on('request', (request) => request.url().startsWith('data:') || asked.push(request.url()))
  await person.follow('result.explain')
  for (const { code, name } of languages) {
    await page.getByRole('link', { name, exact: true }).click()
    expect(await page.getByRole('heading').allInnerTexts()).toEqual([translator(code)('explain.title')])
    expect([await page.locator(under).isVisible(), await page.getByRole('navigation').count()]).toEqual([false, 1])
  }
  expect(await overflow(page)).toBe(0)
  await page.getByRole('link', { name: translator(languages.at(-1)?.code ?? '')('explain.close'), exact: true }).click()
  expect([await page.locator(under).isVisible(), await page.locator('.turned:visible').count(), asked]).toEqual([true, 0, []])
}

test.each([true, false])('the answer to a number, and what more there is of it, stay under the explanation (JavaScript: %s)', async (javaScriptEnabled) => {
  const person = await Person.come(browser, { ...phone, javaScriptEnabled })
  await person.goOnAs(await inside(await onShift()))
  await person.answer('/nummer', { number }, 'form.number.button')
  const before = await looks()
  // All of it but the photo, which is as light as it is made.
  expect(compressed((await person.page.content()).replace(/data:image[^"]+/, ''))).toBeLessThanOrEqual(14 * KILO)
  await turnedAndClosed(person, 'img.photo')
  await person.follow('result.more')
  expect(await looks()).toBe(before)
  await person.fillIn({ ground: 'K02_DOUBT_CARD' })
  await person.press('form.more.button')
  const afterMore = await looks()
  await turnedAndClosed(person, 'dl.summary')
  expect(await looks()).toBe(afterMore)
  await person.leave()
}, PATIENCE)

test('so does the answer to a code; the card is read aloud in its language', async () => {
  const person = await Person.come(browser, phone)
  const { page } = person
  await person.goOnAs(await inside(await onShift()))
  await page.addInitScript(voices(languages.map(({ code }) => code), 'hu'))
  await person.visit(`/c/${await codeOf(holder)}`)
  const before = await looks()
  await turnedAndClosed(person, 'img.photo')
  await person.follow('result.explain')
  await page.getByRole('link', { name: 'Română', exact: true }).click()
  await page.getByRole('button', { name: translator('ro')('shell.aloud'), exact: true }).click()
  expect(await shortcomings(page)).toEqual([])
  expect(await page.evaluate('spoken')).toEqual([{ text: await page.locator('.turned:visible').innerText(), lang: 'ro', by: 'ro-XX' }])
  await page.goBack()
  await page.goBack()
  expect([await page.locator('img.photo').isVisible(), await looks()]).toEqual([true, before])
  await person.leave()
}, PATIENCE)

test('from the shift it has a page of its own, which leads back there', async () => {
  const person = await Person.come(browser, phone)
  const { page } = person
  await person.goOnAs(await inside(await onShift()))
  await person.visit('/dienst')
  await person.follow('result.explain')
  expect([await page.locator('nav.nav').count(), await overflow(page), await shortcomings(page)]).toEqual([0, 0, []])
  await page.getByRole('link', { name: 'Magyar', exact: true }).click()
  await page.getByRole('link', { name: translator('hu')('explain.close'), exact: true }).click()
  expect(new URL(page.url()).pathname).toBe('/dienst')
  await person.leave()
}, PATIENCE)
