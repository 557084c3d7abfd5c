/** The way to the database: named statements where many ask. */
import pg from 'pg'
import { type Lanes, lanesTo } from './lanes.ts'

let connection: pg.PoolConfig = {}
let pool: pg.Pool | undefined
let lanes: Lanes | undefined
const closers: (() => Promise<unknown>)[] = []

/** Of the server, and the role. */
export const address = (): pg.PoolConfig => connection

/** What else is closed when this is. */
export function closedToo(close: () => Promise<unknown>): void {
  closers.push(close)
}

/** From now on every query goes to this server, as the role of the address. */
export function connectDatabase(url: string, { connections = 8 } = {}): void {
  const { host, port, user, password, database, ssl } = new pg.Client(url)
  connection = { host, port, ssl, ...(user && { user }), ...(password && { password }), ...(database && { database }) }
  pool = new pg.Pool({ ...connection, max: connections, idleTimeoutMillis: 10_000, connectionTimeoutMillis: 5_000 })
  lanes = lanesTo({ ...connection, connectionTimeoutMillis: 5_000 }, 3)
  // An idle connection that breaks must not end the process; the next query opens a new one.
  pool.on('error', () => undefined)
}

export async function disconnectDatabase(): Promise<void> {
  await Promise.all([pool?.end(), lanes?.end()])
  pool = undefined
  lanes = undefined
  await Promise.all(closers.map((close) => close()))
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

/** As `hot`, as someone at this door: one who is signing in, before anything is known of them. */
export async function hotAt<Row extends pg.QueryResultRow>(door: string, text: string, values: unknown[]): Promise<Row[]> {
  if (!pool) throw new Error('the database is not connected')
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.door', $1, true)`, [door])
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.query('rollback').then(() => client.release(), (error: Error) => client.release(error))
  }
}
