/** Takes the pictures of the README from a service that runs: `npm start` in one window, this in another. */
import chromium from '@sparticuz/chromium'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium as driver, type Page } from 'playwright-core'
import { knownNumber } from '../seeders/demonstration.ts'

const address = process.env['ADDRESS'] ?? 'http://localhost:3000'
const directory = path.resolve(import.meta.dirname, 'images')

async function main(): Promise<void> {
  mkdirSync(directory, { recursive: true })
  const browser = await driver.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox', '--disable-gpu'] })
  try {
    await onPhone(browser)
    await onDesk(browser)
  } finally {
    await browser.close()
  }
}

async function onPhone(browser: Browser): Promise<void> {
  const page = await openPage(browser, 390, 844)
  await page.goto('/en/start')
  await keep(page, 'start')
  await page.goto('/en/controleren')
  await page.fill('[name=number]', knownNumber)
  await page.click('main form button')
  await keep(page, 'check')
  await signIn(page, 'aanvrager', 'worker-29')
  await page.goto('/en/kaart')
  await keep(page, 'card')
  await page.goto('/en/inzage')
  await keep(page, 'looks')
}

async function onDesk(browser: Browser): Promise<void> {
  const page = await openPage(browser, 1100, 760)
  await signIn(page, 'medewerker', 'staff-GM0344-4')
  await keep(page, 'work')
  await page.locator('main a[href*="/zaken/"]').last().click()
  await keep(page, 'case')
}

async function openPage(browser: Browser, width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width, height }, reducedMotion: 'reduce' })
  return context.newPage()
}

async function signIn(page: Page, door: string, subject: string): Promise<void> {
  await page.goto('/en/inloggen')
  await page.click(`form[action$="/${door}"] button`)
  await page.click(`button[value="${subject}"]`)
  await page.waitForURL((url) => !url.pathname.includes('inlog'))
}

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(directory, `${name}.png`) })
}

await main()
