/** Every page as a browser shows it, at 320 and 1280 pixels, in light and dark: axe finds nothing, nothing sticks out, nothing comes from elsewhere. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { knownNumber } from '../../seeders/demonstration.ts'
import { translator } from '../../src/platform/page/translate.ts'
import { aNewHourForHer } from './database.ts'
import { leaveBrowser, openBrowser, Person } from './chromium.ts'
import { pale } from './colours.ts'
import { expectLight, expectPlainDutch } from './lightPages.ts'
import { Screen } from './screen.ts'
import { wrongOnceBy } from './shown.ts'
import { signedIn, Visitor } from './visitor.ts'
import { notWalked } from './notWalked.ts'
import { type Seen, seen } from './walker.ts'
import { hers, staffs, type Walk } from './walks.ts'

/** In milliseconds: a walk is many looks. */
const PATIENCE = 400_000

let browser: Browser
let screen: Screen

function withScreen(): void {
  beforeAll(async () => {
    browser = await openBrowser()
    screen = await Screen.open()
  })
  afterAll(() => {
    screen.leave()
    return leaveBrowser(browser)
  })
}

/** Addresses of all that was looked at, without their language. */
const addresses: string[] = []

async function expectSeenWell(visitor: Visitor, pages: readonly Seen[], language: string): Promise<void> {
  addresses.push(...pages.map(({ page }) => page.path))
  await screen.sitAs(visitor)
  const wrong: string[] = []
  for (const one of pages) wrong.push(...(await screen.wrongWith(one, language)))
  expect(wrong).toEqual([])
  expect(screen.elsewhere).toEqual([])
}

async function walked(walk: Walk, language: string): Promise<Seen[]> {
  await aNewHourForHer()
  const { door, ...within } = walk
  const visitor = door ? await signedIn(door, walk.who) : new Visitor()
  const pages = await seen(within, language, visitor)
  expect(pages.length).toBeGreaterThan(0)
  await expectSeenWell(visitor, pages, language)
  return pages
}

