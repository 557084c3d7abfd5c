/** Leaving at once: a button, three times Shift, with and without JavaScript, and nothing on the way back. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { leaveBrowser, openBrowser, Person } from '../support/chromium.ts'
import { signedIn } from '../support/visitor.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => leaveBrowser(browser))

const leaving: Record<string, (person: Person) => Promise<void>> = {
  'the button': (person) => person.page.locator('form.exit button').click(),
  'three times Shift': async ({ page }) => {
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Shift')
  },
  'the first key of the keyboard': async ({ page }) => {
    await page.locator('a.skip[rel]').focus()
    await page.keyboard.press('Enter')
  },
}

test.each([
  ['the button', true],
  ['the button', false],
  ['three times Shift', true],
  ['the first key of the keyboard', true],
  ['the first key of the keyboard', false],
])('by %s, JavaScript %s: the weather, no session, and Back shows nothing of hers', async (way, javaScriptEnabled) => {
  const person = await Person.come(browser, { javaScriptEnabled })
  await person.goOnAs(await signedIn('worker', 'worker-30'))
  await person.visit('/kaart')
  const cookies = await person.page.context().cookies()
  await leaving[way]?.(person)
  await person.page.waitForURL('**/weer')
  expect(await person.page.title()).toBe(person.t('weather.title'))

  await person.page.goBack().catch(() => null)
  await person.page.waitForLoadState()
  expect(await person.page.content()).not.toContain('class="card"')
  await person.page.context().addCookies(cookies)
  await person.visit('/kaart')
  expect(new URL(person.page.url()).pathname).toBe('/inloggen')
  await person.leave()
})

test('Back shows nothing as soon as the weather shows, also where the word that she leaves comes late', async () => {
  const person = await Person.come(browser)
  await person.goOnAs(await signedIn('worker', 'worker-30'))
  await person.visit('/mijn')
  await person.visit('/berichten')
  await person.page.route('**/weg', () => undefined)
  await person.page.locator('form.exit button').click()
  await person.page.waitForURL('**/weer')
  await person.page.goBack()
  expect(new URL(person.page.url()).pathname).toBe('/inloggen')
  await person.leave()
})

test('a page left open is not kept for who comes after: signing out ends it, and Back asks to sign in', async () => {
  const person = await Person.come(browser)
  await person.goOnAs(await signedIn('worker', 'worker-30'))
  await person.visit('/inzage')
  await person.press('nav.signOut')
  expect(await person.page.context().cookies()).toEqual([])
  await person.page.goBack()
  await person.page.waitForURL('**/inloggen**')
  await person.leave()
})

test('from every page of hers: Back shows nothing', async () => {
  const pages = ['/mijn', '/vragen', '/mijn-gegevens', '/inzage', '/berichten', '/kaart', '/kaart/nieuw-nummer', '/toegang', '/apparaat', '/stoppen', '/stoppen/zeker']
  for (const path of pages) {
    const person = await Person.come(browser)
    await person.signIn('worker', 'worker-35')
    await person.visit(path)
    const heading = await person.page.locator('h1').innerText()
    await person.page.locator('form.exit button').click()
    await person.page.waitForURL('**/weer')
    await person.page.goBack().catch(() => null)
    await person.page.waitForLoadState()
    const shown = await person.page.locator('h1').innerText()
    const isPublic = path === '/apparaat' || path === '/vragen'
    expect([path, isPublic || shown !== heading, await person.page.locator('.nav').count()]).toEqual([path, true, 0])
    await person.leave()
  }
})
