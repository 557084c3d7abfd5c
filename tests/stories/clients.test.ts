/** A system of another organisation: it shows who it is, asks about numbers, and hears yes or no and nothing else. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { admit } from '../../src/actions/clients/access.ts'
import { checkForClient, forgetClientRequests } from '../../src/actions/clients/check.ts'
import { receiptSays } from '../../src/actions/checking/receipts.ts'
import { ownCards } from '../../src/actions/licence/cards.ts'
import { looksAt } from '../../src/actions/looks/looks.ts'
import { stop } from '../../src/actions/stopping.ts'
import { checkAnswer } from '../../src/forms/checking/client.ts'
import { trusting } from '../../src/platform/session/proxies.ts'
import { certificateOf } from '../../src/routes/api/certificate.ts'
import { API_VERSION, exampleAnswer, exampleCheck } from '../../src/routes/api/description.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { aClientOf, askedAs, exchanged, form, problem, proofOf, refusedOf, server, type System, tokenOf, valid, type Wish } from '../support/clients.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()
const unknown = '2345-6789-BCFN'

/** Made for this test: of nobody, until the year 2126. */
const der = 'MIIBTzCCAQGgAwIBAgIUOXLEIh1nbEoZV6bGDb1Ib5lerOEwBQYDK2VwMBwxGjAYBgNVBAMMEWtvcHBlbGluZy5leGFtcGxlMCAXDTI2MTEzMDA5MzQyNFoYDzIxMjYxMTA2MDkzNDI0WjAcMRowGAYDVQQDDBFrb3BwZWxpbmcuZXhhbXBsZTAqMAUGAytlcAMhAKIX6znR0TOAx+zPws9bCPXHwO3HuUl9S3i33oyotn0to1MwUTAdBgNVHQ4EFgQUI0Nr3D7fAio4YLQsL5YnMOuAElUwHwYDVR0jBBgwFoAUI0Nr3D7fAio4YLQsL5YnMOuAElUwDwYDVR0TAQH/BAUwAwEB/zAFBgMrZXADQQB3bZnB59j6fK3ZUs+ozeMzZBzk5Xew3hPJS9MKqvgyXdicoUxmhL7grZ2NENwmSPKRf++B/sFQwDUJfYVhBMYJ'
const certificate = `:${der}:`
const thumbprint = createHash('sha256').update(Buffer.from(der, 'base64')).digest('base64url')
const behind = (proxies: number, header: string, from = '127.0.0.1', known?: string) => ({ app: { get: () => trusting(known, proxies) }, get: () => header, socket: { remoteAddress: from } })

const resultsOf = async (answer: Response) => (await valid<{ resultaten: { resultaat: string }[] }>(answer, checkAnswer)).resultaten.map(({ resultaat }) => resultaat)
const asked = (token: string, body: unknown, headers: Record<string, string> = {}) => askedAs(token, '/controles', body, headers)
const aClient = (wish: Wish = {}) => aClientOf(superuser, wish)
const refusedFor = (system: string) => refusedOf(superuser, system)
const advert = (...nummers: string[]) => ({ doel: 'advertentie', nummers })

let system: System
let token: string
beforeAll(async () => {
  system = await aClient()
  token = await tokenOf(system)
})

