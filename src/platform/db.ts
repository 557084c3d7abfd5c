/** The one way to the database: Sequelize for the work, named statements for the hot reads, one context per transaction. */
import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { QueryTypes, Sequelize, type Transaction } from 'sequelize'
import { type Lanes, lanesTo } from './lanes.ts'

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

let connection: pg.PoolConfig = {}
let pool: pg.Pool | undefined
let lanes: Lanes | undefined

export const db = new Sequelize({
  dialect: 'postgres',
  logging: false,
  define: { underscored: true },
  pool: { max: 8, min: 0, idle: 10_000, acquire: 10_000 },
  hooks: {
    beforeConnect: (config) => {
      const { host, port, user, password, database, ssl } = connection
      Object.assign(config, { host, port, username: user, password, database, dialectOptions: { ssl } })
    },
  },
})

/** From now on every query goes to this server, as the role of the address. */
export function connectDatabase(url: string, { connections = 8 } = {}): void {
  const { host, port, user, password, database, ssl } = new pg.Client(url)
  connection = { host, port, ssl, ...(user && { user }), ...(password && { password }), ...(database && { database }) }
  pool = new pg.Pool({ ...connection, max: connections, idleTimeoutMillis: 10_000, connectionTimeoutMillis: 5_000 })
  lanes = lanesTo({ ...connection, connectionTimeoutMillis: 5_000 }, Number(process.env['LANES'] ?? 3))
  // An idle connection that breaks must not end the process; the next query opens a new one.
  pool.on('error', () => undefined)
}

export async function disconnectDatabase(): Promise<void> {
  await Promise.all([pool?.end(), lanes?.end()])
  pool = undefined
  lanes = undefined
  await db.close()
}

/** A named, prepared statement outside any transaction: one round trip. For hot reads and for functions of the database. */
export async function hot<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
  if (!pool) throw new Error('the database is not connected')
  return (await pool.query<Row>({ name, text, values })).rows
}

/** As `hot`, for what only reads and is soon read: many share a connection, so that a crowd costs few round trips. */
export async function glance<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
  if (!lanes) throw new Error('the database is not connected')
  return lanes.query<Row>({ name, text, values })
}

/** What row-level security may know about whoever asks; absent means: no rows. */
export interface Reach {
  readonly municipality?: string
  readonly person?: string
  readonly actor?: string
  /** A door that is not a person: a job, or someone signing in. */
  readonly door?: string
}

/** Everything inside succeeds or fails together; every query inside joins without being told, and sees only this reach. */
export function inReach<T>(reach: Reach, work: () => Promise<T>): Promise<T> {
  return db.transaction(async () => {
    await db.query(
      `select set_config('app.municipality', $1, true), set_config('app.person', $2, true),
              set_config('app.actor', $3, true), set_config('app.door', $4, true)`,
      {
        bind: [reach.municipality ?? '', reach.person ?? '', reach.actor ?? '', reach.door ?? ''],
        type: QueryTypes.SELECT,
      },
    )
    return work()
  })
}

/** The transaction that is running here; there is always one where work happens. */
export function runningTransaction(): Transaction {
  const transaction = current.getStore()?.get('transaction')
  if (!transaction) throw new Error('outside a transaction')
  return transaction as Transaction
}

/** One statement in the running transaction; for what must commit with it, such as a job. */
export async function executeInTransaction(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  const rows = await db.query(text, { bind: values, type: QueryTypes.SELECT, transaction: runningTransaction() })
  return { rows }
}
