/** One browser in a process, for all suites that ask nothing of it that others do not; and in it one tab that only lays pages out. */
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core'
import { browserFile } from '../browserFile.ts'

/** With the walls of a browser up: the flags its package proposes for small machines would take them down. */
export async function launched(...more: readonly string[]): Promise<Browser> {
  return driver.launch({ executablePath: process.env['TEST_BROWSER'] ?? (await browserFile()), args: ['--no-sandbox', '--disable-gpu', ...more] })
}

declare global {
  /** Where the tests run in the process that ends them. */
  var browserOfTests: Promise<Browser> | undefined
}

export function lastingBrowser(): Promise<Browser> {
  if (!globalThis.browserOfTests) {
    const opened = launched()
    globalThis.browserOfTests = opened
    process.once('disconnect', () => void opened.then((browser) => browser.close()))
  }
  return globalThis.browserOfTests
}

let tab: Promise<{ readonly context: BrowserContext; readonly tab: Page }> | undefined

/** What axe said of a page in it holds for the suites after. */
export const lastingTab = (address: string) => (tab ??= tabAt(address))

async function tabAt(address: string): Promise<{ readonly context: BrowserContext; readonly tab: Page }> {
  const context = await (await lastingBrowser()).newContext({ baseURL: address, reducedMotion: 'reduce' })
  const opened = await context.newPage()
  await opened.goto('/start')
  await opened.evaluate(axe.source)
  return { context, tab: opened }
}

/** Everyone who came in it is gone; the tab stays. */
export async function leaveBrowser(browser: Browser): Promise<void> {
  if (browser !== (await globalThis.browserOfTests)) return browser.close()
  const staying = (await tab)?.context
  for (const context of browser.contexts()) if (context !== staying) await context.close()
}
