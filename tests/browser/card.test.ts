/** A card that stays open on a phone. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { leaveBrowser, openBrowser, Person } from '../support/chromium.ts'
import { signedIn } from '../support/visitor.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => leaveBrowser(browser))

const codeOn = ({ page }: Person) => page.locator('img.qr').getAttribute('src')

test('gets a new code by itself before the old one ends; without a network the old one stays', async () => {
  const person = await Person.come(browser)
  await person.page.clock.install()
  await person.goOnAs(await signedIn('worker', 'worker-29'))
  await person.visit('/kaart')
  const first = await codeOn(person)
  expect(Number(await person.page.locator('[data-renew]').getAttribute('data-renew'))).toBeLessThan(24 * 3_600)
  // A session ends sooner than a code; here the code is as good as over.
  await person.page.evaluate(`document.querySelector('[data-renew]').dataset.renew = '120'`)
  await person.page.clock.runFor(61_000)
  expect(await codeOn(person)).toBe(first)

  await person.page.context().setOffline(true)
  await person.page.clock.runFor(120_000)
  expect(await codeOn(person)).toBe(first)
  expect(await person.page.locator('[data-stale]').isVisible()).toBe(true)
  await person.page.context().setOffline(false)
  await person.page.clock.runFor(61_000)
  await person.page.locator(`img.qr:not([src="${first ?? ''}"])`).waitFor()
  expect(await person.page.locator('[data-stale]').isVisible()).toBe(false)
  expect(await person.page.locator('.valid-word').count()).toBe(1)
  expect(person.elsewhere).toEqual([])
  await person.leave()
})

test('a new code with a button, without JavaScript', async () => {
  const person = await Person.come(browser, { javaScriptEnabled: false })
  await person.goOnAs(await signedIn('worker', 'worker-29'))
  await person.visit('/kaart')
  const first = await codeOn(person)
  await person.follow('card.renew')
  expect(await codeOn(person)).not.toBe(first)
  await person.leave()
})
