/** Anyone asks about a number: one no for every reason, a receipt for whoever wants one, and a flood that is told to wait. */
import { randomInt } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { receiptOf, receiptSays } from '../../src/actions/checking/receipts.ts'
import { ownCards } from '../../src/actions/licence/cards.ts'
import { stop } from '../../src/actions/stopping.ts'
import { createApp } from '../../src/app.ts'
import { readSettings } from '../../src/config.ts'
import { formatNumber, type LicenceNumber, newLicenceNumber } from '../../src/law/licence/licenceNumber.ts'
import { createLog } from '../../src/platform/log.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { keyring } from '../support/database.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { address, type Page, Visitor } from '../support/visitor.ts'

const superuser = inStory()
const now = new Date()

async function numberOf(actor: Worker): Promise<LicenceNumber> {
  const [card] = (await ownCards(actor, today)).cards
  if (!card) throw new Error('no card')
  return card.number
}

/** Someone whose licence is not worth anything, each for a reason of its own. */
const spoilt: Readonly<Record<string, (actor: Worker) => Promise<unknown>>> = {
  'expired': ({ personId }) => superuser.query(`update licences set valid_from = current_date - 400, valid_until = current_date - 1 where person_id = $1`, [personId]),
  'suspended': (actor) => act(actor, 'suspend'),
  'revoked': (actor) => act(actor, 'revoke'),
  'surrendered': (actor) => stop(actor, today),
}
const act = ({ personId }: Worker, name: string) =>
  superuser.query(`insert into licence_acts (licence_id, person_id, municipality, act, takes_effect, actor_id) select id, person_id, municipality, $2, current_date, gen_random_uuid() from licences where person_id = $1`, [personId, name])

describe('a number that is not valid', () => {
  test('gives the same bytes, status and headers, and the same receipt but for its code, whatever the reason', async () => {
    const numbers = new Map<string, LicenceNumber>([['unknown', newLicenceNumber(randomInt)]])
    for (const [reason, spoil] of Object.entries(spoilt)) {
      const actor = await withLicence()
      numbers.set(reason, await numberOf(actor))
      await spoil(actor)
    }
    const answers = await Promise.all([...numbers.values()].map(async (number) => {
      const asked = await new Visitor().visit('/controleren')
      const answer = await asked.press('Controleer', { number })
      return [seen(answer, number), seen(await answer.press('Bewaar een bewijs'), number)] as const
    }))
    expect(answers[0]?.[0].body).toContain('Wij vinden geen geldige vergunning')
    for (const [answer, receipt] of answers) expect([answer, receipt]).toEqual([answers[0]?.[0], answers[0]?.[1]])
  })
})

/** All that whoever asks can see, without what they typed, the moment and what is random on purpose. */
function seen({ status, headers, raw }: Page, number: LicenceNumber) {
  const constant = [...headers].filter(([name]) => !['date', 'etag'].includes(name)).map(([name, value]) => [name, value.replaceAll(/nonce-[\w+/=]+/g, 'nonce')])
  const body = raw.replaceAll(formatNumber(number), 'NUMBER').replaceAll(/eyJ[\w.-]+/g, (code) => `CODE of ${code.length}`).replaceAll(/\d\d:\d\d/g, 'TIME').replaceAll(/nonce="[^"]*"/g, '')
  return { status, headers: constant, body }
}

describe('a receipt', () => {
  test('is ours, of this number and of no other, says when and what; two of one number have nothing in common', async () => {
    const number = await numberOf(await withLicence())
    const [one, other] = await Promise.all([receiptOf(number, now, today), receiptOf(number, now, today)])
    expect(await receiptSays(one.text, number)).toEqual({ at: Math.floor(now.getTime() / 1_000) * 1_000, valid: true, fits: true })
    expect(await receiptSays(` ${one.text.slice(0, 60)}\n${one.text.slice(60)} `, newLicenceNumber(randomInt))).toMatchObject({ valid: true, fits: false })
    expect(await receiptSays(one.text, undefined)).toMatchObject({ fits: null })
    const said = [one, other].map(({ text }) => JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>)
    expect(Object.keys(said[0] ?? {}).toSorted()).toEqual(['at', 'digest', 'salt', 'valid'])
    expect(said[0]?.['digest']).not.toBe(said[1]?.['digest'])
    expect(JSON.stringify(said)).not.toContain(number)
  })

  test('that was changed in any part is not ours, nor is a code of a card or a text', async () => {
    const { text } = await receiptOf(newLicenceNumber(randomInt), now, today)
    const [head = '', body = '', signature = ''] = text.split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object
    const turned = Buffer.from(JSON.stringify({ ...claims, valid: true })).toString('base64url')
    const untyped = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(head, 'base64url').toString()) as object), typ: undefined })).toString('base64url')
    const changed = [`${head}.${turned}.${signature}`, `${untyped}.${body}.${signature}`, `${text.slice(0, -6)}AAAAAA`, text.slice(1), 'zomaar', '', 'x'.repeat(1_000)]
    expect(await Promise.all(changed.map((each) => receiptSays(each, undefined)))).toEqual(changed.map(() => undefined))
  })

  test('is made and looked at by anyone, without a cookie', async () => {
    const anyone = new Visitor()
    const number = await numberOf(await withLicence())
    const made = await (await (await anyone.visit('/controleren')).press('Controleer', { number })).press('Bewaar een bewijs')
    const code = made.html.querySelector('.receipt')?.text ?? ''
    expect(made.text).toContain('geldig')
    expect(made.raw).not.toMatch(new RegExp(`${number}|${formatNumber(number)}`))
    const look = await anyone.visit('/controleren/bewijs')
    expect((await look.press('Kijk na', { receipt: code, receiptNumber: number })).text).toMatch(/Dit bewijs is van ons[^]*Het hoort bij dit nummer/)
    expect((await look.press('Kijk na', { receipt: `${code.slice(0, -3)}abc` })).text).toContain('niet van ons')
    expect([(await look.press('Kijk na')).status, (await look.press('Kijk na', { receipt: code, receiptNumber: 'x' })).status]).toEqual([422, 422])
    expect(anyone.cookies.size).toBe(0)
  })
})

test('past what a network, or everyone together, may ask there is a plain page that says when to come back', async () => {
  const settings = readSettings({ TRUST_PROXY: '1', CHECKS_PER_MINUTE: '2', CHECKS_PER_MINUTE_IN_ALL: '5', BASE_URL: address })
  const moment = new Date(now)
  const app = createApp({ settings, keyring, log: createLog({ level: 'silent' }), now: () => moment, people: [] })
  const ask = async (network: string) => (await request(app).post('/controleren').set('x-forwarded-for', network).set('origin', address).type('form').send({ number: newLicenceNumber(randomInt) })).status
  const statuses = []
  for (const network of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '198.51.100.1', '198.51.100.1', '203.0.113.1', '203.0.113.1']) statuses.push(await ask(network))
  expect(statuses).toEqual([200, 200, 429, 200, 200, 200, 429])
  const told = await request(app).post('/controleren').set('x-forwarded-for', '203.0.113.77').set('origin', address).type('form').send({ number: 'x' })
  expect([told.status, Number(told.headers['retry-after']) <= 60, told.headers['set-cookie'], told.text.includes('<h1')]).toEqual([429, true, undefined, true])
})
