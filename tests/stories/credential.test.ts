/** A code on a card, checked by someone who has only what is published; and what it takes that it stops being worth something. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { randomInt } from 'node:crypto'
import request from 'supertest'
import { check } from '../../src/actions/checks.ts'
import { newCode } from '../../src/actions/licence/held.ts'
import { replaceNumber, showCard } from '../../src/actions/licence/cards.ts'
import { paperCard } from '../../src/actions/licence/paper.ts'
import { signerNow } from '../../src/actions/register/keys.ts'
import { publishDue, publishNow } from '../../src/actions/register/lists.ts'
import { stop } from '../../src/actions/stopping.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { Card } from '../../src/models/licence/Card.ts'
import { Licence } from '../../src/models/licence/Licence.ts'
import { publishedLists } from '../../src/models/register/StatusList.ts'
import { ask } from '../../src/platform/database/db.ts'
import { GIVEN_OUT } from '../../src/platform/secrets/places.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { hourlyBudget } from '../../src/policies/compartments.ts'
import { addressIn } from '../../src/routes/public/published.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { anInspector, onShift } from '../support/onShift.ts'
import { inside } from '../support/sessions.ts'
import { inStory } from '../support/story.ts'
import { fetchPublished, signedContent, verifyOffline } from '../support/verifier.ts'
import { address, Visitor } from '../support/visitor.ts'

const superuser = inStory()
const base = 'https://voorbeeld.example'
const now = new Date()
const seconds = () => Date.now() / 1_000
const DAY = 86_400_000
/** One sign in the middle of the signature is another one. */
const otherwiseSigned = (token: string) => token.replace(/.(?=.{9}$)/, (sign) => (sign === 'A' ? 'B' : 'A'))

/** As on her phone: a code of her first number. */
function codeOf(actor: Worker, until = new Date(now.getTime() + DAY - 60_000)): Promise<string> {
  return inTransaction(actor, async () => {
    const licence = await Licence.get({ personId: actor.personId })
    const [card] = (await Card.allOf(licence.id)).filter(({ stoppedOn }) => !stoppedOn)
    if (!card) throw new Error('no card')
    return (await newCode(card, base, until, now)).split('/c/')[1] ?? ''
  })
}

const verdict = async (token: string) => {
  const { keys, lists } = await fetchPublished(address)
  return verifyOffline(token, keys, lists, seconds())
}

/** The service publishes by itself, within seconds. */
async function within(milliseconds: number, token: string, answer: string): Promise<void> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) if ((await verdict(token)) === answer) return
  expect(await verdict(token)).toBe(answer)
}

describe('someone with only the keys and the lists', () => {
  let actor: Worker
  beforeAll(async () => {
    actor = await withLicence()
  })

  test('reads each code as valid, finds the same of no two of them, and nothing about her', async () => {
    const codes = await Promise.all([1, 2, 3, 4].map(() => codeOf(actor)))
    const { keys, lists } = await fetchPublished(address)
    for (const code of codes) expect(await verifyOffline(code, keys, lists, seconds())).toBe('valid')
    const contents = await Promise.all(codes.map(async (code) => signedContent(code, keys)))
    expect(new Set(contents.map((content) => content?.['idx'])).size).toBe(4)
    expect(new Set(contents.map((content) => Object.keys(content ?? {}).join())).size).toBe(1)
    expect(contents.map((content) => content?.['exp'])).toEqual(codes.map(() => Math.floor((now.getTime() + DAY - 60_000) / 1_000)))
    expect(new Set(codes.map((code) => code.split('.')[2])).size).toBe(4)
  })

  test('hears within seconds that a number was replaced, and of a new code that it holds', async () => {
    const code = await codeOf(actor)
    const [first] = (await inTransaction(actor, () => Card.findAll({ where: { personId: actor.personId, stoppedOn: null } })))
    await replaceNumber(actor, first?.id ?? '', today)
    await within(5_000, code, 'not valid')
    expect(await verdict(await codeOf(actor))).toBe('valid')
  })

  test('hears so too when she gives her licence up, also of what lies on paper; everything of hers is gone then', async () => {
    const [code, paper] = [await codeOf(actor), await codeOf(actor, new Date(now.getTime() + 900 * DAY))]
    expect(await verdict(paper)).toBe('valid')
    await stop(actor, today)
    for (const each of [code, paper]) await within(5_000, each, 'not valid')
  })

  test('a list does not change when it is asked again, and says how old it is', async () => {
    const url = new URL('/statuslijsten/0', address)
    const answer = await fetch(url)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'application/statuslist+jwt', 'public, max-age=30'])
    expect(answer.headers.getSetCookie()).toEqual([])
    const etag = answer.headers.get('etag') ?? ''
    const again = await request(address).get(url.pathname).set('If-None-Match', etag)
    if (again.status !== 304) expect(again.headers['etag']).not.toBe(etag)
    else expect(again.text).toBe('')
    const { lists } = await fetchPublished(address)
    expect(seconds() - (lists[0]?.madeAt ?? 0)).toBeLessThan(300)
    for (const path of ['/statuslijsten/7777', '/statuslijsten/x', '/statuslijsten/-1']) expect((await fetch(new URL(path, address))).status).toBe(404)
  })
})

