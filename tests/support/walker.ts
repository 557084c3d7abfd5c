/** Walks the pages of a walk without a browser of pixels: what they weigh, say and are called. */
import { translator } from '../../src/platform/translate.ts'
import { type Page, Visitor } from './visitor.ts'
import type { Walk } from './walks.ts'

export interface Seen {
  readonly step: string
  readonly page: Page
  /** Sent without an answer. */
  readonly empty: boolean
}

/** Each page, and each form on it a second time, sent empty. */
export async function seen({ who, door, pages, first = [] }: Walk, language: string, visitor = new Visitor()): Promise<Seen[]> {
  const t = translator(language)
  const at = (path: string) => (language === 'nl' ? path : `/${language}${path}`)
  if (door) await visitor.signIn(door, who)
  for (const { path, fields, button } of first) await (await visitor.visit(at(path))).press(t(button), fields)
  const found: Seen[] = []
  let page: Page | undefined
  for (const step of pages) {
    page = await goTo(visitor, page, step, at)
    found.push({ step, page, empty: false })
    const button = page.html.querySelectorAll('main form').find((form) => form.querySelector('input:not([type=hidden]), textarea'))?.querySelector('button.primary')
    if (!button) continue
    const answer = await page.press(button.text.trim())
    if (answer.status === 422) found.push({ step, page: answer, empty: true })
  }
  return found
}

async function goTo(visitor: Visitor, before: Page | undefined, step: string, at: (path: string) => string): Promise<Page> {
  const part = step.replace(/^>+/, '')
  if (part === step) return visitor.visit(at(step))
  const link = before?.html.querySelectorAll('main a').find((anchor) => anchor.getAttribute('href')?.includes(part))
  if (!link) throw new Error(`no link to ${part} on ${before?.path ?? 'nothing'}`)
  return visitor.visit(link.getAttribute('href') ?? '')
}
