/** A block of a talk keeps itself while it is typed; what does not get through stays in the page, and every page of the talk can be used. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { leaveBrowser, openBrowser, overflow, Person, shortcomings } from '../support/chromium.ts'
import { asSuperuser } from '../support/database.ts'
import { caseOf, teamOf, today, withApplication, withoutDoors } from '../support/newWorker.ts'
import { beginTalk, differOnViews, holdTalk, writeBlocks } from '../support/talking.ts'

const town = 'GM0014'
const superuser = asSuperuser()
const pictures = process.env['TEST_PICTURES']
let browser: Browser
let first: Person
let id = ''

beforeAll(async () => {
  ;[browser] = await Promise.all([openBrowser(), withoutDoors(), superuser.connect()])
  ;({ id } = await caseOf(await withApplication(town)))
  const team = await teamOf(town)
  await beginTalk([team.first, team.second], id, today)
  first = await Person.come(browser, { language: 'nl' })
  await first.signIn('staff', `staff-${town}-2`)
})
afterAll(() => Promise.all([leaveBrowser(browser), superuser.end()]))

const state = () => first.page.locator('[data-state]')

test('what is typed is kept without a press, and a lost connection keeps it in the page', async () => {
  await first.visit(`/zaken/${id}/gesprek/nu/1`)
  await first.fillIn({ told: 'Zij kiest zelf waar zij werkt.' })
  await state().filter({ hasText: 'Bewaard.' }).waitFor()
  const { rows } = await superuser.query<{ version: number }>(`select version from talk_blocks where application_id = $1 and name = 'ownChoice'`, [id])
  expect(rows).toEqual([{ version: 1 }])

  await first.page.context().setOffline(true)
  await first.fillIn({ told: 'Zij kiest zelf waar zij werkt, en wanneer.' })
  await state().filter({ hasText: 'Geen verbinding' }).waitFor()
  expect(await first.page.locator('[name=told]').inputValue()).toBe('Zij kiest zelf waar zij werkt, en wanneer.')
  await first.page.context().setOffline(false)
  await state().filter({ hasText: 'Bewaard.' }).waitFor()

  await first.fillIn({ told: 'Haar vriend wacht buiten.' })
  await state().filter({ hasText: 'vriend' }).waitFor()
  await first.fillIn({ told: 'Zij kiest zelf.' })
  await first.press('interview.next')
  expect(new URL(first.page.url()).pathname).toBe(`/zaken/${id}/gesprek/nu/2`)
}, 60_000)

test('every page of the talk: axe finds nothing, nothing sticks out', async () => {
  const { id: other } = await caseOf(await withApplication(town))
  const team = await teamOf(town)
  await holdTalk([team.first, team.second], other, today)
  await differOnViews([team.first, team.second], other, today)
  const { id: next } = await caseOf(await withApplication(town))
  await writeBlocks([team.first, team.second], id, today, 0).catch(() => undefined)
  const wrong: string[] = []
  const look = async (name: string) => {
    for (const width of [320, 1280]) {
      await first.page.setViewportSize({ width, height: 900 })
      if (pictures) await first.page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true })
      const beyond = await overflow(first.page)
      wrong.push(...(beyond > 0 ? [`${name} at ${width}: ${beyond} px`] : []), ...(await shortcomings(first.page)).map((each) => `${name}: ${each}`))
    }
  }
  const walk: readonly (readonly [name: string, address: string, press?: string])[] = [
    ['prepare', `/zaken/${next}/gesprek`, 'interview.openWishes'], ['now', `/zaken/${id}/gesprek/nu`], ['telling', `/zaken/${id}/gesprek/nu/0`], ['block', `/zaken/${id}/gesprek/nu/1`],
    ['sheet', `/zaken/${id}/gesprek/papier`], ['screen', `/zaken/${id}/gesprek/nu`, 'interview.screen'], ['compare', `/zaken/${other}/gesprek/samen`, 'compare.open.button'], ['report', `/zaken/${other}/verslag`, 'interview.report.open'],
  ]
  for (const [name, address, press] of walk) {
    await first.visit(address)
    if (press) await first.press(press)
    await look(name)
  }
  await first.visit(`/zaken/${id}/gesprek/nu/2`)
  await first.fillIn({ told: 'Haar vriend verdient 200 euro.', observed: 'Zij lijkt moe.' })
  await first.press('interview.next')
  await look('marked')
  await first.visit(`/zaken/${id}/gesprek/nu`)
  await first.press('interview.end.button')
  await look('ending')
  await first.visit(`/zaken/${id}/gesprek/nu`)
  await first.press('interview.pause')
  await look('pause')
  expect(wrong).toEqual([])
  expect(first.elsewhere).toEqual([])
}, 120_000)