describe('a revocation while a list is made', () => {
  test('is in the next one: what was not read is not taken as said', async () => {
    const actor = await withLicence()
    const code = await codeOf(actor)
    await superuser.query('begin')
    // Whoever makes a list has read everything, and waits here before it is written.
    await superuser.query('select from status_lists for update')
    const making = publishNow(addressIn(address), new Date())
    await new Promise((resolve) => setTimeout(resolve, 300))
    await stop(actor, today)
    await superuser.query('commit')
    await making
    await within(5_000, code, 'not valid')
  })

  test('of many who publish at once each list is whole, and the edition goes up', async () => {
    const edition = async () => (await publishedLists())[0]?.edition ?? 0
    const before = await edition()
    await Promise.all([1, 2, 3].map(() => publishNow(addressIn(address), new Date())))
    expect((await edition()) - before).toBeGreaterThanOrEqual(3)
    expect(await fetchPublished(address)).toMatchObject({ lists: [{ uri: `${address}/statuslijsten/0` }] })
    const quiet = await publishDue(addressIn(address), new Date())
    expect(typeof quiet).toBe('boolean')
  })
})

describe('places', () => {
  test('of someone who is gone stay taken until well after the code has ended, so nobody else gets them meanwhile', async () => {
    const actor = await withLicence()
    const code = await codeOf(actor)
    const { rows: before } = await superuser.query<{ place: number }>('select place from showings where person_id = $1', [actor.personId])
    const place = before[0]?.place ?? -1
    expect(place).toBeLessThan(GIVEN_OUT)
    await superuser.query('delete from showings where person_id = $1', [actor.personId])
    const left = await superuser.query('select from status_places where place = $1', [place])
    expect(left.rowCount).toBe(1)
    await publishNow(addressIn(address), new Date())
    expect(await verdict(code)).toBe('not valid')
    await superuser.query(`update status_places set until = now() - interval '49 hours' where place = $1`, [place])
    await publishNow(addressIn(address), new Date())
    expect((await superuser.query('select from status_places where place = $1', [place])).rowCount).toBe(0)
  })

  test('are a list that nobody can read but who makes the lists: not she, not an inspector, not whoever has the database alone', async () => {
    const actor = await withLicence()
    await codeOf(actor)
    const inspector = await anInspector()
    for (const someone of [actor, inspector]) expect(await inTransaction(someone, () => ask('select * from status_places', []))).toEqual([])
    const { rows } = await superuser.query<{ place: number }>('select place from showings where person_id = $1', [actor.personId])
    const content = await signedContent(await codeOf(actor), (await fetchPublished(address)).keys)
    const all = await superuser.query<{ place: number }>('select place from showings where person_id = $1', [actor.personId])
    const fresh = all.rows.find(({ place }) => !rows.some((row) => row.place === place))
    expect(content?.['idx']).not.toBe(fresh?.place)
  })
})

describe('the online check', () => {
  test('takes the same code; one of another key, one that is over and one of her old number are no code', async () => {
    const actor = await withLicence()
    const inspector = await onShift()
    const token = await codeOf(actor)
    expect(await check(inspector, { token }, now, today)).toMatchObject({ answer: 'valid' })
    const over = await codeOf(actor, new Date(now.getTime() - 60_000))
    expect(await check(inspector, { token: over }, now, today)).toMatchObject({ answer: 'old code' })
    expect(await check(inspector, { token: otherwiseSigned(token) }, now, today)).toMatchObject({ answer: 'none' })
    const [card] = await inTransaction(actor, () => Card.findAll({ where: { personId: actor.personId } }))
    await replaceNumber(actor, card?.id ?? '', today)
    expect(await check(inspector, { token }, now, today)).toMatchObject({ answer: 'none' })
  })

  test('by the link of a camera; wrong codes of all kinds get one and the same page', async () => {
    const visitor = await inside(await onShift())
    const { kid } = await signerNow(new Date())
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const wrong = ['x', `${part({ alg: 'none', kid })}.${part({ exp: 9e9, idx: 1 })}.`, `${part({ alg: 'EdDSA', kid })}.${part({ exp: 1_900_000_000, idx: 1 })}.${'A'.repeat(86)}`, `${part({ alg: 'EdDSA', kid: 'ander' })}.${part({ exp: 1_900_000_000, idx: 1 })}.${'A'.repeat(86)}`]
    const pages = await Promise.all(wrong.map((token) => visitor.visit(`/c/${token}`)))
    expect(pages.map(({ status }) => status)).toEqual(wrong.map(() => 200))
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1)
    expect((await new Visitor().visit('/c/x')).path).toBe('/controleren')
  })
})

test('at the door itself no code that was changed in one sign is taken, and the whole one is', async () => {
  const token = await codeOf(await withLicence())
  const visitor = await inside(await onShift())
  const looked = async (code: string) => {
    const { status, raw } = await visitor.visit(`/c/${code}`)
    return [status, /class="band tall (\w+)"/.exec(raw)?.[1]]
  }
  const places = Array.from({ length: hourlyBudget.inspector - 1 }, () => randomInt(token.length)).filter((place) => token[place] !== '.')
  const changed = places.map((place) => token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1))
  const answers = await Promise.all(changed.map(looked))
  expect(answers.filter(([status, look]) => status !== 200 || look !== 'none')).toEqual([])
  expect(await looked(token)).toEqual([200, 'valid'])
})

test('the code of a phone ends at a whole hour within a day; that of paper with the licence', async () => {
  const actor = await withLicence()
  const shown = await showCard(actor, undefined, base, now, today)
  expect((shown?.codeUntil.getTime() ?? 1) % 3_600_000).toBe(0)
  expect((shown?.codeUntil.getTime() ?? 0) - now.getTime()).toBeLessThanOrEqual(DAY)
  expect((await paperCard(actor, shown?.card.id ?? '', base, now, today)).subarray(0, 4).toString()).toBe('%PDF')
  const { rows } = await superuser.query<{ years: number }>(`select extract(epoch from s.expires_at - now()) / 31557600 as years from showings s where person_id = $1 order by 1 desc`, [actor.personId])
  expect(Number(rows[0]?.years)).toBeGreaterThan(4)
})
