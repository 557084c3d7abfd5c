/** The work in the database: Sequelize, and one context per transaction. What many ask goes by `connection.ts`. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { Sequelize, Transaction } from 'sequelize'
import { address, closedToo } from './connection.ts'
import { Running } from './transaction.ts'

const current = new AsyncLocalStorage<Map<string, unknown>>()

// Sequelize 6 expects a cls-hooked namespace; this gives it the part it uses, on Node's own storage.
Sequelize.useCLS({
  get: (key: string) => current.getStore()?.get(key),
  set: (key: string, value: unknown) => void current.getStore()?.set(key, value),
  run: (work: (context: Map<string, unknown>) => unknown) => {
    const context = new Map(current.getStore())
    return current.run(context, () => work(context))
  },
  bind: (work: object) => work,
})

const runs = new WeakMap<object, Running>()

export const db = new Sequelize({
  dialect: 'postgres',
  logging: false,
  define: { underscored: true },
  // One that has its statements ready and knows the tables is worth keeping over a quiet minute.
  pool: { max: 8, min: 0, idle: 60_000, acquire: 10_000 },
  hooks: {
    beforeConnect: (config) => {
      const { host, port, user, password, database, ssl } = address()
      Object.assign(config, { host, port, username: user, password, database, dialectOptions: { ssl } })
    },
    // What goes along in a transaction is sent without waiting for what was asked before it.
    afterConnect: (client) => void Object.assign(client as object, { pipeline: true }),
    beforeQuery: (options) => runs.get(options.transaction ?? options)?.send(),
  },
})

closedToo(() => db.close())

/** What row-level security may know about whoever asks; absent means: no rows. */
export interface Reach {
  readonly municipality?: string
  readonly person?: string
  readonly actor?: string
  /** A door that is not a person: a job, or someone signing in. */
  readonly door?: string
}

/** Everything inside succeeds or fails together; every query inside joins without being told, and sees only this reach. */
export async function inReach<T>(reach: Reach, work: () => Promise<T>): Promise<T> {
  const { transaction, run } = await begin(reach)
  try {
    const result = await current.run(new Map(current.getStore()).set('transaction', transaction), work)
    close(transaction)
    await run.commit()
    db.connectionManager.releaseConnection(run.client)
    return result
  } catch (error) {
    close(transaction)
    await giveUp(run)
    throw run.causeOf(error)
  }
}

/** From now on Sequelize asks nothing in it, also not for what someone forgot to wait for. */
function close(transaction: Transaction): void {
  Object.assign(transaction, { finished: 'done' })
}

const setReach = `select set_config('app.municipality', $1, true), set_config('app.person', $2, true),
                         set_config('app.actor', $3, true), set_config('app.door', $4, true)`

/** Of one person all is found by its key, whatever the key is: to plan each statement five times for values, on each connection, takes longer than to ask it. */
const setOwnReach = `${setReach}, set_config('plan_cache_mode', 'force_generic_plan', true)`

/** As Sequelize's own, but with its reach from the start and without waiting for either. */
async function begin({ municipality = '', person = '', actor = '', door = '' }: Reach): Promise<{ transaction: Transaction; run: Running }> {
  const client = (await db.connectionManager.getConnection({ type: 'write' })) as pg.Client
  const run = new Running(client, { ...(person ? { name: 'own-reach', text: setOwnReach } : { name: 'reach', text: setReach }), values: [municipality, person, actor, door] })
  const transaction = Object.assign(new Transaction(db, {}), { connection: client })
  runs.set(transaction, run)
  return { transaction, run }
}

/** A connection that does not even take back what was done on it is used no more. */
async function giveUp(run: Running): Promise<void> {
  try {
    await run.rollBack()
    db.connectionManager.releaseConnection(run.client)
  } catch {
    await db.connectionManager.destroyConnection(run.client)
  }
}

/** The transaction that is running here; there is always one where work happens. */
export function runningTransaction(): Transaction {
  const transaction = current.getStore()?.get('transaction')
  if (!transaction) throw new Error('outside a transaction')
  return transaction as Transaction
}

function running(): Running {
  const run = runs.get(runningTransaction())
  if (!run) throw new Error('outside a transaction')
  return run
}

/** A prepared statement in the running transaction; its text is its name, so each is written down once. */
export function ask<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
  return running().ask<Row>({ name: nameOf(text), text, values })
}

/** As `ask`, when nobody needs the answer: it goes along with the next question, or with the end. What it fails on, the
 * transaction fails on. With the table to which it adds a row, and does nothing else, it can go together with others. */
export function later(text: string, values: unknown[], addsTo?: string): void {
  running().later({ name: nameOf(text), text, values, ...(addsTo && { addsTo }) })
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const name = names.get(text) ?? `asked-${names.size}`
  names.set(text, name)
  return name
}

/** As `later`, in the shape in which a queue gives its jobs: they commit with the rest, and nobody waits for them. */
export async function executeInTransaction(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  later(text, values)
  return { rows: [] }
}
