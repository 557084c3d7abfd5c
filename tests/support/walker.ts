/** Walks the pages of a walk without a browser of pixels: what they weigh, say and are called, and what a browser is then shown. */
import { translator } from '../../src/platform/page/translate.ts'
import { filledIn } from './places.ts'
import { type Page, Visitor } from './visitor.ts'
import type { Press, Walk } from './walks.ts'

export interface Seen {
  readonly step: string
  readonly page: Page
  /** Sent without an answer. */
  readonly empty: boolean
}

/** Everything that is open, whatever is on the page of the day. */
const worklist = '/werk/lijst?lijst=alles'

/** From here on an answer is not the page. */
const TOO_MANY = 429

/** Each page, and each form on it a second time, sent empty. */
export async function seen({ who, door, pages, first = [] }: Walk, language: string, visitor = new Visitor()): Promise<Seen[]> {
  const t = translator(language)
  const at = (path: string) => (language === 'nl' ? path : `/${language}${path}`)
  if (door) await visitor.signIn(door, who)
  for (const { path, fields, button } of first) await (await visitor.visit(at(path))).press(t(button), fields)
  const found: Seen[] = []
  const known: Known = new Map()
  let page: Page | undefined
  for (const step of pages) {
    page = typeof step === 'string' ? await goTo(visitor, page, await filledIn(step), at, known) : await pressed(page, step, t)
    if (page.status >= TOO_MANY) throw new Error(`${page.path} answered ${page.status}`)
    found.push({ step: typeof step === 'string' ? step : step.button, page, empty: false })
    const answer = await sentEmpty(page)
    if (answer?.status === 422) found.push({ step: page.path, page: answer, empty: true })
  }
  return found
}

/** A button on the page before, with what is filled in there. */
function pressed(before: Page | undefined, { button, fields = {} }: Press, t: (key: string) => string): Promise<Page> {
  if (!before) throw new Error(`nothing to press ${button} on`)
  const first = (name: string) => before.html.querySelector(`[name="${name}"][value]`)?.getAttribute('value') ?? ''
  return before.press(t(button), Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === 'the first' ? first(name) : value])))
}

/** The first form that asks something, sent without an answer; undefined where nothing is asked. */
async function sentEmpty(page: Page): Promise<Page | undefined> {
  const form = page.html.querySelectorAll('main form').find((one) => one.querySelector('input:not([type=hidden]), textarea') && one.querySelector('button.primary'))
  return form && page.send(form)
}

/** An address; `>x` the first link or button here that leads to x; `>>x` the first case that offers it, `>>x>y` the first that offers y there. */
async function goTo(visitor: Visitor, before: Page | undefined, step: string, at: (path: string) => string, known: Known): Promise<Page> {
  const part = step.replace(/^>+/, '')
  if (part === step) return visitor.visit(at(step))
  if (step.startsWith('>>')) return caseOffering(visitor, part.split('>'), at, known)
  const there = before && (await through(visitor, before, part))
  if (!there) throw new Error(`no way to ${part} on ${before?.path ?? 'nothing'}`)
  return there
}

/** Of the list and of each case what was there when this walk first came by. */
type Known = Map<string, Promise<Page>>

async function caseOffering(visitor: Visitor, parts: readonly string[], at: (path: string) => string, known: Known): Promise<Page> {
  const once = (path: string) => {
    const page = known.get(path) ?? visitor.visit(path)
    known.set(path, page)
    return page
  }
  const list = await once(at(worklist))
  const cases = list.html.querySelectorAll('main a[href*="/zaken/"]').map((anchor) => anchor.getAttribute('href') ?? '')
  for (const address of new Set(cases)) {
    let page: Page | undefined = await once(address)
    for (const part of parts) page = page && (await through(visitor, page, part))
    if (page) return page
  }
  throw new Error(`no case offers ${parts.join(' and there ')}`)
}

/** Where the first link, or form with nothing to fill in, leads that holds this. */
async function through(visitor: Visitor, page: Page, part: string): Promise<Page | undefined> {
  const way = page.html.querySelectorAll('main a, main form').find((one) => (one.getAttribute('href') ?? one.getAttribute('action'))?.includes(part))
  if (!way) return undefined
  const address = way.getAttribute('href')
  return address ? visitor.visit(address) : page.send(way)
}
