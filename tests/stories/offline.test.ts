/** Checks that were made without a network, handed in afterwards: each once, by whoever made it, and for her a check as any other. */
import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import sharp from 'sharp'
import { handIn } from '../../src/actions/checking/offline.ts'
import { ownChecks } from '../../src/actions/checking/ownChecks.ts'
import { check, endShift, shiftOf } from '../../src/actions/checks.ts'
import { ownCards } from '../../src/actions/licence/cards.ts'
import { looksAt } from '../../src/actions/looks/looks.ts'
import { signerNow } from '../../src/actions/register/keys.ts'
import type { LicenceNumber } from '../../src/law/licence/licenceNumber.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { signToken } from '../../src/platform/secrets/token.ts'
import { hourlyBudget } from '../../src/policies/compartments.ts'
import type { Inspector } from '../../src/policies/actor.ts'
import { codeOf } from '../support/codeOf.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { anInspector, onShift } from '../support/onShift.ts'
import { inside, sessionsOf } from '../support/sessions.ts'
import { inStory } from '../support/story.ts'
import { address } from '../support/visitor.ts'

const superuser = inStory()
const now = new Date()
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

const shiftIn = async (inspector: Inspector) => (await shiftOf(inspector, now))?.id ?? ''
const onRecord = async ({ id }: Inspector) => {
  const { rows } = await superuser.query<{ event: string; person: string | null }>(`select event, person_id as person from audit_entries where actor_id = $1 and event in ('licence.checked', 'check.overBudget') order by id`, [id])
  return rows
}

test('twice, and two at once, is once; she sees it at the time it was made, and online it counts as one before today', async () => {
  const actor = await withLicence()
  const inspector = await onShift()
  const made = { check: randomUUID(), shift: await shiftIn(inspector), at: before(20), token: await codeOf(actor) }
  const together = await Promise.all([handIn(inspector, made, now), handIn(inspector, made, now)])
  expect(together.toSorted()).toEqual(['before', 'recorded'])
  expect(await handIn(inspector, made, now)).toBe('before')
  expect(await onRecord(inspector)).toEqual([{ event: 'licence.checked', person: actor.personId }])
  expect(await looksAt(actor, today, { kind: 'check' })).toMatchObject([{ at: made.at, channel: 'offline', what: ['validity'], organisation: inspector.unit }])
  expect(await ownChecks(inspector, now)).toMatchObject([{ entry: made.check, at: made.at, channel: 'offline', valid: true }])
  const number = (await ownCards(actor, today)).cards[0]?.number ?? ('' as LicenceNumber)
  expect(await check(await onShift(), { number }, now, today)).toMatchObject({ answer: 'valid', again: true })
  expect(await superuser.query(`select * from handed_in where actor_id = $1`, [inspector.id])).toMatchObject({ rows: [{ id: made.check }] })
})

test('of a shift of someone else, of before it, of the future or of long ago nothing is taken in; after an early end it is', async () => {
  const token = await codeOf(await withLicence())
  const [inspector, other] = [await onShift(), await onShift()]
  const shift = await shiftIn(inspector)
  const made = { check: randomUUID(), shift, at: before(10), token }
  await expect(handIn(other, made, now)).rejects.toThrow(NotFound)
  for (const at of [before(70), before(-5), before(8 * 24 * 60)]) await expect(handIn(inspector, { ...made, at }, now)).rejects.toThrow(NotFound)
  expect([await onRecord(inspector), await onRecord(other)]).toEqual([[], []])
  await endShift(inspector, before(30))
  expect(await handIn(inspector, made, now)).toBe('recorded')
})

test('a code that is not ours, or was too old when it was scanned, is on record and leads to nobody', async () => {
  const inspector = await onShift()
  const shift = await shiftIn(inspector)
  const old = await signToken(await signerNow(now), { idx: 1, exp: Math.floor(now.getTime() / 1_000) - 3_000 })
  for (const token of ['x', old, `${await codeOf(await withLicence())}x`]) await handIn(inspector, { check: randomUUID(), shift, at: before(10), token }, now)
  expect(await onRecord(inspector)).toEqual(Array(3).fill({ event: 'licence.checked', person: null }))
})

