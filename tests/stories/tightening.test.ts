/** Limits are made stricter by hand in a flood: at once, in every process, for a while, and nothing on the page says so. */
import { describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import express from 'express'
import request from 'supertest'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { learnTightened, stricter } from '../../src/actions/register/tightened.ts'
import { loosen, tighten, tightenings } from '../../src/actions/register/tightening.ts'
import { demonstrationIssuer, readSettings } from '../../src/config.ts'
import { checkLimits } from '../../src/frame.ts'
import { timesStricter } from '../../src/law/register/tightening.ts'
import { type RateLimits, rateLimits, TooMany } from '../../src/platform/session/rateLimit.ts'
import type { RegisterManager } from '../../src/policies/actor.ts'
import { today } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { signedIn } from '../support/visitor.ts'

const superuser = inStory()
const manager = async (number: 1 | 2) => (await enterAsStaff({ issuer: demonstrationIssuer, subject: `register-${number}` }, today)) as RegisterManager
const HOUR = 3_600_000
const now = new Date()
/** Long before, so that no other story is kept waiting by it. */
const before = new Date(now.getTime() - 2_000 * HOUR)
const form = (sort: 'network' | 'everyone', parts: string) => ({ key: randomUUID(), tightenSort: sort, tightenParts: parts, tightenHours: '1' })

test.each([
  ['what one network may ask', 'check', 4], ['share codes as well', 'share', 4], ['seals as well', 'seal', 4], ['of all together the strictest', 'checks', 10],
  ['not signing in', 'sign-in', 1], ['not codes', 'code', 1], ['not systems', 'api', 1], ['not passkeys', 'entry', 1],
])('%s', (_what, name, times) => {
  const until = new Date(now.getTime() + HOUR)
  const all = [{ sort: 'network', parts: 4, until }, { sort: 'everyone', parts: 2, until }, { sort: 'everyone', parts: 10, until }, { sort: 'network', parts: 10, until: now }] as const
  expect([timesStricter(name, now, all), timesStricter(name, until, all)]).toEqual([times, 1])
})

/** Of one process: what it answers to so many from one network, one after the other. */
async function answers(limits: RateLimits, count: number): Promise<number[]> {
  const settings = readSettings({ CHECKS_PER_MINUTE: '8', CHECKS_PER_MINUTE_IN_ALL: '20', TRUST_PROXY: '1' })
  const app = express().set('trust proxy', 1).use(checkLimits(limits, settings)).post('/controleren', (_req, res) => void res.sendStatus(200))
  app.use(((error, _req, res, _next) => void res.sendStatus(error instanceof TooMany ? 429 : 500)) satisfies express.ErrorRequestHandler)
  const found: number[] = []
  for (let time = 0; time < count; time += 1) found.push((await request(app).post('/controleren').set('x-forwarded-for', '192.0.2.7')).status)
  return found
}
const let200 = (all: readonly number[]) => all.filter((status) => status === 200).length

describe('in a flood', () => {
  test('a quarter of what a network may ask is left, until it is over or taken back; twice is once, and on record', async () => {
    const [one, other] = [await manager(1), await manager(2)]
    const asked = form('network', '4')
    await Promise.all([tighten(one, asked, before), tighten(one, asked, before)])
    const during = new Date(before.getTime() + HOUR / 2)
    await learnTightened(during)
    const limits = rateLimits({ now: () => during, stricter })
    expect(let200(await answers(limits, 10))).toBe(2)
    limits.stop()
    const after = rateLimits({ now: () => new Date(before.getTime() + HOUR), stricter })
    expect(let200(await answers(after, 10))).toBe(8)
    after.stop()

    await Promise.all([loosen(other, asked.key, during), loosen(one, asked.key, during)])
    expect(stricter('check', during)).toBe(1)
    const { rows } = await superuser.query<{ event: string; details: object }>('select event, details from audit_entries where subject = $1 order by id', [asked.key])
    expect(rows).toMatchObject([{ event: 'limits.tightened', details: { sort: 'network', parts: 4, hours: 1 } }, { event: 'limits.loosened' }])
    await learnTightened(now)
  })

  test('the same form with something else tells what stands, keeps what was chosen, and sets it when it is sent again', async () => {
    const page = await (await (await signedIn('staff', 'register-1')).visit('/register/misbruik')).follow('Maak grenzen strenger')
    const [first, second] = [{ tightenSort: 'everyone', tightenParts: '2', tightenHours: '1' }, { tightenSort: 'everyone', tightenParts: '4', tightenHours: '2' }]
    const kept = async () => (await superuser.query<{ id: string; parts: number }>('select id, parts from tightenings where made_by = $1 and from_at >= $2 order by parts', [(await manager(1)).id, now])).rows
    await page.press('Maak strenger', first)
    await page.press('Maak strenger', first)
    const told = await page.press('Maak strenger', second)
    expect([told.status, (await kept()).map(({ parts }) => parts)]).toEqual([409, [2]])
    expect(told.text).toContain('Dit formulier heeft al iets anders ingesteld: Allen samen de helft, van')
    expect(told.html.querySelectorAll('input[checked]').map((one) => one.getAttribute('value'))).toEqual(['everyone', '4', '2'])
    await told.press('Maak strenger', second)
    const all = await kept()
    expect(all.map(({ parts }) => parts)).toEqual([2, 4])
    for (const { id } of all) await loosen(await manager(1), id, new Date())
  })

  test('of all together no more than a tenth is left, and never nothing', async () => {
    const asked = form('everyone', '10')
    await tighten(await manager(1), asked, before)
    const limits = rateLimits({ now: () => before, stricter })
    await learnTightened(before)
    expect(let200(await answers(limits, 8))).toBe(2)
    limits.stop()
    await loosen(await manager(1), asked.key, before)
    await learnTightened(now)
  })

  test('the database keeps it to a day, and tells a process nothing of who set it', async () => {
    const { rows } = await superuser.query<{ id: string }>('select id from officials limit 1')
    const insert = (hours: number) => superuser.query(`insert into tightenings (id, sort, parts, from_at, until_at, made_by) values (gen_random_uuid(), 'network', 2, now(), now() + $1 * interval '1 hour', $2)`, [hours, rows[0]?.id])
    await expect(insert(25)).rejects.toThrow('check constraint')
    expect((await superuser.query('select * from tightened(now())')).fields.map(({ name }) => name)).toEqual(['sort', 'parts', 'until_at'])
  })

  test('by a form on the page of misuse, shown on the first page of the register, and taken back there', async () => {
    const page = await (await signedIn('staff', 'register-2')).visit('/register/misbruik')
    const asking = await page.follow('Maak grenzen strenger')
    expect((await asking.press('Maak strenger', {})).status).toBe(422)
    // Of all together: what a story may ask in a minute is far from a half of that.
    const set = await asking.press('Maak strenger', { tightenSort: 'everyone', tightenParts: '2', tightenHours: '1' })
    expect([set.path, set.text.includes('Allen samen mogen de helft vragen van wat anders mag, tot')]).toEqual(['/register/misbruik', true])
    const start = await (await signedIn('staff', 'register-1')).visit('/register')
    expect(start.text).toContain('Allen samen mogen de helft vragen')
    const front = await (await signedIn('staff', 'register-1')).visit('/controleren')
    expect(front.text).not.toContain('helft')
    const id = (await tightenings(await manager(1), new Date())).find(({ isOver, sort }) => !isOver && sort === 'everyone')?.id ?? ''
    const press = set.html.querySelector(`form[action$="${id}/einde"]`)
    if (!press) throw new Error('it cannot be taken back')
    expect((await set.send(press)).text).not.toContain('Allen samen mogen de helft vragen van wat')
  })
})
