/** Every page at 320 and 1280 pixels, in light and dark: axe finds nothing, nothing sticks out, nothing comes from elsewhere. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { knownNumber } from '../../seeders/demonstration.ts'
import { aNewHourForHer } from './database.ts'
import { openBrowser, overflow, Person, shortcomings } from './chromium.ts'
import { hers, staffs, type Walk } from './walks.ts'

/** In milliseconds: a walk is many looks. */
const PATIENCE = 400_000

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Someone with axe in every page from the start: handing it over page by page takes longer than what it does. */
async function lookingIn(language: string): Promise<Person> {
  const person = await Person.come(browser, { language })
  await person.page.addInitScript(axe.source)
  return person
}

/** Every text here made longer by half and full of marks, as a language that does not exist yet may be; it still fits a small phone. */
async function tooLong({ page }: Person): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 800 })
  await page.evaluate(`{
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const words = texts.currentNode.data.split(' ')
      texts.currentNode.data = words.map((word) => /\\p{L}{2,}/u.test(word) && !/\\d/.test(word) ? word.replaceAll('a', 'ậ').replaceAll('e', 'ễ') + word.slice(0, Math.ceil(word.length / 2)) : word).join(' ')
    }
  }`)
  const beyond = await overflow(page)
  return beyond > 0 ? [`${new URL(page.url()).pathname}: longer words stick out ${beyond} px`] : []
}

interface Sight {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
  readonly only?: readonly string[]
  readonly without?: readonly string[]
}

const contrast = ['color-contrast']
const small: Sight = { width: 320, colorScheme: 'light' }
const all: readonly Sight[] = [small, { width: 1280, colorScheme: 'light' }, { width: 320, colorScheme: 'dark', only: contrast }]
/** In a second language, on a wide screen: what depends on the width. */
const second: readonly Sight[] = [small, { width: 1280, colorScheme: 'light', only: ['target-size', 'scrollable-region-focusable', 'aria-hidden-focus', 'bypass', 'landmark-one-main', 'page-has-heading-one'] }]
/** What is built is the same in every language, and looked at in Dutch and English; elsewhere, what words can break, where there is least room for them. */
const wordsMatter = ['button-name', 'link-name', 'label', 'image-alt', 'document-title', 'empty-heading', 'html-has-lang', 'html-lang-valid', 'valid-lang', 'target-size', 'scrollable-region-focusable']
const plain: readonly Sight[] = [{ width: 320, colorScheme: 'light', only: wordsMatter }]

/** Both widths, and the colours of the night, unless told otherwise; each with what is wrong there. */
async function wrongWith({ page }: Person, sights = all): Promise<string[]> {
  const found: string[] = []
  for (const { width, colorScheme, ...rules } of sights) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const where = `${new URL(page.url()).pathname.replaceAll(/[0-9a-f-]{36}/g, ':id')} at ${width}, ${colorScheme}: `
    const beyond = await overflow(page)
    if (beyond > 0) found.push(`${where}sticks out ${beyond} px`)
    found.push(...(await shortcomings(page, rules)).map((each) => where + each))
  }
  return found
}

async function onShift(person: Person): Promise<void> {
  await person.visit('/dienst')
  if (!(await person.page.locator('input[name=reason]').count())) return
  await person.fillIn({ reason: 'report', hours: '4' })
  await person.press('form.shift.button')
}

/** Everything that is open, whatever is on the page of the day. */
const worklist = '/werk/lijst?lijst=alles'

/** A page by its address; `>x` the first link here that ends or starts so; `>>x` the first case that offers it, `>>x>y` the first that offers y there. */
async function goTo(person: Person, step: string): Promise<void> {
  const part = step.replace(/^>+/, '')
  if (part === step) return person.visit(step)
  const { page } = person
  const [first = '', ...further] = part.split('>')
  const link = (to: string) => page.locator(`main :is(a[href*="${to}"], form[action*="${to}"] button)`).first()
  if (!step.startsWith('>>')) return link(first).click()
  await person.visit(worklist)
  const cases = await page.evaluate<string[]>(`[...document.querySelectorAll('main a[href*="/zaken/"]')].map(({ href }) => href)`)
  for (const address of cases) {
    await page.goto(address)
    if (!(await link(first).count())) continue
    await link(first).click()
    await page.waitForLoadState()
    if (further.length === 0) return
    if (await link(further[0] ?? '').count()) return link(further[0] ?? '').click()
  }
  throw new Error(`no case offers ${part}`)
}

async function sendEmpty({ page }: Person): Promise<boolean> {
  const button = page.locator('main form:has(input:not([type=hidden]), textarea) button.primary')
  if (!(await button.count())) return false
  await page.evaluate(`{
    for (const one of document.querySelectorAll('main input:checked')) one.checked = false
    for (const one of document.querySelectorAll('main form :is(input[type=text], textarea)')) one.value = ''
  }`)
  const [answer] = await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), button.click()])
  await page.waitForLoadState()
  return answer.status() === 422
}

