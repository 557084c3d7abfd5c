/** Takes the pictures of the README from a service that runs: `npm start` in one window, this in another. */
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { knownNumber } from '../seeders/demonstration.ts'
import { openBrowser, Person } from '../tests/support/chromium.ts'

const baseURL = process.env['ADDRESS'] ?? 'http://localhost:3000'

async function onPhone(browser: Browser): Promise<void> {
  const worker = await Person.come(browser, { baseURL, language: 'en', viewport: { width: 390, height: 844 } })
  await worker.visit('/start')
  await keep(worker, 'start')
  await worker.answer('/controleren', { number: knownNumber }, 'check.button')
  await keep(worker, 'check')
  await worker.signIn('worker', 'worker-29')
  await worker.visit('/kaart')
  await keep(worker, 'card')
  await worker.visit('/inzage')
  await keep(worker, 'looks')
}

async function onDesk(browser: Browser): Promise<void> {
  const official = await Person.come(browser, { baseURL, language: 'en', viewport: { width: 1100, height: 760 } })
  await official.signIn('staff', 'staff-GM0344-4')
  await official.visit('/werk/lijst?lijst=alles')
  await keep(official, 'work')
  await official.page.locator('main a[href*="/zaken/"]').last().click()
  await official.page.waitForLoadState()
  await keep(official, 'case')
}

async function keep({ page }: Person, name: string): Promise<void> {
  await page.screenshot({ path: path.resolve(import.meta.dirname, 'images', `${name}.png`) })
}

const browser = await openBrowser()
try {
  await onPhone(browser)
  await onDesk(browser)
} finally {
  await browser.close()
}
