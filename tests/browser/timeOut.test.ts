/** The end of a session on the screen: a calm message, a button that keeps it open, and what was typed is there again. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { leaveBrowser, openBrowser, Person, shortcomings } from '../support/chromium.ts'
import { aCode, leaveSessions } from '../support/newcomer.ts'
import { withoutDoors } from '../support/newWorker.ts'

let browser: Browser
beforeAll(async () => {
  ;[browser] = await Promise.all([openBrowser(), withoutDoors()])
})
afterAll(() => Promise.all([leaveBrowser(browser), leaveSessions()]))

async function inside(at = '/code'): Promise<{ person: Person; words: string }> {
  const person = await Person.come(browser)
  await person.page.clock.install()
  await person.answer(at, { deskCode: (await aCode()).code }, 'form.deskEntry.button')
  const words = (await person.page.locator('.words li').allInnerTexts()).join(' ')
  await person.press('words.button')
  return { person, words }
}

const message = ({ page }: Person) => page.locator('form.stay')
const typed = { channel: 'email', address: 'alleen-voor-mij@post.example' }

test.each([['her own', '/code', '24:00', '02:00'], ['a shared', '/code?gedeeld', '02:50', '00:15']])('on %s device: warned in time, kept open by a press, and the page stays as it was', async (_whose, at, early, late) => {
  const { person } = await inside(at)
  await person.visit('/vragen/bereiken')
  await person.fillIn(typed)
  await person.page.clock.fastForward(early)
  expect(await message(person).isVisible()).toBe(false)
  await person.page.clock.fastForward(late)
  await message(person).waitFor()
  expect(await message(person).innerText()).toContain('Bent u er nog?')
  expect(await shortcomings(person.page)).toEqual([])

  await person.page.getByRole('button', { name: person.t('session.stay') }).click()
  await message(person).waitFor({ state: 'hidden' })
  expect(await person.page.locator('[name=address]').inputValue()).toBe(typed.address)
  await person.page.clock.fastForward(early)
  expect(await message(person).isVisible()).toBe(false)
  await person.leave()
})

test('when time is up nothing of hers is on the screen; she signs in, and what she typed is there again', async () => {
  const { person, words } = await inside()
  await person.visit('/vragen/bereiken')
  await person.fillIn(typed)
  await person.page.clock.fastForward('31:00')
  await person.page.waitForURL('**/inloggen?weer')
  expect(await person.page.content()).not.toContain(typed.address)
  await person.page.goBack()
  await person.page.waitForURL('**/inloggen?weer')

  await person.follow('signIn.words')
  await person.fillIn({ words })
  await person.press('form.words.button')
  expect(new URL(person.page.url()).pathname).toBe('/vragen/bereiken')
  expect(await person.page.locator('[name=address]').inputValue()).toBe(typed.address)
  expect(await person.page.locator('[value=email]').isChecked()).toBe(true)
  expect(await person.text()).toContain('Het is nog niet verstuurd')
  await person.leave()
})

test('of two pages that are open, the one that is used keeps both open', async () => {
  const { person } = await inside()
  const other = await person.page.context().newPage()
  await other.clock.install()
  await other.goto('/mijn')
  await person.page.clock.fastForward('20:00')
  await other.reload()
  await person.page.waitForTimeout(300)
  await person.page.clock.fastForward('20:00')
  expect(await message(person).isVisible()).toBe(false)
  await person.leave()
})