describe('a check', () => {
  test('says yes or no to each number in its order, and she reads who asked', async () => {
    const worker = await withLicence()
    const number = (await ownCards(worker, today)).cards[0]?.number ?? ''
    const answer = await asked(token, advert(number.toLowerCase(), unknown, '2345-6789-BCFX'))
    expect(answer.headers.get('ratelimit-limit')).toBe('100')
    expect(answer.headers.get('ratelimit-remaining')).toBe('98')
    expect(await resultsOf(answer)).toEqual(['geldig', 'niet-geldig', 'tikfout'])
    expect((await looksAt(worker, today)).filter(({ role }) => role === 'client')).toMatchObject([{ kind: 'check', organisation: system.name, channel: 'system', what: ['validity'], canAsk: true }])
    await stop(worker, today)
    expect(await resultsOf(await asked(token, advert(number)))).toEqual(['niet-geldig'])
  })

  test('comes with a receipt for who asks for one: of the moment and the answer, without the number, and the same for the same request', async () => {
    const [card] = (await ownCards(await withLicence(), today)).cards
    if (!card) throw new Error('no card')
    const { number } = card
    const key = { 'idempotency-key': randomUUID() }
    const wish = { ...advert(number, '2345-6789-BCFX', unknown), bewijs: true }
    const [first, again] = [await asked(token, wish, key), await asked(token, wish, key)]
    const told = await valid<{ peilmoment: string; resultaten: { bewijs?: string }[] }>(first, checkAnswer)
    expect(await again.json()).toEqual(told)
    const [valid1 = '', none, not = ''] = told.resultaten.map(({ bewijs }) => bewijs)
    expect([none, valid1.includes(number), new Set([valid1, not]).size]).toEqual([undefined, false, 2])
    const at = Math.floor(new Date(told.peilmoment).getTime() / 1_000) * 1_000
    expect(await receiptSays(valid1, number)).toEqual({ at, valid: true, fits: true })
    expect(await receiptSays(not, number)).toEqual({ at, valid: false, fits: false })
    const other = await valid<typeof told>(await asked(token, wish), checkAnswer)
    expect(other.resultaten[0]?.bewijs).not.toBe(valid1)
    await problem(await asked(token, { ...wish, bewijs: 'ja' }), 400, 'invalid')
    expect((await valid<typeof told>(await asked(token, advert(number)), checkAnswer)).resultaten).toEqual([{ volgnummer: 1, resultaat: 'geldig' }])
  })

  test('is answered once for a key, also when two send it at the same time', async () => {
    const other = await aClient()
    const itsToken = await tokenOf(other)
    const key = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all([1, 2, 3].map(() => asked(itsToken, advert(unknown), key)))
    expect(new Set(await Promise.all(answers.map((answer) => answer.clone().text()))).size).toBe(1)
    expect(answers.map(({ headers }) => headers.get('idempotency-replayed')).toSorted()).toEqual([null, 'true', 'true'].toSorted())
    const { rows: [{ count } = { count: 0 }] } = await superuser.query<{ count: number }>(`select count(*)::integer as count from audit_entries where event = 'licence.checked' and organisation = $1`, [other.name])
    expect(count).toBe(1)
    await problem(await asked(itsToken, advert(unknown, unknown), key), 422, 'otherRequest')
    expect(await resultsOf(await asked(itsToken, advert(unknown), { 'idempotency-key': randomUUID() }))).toEqual(['niet-geldig'])
  })

  test('of many systems at the same moment each hears its own answers, and counts its own numbers', async () => {
    const [one, other] = [await aClient({ hourly: 7 }), await aClient()]
    const [itsToken, second, ofOther] = [await tokenOf(one), await tokenOf(one), await tokenOf(other)]
    const number = (await ownCards(await withLicence(), today)).cards[0]?.number ?? unknown
    const ask = (bearer: string, key: string | undefined, ...nummers: string[]) => checkForClient({ token: bearer, certificate: null, check: { doel: 'advertentie', nummers }, key }, new Date())
    const outcomes = await Promise.all([
      ask(itsToken, 'k'.repeat(8), unknown, number), ask(ofOther, 'k'.repeat(8), number), ask('x'.repeat(43), undefined, number), ask(ofOther, undefined, 'x'), ask(second, 'k'.repeat(8), unknown, number), ask(second, undefined, number, unknown, number),
    ])
    expect(outcomes.map((outcome) => ('results' in outcome ? outcome.results : outcome.refused))).toEqual([['niet-geldig', 'geldig'], ['geldig'], 'no token', ['tikfout'], ['niet-geldig', 'geldig'], ['geldig', 'niet-geldig', 'geldig']])
    expect(outcomes.map((outcome) => 'again' in outcome && outcome.again)).toEqual([false, false, false, false, true, false])
    expect(Math.min(...[0, 4, 5].map((place) => outcomes[place]?.left?.remaining ?? 0))).toBe(2)
    const { rows } = await superuser.query(`select organisation, count(*)::int from audit_entries where event = 'licence.checked' and organisation = any($1) group by organisation`, [[one.name, other.name]])
    expect(rows).toEqual(expect.arrayContaining([{ organisation: one.name, count: 5 }, { organisation: other.name, count: 1 }]))
  })

  test('past an hour or a day waits, and what was not answered does not count', async () => {
    const [hour, day] = [await aClient({ hourly: 3 }), await aClient({ daily: 3 })]
    for (const each of [hour, day]) {
      const itsToken = await tokenOf(each)
      expect(await resultsOf(await asked(itsToken, advert(unknown, unknown)))).toHaveLength(2)
      const over = await asked(itsToken, advert(unknown, unknown))
      expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
      await problem(over, 429, 'tooMany')
      expect(await resultsOf(await asked(itsToken, advert(unknown)))).toHaveLength(1)
    }
    expect([await refusedFor(hour.name), await refusedFor(day.name)]).toEqual([['over hour'], ['over day']])
  })

  test('of a purpose that is not its own, or of none we know, is refused and on record', async () => {
    const other = await aClient()
    const itsToken = await tokenOf(other)
    await problem(await asked(itsToken, { ...advert(unknown), doel: 'toezicht' }), 403, 'purpose')
    const unknownThings = [{ nummers: [unknown] }, { doel: 'nieuwsgierig', nummers: [unknown] }, advert(), advert(...Array<string>(51).fill(unknown)), { ...advert(unknown), naam: 'x' }, [], 'x', null, { doel: ['advertentie'], nummers: unknown }]
    for (const body of unknownThings) await problem(await asked(itsToken, body), 400, body === 'x' || body === null ? 'unreadable' : 'invalid')
    await problem(await asked(itsToken, advert(unknown), { 'idempotency-key': 'kort' }), 400, 'invalid')
    expect(await refusedFor(other.name)).toHaveLength(unknownThings.length)
  })

  test('without a token of ours there is none, and none either when the client is ended', async () => {
    const other = await aClient()
    const itsToken = await tokenOf(other)
    await superuser.query('update clients set ended_at = now() where id = $1', [other.id])
    for (const wrong of ['', 'x'.repeat(43), itsToken, `${token}x`, token.slice(1)]) await problem(await asked(wrong, advert(unknown)), 401, 'token')
    await superuser.query(`update client_tokens set expires_at = now() where token_hash = $1`, [createHash('sha256').update(await tokenOf(system)).digest()])
    await problem(await exchanged(await proofOf(other)), 401, 'proof')
  })
})

