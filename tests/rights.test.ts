/** Every route × every role × own and other municipality, over HTTP; and every compartment × role × purpose: all against a table of its own. */
import { beforeAll, expect, test } from '@jest/globals'
import type { Kind } from '../src/actions/contents.ts'
import { open } from '../src/actions/vault.ts'
import { inTransaction } from '../src/actions/work.ts'
import { hasCases, isOfficialRole } from '../src/policies/actor.ts'
import { type Compartment, compartments, mayOpenFor, type Purpose } from '../src/policies/compartments.ts'
import { Forbidden } from '../src/policies/permit.ts'
import { allOfHere, canaries, type Cast, castOf, isOfCase, mayLack, type Whose } from './support/cast.ts'
import { asksNameFor, isWork, mayReach, mayRead, opens, opensIn, roles, type SignedIn, works } from './support/rights.ts'
import { type Route, routesOfService } from './support/routes.ts'
import { sessionsOf, type Signed } from './support/sessions.ts'
import { address } from './support/visitor.ts'

let cast: Cast
let sessions: ReturnType<typeof sessionsOf>
let routes: readonly Route[]
const everyone = [...roles, 'nobody'] as const
type Who = (typeof everyone)[number]
/** In milliseconds: thousands of questions. */
const PATIENCE = 400_000
const mismatches: string[] = []
let cells = 0

beforeAll(async () => {
  cast = await castOf()
  sessions = sessionsOf()
  routes = await routesOfService()
})

test('every route for every role: reached by who may, and not there for anyone else', async () => {
  const asked = everyone.flatMap((who) => routes.flatMap((route) => askedOf(who, route)))
  for (let from = 0; from < asked.length; from += TOGETHER) await Promise.all(asked.slice(from, from + TOGETHER).map(hold))
  expect(mismatches).toEqual([])
}, PATIENCE)

const TOGETHER = 16

interface Cell {
  readonly who: Who
  readonly route: Route
  readonly path: string
  /** Whose the thing in the address is. */
  readonly whose: Whose | 'unknown' | 'none'
}

function askedOf(who: Who, route: Route): Cell[] {
  if (!route.path.includes(':')) return [{ who, route, path: route.path, whose: 'none' }]
  return whoseFor(who, route).flatMap((whose) => {
    const path = cast.filled(route.path, whose)
    return path ? [{ who, route, path, whose }] : []
  })
}

/** These end the session that asks, or all that someone has: each is asked by someone who came for that alone. */
const ending = ['/uitloggen', '/weg', '/weer', '/verlopen', '/stoppen/zeker', '/aanvraag-intrekken', '/vragen/wissen', '/verder', '/inloggen', '/code', '/woorden', '/apparaat']
const endsSomething = ({ path }: Route) => ending.some((beginning) => path === beginning || path.startsWith(`${beginning}/`))

/** Whoever may not come at all is not asked for the third time. Of nobody's case and a colleague's every role is asked, but not to take it: that is a test of its own. */
function whoseFor(who: Who, { method, path }: Route): (Whose | 'unknown')[] {
  const ofCase = isOfCase(path)
  if (mayReach(method, path)?.includes(who)) return ofCase && path !== '/zaken/:id/nemen' ? [...allOfHere, 'other', 'unknown'] : ['own', 'other', 'unknown']
  if (ofCase && who !== 'nobody' && isOfficialRole(who)) return ['own', 'nobodys', 'other']
  return cast.filled(path, 'own') ? ['own'] : ['unknown']
}

async function hold(cell: Cell): Promise<void> {
  const { who, route, path, whose } = cell
  const signed = who === 'nobody' ? undefined : await (endsSomething(route) ? sessions.fresh(await cast.another(who)) : sessions.kept(cast.actors[who]))
  const answer = await ask(route.method, path, signed, asksNameFor[who])
  cells += 1
  const expected = expectedOf(cell)
  const told = `${route.method} ${route.path} (${whose}) by ${who}`
  if (!expected.includes(answer.is)) mismatches.push(`${told}: ${answer.is} (${answer.status}), must be ${expected.join(' or ')}`)
  if (who !== 'nobody') for (const [compartment, word] of Object.entries(canaries)) if (answer.text.includes(word) && (!mayRead[who][compartment] || isClosed(cell))) mismatches.push(`${told}: shows ${compartment}`)
  if (answer.status >= 500) mismatches.push(`${told}: ${answer.status}`)
}

/** Going on to another page of theirs without looking at the thing tells nothing of it. */
function expectedOf({ who, route, whose }: Cell): readonly string[] {
  const may = mayReach(route.method, route.path) ?? []
  if (may.includes('anyone')) return ['reached', 'moved', 'sign in', ...(mayLack(route) ? ['not there'] : [])]
  if (who === 'nobody') return ['sign in']
  if (!may.includes(who)) return ['not there']
  if (whose === 'other') return route.method === 'GET' ? ['not there', 'moved'] : ['not there']
  if (isClosed({ who, route, whose })) return route.leadsOn ? ['not theirs', 'moved'] : ['not theirs']
  if (whose === 'unknown' || whose === 'nobodys' || whose === 'colleagues' || whose === 'proposed' || mayLack(route)) return ['not there', 'moved', 'reached']
  return ['reached', 'moved']
}

