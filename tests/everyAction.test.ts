/** Each action that takes an actor, called by someone whose it is not: never found, or never theirs to do. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import * as decisions from '../src/actions/decisions.ts'
import * as interviews from '../src/actions/interviews.ts'
import { enterAsWorker } from '../src/actions/signIn.ts'
import { open, openAll } from '../src/actions/vault.ts'
import { inTransaction } from '../src/actions/work.ts'
import { day } from '../src/law/day.ts'
import { Application } from '../src/models/Application.ts'
import { BudgetSpent, NotFound } from '../src/platform/errors.ts'
import { hourlyBudget } from '../src/policies/compartments.ts'
import { Forbidden } from '../src/policies/permit.ts'
import { hourWithRoom } from './support/hour.ts'
import { caseOf, withApplication } from './support/newWorker.ts'
import { inStory } from './support/story.ts'
import { ofRequests, partsOfRequests } from './support/strangersOfRequests.ts'
import { callsAfter, giveOwnAfter, partsAfter } from './support/strangersAfter.ts'
import { calls, giveOwn, parts } from './support/strangers.ts'
import { official, theirs, today } from './support/someoneElse.ts'

const superuser = inStory()
beforeAll(async () => {
  const { id, municipality, caseNumber } = await caseOf(await withApplication('GM0344'))
  const { rows } = await superuser.query<{ letter: string }>('select id as letter from letters where application_id = $1 limit 1', [id])
  Object.assign(theirs, { id, municipality, caseNumber, ...rows[0] })
})

test.each(Object.entries({ ...calls, ...callsAfter, ...ofRequests }))('%s', async (_name, call) => {
  const said: unknown = await call().then(() => 'it was done', (error: unknown) => error)
  expect([NotFound, Forbidden].some((no) => said instanceof no) || said).toBe(true)
})

test.each(Object.entries({ ...giveOwn, ...giveOwnAfter }))('%s gives a stranger nothing', async (_name, call) => {
  expect((await call()) ?? []).toEqual([])
})

test('there is no action with an actor that is not in a table above', () => {
  const room = path.resolve('src/actions')
  const texts = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(path.join(room, file), 'utf8'))
  const names = texts.flatMap((text) => [...text.matchAll(/^export (?:async )?function (\w+)(?:<.*>)?\(actor: /gm)].map(([, name]) => name))
  expect(names.length).toBeGreaterThan(30)
  expect(names.filter((name = '') => !(name in calls) && !(name in callsAfter) && !(name in ofRequests) && !(name in giveOwnAfter) && !partsAfter.includes(name) && !partsOfRequests.includes(name) && !(name in giveOwn) && !parts.includes(name))).toEqual([])
})

test('of first times at the same moment one makes the account, and the others come in by it', async () => {
  const identity = { given: 'Verzonnen', family: 'Tegelijk', birthdate: day('1990-01-01'), nationality: 'Nederlandse', bsn: null }
  const claims = { issuer: 'test', subject: randomUUID(), identity }
  const actors = await Promise.all([1, 2, 3].map(() => enterAsWorker(claims, today)))
  expect(new Set(actors.map(({ personId }) => personId)).size).toBe(1)
})

describe('within the municipality', () => {
  test.each([
    ['frontDesk', decisions.decide], ['interviewer', decisions.decide], ['caseworker', decisions.decide],
    ['frontDesk', interviews.shareReport], ['caseworker', interviews.shareReport], ['decisionMaker', interviews.shareReport],
  ] as const)('a %s does only what is theirs', async (role, act) => {
    await expect(act(official(role, 'GM0344'), theirs.id, today)).rejects.toThrow(Forbidden)
  })

  beforeAll(hourWithRoom)

  test('what one official can open in an hour ends, and what is over it is not on record as opened', async () => {
    const curious = official('frontDesk', 'GM0344')
    const application = await inTransaction(curious, () => Application.get({ id: theirs.id }))
    const look = () => inTransaction(curious, () => open(curious, { personId: application.personId, municipality: 'GM0344' }, { compartment: 'identity', kind: 'identity', purpose: 'verify-identity' }))
    for (let times = 0; times < hourlyBudget.frontDesk; times += 1) await look()
    await expect(look()).rejects.toThrow(BudgetSpent)
    const { rows } = await superuser.query<{ count: string }>(`select count(*) from audit_entries where actor_id = $1 and event = 'vault.opened'`, [curious.id])
    expect(Number(rows[0]?.count)).toBe(hourlyBudget.frontDesk)
  })

  test('several at once count as so many, and what is over it opens none of them', async () => {
    const busy = official('caseworker', 'GM0344')
    await superuser.query(`insert into assignments (application_id, municipality, act, official_id, actor_id, on_day) values ($1, 'GM0344', 'take', $2, $2, current_date)`, [theirs.id, busy.id])
    const application = await inTransaction(busy, () => Application.get({ id: theirs.id }))
    const asked = [
      { about: { personId: application.personId, municipality: 'GM0344' }, compartment: 'identity', kind: 'identity', purpose: 'handle-case' },
      { about: application, compartment: 'identity', kind: 'identityConfirmed', purpose: 'handle-case' },
      { about: application, compartment: 'correspondence', kind: 'comment', purpose: 'handle-case' },
    ] as const
    const look = () => inTransaction(busy, () => openAll(busy, asked))
    const [identity, confirmed, comment] = await look()
    expect([identity?.family, confirmed?.correct, comment]).toEqual([expect.any(String), true, undefined])
    const atOnce = await Promise.allSettled(Array.from({ length: hourlyBudget.caseworker / 2 + 4 }, look))
    expect(atOnce.filter(({ status }) => status === 'fulfilled')).toHaveLength(hourlyBudget.caseworker / 2 - 1)
    const { rows } = await superuser.query<{ count: string; purposes: string[] }>(
      `select count(*), array_agg(distinct purpose || ' ' || (details->>'kind')) as purposes from audit_entries where actor_id = $1 and event = 'vault.opened'`, [busy.id])
    expect(rows).toEqual([{ count: String(hourlyBudget.caseworker), purposes: ['handle-case identity', 'handle-case identityConfirmed'] }])
  })
})
