/** What goes along in a transaction without anyone waiting for it: in order, and all of it or nothing. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { Person } from '../../src/models/people/Person.ts'
import { day } from '../../src/law/day.ts'
import { glance } from '../../src/platform/database/connection.ts'
import { ask, db, inReach, later } from '../../src/platform/database/db.ts'
import { isTaken } from '../../src/platform/errors.ts'
import { adminUrl, asSuperuser } from '../support/database.ts'
import { standing } from '../support/process/standing.ts'

const superuser = asSuperuser()
let personId = ''
beforeAll(async () => {
  await standing()
  await superuser.connect()
})
afterAll(() => superuser.end())
beforeEach(() => {
  personId = randomUUID()
})

const add = (id = personId) => later(`insert into persons (id, wrapped_key, created_on) values ($1, '\\x00', current_date)`, [id])
const alone = <T>(work: () => Promise<T>) => inReach({ person: personId, actor: personId }, work)
const kept = async () => (await superuser.query('select from persons where id = $1', [personId])).rowCount
/** What the address of a connection of this process is known by. */
const backend = () => ask<{ pid: number }>('select pg_backend_pid() as pid', [])

test('is there for whatever is asked next, by a statement or by a model, and kept with the end', async () => {
  await alone(async () => {
    add()
    expect(await ask('select from persons where id = $1', [personId])).toHaveLength(1)
    later('update persons set created_on = $2 where id = $1', [personId, '2020-02-29'])
    expect((await Person.findByPk(personId))?.createdOn).toBe('2020-02-29')
    await Person.update({ createdOn: day('2021-03-01') }, { where: { id: personId } })
    later('update persons set created_on = created_on + $2::integer where id = $1', [personId, 1])
  })
  const { rows } = await superuser.query<{ on: string }>('select created_on::text as on from persons where id = $1', [personId])
  expect(rows).toEqual([{ on: '2021-03-02' }])
})

test('what it fails on the transaction fails on, and nothing is kept; whoever asks after it hears the cause', async () => {
  const twice = alone(async () => {
    add()
    add()
  })
  expect(isTaken(await twice.catch((error: unknown) => error))).toBe(true)
  const asked = alone(async () => {
    add()
    add()
    await Person.findByPk(personId)
  })
  expect(isTaken(await asked.catch((error: unknown) => error))).toBe(true)
  expect(await kept()).toBe(0)
})

const unsayable = () => later('select $1', [{ toPostgres: () => { throw new Error('cannot') } }])
const rates = async (key: string) => (await superuser.query(`select from rate_limits where key = $1`, [Buffer.from(key)])).rowCount

test.each<[when: string, work: (key: string) => Promise<unknown>]>([
  ['before a model is asked', async () => {
    add()
    unsayable()
    await Person.findByPk(personId)
  }],
  ['after something was asked, and before a model is', async () => {
    add()
    await ask('select 1', [])
    unsayable()
    await Person.findByPk(personId)
  }],
  ['before what is told to the database through Sequelize', async (key) => {
    unsayable()
    await db.query('insert into rate_limits values ($1, now(), 1)', { bind: [Buffer.from(key)] })
  }],
  ['and made light of', async () => {
    add()
    unsayable()
    await ask('select 1', []).catch(() => undefined)
    await ask('select 2', [])
  }],
  ['and made light of, and then nothing', async () => {
    add()
    unsayable()
    await ask('select 1', []).catch(() => undefined)
  }],
])('what this process itself cannot send breaks the whole, %s', async (_when, work) => {
  const key = `unsayable ${randomUUID()}`
  await expect(alone(() => work(key))).rejects.toThrow('cannot')
  expect([await kept(), await rates(key)]).toEqual([0, 0])
  await alone(async () => add())
  expect(await kept()).toBe(1)
})

test('a step that says nothing is answered by nothing, and the next by its own', async () => {
  expect(await alone(() => Promise.all([ask('', []), ask('select 7 as it', [])]))).toEqual([[], [{ it: 7 }]])
})

