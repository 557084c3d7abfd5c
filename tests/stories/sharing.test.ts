/** Codes she makes for someone: what they show, how often, to whom they are on record, and how they end. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { ownCards, replaceNumber } from '../../src/actions/licence/cards.ts'
import { openShare } from '../../src/actions/licence/opening.ts'
import { eraseShares, makeShare, ownShare, ownShares, stopShare } from '../../src/actions/licence/sharing.ts'
import { looksAt } from '../../src/actions/looks/looks.ts'
import { stop } from '../../src/actions/stopping.ts'
import type { ShareForm } from '../../src/forms/licence/licence.ts'
import { addDays, type Day } from '../../src/law/day.ts'
import { type LicenceNumber, newLicenceNumber, readLicenceNumber } from '../../src/law/licence/licenceNumber.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { asSuperuser } from '../support/database.ts'
import { today, withApplication, withLicence, withoutDoors } from '../support/newWorker.ts'
import { Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const now = new Date()

beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
})
afterAll(() => superuser.end())

interface Given {
  readonly actor: Worker
  readonly id: string
  readonly code: LicenceNumber
  readonly tail: string
}

async function shareOf(actor: Worker, wish: Partial<ShareForm> = {}): Promise<Given> {
  const [card] = (await ownCards(actor, today)).cards
  const form: ShareForm = { key: randomUUID(), subject: card?.id ?? '', recipient: 'platform', withPhoto: '', withName: 'none', days: 7, views: 3, ...wish }
  const id = await makeShare(actor, form, today)
  const code = readLicenceNumber((await ownShare(actor, id, today)).code)
  if (!code) throw new Error('no code')
  return { actor, id, code, tail: card?.number.slice(-3) ?? '' }
}

/** Each from a network of its own, unless it is named. */
const look = ({ code, tail }: { code: LicenceNumber; tail: string }, on: Day = today, network = randomUUID(), at = now) => openShare({ code, tail, network }, at, on)

test('only what she chose is shown, and each look is on record for her once', async () => {
  const bare = await shareOf(await withLicence())
  expect(await look(bare)).toMatchObject({ fields: [], photo: '', name: '', viewsLeft: 2, untilDay: addDays(today, 7) })
  const full = await shareOf(bare.actor, { withPhoto: 'yes', withName: 'first', recipient: 'bank', views: 1 })
  expect(await look(full)).toMatchObject({ fields: ['photo', 'name'], name: 'Verzonnen', photo: expect.stringMatching(/^.{100}/), viewsLeft: 0 })

  const looks = (await looksAt(bare.actor, today)).filter(({ role }) => role === 'recipient')
  expect(looks.map(({ organisation, purpose, what }) => [organisation, purpose, what])).toEqual([
    ['bank', 'share-code', ['validity', 'photo', 'name']],
    ['platform', 'share-code', ['validity']],
  ])
})

test('the form sent twice, also at once, is one code', async () => {
  const actor = await withLicence()
  const [card] = (await ownCards(actor, today)).cards
  const form: ShareForm = { key: randomUUID(), subject: card?.id ?? '', recipient: 'other', withPhoto: '', withName: 'none', days: 1, views: 1 }
  expect(await Promise.all([1, 2].map(() => makeShare(actor, form, today)))).toEqual([form.key, form.key])
  expect(await ownShares(actor, today)).toHaveLength(1)
})

test('of many who open the last view at once, one gets it', async () => {
  const given = await shareOf(await withLicence(), { views: 1 })
  const seen = await Promise.all(Array.from({ length: 6 }, () => look(given)))
  expect(seen.filter(Boolean)).toHaveLength(1)
  expect((await looksAt(given.actor, today)).filter(({ role }) => role === 'recipient')).toHaveLength(1)
})

describe('the same nothing for', () => {
  test.each<[string, (given: Given) => Promise<unknown>]>([
    ['another ending', (given) => look({ ...given, tail: given.tail === '222' ? '333' : '222' })],
    ['a code that never was', (given) => look({ ...given, code: newLicenceNumber((limit) => Math.floor(Math.random() * limit)) })],
    ['a code that is over', (given) => look(given, addDays(today, 8))],
    ['one that was stopped', async (given) => {
      await stopShare(given.actor, given.id, today)
      return look(given)
    }],
    ['one whose number was replaced', async (given) => {
      const [card] = (await ownCards(given.actor, today)).cards
      await replaceNumber(given.actor, card?.id ?? '', today)
      return look(given)
    }],
    ['a licence that was given up', async (given) => {
      await stop(given.actor, today)
      return look(given)
    }],
    ['a licence that is stopped for now', async (given) => {
      await superuser.query(`insert into licence_acts (licence_id, person_id, municipality, act, takes_effect, actor_id) select id, person_id, municipality, 'suspend', current_date - 1, person_id from licences where person_id = $1`, [given.actor.personId])
      return look(given)
    }],
  ])('%s', async (_case, attempt) => {
    expect(await attempt(await shareOf(await withLicence()))).toBeUndefined()
  })
})

