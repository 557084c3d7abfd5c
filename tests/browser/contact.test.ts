/** Silencing everything in a hurry: by keyboard alone, on a small phone, with and without JavaScript. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { leaveBrowser, openBrowser, overflow, Person, shortcomings } from '../support/chromium.ts'
import { signedIn } from '../support/visitor.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => leaveBrowser(browser))

/** Goes from one thing to the next, as a keyboard does, until the named button, and presses it. */
async function byKeyboard({ page }: Person, name: string): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab')
    if ((await page.locator(':focus').innerText().catch(() => '')) !== name) continue
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    return
  }
  throw new Error(`no way to ${name} by keyboard`)
}

test.each([
  { language: 'nl', javaScriptEnabled: true, who: 'worker-40' },
  { language: 'bg', javaScriptEnabled: false, who: 'worker-39' },
])('in $language, JavaScript $javaScriptEnabled', async ({ language, javaScriptEnabled, who }) => {
  const person = await Person.come(browser, { language, javaScriptEnabled })
  await person.goOnAs(await signedIn('worker', who))
  await person.visit('/bereiken')
  await byKeyboard(person, person.t('contact.freeze'))
  expect(new URL(person.page.url()).pathname).toBe(person.at('/bereiken'))
  expect(await person.page.locator('main .notice').count()).toBe(1)
  expect(await overflow(person.page)).toBeLessThanOrEqual(0)
  if (javaScriptEnabled) expect(await shortcomings(person.page)).toEqual([])
  await byKeyboard(person, person.t('contact.lift'))
  expect(await person.page.locator('main .notice').count()).toBe(0)
  expect(person.elsewhere).toEqual([])
  await person.leave()
})
