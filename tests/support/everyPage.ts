/** Every page as a browser shows it, at 320 and 1280 pixels, in light and dark: axe finds nothing, nothing sticks out, nothing comes from elsewhere. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core'
import { knownNumber } from '../../seeders/demonstration.ts'
import { translator } from '../../src/platform/page/translate.ts'
import { aNewHourForHer } from './database.ts'
import { pale } from './colours.ts'
import { openBrowser, overflow, Person, shortcomings } from './chromium.ts'
import { discomforts } from './comfort.ts'
import { expectLight, expectPlainDutch } from './lightPages.ts'
import { address, signedIn, Visitor } from './visitor.ts'
import { notWalked } from './notWalked.ts'
import { type Seen, seen } from './walker.ts'
import { hers, staffs, type Walk } from './walks.ts'

/** In milliseconds: a walk is many looks. */
const PATIENCE = 400_000

interface Sight {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
  /** Absent: only for its colours. */
  readonly rules?: { readonly only?: readonly string[]; readonly without?: readonly string[] }
}

/** Colours hang on no words: they are measured apart, in Dutch. */
const rules = { without: ['color-contrast'] }
/** On a wide screen other things are there; the size of what is touched is least on a small one. */
const ofWide = { without: ['color-contrast', 'target-size'] }
/** What is built is the same in every language, and looked at in Dutch and English; elsewhere, what words can break, where there is least room for them. */
const ofWords = { only: ['button-name', 'link-name', 'label', 'image-alt', 'document-title', 'empty-heading', 'html-has-lang', 'html-lang-valid', 'valid-lang', 'scrollable-region-focusable'] }
const small: Sight = { width: 320, colorScheme: 'light', rules }
const wide: Sight = { width: 1280, colorScheme: 'light', rules: ofWide }
const wideAtNight: Sight = { ...wide, colorScheme: 'dark' }
const night: Sight = { width: 320, colorScheme: 'dark' }

/** A form sent empty is the same page with its errors: it is looked at where there is least room. */
function sightsOf({ empty }: Seen, language: string): readonly Sight[] {
  if (language === 'nl') return empty ? [small, night] : [small, wideAtNight]
  if (language === 'en') return empty ? [small] : [small, wide]
  return [{ ...small, rules: ofWords }]
}

/** One tab in which each answer of the service is laid out as if it had come there, so that no page is asked for twice and axe stands ready. */
class Screen {
  readonly #context: BrowserContext
  readonly #tab: Tab
  readonly elsewhere: string[] = []
  /** What reads the same is the same page: it is looked at once. */
  readonly #looked = new Set<string>()

  private constructor(context: BrowserContext, tab: Tab) {
    this.#context = context
    this.#tab = tab
    tab.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(address) && !url.startsWith('data:')) this.elsewhere.push(url)
    })
  }

  static async open(browser: Browser): Promise<Screen> {
    const context = await browser.newContext({ baseURL: address, reducedMotion: 'reduce' })
    const tab = await context.newPage()
    await tab.goto('/start')
    await tab.evaluate(axe.source)
    return new Screen(context, tab)
  }

  /** With the cookies of the visitor, for pictures that only they may see. */
  async sitAs({ cookies }: Visitor): Promise<void> {
    await this.#context.clearCookies()
    await this.#context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: address })))
  }

  /** What is wrong with this page in the sights of this language. */
  async wrongWith(seenPage: Seen, language: string): Promise<string[]> {
    const { page, empty } = seenPage
    const text = page.html.structuredText
    if (this.#looked.has(text)) return []
    this.#looked.add(text)
    await this.#tab.setContent(page.raw)
    const found: string[] = []
    const where = page.path.replaceAll(/[0-9a-f-]{36}/g, ':id') + (empty ? ', sent empty' : '')
    for (const { width, colorScheme, rules } of sightsOf(seenPage, language)) {
      await this.#lookAt(width, colorScheme)
      const beyond = await overflow(this.#tab)
      if (beyond > 0) found.push(`${where} at ${width}, ${colorScheme}: sticks out ${beyond} px`)
      const wrong = [...(rules ? await shortcomings(this.#tab, rules) : []), ...(language === 'nl' ? await pale(this.#tab) : [])]
      found.push(...wrong.map((each) => `${where} at ${width}, ${colorScheme}: ${each}`))
    }
    if (language === 'nl' && !empty) found.push(...(await discomforts(this.#tab)).map((each) => `${where}: ${each}`))
    if (language === 'nl') found.push(...(await this.#tooLong(where)))
    return found
  }

  async #lookAt(width: number, colorScheme: 'light' | 'dark'): Promise<void> {
    await this.#tab.setViewportSize({ width, height: 800 })
    await this.#tab.emulateMedia({ colorScheme })
  }

  /** Every text here made longer by half and full of marks, as a language that does not exist yet may be; it still fits a small phone. A number of letters alone is no word. */
  async #tooLong(where: string): Promise<string[]> {
    await this.#lookAt(320, 'light')
    await this.#tab.evaluate(`{
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const words = texts.currentNode.data.split(' ')
        texts.currentNode.data = words.map((word) => /\\p{Ll}{2,}/u.test(word) && !/\\d/.test(word) ? word.replaceAll('a', 'ậ').replaceAll('e', 'ễ') + word.slice(0, Math.ceil(word.length / 2)) : word).join(' ')
      }
    }`)
    const beyond = await overflow(this.#tab)
    return beyond > 0 ? [`${where}: longer words stick out ${beyond} px`] : []
  }
}

let browser: Browser
let screen: Screen

function withScreen(): void {
  beforeAll(async () => {
    browser = await openBrowser()
    screen = await Screen.open(browser)
  })
  afterAll(() => browser.close())
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
  const visitor = new Visitor()
  const pages = await seen(walk, language, visitor)
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
  if (language === 'nl') paleIsFound()
}

/** What is measured once is found the first time, and anew where anything of it differs. */
function paleIsFound(): void {
  test('what is too pale is found', async () => {
    const tab = await browser.newPage()
    const found = []
    for (const shown of ['<p style="color:#bbb">Bleek', '<p style="color:#bbb">Ook bleek', '<p class="note" style="color:#bbb">Bleek', '<p style="color:#ccc">Bleek', '<p style="color:#111">Goed']) {
      await tab.setContent(`<main>${shown}`)
      found.push((await pale(tab)).length)
    }
    expect(found).toEqual([1, 0, 1, 1, 0])
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