/** Everything of hers in a language: filled, empty, and sent empty, on a phone and on a wide screen. */
export function pagesOfHers(language: string): void {
  test('every language can be chosen, and nothing lies over the choice', async () => {
    const person = await lookingIn(language)
    await person.visit('/start')
    for (const width of [320, 700, 1280]) {
      await person.page.setViewportSize({ width, height: 800 })
      await person.page.locator('.languages:not([open]) summary').click()
      const boxes = await Promise.all((await person.page.locator('.languages a').all()).map((link) => link.boundingBox()))
      expect(boxes).toHaveLength(8)
      for (const box of boxes) expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true)
      // Clicking waits until nothing else receives the click.
      await person.page.locator('.languages a').last().click({ trial: true })
      await person.page.locator('.languages summary').click()
    }
    await person.leave()
  })

  test.each(hers)('what $who sees', (walk) => walked(walk, language, plain), PATIENCE)
}

async function walked({ who, door, pages, first = [] }: Walk, language: string, sights = all): Promise<void> {
  await aNewHourForHer()
  const person = await lookingIn(language)
  if (door) await person.signIn(door, who)
  for (const { path, fields, button } of first) await person.answer(path, fields, button)
  const wrong: string[] = []
  for (const step of pages) {
    await goTo(person, step)
    await person.page.waitForLoadState()
    wrong.push(...(await wrongWith(person, sights)))
    if (await sendEmpty(person)) wrong.push(...(await wrongWith(person, sights)))
    if (language === 'nl') wrong.push(...(await tooLong(person)))
  }
  expect(wrong).toEqual([])
  expect(person.elsewhere).toEqual([])
  await person.leave()
}

/** Cases with a licence stand on no list: what can be done with it is found from the case. */
const ofLicences = [
  ['worker-31', 'GM0344', [['/schorsen'], ['/intrekken'], ['/intrekken', '/voornemen'], ['/intrekken', '/zonder']]],
  ['worker-44', 'GM0363', [['/hervatten'], ['/rechtbank'], ['/herzien']]],
] as const

const sightsOf = (language: string) => (language === 'nl' ? all : second)

/** Everything of hers with all its colours and widths, in one of the two languages in which what is built is looked at. */
export function everyPageOfHers(language: string): void {
  test.each(hers)('what $who sees', (walk) => walked(walk, language, sightsOf(language)), PATIENCE)
}

/** And everything of those who work with it. */
export function everyPageOfStaff(language: string): void {
  const sights = sightsOf(language)
  test.each(staffs)('what $who sees', (walk) => walked(walk, language, sights), PATIENCE)

  test('the answers of a check', async () => {
    const person = await lookingIn(language)
    const wrong: string[] = []
    for (const number of [knownNumber, '2345-6789-BCFZ', 'x']) {
      await person.answer('/controleren', { number }, 'check.button')
      wrong.push(...(await wrongWith(person, sights)))
    }
    await person.signIn('staff', 'inspector-5')
    await onShift(person)
    await person.answer('/nummer', { number: knownNumber }, 'form.number.button')
    wrong.push(...(await wrongWith(person, sights)))
    await person.visit('/dienst')
    wrong.push(...(await wrongWith(person, sights)))
    expect(wrong).toEqual([])
    await person.leave()
  }, PATIENCE)

  test('a case found by its number, and what is proposed for its licence', async () => {
    const wrong: string[] = []
    for (const [holder, at, ways] of ofLicences) {
      const worker = await lookingIn(language)
      await worker.signIn('worker', holder)
      await worker.visit('/mijn')
      const caseNumber = /\d{6}-[A-Z]{3}/.exec(await worker.text())?.[0] ?? ''
      await worker.leave()
      const official = await lookingIn(language)
      await official.signIn('staff', `staff-${at}-4`)
      for (const number of ['x', caseNumber]) {
        await official.answer('/werk', { caseNumber: number }, 'work.find.button')
        wrong.push(...(await wrongWith(official, sights)))
      }
      const found = official.page.url()
      for (const way of ways) {
        await official.page.goto(found)
        for (const step of way) await goTo(official, `>${step}`)
        await official.page.waitForLoadState()
        wrong.push(...(await wrongWith(official, sights)))
        if (await sendEmpty(official)) wrong.push(...(await wrongWith(official, sights)))
      }
      await official.leave()
    }
    expect(wrong).toEqual([])
  }, PATIENCE)

  test('a case that is opened', async () => {
    const official = await lookingIn(language)
    await official.signIn('staff', 'staff-GM0363-4')
    await official.visit(worklist)
    await official.page.locator('main a[href*="/zaken/"]').last().click()
    await official.press('case.open')
    expect(await wrongWith(official, sights)).toEqual([])
    await official.leave()
  }, PATIENCE)
}
