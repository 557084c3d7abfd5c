/** Every page of hers can be left at once, whichever it is: the session is dead, the browser forgets, and the way back is shut. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { paths } from '../../src/paths.ts'
import { aCode, aNewcomer, leaveSessions, sessionOf } from '../support/newcomer.ts'
import { withoutDoors } from '../support/newWorker.ts'
import { inside } from '../support/sessions.ts'
import { address, type Page, signedIn, Visitor } from '../support/visitor.ts'

beforeAll(withoutDoors)
afterAll(leaveSessions)

/** Those of the list that are one address; what an id leads to is followed below. */
const addresses = Object.values<unknown>(paths).filter((path): path is string => typeof path === 'string' && !path.includes(':'))

const cookieOf = ({ cookies }: Visitor) => [...cookies].map((pair) => pair.join('=')).join('; ')
const isDead = async (cookie: string) => (await fetch(new URL('/mijn', address), { redirect: 'manual', headers: { cookie } })).headers.get('location')?.startsWith('/inloggen')

/** Without the token of the page: leaving may be refused by nothing, also not when that page is older than the session. */
async function leave(visitor: Visitor, page: Page): Promise<[string, ...unknown[]]> {
  const cookie = cookieOf(visitor)
  const form = page.html.querySelector('form.exit')
  const action = form?.getAttribute('action') ?? ''
  const left = await fetch(new URL(action, address), { method: 'POST', redirect: 'manual', headers: { cookie, origin: address } })
  return [page.path, form?.querySelector('button')?.text.trim(), left.status, left.headers.get('location'), left.headers.get('clear-site-data'), left.headers.get('cache-control'), page.headers.get('cache-control'), await isDead(cookie)]
}

const asItShould = (path: string) => [path, 'Snel weg', 303, '/weer', '"cache", "cookies"', 'no-store', 'no-store', true]

/** Each page is left from a session of its own. */
async function everyPageOf(walker: Visitor, steps: readonly string[]): Promise<{ left: unknown[][]; expected: unknown[][] }> {
  const { actor } = await sessionOf(walker)
  if (!actor) throw new Error('nobody came in')
  const pages: string[] = []
  for (const path of steps) {
    const page = await walker.visit(path)
    const isHers = page.html.querySelector('.nav form[action$="/uitloggen"]')
    if (page.status === 200 && page.path === path && isHers) pages.push(path)
  }
  const left: unknown[][] = []
  for (const path of pages) {
    const visitor = await inside(actor)
    left.push(await leave(visitor, await visitor.visit(path)))
  }
  return { left, expected: pages.map(asItShould) }
}

const skipped: readonly string[] = [paths.signOut, paths.leave, paths.weather, paths.provider]

test('of someone who has just begun', async () => {
  const { visitor } = await aNewcomer()
  await visitor.visit(paths.questions)
  const { left, expected } = await everyPageOf(visitor, addresses.filter((path) => !skipped.includes(path)))
  expect(left).toEqual(expected)
  expect(expected.map(([path]) => path)).toEqual(expect.arrayContaining([paths.home, paths.questions, paths.channel, paths.identity, paths.access, paths.accessWords, paths.device, paths.data, paths.looks, paths.letters, paths.stop]))
})

test.each([
  ['worker-15', [paths.home, paths.talkOfMine, paths.moveTalk, paths.received]],
  ['worker-26', [paths.home, paths.view, paths.report]],
  ['worker-33', [paths.home, paths.card, paths.names, paths.letters, paths.data, paths.access]],
])('of %s, further on', async (subject, steps) => {
  const { left } = await everyPageOf(await signedIn('worker', subject), steps)
  expect(left).toEqual(steps.map(asItShould))
})

test('a problem on her way, and the words before she is in, can be left too', async () => {
  const { visitor } = await aNewcomer()
  expect(await leave(visitor, await visitor.visit('/is-er-niet'))).toEqual(asItShould('/is-er-niet'))
  const before = new Visitor()
  const { code } = await aCode()
  const shown = await (await before.visit('/code')).press('Verder', { deskCode: code })
  const cookie = cookieOf(before)
  expect(await leave(before, shown)).toEqual(asItShould('/code/woorden'))
  const after = await fetch(new URL('/code/woorden', address), { redirect: 'manual', headers: { cookie } })
  expect(after.headers.get('location')).toBe('/code')
})

test('larger letters stand in the address: without a cookie, through signing in, and out again', async () => {
  const her = new Visitor()
  const choice = await (await her.visit('/ro/start')).follow('Litere mai mari')
  const large = await (await choice.follow('Foarte mari')).follow('Alb și negru')
  expect([large.path, large.html.querySelector('html')?.getAttribute('class')?.split(' ').slice(-2), large.html.querySelectorAll('[aria-current]').length, her.cookies.size]).toEqual(['/ro/grootst-contrast/weergave', ['grootst', 'contrast'], 3, 0])
  expect(large.html.querySelectorAll('.languages a').map((link) => link.getAttribute('href'))).toContain('/es/grootst-contrast/weergave')
  const people = await (await her.visit('/ro/grootst-contrast/inloggen')).press('Conectare')
  const inside = await her.post(people.html.querySelector('form[action^="/demo-inlog"]')?.getAttribute('action') ?? '', { subject: 'worker-32' })
  expect([inside.path, inside.html.querySelector('html')?.getAttribute('class')?.includes('grootst contrast')]).toEqual(['/ro/grootst-contrast/mijn', true])
  expect(inside.html.querySelectorAll('main a, nav a').map((link) => link.getAttribute('href') ?? '').filter((href) => !href.includes('/grootst-contrast/') && !href.startsWith('tel:'))).toEqual([])
  const out = await inside.press('Ieșire rapidă', {})
  expect([out.path, (await her.visit('/mijn')).path]).toEqual(['/ro/grootst-contrast/weer', '/inloggen'])
})
