/** Systems that ask at the same moment: what happens to one is of no consequence to another. */
import { expect, jest, test } from '@jest/globals'
import pg from 'pg'
import { checkForClient } from '../../src/actions/clients/check.ts'
import { aClientOf, refusedOf, tokenOf, type Wish } from '../support/clients.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()
const unknown = '2345-6789-BCFN'
const aClient = (wish: Wish = {}) => aClientOf(superuser, wish)
const ask = (bearer: string, count = 1, at = new Date()) => checkForClient({ token: bearer, certificate: null, key: undefined, check: { doel: 'advertentie', nummers: Array<string>(count).fill(unknown) } }, at)

test('one that waits for someone else holds up no other that asked at the same moment', async () => {
  const [held, free] = [await aClient(), await aClient()]
  const tokens = [await tokenOf(held), await tokenOf(free)]
  await superuser.query('begin')
  await superuser.query('select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 50))', [held.id])
  await superuser.query(`insert into client_counts values ($1, date_trunc('hour', now()), 0)`, [held.id])
  const [waits, goesOn] = tokens.map((each) => ask(each))
  expect(await goesOn).toMatchObject({ results: ['niet-geldig'] })
  await superuser.query('rollback')
  expect(await waits).toMatchObject({ results: ['niet-geldig'] })
}, 20_000)

test('when one asks too much each still hears its own', async () => {
  const [small, other] = [await aClient({ hourly: 3 }), await aClient()]
  const [itsToken, ofOther] = [await tokenOf(small), await tokenOf(other)]
  const outcomes = await Promise.all([ask(itsToken, 2), ask(ofOther), ask(itsToken, 2), ask('x'.repeat(43))])
  const heard = outcomes.map((outcome) => ('results' in outcome ? outcome.results.length : outcome.refused))
  expect([[heard[0], heard[2]].toSorted(), heard[1], heard[3]]).toEqual([[2, 'over hour'], 1, 'no token'])
  expect(await ask(itsToken)).toMatchObject({ results: ['niet-geldig'], left: { allowed: 3, remaining: 0 } })
  expect(await refusedOf(superuser, small.name)).toEqual(['over hour'])
})

test('one whose hour or day is full undoes no other again: it is asked apart until that is over', async () => {
  const [hour, day, other] = [await aClient({ hourly: 1 }), await aClient({ daily: 1 }), await aClient()]
  const [ofHour, ofDay, ofOther] = [await tokenOf(hour), await tokenOf(day), await tokenOf(other)]
  const at = new Date()
  for (const each of [ofHour, ofDay]) expect(await ask(each, 2, at)).toMatchObject({ refused: expect.stringMatching(/^over/) })
  const sent = jest.spyOn(pg.Client.prototype, 'query')
  const names = () => sent.mock.calls.map(([query]) => (query as unknown as { name?: string } | undefined)?.name).filter((name) => name?.startsWith('check-for-clients')).toSorted()
  const heard = await Promise.all([ask(ofHour, 2, at), ask(ofOther, 1, at), ask(ofDay, 2, at), ask('x'.repeat(43), 1, at)])
  expect(heard.map((outcome) => ('results' in outcome ? outcome.results.length : outcome.refused))).toEqual(['over hour', 1, 'over day', 'no token'])
  expect(names()).toEqual(['check-for-clients', 'check-for-clients-at-once'])
  sent.mockClear()
  await superuser.query(`update client_tokens set expires_at = expires_at + interval '2 hours' where client_id = any($1)`, [[hour.id, other.id]])
  // Asked for less than before, apart, it has what is left.
  expect(await ask(ofHour, 1, at)).toMatchObject({ results: ['niet-geldig'] })
  const later = new Date(at.getTime() + 3_600_000)
  expect(await Promise.all([ask(ofHour, 1, later), ask(ofOther, 1, later)])).toMatchObject([{ results: ['niet-geldig'] }, { results: ['niet-geldig'] }])
  expect(names()).toEqual(['check-for-clients', 'check-for-clients-at-once'])
  sent.mockRestore()
})