describe('five wrong tries', () => {
  const wrong = { code: newLicenceNumber((limit) => Math.floor(Math.random() * limit)), tail: '222' }
  const anHourOn = new Date(now.getTime() + 3_601_000)

  test('from one network close it for an hour, also for a code that is right, however many come at once', async () => {
    const given = await shareOf(await withLicence())
    const network = randomUUID()
    for (let times = 0; times < 4; times += 1) await look({ ...wrong, code: newLicenceNumber((limit) => Math.floor(Math.random() * limit)) }, today, network)
    expect(await look(given, today, network)).toBeDefined()
    await Promise.all([1, 2, 3].map(() => look({ ...wrong, code: newLicenceNumber((limit) => Math.floor(Math.random() * limit)) }, today, network)))
    expect(await look(given, today, network)).toBeUndefined()
    expect(await look(given, today)).toBeDefined()
    expect(await look(given, today, network, anHourOn)).toBeDefined()
  })

  test('at one code close that code for an hour, from wherever they come', async () => {
    const given = await shareOf(await withLicence())
    await Promise.all(Array.from({ length: 5 }, () => look({ ...given, tail: '???' })))
    expect(await look(given)).toBeUndefined()
    expect(await look(given, today, randomUUID(), anHourOn)).toBeDefined()
    expect((await ownShare(given.actor, given.id, today)).viewsLeft).toBe(2)
  })

  test('that many codes at most, and of someone else none', async () => {
    const actor = await withLicence()
    for (let count = 0; count < 20; count += 1) await shareOf(actor)
    await expect(shareOf(actor)).rejects.toThrow(Refused)
    const stranger = await withLicence()
    const [{ id } = { id: '' }] = await ownShares(actor, today)
    await expect(ownShare(stranger, id, today)).rejects.toThrow(NotFound)
    await expect(stopShare(stranger, id, today)).rejects.toThrow(NotFound)
  })
})

test('two codes have nothing in common in what is kept of them', async () => {
  const actor = await withLicence()
  await shareOf(actor)
  await shareOf(actor)
  const { rows } = await superuser.query<{ code: string; tail: string }>(`select encode(code_mac, 'hex') as code, encode(tail_mac, 'hex') as tail from shares where person_id = $1`, [actor.personId])
  expect(new Set(rows.flatMap(({ code, tail }) => [code, tail])).size).toBe(4)
})

test('she shows that she asked in time, by the ending of her case; once it is decided the code shows nothing', async () => {
  const actor = await withApplication('GM0344')
  const { rows } = await superuser.query<{ case_number: string }>('select case_number from applications where person_id = $1', [actor.personId])
  const form: ShareForm = { key: randomUUID(), subject: 'proof', recipient: 'operator', withPhoto: 'yes', withName: 'none', days: 30, views: 3 }
  await makeShare(actor, form, today)
  const code = readLicenceNumber((await ownShare(actor, form.key, today)).code) as LicenceNumber
  const given = { code, tail: rows[0]?.case_number.slice(-3) ?? '' }
  expect(await look(given)).toMatchObject({ receivedOn: today, photo: '', fields: ['photo'] })
  await stop(actor, today)
  expect(await look(given)).toBeUndefined()
})

test('a month after its last day a code is gone, with what was sealed for it', async () => {
  const given = await shareOf(await withLicence(), { days: 1 })
  const left = async () => (await superuser.query<{ shares: number; sealed: number }>(
    `select (select count(*)::int from shares where id = $1) as shares, (select count(*)::int from sealed where person_id = $2 and kind = 'share') as sealed`, [given.id, given.actor.personId])).rows[0]
  await superuser.query('update shares set until_day = $2 where id = $1', [given.id, addDays(today, -30)])
  await eraseShares(today)
  expect(await left()).toEqual({ shares: 1, sealed: 1 })
  await eraseShares(addDays(today, 1))
  expect(await left()).toEqual({ shares: 0, sealed: 0 })
})

test('through the forms: made, typed by someone without a cookie, seen by her, and stopped', async () => {
  const visitor = new Visitor()
  await visitor.signIn('worker', 'worker-29')
  const form = await (await (await visitor.visit('/mijn')).follow('Delen')).follow('Een code voor iemand maken')
  const bare = await form.press('Maak code')
  expect([bare.status, bare.html.querySelectorAll('#fouten a').length]).toEqual([422, 4])
  const share = await form.press('Maak code', { recipient: 'landlord', withPhoto: 'yes', withName: 'first', days: '7', views: '3' })
  const code = share.html.querySelector('.share-code')?.text ?? ''
  expect(code).toMatch(/^([2-9B-Z]{3}-){3}[2-9B-Z]{3}$/)
  expect(share.path).toMatch(/^\/delen\/[0-9a-f-]{36}$/)
  const tail = (await visitor.visit('/kaart')).html.querySelector('strong.number')?.text.slice(-3) ?? ''

  const anyone = new Visitor()
  const door = await anyone.visit('/gedeeld')
  const typo = await door.press('Bekijk', { shareCode: 'AAA', tail })
  const wrong = await door.press('Bekijk', { shareCode: code, tail: tail === '222' ? '333' : '222' })
  expect([typo.status, wrong.status]).toEqual([422, 422])
  expect(wrong.text).toContain('Wij vinden geen geldige vergunning bij deze code')
  const seen = await door.press('Bekijk', { shareCode: code.toLowerCase(), tail: tail.toLowerCase() })
  expect([seen.status, seen.path]).toEqual([200, '/gedeeld'])
  expect(seen.text).toMatch(/Geldig vandaag[\s\S]*Ilse/)
  expect(seen.text).toMatch(/Gezien op [\s\S]*Nog 2 keer/)
  expect(seen.raw).not.toMatch(/Zonderland|Marinova|Verzonnen|Ionescova|Utrecht|Amsterdam|Groningen/)
  expect(anyone.cookies.size).toBe(0)

  expect((await visitor.visit('/inzage')).text).toContain('Iemand met een code van u (Een verhuurder)')
  const stopped = await (await visitor.visit(share.path)).press('Stop deze code')
  expect(stopped.text).toContain('gestopt')
  expect((await door.press('Bekijk', { shareCode: code, tail })).text).toContain('Wij vinden geen geldige vergunning bij deze code')
})