test('over the budget it is on record all the same, with that it was too many; online there is none left', async () => {
  const actor = await withLicence()
  const inspector = await onShift()
  const made = { shift: await shiftIn(inspector), at: now, token: await codeOf(actor) }
  await superuser.query(`insert into openings values ($1, date_trunc('hour', $2::timestamptz), $3)`, [inspector.id, now, hourlyBudget.inspector - 1])
  expect(await handIn(inspector, { ...made, check: randomUUID() }, now)).toBe('recorded')
  expect(await handIn(inspector, { ...made, check: randomUUID() }, now)).toBe('over budget')
  expect((await onRecord(inspector)).map(({ event }) => event)).toEqual(['licence.checked', 'check.overBudget', 'licence.checked'])
  expect(await check(inspector, { token: made.token }, now, today)).toEqual({ answer: 'over hour' })
})

test('within an investigation she sees it on its day and not before', async () => {
  const actor = await withLicence()
  const inspector = await onShift({ shownWhen: 'investigation' })
  await handIn(inspector, { check: randomUUID(), shift: await shiftIn(inspector), at: before(1), token: await codeOf(actor) }, now)
  expect(await looksAt(actor, today, { kind: 'check' })).toEqual([])
})

test('the doors: no shift is said, what cannot be read is refused, and the app itself says nothing of anyone', async () => {
  const inspector = await inside(await anInspector())
  const page = await inspector.visit('/en/offline')
  expect([page.status, page.html.querySelector('noscript')?.text]).toEqual([200, expect.stringContaining('JavaScript')])
  const { csrf, shift } = JSON.parse((await inspector.visit('/offline/dienst')).raw) as { csrf: string; shift: unknown }
  expect([typeof csrf, shift === null || typeof shift === 'object']).toEqual(['string', true])
  expect((await inspector.post('/offline/controle', { _csrf: csrf, check: 'x' })).status).toBe(422)
  expect((await inspector.post('/offline/controle', { _csrf: csrf, check: randomUUID(), shift: randomUUID(), at: now.toISOString(), token: 'x' })).status).toBe(404)
  expect((await inspector.post('/offline/controle', { check: randomUUID() })).status).toBe(403)
  const app = JSON.parse((await inspector.visit('/en/offline/app.webmanifest')).raw) as Record<string, unknown>
  expect(app).toMatchObject({ name: 'Waarborg', start_url: '/en/offline', display: 'standalone' })
  const pictures = (app['icons'] as { src: string; sizes: string; type: string; purpose?: string }[]).filter(({ type }) => type === 'image/png')
  expect(pictures.map(({ purpose }) => purpose)).toEqual(['any', 'any', 'maskable'])
  for (const { src, sizes } of pictures) {
    const { width, height, format } = await sharp(await (await fetch(address + src)).arrayBuffer()).metadata()
    expect([src, `${width}x${height}`, format]).toEqual([src, sizes, 'png'])
  }
})

test('signing out and leaving keep what waits on the phone: with a session, after it ended, and of whoever comes next', async () => {
  const cleared = async (path: string, init: RequestInit) => {
    const { status, headers } = await fetch(address + path, { ...init, redirect: 'manual' })
    return [status, headers.get('clear-site-data')]
  }
  for (const actor of [await onShift(), await withLicence()]) {
    const { cookie, token } = await sessionsOf().fresh(actor)
    const out = { method: 'POST', headers: { cookie, origin: address }, body: new URLSearchParams({ _csrf: token }) }
    expect([await cleared('/uitloggen', out), await cleared('/uitloggen', { method: 'POST', headers: { origin: address } })]).toEqual(Array(2).fill([303, '"cache", "cookies"']))
  }
  for (const method of ['GET', 'POST']) expect(await cleared('/weg', { method, headers: { origin: address } })).toEqual([303, '"cache", "cookies"'])
})