test('what this process itself cannot send is no different', async () => {
  const mixed = alone(async () => {
    add()
    unsayable()
  })
  await expect(mixed).rejects.toThrow('cannot')
  expect(await kept()).toBe(0)
  await alone(async () => add())
  expect(await kept()).toBe(1)
})

test('a statement that failed, and one that the server never came to, can be asked again on the same connection', async () => {
  const [fails, after] = ['select 10 / $1::integer as divided', 'select $1::integer + 41 as added']
  const pids = new Set<number | undefined>()
  const both = (by: number) => alone(async () => {
    const [[connection], ...answers] = await Promise.all([backend(), ask<{ divided: number }>(fails, [by]), ask<{ added: number }>(after, [1])])
    pids.add(connection?.pid)
    return answers
  })
  for (let times = 0; times < 3; times += 1) {
    await expect(both(0)).rejects.toThrow('division by zero')
    expect(await both(5)).toEqual([[{ divided: 2 }], [{ added: 42 }]])
  }
  expect(pids.size).toBe(1)
})

test('what someone makes light of does not go through as if nothing happened', async () => {
  const light = alone(async () => {
    add()
    await ask('select 1 / $1::integer', [0]).catch(() => undefined)
  })
  await expect(light).rejects.toThrow('not kept')
  expect(await kept()).toBe(0)
})

test('a refusal takes back what went along, and one that asked nothing asks nothing of the database', async () => {
  const refused = alone(async () => {
    add()
    throw new Error('no')
  })
  await expect(refused).rejects.toThrow('no')
  const after = alone(async () => {
    add()
    await ask('select 1', [])
    throw new Error('no')
  })
  await expect(after).rejects.toThrow('no')
  expect(await kept()).toBe(0)
  expect(await alone(async () => 'nothing')).toBe('nothing')
})

test('sees its own reach and leaves none behind, and each of many at once its own', async () => {
  const people = Array.from({ length: 40 }, () => randomUUID())
  const seen = await Promise.all(people.map((person) => inReach({ person, actor: person }, async () => {
    add(person)
    return ask<{ id: string }>('select id from persons', [])
  })))
  expect(seen).toEqual(people.map((id) => [{ id }]))
  expect(await inReach({}, () => ask('select id from persons', []))).toEqual([])
})

test('nothing can be added once it is over, also by someone who forgot to wait', async () => {
  const forgotten: Promise<unknown>[] = []
  const afterwards = (work: () => unknown) =>
    forgotten.push(new Promise((resolve) => setTimeout(resolve, 100)).then(work).then(() => 'done', (error: unknown) => error))
  await alone(async () => {
    add()
    afterwards(() => Person.count())
    afterwards(() => add(randomUUID()))
    afterwards(() => ask('select 1', []))
  })
  expect((await Promise.all(forgotten)).map((said) => said instanceof Error)).toEqual([true, true, true])
})

test('a connection that breaks off takes its transaction with it and the next one works', async () => {
  const broken = alone(async () => {
    add()
    const [{ pid } = { pid: 0 }] = await backend()
    await superuser.query('select pg_terminate_backend($1)', [pid])
    add(randomUUID())
  })
  await expect(broken).rejects.toThrow()
  expect(await kept()).toBe(0)
  await alone(async () => add())
  expect(await kept()).toBe(1)
})

test('a glance at a connection that broke off fails, and the next one opens another', async () => {
  const look = () => glance<{ pid: number }>('test-glance', 'select pg_backend_pid() as pid', [])
  const before = await Promise.all(Array.from({ length: 20 }, look))
  expect(new Set(before.map(([row]) => row?.pid)).size).toBeLessThanOrEqual(3)
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  const slow = Promise.allSettled(Array.from({ length: 6 }, () => glance('test-slow', 'select pg_sleep(5)', [])))
  await new Promise((resolve) => setTimeout(resolve, 200))
  await admin.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [[...new Set(before.flatMap((rows) => rows.map(({ pid }) => pid)))]])
  await admin.end()
  expect((await slow).map(({ status }) => status)).toEqual(Array(6).fill('rejected'))
  expect(await look()).toHaveLength(1)
})