/** The work of someone else, or of nobody; of what the role sees, what this one opens. */
function isClosed({ who, route: { method, path }, whose }: Pick<Cell, 'who' | 'route' | 'whose'>): boolean {
  if (whose === 'unknown' || whose === 'none' || whose === 'other') return false
  return (isWork(path) && works[who]?.includes(whose) === false) || (opens(method, path) && !opensIn[who]?.includes(whose))
}

let missing: string | undefined

async function ask(method: string, path: string, signed: Signed | undefined, purpose = '') {
  const body = method === 'POST' ? new URLSearchParams({ _csrf: signed?.token ?? '', ...(path.endsWith('/naam') && { purpose }) }) : undefined
  const response = await fetch(new URL(path, address), { method, redirect: 'manual', headers: { cookie: signed?.cookie ?? '', origin: address }, ...(body && { body }) })
  const text = await response.text()
  const location = response.headers.get('location') ?? ''
  const { status } = response
  if (status === 404) {
    // Not there and not yours look the same, to the letter.
    const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text
    missing ??= main
    return { status, text, is: main === missing ? 'not there' : 'not there, but told so' }
  }
  if (status === 403 && /<h1[^>]*>Dit is nu niet uw zaak<\/h1>/.test(text)) return { status, text, is: 'not theirs' }
  if (location.startsWith('/inloggen?weer')) return { status, text, is: 'sign in' }
  return { status, text, is: status === 303 ? 'moved' : 'reached' }
}

test('every compartment for every role and purpose: opened by who may, of the own municipality, and by nobody else', async () => {
  for (const role of roles) {
    for (const compartment of compartments) {
      for (const purpose of purposes) {
        const may = mayRead[role][compartment]?.split(' ').includes(purpose) ?? false
        for (const whose of [...allOfHere, 'other'] as const) await holdOpening({ role, compartment, purpose, may, whose, about: cast.about[whose] })
      }
    }
  }
  expect(mismatches).toEqual([])
})

const purposes = [...new Set(Object.values(mayOpenFor).flatMap((openings) => Object.values(openings).flat()))]

/** Something of each compartment, and whether she has it. */
const kindIn: Partial<Record<Compartment, { readonly kind: Kind; readonly ofCase: boolean; readonly held: boolean }>> = {
  identity: { kind: 'identity', ofCase: false, held: true },
  contact: { kind: 'contact', ofCase: false, held: true },
  photo: { kind: 'photo', ofCase: true, held: false },
  documents: { kind: 'papers', ofCase: true, held: false },
  licence: { kind: 'licenceNumber', ofCase: true, held: false },
  interview: { kind: 'wishes', ofCase: true, held: true },
  correspondence: { kind: 'intention', ofCase: true, held: true },
  shared: { kind: 'share', ofCase: false, held: false },
}
const nothingYet = { kind: 'comment', ofCase: true, held: false } as const

interface Opening {
  readonly role: SignedIn
  readonly compartment: Compartment
  readonly purpose: Purpose
  readonly may: boolean
  readonly whose: Whose
  readonly about: { readonly personId: string; readonly id: string; readonly municipality: string }
}

async function holdOpening({ role, compartment, purpose, may, whose, about }: Opening): Promise<void> {
  cells += 1
  const actor = cast.actors[role]
  const { kind, ofCase, held } = kindIn[compartment] ?? nothingYet
  const place = ofCase ? about : { personId: about.personId, municipality: about.municipality }
  const answer = await inTransaction(actor, () => open(actor, place, { compartment, kind, purpose })).then((found) => (found === undefined ? 'nothing' : 'opened'), (error: unknown) => (error instanceof Forbidden ? 'forbidden' : String(error)))
  const tied = !hasCases(role) || whose === 'other' || besideCases.includes(purpose) || opensIn[role]?.includes(whose) === true
  const holds = may && tied ? ['opened', 'nothing'] : ['forbidden']
  if (!holds.includes(answer) || (answer === 'opened' && whose === 'other')) mismatches.push(`${compartment} (${whose}) for ${purpose} by ${role}: ${answer}`)
  if (may && tied && whose === 'own' && answer !== 'opened' && held && hasCases(role)) mismatches.push(`${compartment} for ${purpose} by ${role}: ${answer}, must be opened`)
}

/** What is answered to her and what is named belong to a list of their own. */
const besideCases: readonly Purpose[] = ['answer-request', 'shield-file']

test('what is nobody\'s is taken by one press, by who handles cases; from then on it is their work and of nobody else', async () => {
  const { caseworker } = cast.actors
  const path = `/zaken/${cast.about.nobodys.id}`
  const signed = await sessions.kept(caseworker)
  const work = routes.filter((route) => isWork(route.path) && route.method === 'GET' && !route.path.includes(':file') && mayReach('GET', route.path)?.includes('caseworker'))
  expect(work.length).toBeGreaterThan(15)
  expect((await ask('POST', `${path}/nemen`, signed)).is).toBe('moved')
  await Promise.all(work.map(async (route) => {
    cells += 1
    const answer = await ask('GET', route.path.replace('/zaken/:id', path).replace(':number', '1'), signed)
    if (answer.is === 'not theirs' || answer.status >= 500) mismatches.push(`GET ${route.path} after taking: ${answer.is}`)
  }))
  expect((await ask('POST', `/zaken/${cast.about.colleagues.id}/nemen`, signed)).status).toBe(409)
  expect(mismatches).toEqual([])
})

test('at least three thousand cells were held', () => {
  process.stdout.write(`rights: ${cells} cells over ${routes.length} routes, ${mismatches.length} mismatches\n`)
  expect(cells).toBeGreaterThan(3_000)
})
