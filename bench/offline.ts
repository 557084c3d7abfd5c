/** A code judged on a phone without a network: on its own page in a real browser, from when it is handed over until the answer stands there. */
import { randomInt } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { signerNow } from '../src/actions/register/keys.ts'
import { signToken } from '../src/platform/secrets/token.ts'
import { launched } from '../tests/support/process/browser.ts'
import { fetchPublished, verifyOffline } from '../tests/support/verifier.ts'
import { atMost, type Place, type Result } from './compare.ts'
import { inspectors, type SignedIn, signIn } from './people.ts'

/** In milliseconds. */
const GOAL = 50
const PHONES = 5
/** Fewer than one may check in an hour. */
const TIMES = 25
/** As fast as this machine, and as a phone that is so many times slower. */
const SLOWER = [1, 4]

export async function judgedOffline(place: Place): Promise<Result[]> {
  const code = await validCode(place.service)
  const people = await signIn(place.keyring, await inspectors(place.superuser, PHONES * SLOWER.length))
  const browser = await launched()
  const results: Result[] = []
  for (const slower of SLOWER) {
    const times: number[] = []
    for (const person of people.splice(0, PHONES)) times.push(...(await onPhone(browser, { service: place.service, person, code, slower })))
    const inOrder = times.toSorted((one, other) => one - other)
    const p95 = inOrder[Math.floor(inOrder.length * 0.95)] ?? NaN
    results.push(atMost(`A code without a network, in a browser${slower > 1 ? ` ${slower} times slower` : ''}: p95 of ${times.length}`, [`${GOAL} ms`, `${p95.toFixed(1)} ms`], p95 / GOAL, 1))
  }
  await browser.close()
  return results
}

/** Of an entry that the published list says is worth something. */
async function validCode(service: string): Promise<string> {
  const [{ keys, lists }, signer] = await Promise.all([fetchPublished(service), signerNow(new Date())])
  const seconds = Date.now() / 1_000
  for (let turn = 0; turn < 1_000; turn += 1) {
    const code = await signToken(signer, { idx: randomInt(100_000), exp: Math.floor(seconds) + 3_600 })
    if ((await verifyOffline(code, keys, lists, seconds)) === 'valid') return code
  }
  throw new Error('nothing in the list is valid')
}

interface OnPhone {
  readonly service: string
  readonly person: SignedIn
  readonly code: string
  readonly slower: number
}

async function onPhone(browser: Browser, { service, person, code, slower }: OnPhone): Promise<number[]> {
  const context = await browser.newContext({ baseURL: service, viewport: { width: 390, height: 844 } })
  const [name = '', value = ''] = person.cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: service }])
  const page = await context.newPage()
  await page.goto('/offline')
  await page.locator('body[data-state=ready]').waitFor()
  await context.setOffline(true)
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower })
  const times: number[] = []
  for (let turn = 0; turn < TIMES; turn += 1) times.push(await judged(page, code))
  await context.close()
  return times
}

/** Any other answer than a yes ends the bench. */
async function judged(page: Page, code: string): Promise<number> {
  const { look, took } = await page.evaluate<{ look: string; took: number }>(`(${judging})(${JSON.stringify(code)})`)
  if (look !== 'valid') throw new Error(`a good code was ${look}`)
  return took
}

/** In the browser: from the form to the band. The answer before goes out of sight first, and whatever follows on it has its time. */
const judging = `async (code) => {
  const looks = [...document.querySelectorAll('[data-look]')]
  for (const each of looks) each.hidden = true
  await new Promise((resolve) => setTimeout(resolve, 50))
  const form = document.querySelector('[data-form]')
  form.elements.code.value = code
  const answered = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      const shown = looks.find(({ hidden }) => !hidden)
      if (!shown) return
      watch.disconnect()
      resolve(shown)
    })
    watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['hidden'] })
  })
  const began = performance.now()
  form.requestSubmit()
  const { dataset } = await answered
  return { look: dataset.look, took: performance.now() - began }
}`
