/** A real browser that comes with npm, on pages of the running service; it keeps a record of what they ask for elsewhere. */
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { translator } from '../../src/platform/page/translate.ts'
import { lastingBrowser, launched } from './process/browser.ts'
import { address, type Visitor } from './visitor.ts'

export { leaveBrowser } from './process/browser.ts'

/** The one that all suites share, or one with flags of its own. */
export const openBrowser = (...more: readonly string[]): Promise<Browser> => (more.length ? launched(...more) : lastingBrowser())

/** Someone at the service, in a language, on a screen. */
export class Person {
  readonly page: Page
  readonly language: string
  /** Requests to any other host than ours. */
  readonly elsewhere: string[] = []

  private constructor(page: Page, language: string) {
    this.page = page
    this.language = language
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(address) && !url.startsWith('data:')) this.elsewhere.push(url)
    })
  }

  static async come(browser: Browser, options: BrowserContextOptions & { language?: string } = {}): Promise<Person> {
    const { language = 'nl', ...context } = options
    const opened = await browser.newContext({ baseURL: address, viewport: { width: 320, height: 720 }, ...context })
    return new Person(await opened.newPage(), language)
  }

  at(path: string): string {
    return this.language === 'nl' ? path : `/${this.language}${path}`
  }

  t(key: string, values?: Record<string, unknown>): string {
    return translator(this.language)(key, values)
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(this.at(path))
  }

  async signIn(door: 'worker' | 'staff' | 'helper', subject: string): Promise<void> {
    await this.visit(door === 'helper' ? '/helpen' : '/inloggen')
    await this.press(door === 'helper' ? 'helpSomeone.button' : `signIn.${door}.button`)
    await this.page.locator(`button[value="${subject}"]`).click()
    await this.page.waitForURL((url) => !/inlog/.test(url.pathname))
  }

  /** Goes on as someone who came in without a browser. */
  async goOnAs({ cookies }: Visitor): Promise<void> {
    await this.page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url: address })))
  }

  async press(key: string): Promise<void> {
    await this.page.getByRole('button', { name: this.t(key), exact: true }).click()
    await this.page.waitForLoadState()
  }

  async follow(key: string): Promise<void> {
    await this.page.getByRole('link', { name: this.t(key), exact: true }).first().click()
    await this.page.waitForLoadState()
  }

  /** Fills in a page: texts by name; a list, or a value of a radio, ticks. */
  async fillIn(fields: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.page.locator(`[name="${name}"]`)
      const isChoice = ['radio', 'checkbox'].includes((await field.first().getAttribute('type')) ?? '')
      if (!isChoice) await field.fill(String(value))
      else for (const one of [value].flat()) await this.page.locator(`[name="${name}"][value="${one}"]`).check()
    }
  }

  async answer(path: string, fields: Readonly<Record<string, string | readonly string[]>>, button: string): Promise<void> {
    await this.visit(path)
    await this.fillIn(fields)
    await this.press(button)
  }

  text(): Promise<string> {
    return this.page.locator('main').innerText()
  }

  leave(): Promise<void> {
    return this.page.context().close()
  }
}

export interface Rules {
  readonly only?: readonly string[]
  readonly without?: readonly string[]
  readonly within?: string
}

/** An expression: what axe finds wrong, by these rules alone or by all but those; empty is good. */
export function wrongBy({ only = [], without = [], within }: Rules): string {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
  const options = { resultTypes: ['violations'], preload: false, elementRef: false, rules, ...(only.length && { runOnly: only }) }
  // Only what is wrong comes back: to take over all that axe says costs more than the looking.
  return `axe.run(${within ? JSON.stringify(within) : 'document'}, ${JSON.stringify(options)})
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`
}

export async function shortcomings(page: Page, rules: Rules = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>('Boolean(window.axe)'))) await page.evaluate(axe.source)
  return page.evaluate<string[]>(wrongBy(rules))
}

/** An expression: how many pixels of this page stick out sideways. */
export const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

export const overflow = (page: Page): Promise<number> => page.evaluate(beyond)
