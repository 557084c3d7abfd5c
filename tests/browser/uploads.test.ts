/** Uploading in a real browser: with JavaScript it says how far it is, without it is the plain form; both end the same. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Locator } from 'playwright-core'
import { ownApplication } from '../../src/actions/applications.ts'
import { jpeg } from '../support/files.ts'
import { leaveBrowser, openBrowser, overflow, Person, shortcomings } from '../support/chromium.ts'
import { submitted, withoutDoors, withUploads } from '../support/newWorker.ts'
import { signedIn } from '../support/visitor.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
  await withoutDoors()
})
afterAll(() => leaveBrowser(browser))

/** Of a picture, once it is there. */
async function widthOf(picture: Locator): Promise<number> {
  for (let times = 0; times < 50; times += 1) {
    const width = await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)
    if (width) return width
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return 0
}

test.each([true, false])('with JavaScript %s: what is wrong is said and in sight, what is right is in the list', async (javaScriptEnabled) => {
  const person = await Person.come(browser, { javaScriptEnabled })
  const { page } = person
  await person.goOnAs(await signedIn('worker', 'worker-6'))
  await person.answer('/vragen/document', { proof: 'upload' }, 'form.document.button')
  const upload = async (name: string, buffer: Buffer) => {
    await page.locator('#front').setInputFiles({ name, mimeType: 'image/jpeg', buffer })
    await page.getByRole('button', { name: person.t('form.documentFile.button'), exact: true }).click()
  }
  await upload('a.jpg', Buffer.from('just words, and not few of them'))
  await page.locator('#front-error').waitFor()
  expect(await page.title()).toContain('(1 fout)')
  if (javaScriptEnabled) expect(await page.evaluate('document.activeElement.id')).toBe('fouten')

  if (javaScriptEnabled) await page.route('**/vragen/document/bestand', (route) => (route.request().method() === 'POST' ? new Promise((resolve) => setTimeout(resolve, 600)).then(() => route.continue()) : route.continue()))
  const before = await page.locator('.papers li').count()
  await upload('a.jpg', await jpeg())
  if (javaScriptEnabled) {
    await page.locator('progress').waitFor()
    expect(await page.locator('[role=status]').innerText()).toBe(person.t('papers.sending'))
    await page.getByRole('button', { name: person.t('form.documentFile.button'), exact: true }).click()
  }
  await page.locator('.papers li').nth(before).waitFor()
  await page.waitForLoadState()
  expect(await page.locator('.papers li').count()).toBe(before + 1)
  await page.locator('.papers summary').last().click()
  expect(await widthOf(page.locator('.papers img').last())).toBe(900)
  expect(person.elsewhere).toEqual([])
  await person.leave()
})

test('leaving while something is on its way leaves at once', async () => {
  const person = await Person.come(browser)
  await person.goOnAs(await signedIn('worker', 'worker-6'))
  await person.visit('/vragen/document/bestand')
  await person.page.route('**/vragen/document/bestand', () => undefined)
  await person.page.locator('#front').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await jpeg() })
  await person.page.getByRole('button', { name: person.t('form.documentFile.button'), exact: true }).click()
  await person.page.locator('progress').waitFor()
  await person.page.locator('.exit button').click()
  await person.page.waitForURL(/\/weer$/)
  await person.leave()
})

test.each(['nl', 'en'])('the desk sees her photo and opens her document in a tab of its own, in %s', async (language) => {
  const application = await ownApplication(await submitted(await withUploads(), 'GM0014'))
  const person = await Person.come(browser, { language })
  await person.signIn('staff', 'staff-GM0014-1')
  await person.page.getByRole('link', { name: application?.caseNumber ?? 'none' }).click()
  await person.press('visitor.identify')
  await person.page.locator('img.photo').waitFor()
  const [tab] = await Promise.all([person.page.context().waitForEvent('page'), person.press('desk.open.front')])
  await tab.locator('img.page').waitFor()
  for (const page of [person.page, tab]) {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await shortcomings(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    }
  }
  await person.fillIn({ document: 'passport', seen: 'yes', genuine: 'yes', same: 'yes', face: 'yes', workRight: 'free' })
  await person.press('form.desk.button')
  await person.page.waitForURL((url) => url.pathname === person.at('/balie'))
  await person.leave()
})