/** Everything of hers and of anyone in a language: filled, and sent empty. */
export function everyPageOfHers(language: string): void {
  withScreen()

  test('every language can be chosen, and nothing lies over the choice', async () => {
    const person = await Person.come(browser, { language })
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

  test.each(hers)('what $who sees', async (walk) => {
    const pages = await walked(walk, language)
    expectLight(pages, language)
    if (language === 'nl') expectPlainDutch(pages)
  }, PATIENCE)

  nothingIsForgotten(false, language)
  if (language === 'nl') faultsAreFound()
}

/** What is measured once is found the first time, and anew where anything of it differs. */
function faultsAreFound(): void {
  const foundOn = async (ask: string, bodies: readonly string[]): Promise<number[]> => {
    const tab = await browser.newPage({ viewport: { width: 320, height: 800 } })
    await tab.evaluate(axe.source)
    const found = []
    for (const body of bodies) {
      await tab.setContent(`<html lang="nl"><title>Blad</title><main><h1>Blad</h1>${body}</main>`)
      found.push((await tab.evaluate<string[]>(ask)).length)
    }
    await tab.close()
    return found
  }

  test('what is too pale is found, and a link that only its colour tells from the words', async () => {
    const shown = ['<p style="color:#bbb">Bleek', '<p style="color:#bbb">Ook bleek', '<p class="note" style="color:#bbb">Bleek', '<p style="color:#ccc">Bleek', '<p style="color:#111">Goed']
    expect(await foundOn(pale, shown)).toEqual([1, 0, 1, 1, 0])
    const link = (style: string) => `<p>Lees <a href="/" style="color:#222;${style}">dit</a> eerst.`
    expect(await foundOn(pale, [link(''), link('text-decoration:none')])).toEqual([0, 1])
  })

  test.each([
    ['words are gone', ['<button>Verder</button>', '<button>Terug</button>', '<button> </button>'], [0, 0, 1]],
    ['two places have one name', ['<nav aria-label="Een"></nav><nav aria-label="Twee"></nav>', '<nav aria-label="Een"></nav><nav aria-label="Een"></nav>'], [0, 1]],
    ['a picture says what its link says', ['<a href="/"><img src="data:," alt="Kaart"> Pas</a>', '<a href="/"><img src="data:," alt="Kaart"> Kaart</a>'], [0, 1]],
    ['a name leads nowhere', ['een', 'twee'].map((id) => `<p id="${id}">Een</p><input aria-labelledby="een">`), [0, 1]],
    ['more words make it scroll', ['x', 'x '.repeat(200)].map((words) => `<div style="overflow:auto;width:90px;height:60px">${words}</div>`), [0, 1]],
  ])('on a page that is built like one before: %s', async (_case, bodies, found) => expect(await foundOn(wrongOnceBy({}), bodies)).toEqual(found))

  test('what is only there on a wide screen is found', async () => {
    const tab = await browser.newPage({ viewport: { width: 320, height: 800 } })
    await tab.evaluate(axe.source)
    await tab.setContent('<html lang="nl"><title>Blad</title><style>@media (width < 40em) { button { display: none } }</style><main><h1>Blad</h1><button></button></main>')
    const found = []
    for (const width of [320, 500, 1280]) {
      await tab.setViewportSize({ width, height: 800 })
      found.push((await tab.evaluate<string[]>(wrongOnceBy({}))).length)
    }
    expect(found).toEqual([0, 0, 1])
    await tab.close()
  })
}

/** In Dutch, where addresses have no language in them. */
function nothingIsForgotten(ofStaff: boolean, language: string): void {
  if (language !== 'nl') return
  test('no page is forgotten', async () => expect(await notWalked(addresses, ofStaff)).toEqual([]))
}

/** Cases with a licence stand on no list: what can be done with it is found from the case. */
const ofLicences = [
  ['worker-31', 'GM0344', [['/schorsen'], ['/schorsen', '/voornemen'], ['/schorsen', '/zonder'], ['/intrekken'], ['/intrekken', '/voornemen'], ['/intrekken', '/zonder']]],
  ['worker-44', 'GM0363', [['/hervatten'], ['/rechtbank'], ['/herzien']]],
] as const

/** And everything of those who work with it, in one of the two languages they have. */
export function everyPageOfStaff(language: string): void {
  const t = translator(language)
  const at = (path: string) => (language === 'nl' ? path : `/${language}${path}`)
  withScreen()

  test.each(staffs)('what $who sees', (walk) => walked(walk, language), PATIENCE)

  test('the answers of a check', async () => {
    const anyone = new Visitor()
    const pages = []
    for (const number of [knownNumber, '2345-6789-BCFZ', 'x']) pages.push(await (await anyone.visit(at('/controleren'))).press(t('check.button'), { number }))
    const inspector = await signedIn('staff', language === 'nl' ? 'inspector-5' : 'inspector-6')
    const shift = await inspector.visit(at('/dienst'))
    if (shift.html.querySelector('input[name=reason]')) await shift.press(t('form.shift.button'), { reason: 'report', area: 'business', hours: '4', shownWhen: 'now' })
    const valid = await (await inspector.visit(at('/nummer'))).press(t('form.number.button'), { number: knownNumber })
    const more = await valid.follow(t('result.more'))
    pages.push(valid, more, await more.press(t('form.more.button')), await more.press(t('form.more.button'), { ground: 'K02_DOUBT_CARD' }))
    pages.push(await (await inspector.visit(at('/op-dag'))).press(t('form.onDay.button'), { number: knownNumber, askedDay: '2026-01-01', dayGround: 'K22_COMPLAINT' }))
    const text = `${knownNumber} 2345-6789-BCFF`
    pages.push(await (await inspector.visit(at('/advertenties'))).press(t('form.adverts.button'), { advert: text }), await inspector.visit(at('/dienst')))
    await expectSeenWell(inspector, pages.map((page) => ({ step: page.path, page, empty: false })), language)
  }, PATIENCE)

  test('a case found by its number, and what is proposed for its licence', async () => {
    for (const [holder, municipality, ways] of ofLicences) {
      const caseNumber = /\d{6}-[A-Z]{3}/.exec((await (await signedIn('worker', holder)).visit('/mijn')).text)?.[0] ?? ''
      const official = await signedIn('staff', `staff-${municipality}-4`)
      const find = async (number: string) => (await official.visit(at('/werk'))).press(t('work.find.button'), { caseNumber: number })
      const pages: Seen[] = [{ step: 'x', page: await find('x'), empty: true }]
      const found = await find(caseNumber)
      pages.push({ step: caseNumber, page: found, empty: false })
      for (const way of ways) pages.push(...(await seen({ who: '', pages: [found.path, ...way.map((step) => `>${step}`)] }, 'nl', official)))
      await expectSeenWell(official, pages, language)
    }
  }, PATIENCE)

  test('a case that is opened', async () => {
    const official = await signedIn('staff', 'staff-GM0363-4')
    const pages = await seen({ who: '', pages: ['>>/lezen'] }, language, official)
    await expectSeenWell(official, pages, language)
  }, PATIENCE)

  nothingIsForgotten(true, language)
}
