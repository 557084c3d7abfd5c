/** Every route, as someone of no name, as her, and as officials: whatever is sent, the answer is a page that was meant, and nothing sent is in it as it was. */
import { beforeAll, expect, test } from '@jest/globals'
import { parse } from 'node-html-parser'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Cast, castOf } from './support/cast.ts'
import { inAddress, type Sent, strangeBodies, talkative, unescaped, values } from './support/nasty.ts'
import { mayReach, type SignedIn } from './support/rights.ts'
import { type Route, routesOfService } from './support/routes.ts'
import { sessionsOf, type Signed } from './support/sessions.ts'
import { address } from './support/visitor.ts'

let cast: Cast
let sessions: ReturnType<typeof sessionsOf>
let routes: readonly Route[]

const people = ['nobody', 'worker', 'caseworker', 'decisionMaker', 'frontDesk', 'interviewer', 'teamLead', 'administrator', 'objectionHandler', 'privacyOfficer', 'inspector', 'helper', 'careCoordinator'] as const satisfies readonly (SignedIn | 'nobody')[]
type Who = (typeof people)[number]

/** In milliseconds. */
const PATIENCE = 120_000
const TOGETHER = 16

beforeAll(async () => {
  cast = await castOf()
  sessions = sessionsOf()
  routes = await routesOfService()
})

/** Each route by the first of these who may come there: what is closed to someone is tested as the rights are. */
function askersOf({ method, path: asked }: Route): readonly Who[] {
  const may = mayReach(method, asked) ?? []
  if (may.includes('anyone')) return ['nobody']
  return people.filter((who) => may.includes(who)).slice(0, 1)
}

/** These end the session that asks, or all that someone has. */
const ending = ['/uitloggen', '/weg', '/verlopen', '/stoppen/zeker', '/aanvraag-intrekken', '/vragen/wissen', '/verder', '/inloggen', '/code', '/woorden', '/apparaat', '/toegang']
const endsSomething = (asked: string) => ending.some((beginning) => asked === beginning || asked.startsWith(`${beginning}/`))

async function signed(who: Who, asked: string): Promise<Signed | undefined> {
  if (who === 'nobody') return undefined
  return endsSomething(asked) ? sessions.fresh(await cast.another(who)) : sessions.kept(cast.actors[who])
}

/** A database that is asked too much at once, as when everything is tested at once. */
const AWAY = 503

const wrong: string[] = []
let answers = 0

async function send(told: string, method: string, where: string, as: Signed | undefined, sent?: Sent): Promise<string> {
  const headers = { cookie: as?.cookie ?? '', origin: address, ...(sent && { 'content-type': sent.type }) }
  const response = await fetch(address + where, { method, redirect: 'manual', headers, ...(sent && { body: sent.body }) }).catch((error: Error) => error)
  answers += 1
  if (response instanceof Error) {
    wrong.push(`${told}: no answer (${String(response.cause)})`)
    return ''
  }
  const text = await response.text()
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html')
  const found = [response.status >= 500 && response.status !== AWAY && String(response.status), isPage && unescaped.test(text) && 'stands in the page as it was sent', response.status >= 400 && talkative.test(text) && 'says too much', /kwaad=1/.test(response.headers.get('set-cookie') ?? '') && 'sets a cookie']
  for (const what of found) if (what) wrong.push(`${told}: ${what}`)
  return text
}

async function all(asks: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (let from = 0; from < asks.length; from += TOGETHER) await Promise.all(asks.slice(from, from + TOGETHER).map((ask) => ask()))
}

/** With what is theirs in it; where that cannot be, with something that could be. */
const addressOf = ({ path: asked }: Route): string => cast.filled(asked, 'own') ?? cast.filled(asked, 'unknown') ?? asked

const byWhom = (some: readonly Route[]) => some.flatMap((route) => askersOf(route).map((who) => ({ route, who })))
const posts = () => byWhom(routes.filter(({ method }) => method === 'POST'))
const gets = () => byWhom(routes.filter(({ method }) => method === 'GET'))

