/** One tab in which each answer of the service is laid out as if it had come there, so that no page is asked for twice and axe stands ready. */
import type { BrowserContext, Page as Tab, Request } from 'playwright-core'
import { beyond, type Rules } from './chromium.ts'
import { pale } from './colours.ts'
import { discomfortsAt, lostInOwnColours } from './comfort.ts'
import { lastingTab } from './process/browser.ts'
import { wrongOnceBy } from './shown.ts'
import { address, type Visitor } from './visitor.ts'
import type { Seen } from './walker.ts'

interface Sight {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
  /** Expressions for what is wrong there. */
  readonly asks: readonly string[]
  readonly inOwnColours?: boolean
}

/** Colours hang on no words: they are measured apart, in Dutch. */
const byRules = wrongOnceBy({ without: ['color-contrast', 'link-in-text-block'] })
/** What is built is the same in every language, and looked at in Dutch and English; elsewhere, what words can break, where there is least room for them. */
const ofWords: Rules = { only: ['button-name', 'link-name', 'label', 'image-alt', 'document-title', 'empty-heading', 'html-has-lang', 'html-lang-valid', 'valid-lang', 'scrollable-region-focusable'] }

const sticksOut = (what: string) => `(() => { const beyond = ${beyond}; return beyond > 0 ? [${JSON.stringify(what)} + ' out ' + beyond + ' px'] : [] })()`
const within = sticksOut('sticks')

/** Every text here made longer by half and full of marks, as a language that does not exist yet may be; it still fits a small phone. A number of letters alone is no word. */
const tooLong = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const words = texts.currentNode.data.split(' ')
    texts.currentNode.data = words.map((word) => /\\p{Ll}{2,}/u.test(word) && !/\\d/.test(word) ? word.replaceAll('a', 'ậ').replaceAll('e', 'ễ') + word.slice(0, Math.ceil(word.length / 2)) : word).join(' ')
  }
  return ${sticksOut('with longer words sticks')} })()`

const small = (...asks: readonly string[]): Sight => ({ width: 320, colorScheme: 'light', asks: [within, ...asks] })
const wide = (colorScheme: 'light' | 'dark', ...asks: readonly string[]): Sight => ({ width: 1280, colorScheme, asks: [within, byRules, ...asks] })

/** The page at 320 comes last: the next one begins there. A form sent empty is the same page with its errors: it is looked at where there is least room. */
const inDutch: readonly Sight[] = [wide('dark', pale), { width: 640, colorScheme: 'dark', asks: discomfortsAt[640], inOwnColours: true }, small(byRules, pale, ...discomfortsAt[320], tooLong)]
const inDutchEmpty: readonly Sight[] = [{ width: 320, colorScheme: 'dark', asks: [pale] }, small(byRules, pale, tooLong)]
const inEnglish: readonly Sight[] = [wide('light'), small(byRules)]
const inEnglishEmpty: readonly Sight[] = [small(byRules)]
const elsewhere: readonly Sight[] = [small(wrongOnceBy(ofWords))]

function sightsOf({ empty }: Seen, language: string): readonly Sight[] {
  if (language === 'nl') return empty ? inDutchEmpty : inDutch
  if (language === 'en') return empty ? inEnglishEmpty : inEnglish
  return elsewhere
}

export class Screen {
  readonly #context: BrowserContext
  readonly #tab: Tab
  readonly elsewhere: string[] = []
  /** What reads the same is the same page: it is looked at once. */
  readonly #looked = new Set<string>()
  #width = 0
  #colorScheme = ''

  private constructor(context: BrowserContext, tab: Tab) {
    this.#context = context
    this.#tab = tab
    tab.on('request', this.#hear)
  }

  readonly #hear = (request: Request): void => {
    const url = request.url()
    if (!url.startsWith(address) && !url.startsWith('data:')) this.elsewhere.push(url)
  }

  static async open(): Promise<Screen> {
    const { context, tab } = await lastingTab(address)
    return new Screen(context, tab)
  }

  /** The tab is for whoever comes after. */
  leave(): void {
    this.#tab.off('request', this.#hear)
  }

  /** With the cookies of the visitor, for pictures that only they may see. */
  async sitAs({ cookies }: Visitor): Promise<void> {
    await this.#context.clearCookies()
    await this.#context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: address })))
  }

  /** What is wrong with this page in the sights of this language. */
  async wrongWith(seen: Seen, language: string): Promise<string[]> {
    const { page, empty } = seen
    const text = page.html.structuredText
    if (this.#looked.has(text)) return []
    this.#looked.add(text)
    const where = page.path.replaceAll(/[0-9a-f-]{36}/g, ':id') + (empty ? ', sent empty' : '')
    const found: string[] = []
    let isLaidOut = false
    for (const sight of sightsOf(seen, language)) {
      await this.#turnTo(sight)
      if (!isLaidOut) await this.#tab.setContent(page.raw)
      isLaidOut = true
      found.push(...(await this.#ask(sight)).map((each) => `${where} at ${sight.width}, ${sight.colorScheme}: ${each}`))
    }
    return found
  }

  async #turnTo({ width, colorScheme }: Sight): Promise<void> {
    if (this.#width !== width) await this.#tab.setViewportSize({ width, height: 800 })
    if (this.#colorScheme !== colorScheme) await this.#tab.emulateMedia({ colorScheme })
    this.#width = width
    this.#colorScheme = colorScheme
  }

  /** All at once: to go to and fro for each costs as much as its answer. */
  async #ask({ asks, inOwnColours }: Sight): Promise<string[]> {
    const found = await this.#tab.evaluate<string[]>(`(async () => [${asks.map((ask) => `...await ${ask}`).join()}])()`)
    return inOwnColours ? [...found, ...(await lostInOwnColours(this.#tab))] : found
  }
}