describe('access', () => {
  test('is given for a proof of its own, once', async () => {
    const proof = await proofOf(system)
    expect((await exchanged(proof)).status).toBe(200)
    await problem(await exchanged(proof), 401, 'proof')
    expect(await refusedFor(system.name)).toContain('proof used')
  })

  test.each<[string, (own: System) => Promise<string>]>([
    ['of someone else', async (own) => proofOf({ ...own, keys: await generateKeyPair('EdDSA') })],
    ['for another address', (own) => proofOf(own, { audience: 'https://elders.example/toegang' })],
    ['under a key it does not have', (own) => proofOf(own, { kid: 'second' })],
    ['that begins tomorrow', (own) => proofOf(own, { notBefore: Math.floor(Date.now() / 1_000) + 86_400 })],
    ['that is over', (own) => proofOf(own, { until: Math.floor(Date.now() / 1_000) - 60 })],
    ['that is good for an hour', (own) => proofOf(own, { until: '1h' })],
    ['about another subject', (own) => proofOf(own, { subject: randomUUID() })],
    ['with an id that is too short', (own) => proofOf(own, { id: 'x' })],
    ['of a client that is not there', (own) => proofOf({ ...own, id: randomUUID() })],
    ['that is not signed', async ({ id }) => [{ alg: 'none' }, { iss: id, sub: id, aud: `${server}/toegang`, jti: randomUUID(), exp: Math.floor(Date.now() / 1_000) + 60 }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.'],
    ['signed with the public key as a secret', async ({ id, keys }) => new SignJWT().setProtectedHeader({ alg: 'HS256', kid: 'first' }).setIssuer(id).setSubject(id).setAudience(`${server}/toegang`).setJti(randomUUID()).setExpirationTime('1m').sign(Buffer.from(JSON.stringify(await exportJWK(keys.publicKey))))],
    ['that is no proof', async () => 'geen.bewijs.hoor'],
  ])('is not given for a proof %s', async (_what, made) => {
    const before = (await refusedFor('unknown')).length
    await problem(await exchanged(await made(system)), 401, 'proof')
    expect((await refusedFor('unknown')).slice(before)).toContain('proof')
  })

  test('with a certificate is given to who shows it, and its token works with it alone', async () => {
    // Nothing in front of this service is trusted, so whatever someone writes in the header is not believed.
    const other = await aClient({ certificate: thumbprint })
    await problem(await exchanged(await proofOf(other), { 'client-cert': certificate }), 401, 'certificate')
    const admitted = await admit({ assertion: await proofOf(other), audience: `${server}/toegang`, certificate: certificateOf(behind(1, certificate), new Date()) }, new Date())
    const itsToken = 'token' in admitted ? admitted.token : ''
    await problem(await asked(itsToken, advert(unknown), { 'client-cert': certificate }), 401, 'certificate')
    const check = { doel: 'advertentie' as const, nummers: [unknown] }
    expect(await checkForClient({ token: itsToken, certificate: thumbprint, check, key: undefined }, new Date())).toMatchObject({ results: ['niet-geldig'] })
    expect(await refusedFor(other.name)).toEqual(['certificate', 'certificate'])
  })

  test('reads a certificate of a trusted proxy only, while it is in time', () => {
    const now = new Date()
    expect(certificateOf(behind(1, certificate), now)).toBe(thumbprint)
    expect([certificateOf(behind(0, certificate), now), certificateOf(behind(1, ''), now), certificateOf(behind(1, ':AAAA:'), now)]).toEqual([null, null, null])
    // Whoever else reaches the port says nothing about certificates; a proxy elsewhere is named in the settings.
    expect([certificateOf(behind(1, certificate, '192.0.2.7'), now), certificateOf(behind(1, certificate, '192.0.2.7', '192.0.2.0/24'), now), certificateOf(behind(1, certificate, '127.0.0.1', '192.0.2.0/24'), now)]).toEqual([null, thumbprint, null])
    expect([new Date('2020-01-01'), new Date('2200-01-01')].map((moment) => certificateOf(behind(1, certificate), moment))).toEqual([null, null])
  })

  test('wants a form of OAuth, of the right kind and size', async () => {
    const post = (body: string | URLSearchParams, type?: string) => fetch(`${server}/toegang`, { method: 'POST', body, ...(type && { headers: { 'content-type': type } }) })
    await problem(await post('{}', 'application/json'), 415, 'mediaType')
    await problem(await post(new URLSearchParams({ grant_type: 'password' })), 400, 'invalid')
    await problem(await post(form('x'.repeat(9_000))), 413, 'tooLarge')
  })
})

describe('the interface', () => {
  test('is described by itself, and its example is true', async () => {
    const description = (await (await fetch(`${server}/openapi.json`)).json()) as { openapi: string; servers: { url: string }[]; paths: Record<string, { post: { requestBody: object } }> }
    expect(description).toMatchObject({ openapi: '3.1.0', info: { version: API_VERSION }, paths: { '/controles': { post: { requestBody: { content: { 'application/json': { example: exampleCheck } } } } } } })
    expect(JSON.stringify(description)).not.toMatch(/\{(nummer|number|id)\}|\?nummer/)
    const answer = await valid<typeof exampleAnswer>(await asked(token, exampleCheck), checkAnswer)
    expect(answer.resultaten).toEqual(exampleAnswer.resultaten)
    expect(checkAnswer.validate(exampleAnswer).error).toBeUndefined()
  })

  test('says which ways there are, and that others are none', async () => {
    for (const [method, path, allow] of [['GET', '/controles', 'POST'], ['PUT', '/toegang', 'POST'], ['POST', '/openapi.json', 'GET'], ['DELETE', '/controles', 'POST']] as const) {
      const answer = await fetch(server + path, { method })
      expect(answer.headers.get('allow')).toBe(allow)
      await problem(answer, 405, 'method')
    }
    await problem(await fetch(`${server}/controles/${unknown}`), 404, 'notFound')
    for (const path of ['/', '/controles/', '/toegang/', '/bewakingen/', '/openapi.json/', '/Controles']) await problem(await fetch(server + path, { method: 'POST' }), 404, 'notFound')
  })

  test('tells no browser more than it may know, whatever it answers', async () => {
    const answers = [await fetch(`${server}/openapi.json`), await asked(token, advert(unknown)), await asked('', advert(unknown)), await fetch(`${server}/nergens`)]
    for (const { headers } of answers) {
      expect([headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('content-security-policy'), headers.get('cache-control'), headers.get('etag')]).toEqual(['nosniff', 'DENY', expect.stringContaining("frame-ancestors 'none'"), 'no-store', null])
    }
    expect(answers.map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual(['*', null, null, null])
  })

  test('does not read what is no JSON, or too much of it', async () => {
    const post = (body: string, type: string) => fetch(`${server}/controles`, { method: 'POST', body, headers: { authorization: `Bearer ${token}`, 'content-type': type } })
    await problem(await post('{"doel":', 'application/json'), 400, 'unreadable')
    await problem(await post('doel=advertentie', 'application/x-www-form-urlencoded'), 415, 'mediaType')
    await problem(await post(JSON.stringify(advert('x'.repeat(20_000))), 'application/json'), 413, 'tooLarge')
    expect(await refusedFor('unknown')).toEqual(expect.arrayContaining(['unreadable', 'mediaType', 'tooLarge']))
  })
})

test('what is over is forgotten in a day', async () => {
  const other = await aClient()
  const itsToken = await tokenOf(other)
  await asked(itsToken, advert(unknown), { 'idempotency-key': randomUUID() })
  await superuser.query(`insert into client_tries values ($1, '\\x00', 1, now() + interval '1 hour')`, [other.id])
  const kept = async () => (await superuser.query<{ requests: number; tokens: number; tries: number; counts: number; proofs: number }>(
    `select (select count(*)::integer from client_requests where client_id = $1) as requests, (select count(*)::integer from client_tokens where client_id = $1) as tokens,
            (select count(*)::integer from client_tries where client_id = $1) as tries, (select count(*)::integer from client_counts where client_id = $1) as counts,
            (select count(*)::integer from client_proofs where expires_at < now()) as proofs`, [other.id])).rows[0]
  await forgetClientRequests(new Date())
  expect(await kept()).toEqual({ requests: 1, tokens: 1, tries: 1, counts: 1, proofs: 0 })
  for (const change of [`client_requests set asked_at = now() - interval '25 hours'`, `client_tokens set expires_at = now() - interval '1 second'`, `client_tries set until = now() - interval '1 second'`, `client_counts set hour = hour - interval '25 hours'`]) await superuser.query(`update ${change} where client_id = $1`, [other.id])
  await superuser.query(`insert into client_proofs values ($1, now() - interval '1 second')`, [randomBytes(32)])
  await forgetClientRequests(new Date())
  expect(await kept()).toEqual({ requests: 0, tokens: 0, tries: 0, counts: 0, proofs: 0 })
})
