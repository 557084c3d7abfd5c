/** A platform that she lets hear of her number: begun with her code, told that something changed, and never what or why. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { addCard, ownCards, replaceNumber } from '../../src/actions/licence/cards.ts'
import { looksAt } from '../../src/actions/looks/looks.ts'
import { stop } from '../../src/actions/stopping.ts'
import { watchStates } from '../../src/actions/register/watchAddresses.ts'
import { ownWatch, ownWatches, stopWatch } from '../../src/actions/watching/allowing.ts'
import { eraseWatches } from '../../src/actions/watching/erase.ts'
import { watchAnswered, watchBegun, watchesListed } from '../../src/forms/checking/watching.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { addDays } from '../../src/law/day.ts'
import { WatchEvent } from '../../src/models/licence/Watch.ts'
import { type Due, takeDue } from '../../src/models/licence/watchDue.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { exampleBeginning, exampleQuestion, watchExamples } from '../../src/routes/api/describedWatches.ts'
import { aClientOf, askedAs, problem, refusedOf, server, tokenOf, valid } from '../support/clients.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { aReceiver, type Receiver } from '../support/receiver.ts'
import { inStory } from '../support/story.ts'
import { aCode, aWatcher, beginning, type Begun, begun, ending, manager, standing, type Watcher } from '../support/watchers.ts'

const superuser = inStory()
let receiver: Receiver
let watcher: Watcher
let worker: Worker
const cards: string[] = []
beforeAll(async () => {
  receiver = await aReceiver()
  watcher = await aWatcher(superuser, receiver.url)
  worker = await withLicence()
  cards.push((await ownCards(worker, today)).cards[0]?.id ?? '')
  for (const workingName of ['Mila', 'Vera', 'Noor', 'Lotte']) cards.push(await addCard(worker, { workingName, shown: 'no' }, today))
})
afterAll(() => receiver.end())

const saidOf = async (watch: string, of = watcher) => (await valid<{ resultaat: string }>(await standing(of, watch), watchAnswered)).resultaat
const act = (actor: Worker, name: string) =>
  superuser.query(`insert into licence_acts (licence_id, person_id, municipality, act, takes_effect, actor_id) select id, person_id, municipality, $2, $3, gen_random_uuid() from licences where person_id = $1`, [actor.personId, name, today])
const listOf = async ({ token }: Watcher) => valid<{ bewakingen: { bewaking: string; tot: string }[]; paginas: number }>(await fetch(`${server}/bewakingen`, { headers: { authorization: `Bearer ${token}` } }), watchesListed)

describe('a code of hers', () => {
  test('begins one watch, also when it comes twice at the same time; it says until when, and yes', async () => {
    const given = await aCode(worker, watcher, cards[0])
    const answers = await Promise.all([1, 2, 3].map(() => beginning(watcher, given)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 403, 403])
    const said = await valid<Begun>(answers.find(({ status }) => status === 201) as Response, watchBegun)
    expect([said.tot, said.resultaat]).toEqual([addDays(today, 30), 'geldig'])
    expect((await ownWatch(worker, given.id, today))).toMatchObject({ standing: 'running', code: '', told: [] })
    expect((await superuser.query('select from watches where id = $1 and code_mac is null', [given.id])).rowCount).toBe(1)
    const looks = (await looksAt(worker, today)).filter(({ organisation }) => organisation === watcher.name)
    expect(looks).toMatchObject([{ role: 'client', kind: 'check', channel: 'watch', what: ['validity'], canAsk: true }])
  })

  test('with a key of the platform is begun once and answered the same', async () => {
    const other = await aWatcher(superuser, receiver.url)
    const given = await aCode(worker, other, cards[0])
    const key = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all([1, 2].map(() => beginning(other, given, key)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
  })

  test('that is wrong, of another platform, of another number, used or stopped is one no', async () => {
    const [other, third] = [await aWatcher(superuser, receiver.url), await aWatcher(superuser, receiver.url)]
    const given = await aCode(worker, other, cards[1])
    const stopped = await aCode(worker, other, cards[2])
    await stopWatch(worker, stopped.id, today)
    const wrong = [beginning(third, given), beginning(other, { ...given, nummer: exampleBeginning.nummer }), beginning(other, { ...given, code: exampleBeginning.code }), beginning(other, stopped)]
    const answers = await Promise.all(wrong)
    const bodies = await Promise.all(answers.map(async (answer) => (await answer.clone().text()).replace(/urn:waarborg:verzoek:\w+/, '')))
    expect(new Set(bodies).size).toBe(1)
    for (const answer of answers) await problem(answer, 403, 'code')
    expect((await beginning(other, given)).status).toBe(201)
    await problem(await beginning(other, { ...given, nummer: '2345-6789-BCFX' }), 400, 'typo')
  })

  test('is closed after five wrong tries with it, for that platform alone', async () => {
    const other = await aWatcher(superuser, receiver.url)
    const given = await aCode(worker, other, cards[3])
    for (let times = 0; times < 6; times += 1) await problem(await beginning(other, { ...given, nummer: exampleBeginning.nummer }), 403, 'code')
    await problem(await beginning(other, given), 403, 'code')
    await superuser.query('delete from client_tries where client_id = $1', [other.id])
    expect((await beginning(other, given)).status).toBe(201)
  })
})

describe('what changes', () => {
  test('is told as a signed signal that says which watch, and nothing else; whoever asks then hears no, whatever it was', async () => {
    const [hers, gone, closed] = [await begun(watcher, worker, cards[1]), await withLicence(), await withLicence()]
    const [surrendered, suspended, replaced] = [await begun(watcher, gone), await begun(watcher, closed), await begun(watcher, worker, cards[2])]
    await stopWatch(worker, hers.id, today)
    await stop(gone, today)
    await act(closed, 'suspend')
    await replaceNumber(worker, cards[2] ?? '', today)
    const all = [hers, surrendered, suspended, replaced].map(({ bewaking }) => bewaking)
    const signals = (await Promise.all(all.map((watch) => receiver.about(watch)))).map(([first]) => first)
    expect(signals.map((signal) => Object.keys(signal?.payload ?? {}).toSorted().join())).toEqual(Array(4).fill('aud,events,iat,iss,jti'))
    expect(signals.map((signal) => [signal?.payload.aud, signal?.raw.length])).toEqual(Array(4).fill([watcher.id, signals[0]?.raw.length]))
    expect(new Set(signals.map((signal) => signal?.id)).size).toBe(4)

    const answers = await Promise.all(all.map((watch) => standing(watcher, watch)))
    const bodies = await Promise.all(answers.map(async (answer) => (await answer.text()).replace(/"peilmoment":"[^"]+"/, '')))
    expect(new Set(bodies)).toEqual(new Set(['{,"resultaat":"niet-geldig"}']))
    // Stopped or suspended: the list says of neither.
    const listed = (await listOf(watcher)).bewakingen
    expect(all.map((watch) => listed.find(({ bewaking }) => bewaking === watch)?.tot)).toEqual(Array(4).fill(addDays(today, 30)))

    await act(closed, 'reinstate')
    const [first, second] = await receiver.about(suspended.bewaking, 2)
    expect(first?.id).not.toBe(second?.id)
    expect(await saidOf(suspended.bewaking)).toBe('geldig')
    expect((await ownWatch(closed, suspended.id, today)).told).toHaveLength(2)
    expect((await looksAt(closed, today)).filter(({ kind }) => kind === 'system').flatMap(({ what }) => what)).toContain('told')
  }, 40_000)

  test('by the day alone is told too: the last day of the watch is over', async () => {
    const watch = await begun(watcher, worker, cards[3])
    await superuser.query('update watches set made_on = $2, code_until = $2, until_day = $2, looked_on = $2 where id = $1', [watch.id, addDays(today, -1)])
    await receiver.about(watch.bewaking)
    expect(await saidOf(watch.bewaking)).toBe('niet-geldig')
    expect((await ownWatches(worker, today)).find(({ id }) => id === watch.id)?.standing).toBe('over')
  })

  test('and that the platform asked itself before is not told again', async () => {
    const actor = await withLicence()
    const watch = await begun(watcher, actor)
    // As if nobody had noticed yet.
    await superuser.query('set session_replication_role = replica')
    await act(actor, 'suspend')
    await superuser.query('set session_replication_role = default')
    expect(await saidOf(watch.bewaking)).toBe('niet-geldig')
    await superuser.query('update watches set looked_on = null where id = $1', [watch.id])
    const isLooked = async () => (await superuser.query('select from watches where id = $1 and looked_on is not null', [watch.id])).rowCount
    for (let waited = 0; !(await isLooked()) && waited < 100; waited += 1) await new Promise((resolve) => setTimeout(resolve, 100))
    expect([await isLooked(), (await superuser.query('select from watch_events where watch_id = $1', [watch.id])).rowCount]).toEqual([1, 0])
  })
})

describe('a signal that is not taken', () => {
  test('comes again as the same event; after three days it is given up, and the managers see it', async () => {
    const deaf = await aReceiver()
    deaf.answer = 500
    const other = await aWatcher(superuser, deaf.url)
    const actor = await withLicence()
    const watch = await begun(other, actor)
    await stopWatch(actor, watch.id, today)
    await deaf.about(watch.bewaking)
    // It may just be writing down that the last try failed: hurried until it is done.
    const hurried = async (isDone: () => Promise<boolean>) => {
      for (let waited = 0; !(await isDone()) && waited < 150; waited += 1) {
        await superuser.query('update watch_events set next_at = now() where watch_id = $1', [watch.id])
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
    await hurried(async () => deaf.signals.length > 1)
    const [first, second] = await deaf.about(watch.bewaking, 2)
    expect([second?.id, second?.payload.iat]).toEqual([first?.id, first?.payload.iat])
    expect((await ownWatch(actor, watch.id, today)).told).toEqual([])

    await superuser.query(`update watch_events set planned_at = now() - interval '73 hours' where watch_id = $1`, [watch.id])
    const given = async () => (await superuser.query('select from watch_events where watch_id = $1 and given_up_at is not null', [watch.id])).rowCount
    await hurried(async () => (await given()) === 1)
    expect(await given()).toBe(1)
    expect((await watchStates(await manager(1), today)).find(({ clientId }) => clientId === other.id)).toMatchObject({ hasLost: true, waitsSince: null })
    const { rows } = await superuser.query(`select role, details from audit_entries where event = 'watch.lost' and subject = $1`, [watch.id])
    expect(rows).toEqual([{ role: 'system', details: { because: 'answer' } }])
    await deaf.end()
  }, 40_000)
})

describe('a watch', () => {
  test('is its own alone: of someone else, of none and ended it is not there, in the same bytes', async () => {
    const [one, other] = [await aWatcher(superuser, receiver.url), await aWatcher(superuser, receiver.url)]
    const watch = await begun(one, worker, cards[4])
    const answers = [await standing(other, watch.bewaking), await standing(other, randomUUID()), await ending(other, watch.bewaking)]
    expect([(await ending(one, watch.bewaking)).status, (await ending(one, watch.bewaking)).status]).toEqual([204, 204])
    answers.push(await standing(one, watch.bewaking))
    const bodies = await Promise.all(answers.map(async (answer) => (await answer.clone().text()).replace(/urn:waarborg:verzoek:\w+/, '')))
    expect(new Set(bodies).size).toBe(1)
    for (const answer of answers) await problem(answer, 404, 'notFound')
    expect([(await listOf(one)).bewakingen, (await listOf(other)).bewakingen]).toEqual([[], []])
    expect((await ownWatches(worker, today)).find(({ id }) => id === watch.id)?.standing).toBe('stopped')
  })

  test('of a platform that is away holds up no other: few of each are told at a time', async () => {
    const actor = await withLicence()
    const watches: { readonly id: string; readonly bewaking: string }[] = []
    for (let count = 0; count < 5; count += 1) watches.push(await begun(await aWatcher(superuser, receiver.url), actor))
    const system = { role: 'system', id: 'job:watch' } as const
    const planned = (watchId: string, at: string, count: number) => Array.from({ length: count }, () => ({ watchId, plannedAt: new Date(at), nextAt: new Date(at) }))
    let due: readonly Due[] = []
    const taken = inTransaction(system, async () => {
      await WatchEvent.bulkCreate(watches.flatMap(({ id }, index) => (index < 4 ? planned(id, '1998-01-01', 20) : planned(id, '1999-01-01', 1))))
      due = await takeDue(new Date('2000-01-01'), 1)
      throw new Error('not kept')
    })
    await expect(taken).rejects.toThrow('not kept')
    expect(watches.map(({ bewaking }) => due.filter(({ clientRef }) => clientRef === bewaking).length).toSorted()).toEqual([1, 3, 4, 4, 4])
  })

  test('that the platform ended is told no more, also what was planned before; that is not lost', async () => {
    const own = await aWatcher(superuser, receiver.url)
    const watch = await begun(own, await withLicence())
    expect((await ending(own, watch.bewaking)).status).toBe(204)
    await superuser.query(`insert into watch_events (id, watch_id, planned_at, next_at, tries) select gen_random_uuid(), $1, now(), now() + due, 1 from unnest('{0 hours,2 hours}'::interval[]) due`, [watch.id])
    const left = async () => (await superuser.query('select from watch_events where watch_id = $1', [watch.id])).rowCount
    for (let waited = 0; (await left()) && waited < 100; waited += 1) await new Promise((resolve) => setTimeout(resolve, 100))
    expect([await left(), receiver.signals.some((signal) => signal.watch === watch.bewaking)]).toEqual([0, false])
    expect((await superuser.query(`select from audit_entries where subject = $1 and event in ('watch.told', 'watch.lost')`, [watch.id])).rowCount).toBe(0)
    expect((await watchStates(await manager(1), today)).find(({ clientId }) => clientId === own.id)).toMatchObject({ hasLost: false, waitsSince: null })
  })

  test('of someone who was erased says no like any other, and is about nobody; after its term it is gone', async () => {
    const actor = await withLicence()
    const watch = await begun(watcher, actor)
    const erased = () => superuser.query('delete from persons where id = $1', [actor.personId])
    // The service may be at this watch just now: whichever of the two is given up comes again.
    await erased().catch(erased)
    await receiver.about(watch.bewaking)
    expect(await saidOf(watch.bewaking)).toBe('niet-geldig')
    const { rows } = await superuser.query('select person_id, card_id, sealed_code from watches where id = $1', [watch.id])
    expect(rows).toEqual([{ person_id: null, card_id: null, sealed_code: null }])
    const past = addDays(today, -31)
    await superuser.query('update watches set made_on = $2, code_until = $2, until_day = $2 where id = $1', [watch.id, past])
    expect((await eraseWatches(today)).gone).toContain(watch.id)
    await problem(await standing(watcher, watch.bewaking), 404, 'notFound')
    expect((await superuser.query('select from watch_events where watch_id = $1', [watch.id])).rowCount).toBe(0)
  })

  test('is for who two people opened an address for, and asked in no other way than is written down', async () => {
    const plain = await aClientOf(superuser)
    const token = await tokenOf(plain)
    await problem(await askedAs(token, '/bewakingen', exampleBeginning), 403, 'purpose')
    await problem(await fetch(`${server}/bewakingen`, { headers: { authorization: `Bearer ${token}` } }), 403, 'purpose')
    expect(await refusedOf(superuser, plain.name)).toEqual(['purpose', 'purpose'])
    const wrong = [{ ...exampleBeginning, doel: 'advertentie' }, { nummer: 'x', code: 'x' }, { ...exampleBeginning, meer: 1 }, []]
    for (const body of wrong) await problem(await askedAs(watcher.token, '/bewakingen', body), 400, 'invalid')
    for (const body of [{ doel: 'bewaking', bewaking: 'x' }, { doel: 'bewaking' }]) await problem(await askedAs(watcher.token, '/bewakingen/stand', body), 400, 'invalid')
    await problem(await fetch(`${server}/bewakingen?pagina=0`, { headers: { authorization: `Bearer ${watcher.token}` } }), 400, 'invalid')
    await problem(await fetch(`${server}/bewakingen`), 401, 'token')
    for (const path of ['/bewakingen', '/bewakingen/stand']) expect((await fetch(server + path, { method: 'DELETE' })).status).toBe(405)
  })

  test('is described with examples that are true', async () => {
    for (const [schema, example] of watchExamples) expect(schema.validate(example).error).toBeUndefined()
    await problem(await askedAs(watcher.token, '/bewakingen', exampleBeginning), 403, 'code')
    await problem(await askedAs(watcher.token, '/bewakingen/stand', exampleQuestion), 404, 'notFound')
    const description = (await (await fetch(`${server}/openapi.json`)).json()) as { paths: object; webhooks: object }
    expect([Object.keys(description.paths), Object.keys(description.webhooks)]).toEqual([['/toegang', '/controles', '/naamcontroles', '/bewakingen', '/bewakingen/stand', '/bewakingen/einde'], ['opnieuwVragen']])
  })
})
