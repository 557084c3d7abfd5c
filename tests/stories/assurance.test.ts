/** What a provider says is believed only when all of it holds: who says it, to whom, about which question, and how surely. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { randomInt, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startApplication } from '../../src/actions/applications.ts'
import { enterAsWorker } from '../../src/actions/signIn.ts'
import { createApp } from '../../src/app.ts'
import { readSettings } from '../../src/config.ts'
import { addDays, addYears } from '../../src/law/day.ts'
import { clock } from '../../src/platform/clock.ts'
import { createLog } from '../../src/platform/log.ts'
import { isAssured } from '../../src/platform/session/signIn.ts'
import { asSuperuser, keyring } from '../support/database.ts'
import { today, withoutDoors } from '../support/newWorker.ts'
import { Visitor } from '../support/visitor.ts'

const levels = { low: 'http://eidas.europa.eu/LoA/low', substantial: 'http://eidas.europa.eu/LoA/substantial', high: 'http://eidas.europa.eu/LoA/high' } as const
const superuser = asSuperuser()
const [own, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
const secret = 'a secret of thirty-two bytes or so'

/** What the provider answers to the next code. */
let idToken: () => Promise<string>
let provider: Server
let service: Server
let [issuer, base] = ['', '']

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
  const jwk = { ...(await exportJWK(own.publicKey)), alg: 'ES256', kid: 'own', use: 'sig' }
  provider = createServer((req, res) => void said(req.url ?? '', jwk).then((body) => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))))
  issuer = await listen(provider)
  service = createServer()
  base = await listen(service)
  const door = { issuer, keptAs: issuer, clientSecret: secret, personClaim: 'person_id' }
  const settings = { ...readSettings({ TRUST_PROXY: '1', SIGN_INS_PER_MINUTE: '100000' }), baseUrl: base, demonstration: false, worker: { ...door, clientId: 'worker', acr: levels.substantial }, staff: { ...door, clientId: 'staff', acr: levels.high } }
  service.on('request', createApp({ settings, keyring, log: createLog({ level: 'silent' }), now: clock, people: [] }))
})
afterAll(async () => {
  for (const server of [provider, service]) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  await superuser.end()
})

async function said(url: string, jwk: object): Promise<object> {
  if (url.includes('jwks')) return { keys: [jwk] }
  if (url.includes('token')) return { access_token: 'x', token_type: 'Bearer', id_token: await idToken() }
  return { issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'], id_token_signing_alg_values_supported: ['ES256'] }
}

/** Someone new in each test, from a network of her own. */
let [subject, network] = ['', '']
beforeEach(() => {
  subject = randomUUID()
  network = `10.${randomInt(256)}.${randomInt(256)}.1`
})

type Door = 'aanvrager' | 'medewerker'

interface Begun {
  readonly cookie: string
  readonly state: string
  readonly nonce: string
  readonly clientId: string
  readonly query: URLSearchParams
}

const cookieOf = (answer: Response, before = '') => answer.headers.getSetCookie()[0]?.split(';')[0] ?? before

async function begin(door: Door): Promise<Begun> {
  const answer = await fetch(`${base}/inloggen/${door}`, { method: 'POST', redirect: 'manual', headers: { origin: base, 'x-forwarded-for': network } })
  const query = new URL(answer.headers.get('location') ?? '').searchParams
  return { cookie: cookieOf(answer), state: query.get('state') ?? '', nonce: query.get('nonce') ?? '', clientId: query.get('client_id') ?? '', query }
}

const back = (door: Door, { cookie, state }: Pick<Begun, 'cookie' | 'state'>) =>
  fetch(`${base}/inloggen/${door}/terug?${String(new URLSearchParams({ code: 'once', state }))}`, { redirect: 'manual', headers: { cookie } })

const now = () => Math.floor(Date.now() / 1_000)
const claimsOf = ({ nonce, clientId }: Begun, acr: string): JWTPayload => ({
  iss: issuer, aud: clientId, sub: subject, person_id: subject, nonce, acr, iat: now(), exp: now() + 60, given_name: 'Verzonnen', family_name: 'Aanbieder', birthdate: '1990-01-01', nationality: 'Poolse',
})
const signed = (claims: JWTPayload, key = own.privateKey) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'own' }).sign(key)
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function wasLetIn(answer: Response, cookie: string): Promise<boolean> {
  const page = await fetch(`${base}/mijn`, { redirect: 'manual', headers: { cookie: cookieOf(answer, cookie) } })
  return page.status === 200
}

/** Whether there is an account of whom the claims name; others come in at the same time. */
async function hasAccount({ iss = '', sub = '' }: JWTPayload): Promise<boolean> {
  const mac = await keyring.mac('subject', `${iss}|${sub}`)
  return (await superuser.query('select from accounts where subject_mac = $1', [mac])).rowCount === 1
}