/** The fields of the form that leads there, and its tokens; of a form that stands elsewhere, what a door like it reads. */
const known = new Map<string, Promise<readonly string[]>>()
function fieldsOf(where: string, as: Signed | undefined): Promise<readonly string[]> {
  const fields = known.get(where) ?? askedAt(where, as)
  known.set(where, fields)
  return fields
}

async function askedAt(where: string, as: Signed | undefined): Promise<readonly string[]> {
  const page = parse(await (await fetch(address + where, { headers: { cookie: as?.cookie ?? '' }, redirect: 'manual' })).text())
  const names = page.querySelectorAll('main form [name]').map((field) => field.getAttribute('name') ?? '')
  return [...new Set(names.length ? names : everyName)].filter((name) => name !== '_csrf')
}

/** Every field of every form, as the forms themselves name them. */
const everyName = [...new Set(readdirSync('src/forms', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(path.join('src/forms', file), 'utf8').matchAll(/^ {2}(\w+)\??: /gm)].map(([, name = '']) => name)))]

const KINDS = 3

/** Each field another value each time. */
function filledIn(names: readonly string[], time: number, token: string): Sent {
  const body = new URLSearchParams({ _csrf: token })
  for (const [place, name] of names.entries()) body.append(name, values[(place + time * Math.ceil(values.length / KINDS)) % values.length] ?? '')
  return { type: 'application/x-www-form-urlencoded', body: body.toString() }
}

test('every form, with every kind of value in its fields', async () => {
  await all(posts().map(({ route, who }) => async () => {
    const where = addressOf(route)
    const names = await fieldsOf(where, await signed(who, route.path))
    for (let time = 0; time < KINDS; time += 1) {
      const as = await signed(who, route.path)
      await send(`POST ${route.path} by ${who}, ${time}`, 'POST', where, as, filledIn(names.slice(0, 60), time, as?.token ?? ''))
    }
  }))
  expect(wrong).toEqual([])
}, PATIENCE)

test('every form, with a body that is none', async () => {
  await all(posts().map(({ route, who }, place) => async () => {
    const bodies = strangeBodies((await signed(who, route.path))?.token ?? '', (await fieldsOf(addressOf(route), await signed(who, route.path))).slice(0, 40))
    // What no door of its own reads is tried on some.
    for (const [time, body] of bodies.entries()) if (time < 3 || time > 9 || time % 7 === place % 7) await send(`POST ${route.path} by ${who}, strange ${time}`, 'POST', addressOf(route), await signed(who, route.path), body)
  }))
  expect(wrong).toEqual([])
}, PATIENCE)

const questions = [...new Set(['src/routes', 'src/forms'].flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(path.join(room, file), 'utf8').matchAll(/query\['(\w+)'\]/g)].map(([, name = '']) => name)))), 'gedeeld', 'tab', 'step', 'language', 'after']

test('every page, with every kind of value in its address and behind it', async () => {
  await all(gets().flatMap(({ route, who }) => {
    const told = `GET ${route.path} by ${who}`
    const inside = route.path.includes(':') ? inAddress.map((value) => route.path.replace(/:\w+/g, value)) : []
    const behind = [0, 11].map((time) => `${addressOf(route)}?${new URLSearchParams(Object.fromEntries(questions.map((name, place) => [name, values[(place + time) % values.length] ?? '']))).toString().slice(0, 14_000)}`)
    const strange = ['?a[__proto__][x]=1&per[]=1&per[]=2&stap[a]=b', '?%FF=%FE&per=%zz', '?per=1&per=2&stap=1&stap=2&dag=1&dag=2'].map((query) => addressOf(route) + query)
    return [...inside, ...behind, ...strange].map((where) => async () => send(`${told}: ${where.slice(0, 60)}`, 'GET', where, await signed(who, route.path)))
  }))
  expect(wrong).toEqual([])
}, PATIENCE)

test('what was kept of all that stands in no page as it was sent, and every route was asked', async () => {
  await all(gets().map(({ route, who }) => async () => send(`GET ${route.path} by ${who}, afterwards`, 'GET', addressOf(route), await signed(who, route.path))))
  expect(wrong).toEqual([])
  expect(answers).toBeGreaterThan(routes.length * 6)
}, PATIENCE)
