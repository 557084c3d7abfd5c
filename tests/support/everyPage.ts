/** Every page at 320 and 1280 pixels, in light and dark: axe finds nothing, nothing sticks out, nothing comes from elsewhere. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { knownNumber } from '../../seeders/demonstration.ts'
import { openBrowser, overflow, Person, shortcomings } from './chromium.ts'

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

interface Sight {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
  readonly only?: readonly string[]
  readonly without?: readonly string[]
}

const contrast = ['color-contrast']
const light: readonly Sight[] = [{ width: 320, colorScheme: 'light' }, { width: 1280, colorScheme: 'light' }]
const all: readonly Sight[] = [...light, { width: 320, colorScheme: 'dark', only: contrast }]
/** Colours are the same in every language. */
const narrow: Sight = { width: 320, colorScheme: 'light', without: contrast }

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

interface Walk {
  readonly who: string
  readonly door?: 'worker' | 'staff'
  readonly pages: readonly string[]
  readonly first?: (person: Person) => Promise<void>
}

/** Who sees which pages; a page of a form is looked at a second time, sent empty. */
const walks: readonly Walk[] = [
  { who: 'anyone', pages: ['/', '/start', '/veilig', '/wie-ziet-wat', '/uw-gesprek', '/controleren', '/hulp', '/privacy', '/toegankelijkheid', '/inloggen', '/inloggen?weer', '/uitgelogd', '/gewist', '/weer', '/bestaat-niet'] },
  { who: 'worker-5', door: 'worker', pages: ['/mijn', '/vragen', '/vragen/bereiken', '/vragen/veilig-contact', '/vragen/wie', '/vragen/taal', '/vragen/plaats', '/vragen/controleren', '/aanvraag-intrekken', '/stoppen', '/stoppen/zeker'] },
  { who: 'worker-4', door: 'worker', pages: ['/mijn', '/vragen/plaats', '/vragen/moment'], first: startWithPlace },
  { who: 'worker-10', door: 'worker', pages: ['/klaar', '/mijn', '/gesprek', '/gesprek/verzetten', '/mijn-gegevens'] },
  { who: 'worker-24', door: 'worker', pages: ['/mijn', '/gesprek/verslag', '/voornemen/mening'] },
  { who: 'worker-31', door: 'worker', pages: ['/mijn', '/kaart', '/kaart/nieuw-nummer', '/inzage', '/mijn-gegevens', '/stoppen', '/berichten', '>/berichten/'] },
  { who: 'staff-GM0344-1', door: 'staff', pages: ['/balie', '>/naam'] },
  { who: 'staff-GM0344-2', door: 'staff', pages: ['/werk', '>>/gesprek', '/werk', '>>/oordeel'] },
  { who: 'staff-GM0344-4', door: 'staff', pages: ['/werk', '>>/voorstel', '/werk', '>>/voornemen'] },
  { who: 'staff-GM0344-5', door: 'staff', pages: ['/werk', '>/zaken/', '/werk', '>>/terug'] },
  { who: 'inspector-1', door: 'staff', pages: ['/dienst', '/nummer'] },
]

async function startWithPlace(person: Person): Promise<void> {
  await person.visit('/vragen')
  await person.answer('/vragen/plaats', { municipality: 'GM0344' }, 'form.place.button')
}

async function onShift(person: Person): Promise<void> {
  await person.visit('/dienst')
  if (!(await person.page.locator('input[name=reason]').count())) return
  await person.fillIn({ reason: 'report', hours: '4' })
  await person.press('form.shift.button')
}

/** A page by its address; `>x` the first link here that ends or starts so; `>>x` the first case that offers it. */
async function goTo(person: Person, step: string): Promise<void> {
  const part = step.replace(/^>+/, '')
  if (part === step) return person.visit(step)
  const { page } = person
  const offered = page.locator(`main :is(a[href*="${part}"], form[action*="${part}"] button)`).first()
  if (!step.startsWith('>>')) return offered.click()
  const cases = await page.evaluate<string[]>(`[...document.querySelectorAll('main a[href*="/zaken/"]')].map(({ href }) => href)`)
  for (const address of cases) {
    await page.goto(address)
    if (await offered.count()) return offered.click()
  }
  throw new Error(`no case offers ${part}`)
}

async function sendEmpty({ page }: Person): Promise<boolean> {
  const button = page.locator('main form:has(input:not([type=hidden]), textarea) button.primary')
  if (!(await button.count())) return false
  await page.evaluate(`for (const one of document.querySelectorAll('main input:checked')) one.checked = false`)
  for (const field of await page.locator('main form input[type=text], main form textarea').all()) await field.fill('')
  const [answer] = await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), button.click()])
  await page.waitForLoadState()
  return answer.status() === 422
}

/** What differs between languages most: the longest words on the narrowest phone, filled and sent empty. */
const ofHers: readonly Walk[] = [
  { who: 'anyone', pages: ['/', '/start', '/wie-ziet-wat', '/controleren', '/inloggen', '/hulp'] },
  { who: 'worker-5', door: 'worker', pages: ['/vragen', '/vragen/bereiken', '/vragen/veilig-contact', '/vragen/controleren'] },
  { who: 'worker-31', door: 'worker', pages: ['/mijn', '/kaart', '/inzage', '/mijn-gegevens', '/stoppen', '/berichten', '>/berichten/'] },
]

export function pagesOfHers(languages: readonly string[]): void {
  test.each(languages)('every language can be chosen in %s, and nothing lies over the choice', async (language) => {
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

  test.each(languages.flatMap((language) => ofHers.map((walk) => ({ language, ...walk }))))('what $who sees in $language', (walk) => walked(walk, walk.language, [narrow]), PATIENCE)
}

async function walked({ who, door, pages, first }: Walk, language: string, sights = all): Promise<void> {
  const person = await lookingIn(language)
  if (door) await person.signIn(door, who)
  await first?.(person)
  const wrong: string[] = []
  for (const step of pages) {
    await goTo(person, step)
    await person.page.waitForLoadState()
    wrong.push(...(await wrongWith(person, sights)))
    if (await sendEmpty(person)) wrong.push(...(await wrongWith(person, sights)))
  }
  expect(wrong).toEqual([])
  expect(person.elsewhere).toEqual([])
  await person.leave()
}

export function everyPage(language: string): void {
  const sights = language === 'nl' ? all : light
  test.each(walks)('what $who sees', (walk) => walked(walk, language, sights), PATIENCE)

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

  test('a case that is opened', async () => {
    const official = await lookingIn(language)
    await official.signIn('staff', 'staff-GM0363-4')
    await official.page.locator('main a[href*="/zaken/"]').last().click()
    await official.press('case.open')
    expect(await wrongWith(official, sights)).toEqual([])
    await official.leave()
  }, PATIENCE)
}