describe('an applicant', () => {
  test.each([levels.substantial, levels.high])('comes in at %s', async (acr) => {
    const begun = await begin('aanvrager')
    expect(Object.fromEntries(begun.query)).toMatchObject({ acr_values: levels.substantial, code_challenge_method: 'S256', prompt: 'login', response_type: 'code' })
    idToken = () => signed(claimsOf(begun, acr))
    const answer = await back('aanvrager', begun)
    expect([answer.status, answer.headers.get('location'), await wasLetIn(answer, begun.cookie), await hasAccount(claimsOf(begun, acr))]).toEqual([303, '/mijn', true, true])
  })

  test.each<[string, Partial<JWTPayload>, number]>([
    ['at a lower level', { acr: levels.low }, 403],
    ['at a level nobody knows', { acr: 'urn:elders:hoog' }, 403],
    ['at no level', { acr: undefined }, 403],
    ['with a second factor in place of the level', { acr: levels.low, amr: ['mfa'] }, 403],
    ['from another issuer', { iss: 'https://elders.example' }, 400],
    ['meant for another service', { aud: 'elders' }, 400],
    ['meant for our other door', { aud: 'staff' }, 400],
    ['to another question', { nonce: 'elders' }, 400],
    ['to no question', { nonce: undefined }, 400],
    ['too late', { iat: now() - 7_200, exp: now() - 3_600 }, 400],
    ['about nobody', { sub: '' }, 400],
    ['without a date of birth', { birthdate: undefined }, 400],
    ['without a name', { given_name: '', family_name: ' ' }, 400],
  ])('is refused %s, and nothing is kept', async (_how, differing, status) => {
    const begun = await begin('aanvrager')
    const claims = { ...claimsOf(begun, levels.substantial), ...differing }
    idToken = () => signed(claims)
    const answer = await back('aanvrager', begun)
    expect([answer.status, await wasLetIn(answer, begun.cookie), await hasAccount(claims)]).toEqual([status, false, false])
  })

  test.each<[string, (begun: Begun) => Promise<string>]>([
    ['signed by another key', (begun) => signed(claimsOf(begun, levels.high), other.privateKey)],
    ['not signed', async (begun) => `${part({ alg: 'none' })}.${part(claimsOf(begun, levels.high))}.`],
    ['signed with our own secret', (begun) => new SignJWT(claimsOf(begun, levels.high)).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(secret))],
    ['changed after it was signed', async (begun) => {
      const [head, , signature] = (await signed(claimsOf(begun, levels.low))).split('.')
      return `${head ?? ''}.${part(claimsOf(begun, levels.high))}.${signature ?? ''}`
    }],
    ['that is none', async () => 'x.y.z'],
  ])('is refused with an answer %s', async (_how, make) => {
    const begun = await begin('aanvrager')
    idToken = () => make(begun)
    const answer = await back('aanvrager', begun)
    expect([answer.status, await wasLetIn(answer, begun.cookie)]).toEqual([400, false])
  })

  test('is refused with another state, in another browser, at another door, and a second time', async () => {
    const begun = await begin('aanvrager')
    const elsewhere = await begin('aanvrager')
    idToken = () => signed(claimsOf(begun, levels.high))
    expect((await back('aanvrager', { ...elsewhere, state: begun.state })).status).toBe(400)
    expect((await back('aanvrager', { cookie: '', state: begun.state })).status).toBe(400)
    expect((await back('medewerker', begun)).status).toBe(400)
    const again = await begin('aanvrager')
    idToken = () => signed(claimsOf(again, levels.high))
    expect((await back('aanvrager', again)).status).toBe(303)
    expect((await back('aanvrager', again)).status).toBe(400)
  })
})

describe('an official', () => {
  test.each([
    ['at a lower level', { acr: levels.substantial }, 'niet sterk genoeg'],
    ['with one factor', { acr: levels.substantial, amr: ['pwd'] }, 'niet sterk genoeg'],
    ['with two factors but no mandate', { acr: levels.substantial, amr: ['mfa'] }, ''],
    ['at the level asked but without a mandate', { acr: levels.high }, ''],
  ])('is refused %s', async (_how, differing, said_) => {
    const begun = await begin('medewerker')
    idToken = () => signed({ ...claimsOf(begun, levels.high), ...differing })
    const answer = await back('medewerker', begun)
    const text = await answer.text()
    expect([answer.status, text.includes('niet sterk genoeg')]).toEqual([403, said_ !== ''])
  })

  test.each([
    [{ acr: levels.high }, true], [{ acr: levels.substantial }, false], [{ amr: ['mfa'] }, true], [{ amr: 'mfa' }, false], [{ amr: ['sms'] }, false], [{}, false], [{ acr: '' }, false],
  ])('%j is sure enough: %s', (claims, answer) => {
    expect(isAssured(claims, { acr: levels.high, secondFactor: true })).toBe(answer)
  })
})

test('outside the demonstration one network may try ten codes or words a minute', async () => {
  const attempt = (path: string) => fetch(`${base}${path}`, { method: 'POST', body: new URLSearchParams({ deskCode: 'x', words: 'x' }), headers: { origin: base, 'x-forwarded-for': network } })
  const answers: number[] = []
  for (let times = 0; times < 21; times += 1) answers.push((await attempt(times % 2 ? '/code' : '/woorden')).status)
  expect(answers.slice(0, 10)).toEqual(Array(10).fill(422))
  expect(answers.filter((status) => status === 422).length).toBeLessThanOrEqual(20)
  expect(answers.at(-1)).toBe(429)
})

test('the page before the door names all that will be taken', async () => {
  const page = await new Visitor().visit('/inloggen')
  expect(page.html.querySelectorAll('main section').at(0)?.querySelectorAll('li').map(({ text }) => text)).toEqual(['Naam', 'Geboortedatum', 'Nationaliteit', 'Burgerservicenummer'])
})

test('whoever is too young by what the provider says is told before anything is asked, and nothing is kept of it', async () => {
  const aged = (birthdate: typeof today) => enterAsWorker({ issuer: 'test', subject: randomUUID(), identity: { given: 'Verzonnen', family: 'Persoon', birthdate, nationality: 'Nederlandse', bsn: null } }, today)
  const young = await aged(addDays(addYears(today, -21), 1))
  await expect(startApplication(young, today)).rejects.toMatchObject({ impediment: { rule: 'R01_AGE' } })
  expect((await superuser.query('select 1 from applications where person_id = $1', [young.personId])).rowCount).toBe(0)
  await expect(startApplication(await aged(addYears(today, -21)), today)).resolves.toMatchObject({ receivedOn: null })
})
