/** Brings a database to where the code expects it: roles, migrations as the owner, the queue, and rights for the rest. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import type { Umzug, UmzugStorage } from 'umzug'
import { packageAtFirstUse } from '../atFirstUse.ts'
import { StartError } from '../errors.ts'
import { APP_ROLE, CHECK_ROLE, OWNER_ROLE, passwordOfCheck } from './roles.ts'

export interface Migration {
  up(sql: (text: string) => Promise<unknown>): Promise<void>
}

export interface Plan {
  /** Address of a role that may create roles. */
  readonly adminUrl: string
  readonly directory: string
  readonly queues: readonly string[]
  readonly rolePassword: string
}

/** Makes the named database on a server of our own. */
export async function makeDatabase(adminUrl: string, name: string): Promise<string> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`)
  })
  return withDatabase(adminUrl, name)
}

export function withDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

export async function migrate(plan: Plan): Promise<void> {
  await withClient(plan.adminUrl, async (client) => {
    await client.query('select pg_advisory_lock(20261124)')
    await makeRoles(client, plan.rolePassword)
    await client.query(`set role ${OWNER_ROLE}`)
    await client.query('create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())')
    await client.query(`grant select on migrations to ${APP_ROLE}`)
    await (await migrations(client, plan.directory)).up()
    await makeQueues(client, plan.queues)
  })
}

/** Migrations the code knows and the database has not had. */
export async function pendingMigrations(url: string, directory: string, setting: string): Promise<string[]> {
  return reached(url, setting, async (client) => {
    const { rowCount } = await client.query(`select where to_regclass('migrations') is not null`)
    const { rows } = rowCount ? await client.query<{ name: string }>('select name from migrations') : { rows: [] }
    return names(directory).filter((name) => !rows.some((row) => row.name === name))
  })
}

async function makeRoles(client: pg.Client, password: string): Promise<void> {
  const make = async (role: string, attributes: string) => {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
    if (!rowCount) await client.query(`create role ${role} ${attributes}`)
  }
  try {
    await make(OWNER_ROLE, 'nologin noinherit')
    await make(APP_ROLE, 'login noinherit')
    await client.query(`alter role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole nobypassrls password ${client.escapeLiteral(password)}`)
    for (const limit of [`statement_timeout = '15s'`, `lock_timeout = '5s'`, `idle_in_transaction_session_timeout = '30s'`]) {
      await client.query(`alter role ${APP_ROLE} set ${limit}`)
    }
    await make(CHECK_ROLE, `login noinherit password ${client.escapeLiteral(passwordOfCheck(password))}`)
    for (const limit of [`statement_timeout = '5s'`, `default_transaction_read_only = off`]) await client.query(`alter role ${CHECK_ROLE} set ${limit}`)
    await client.query(`grant ${OWNER_ROLE} to current_user`)
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    const database = client.escapeIdentifier(rows[0]?.name ?? '')
    await client.query(`grant create on database ${database} to ${OWNER_ROLE}`)
    await client.query(`revoke temporary on database ${database} from public`)
    await client.query(`grant temporary on database ${database} to ${OWNER_ROLE}, ${APP_ROLE}`)
    await client.query(`grant usage, create on schema public to ${OWNER_ROLE}`)
    await client.query('revoke create on schema public from public')
  } catch (error) {
    throw new StartError(`The role of DATABASE_URL may not make roles (${(error as { code?: string }).code ?? 'error'}). Let it, or make the roles yourself and set DATABASE_APP_URL.`)
  }
}

function names(directory: string): string[] {
  return readdirSync(directory).filter((file) => file.endsWith('.ts')).sort()
}

/** Only the owner of the database changes it. */
const umzug = packageAtFirstUse('umzug', () => import('umzug'))
const boss = packageAtFirstUse('pg-boss', () => import('pg-boss'))

async function migrations(client: pg.Client, directory: string): Promise<Umzug> {
  const { Umzug } = await umzug()
  return new Umzug({
    migrations: names(directory).map((name) => ({ name, up: () => apply(client, path.join(directory, name)) })),
    storage: storageIn(client),
    logger: undefined,
  })
}

/** Each in a transaction of its own: it happened, or it did not. */
async function apply(client: pg.Client, file: string): Promise<void> {
  const migration = (await import(pathToFileURL(file).href)) as Migration
  await client.query('begin')
  try {
    await migration.up((text) => client.query(text))
    await client.query('insert into migrations (name) values ($1)', [path.basename(file)])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** `apply` writes the record itself, inside the transaction. */
function storageIn(client: pg.Client): UmzugStorage {
  return {
    executed: async () => (await client.query<{ name: string }>('select name from migrations order by name')).rows.map(({ name }) => name),
    logMigration: async () => undefined,
    unlogMigration: async () => undefined,
  }
}

/** The queue's own tables, made by the owner; the service may use them and not change them. */
async function makeQueues(client: pg.Client, queues: readonly string[]): Promise<void> {
  const executeSql = async (text: string, values?: unknown[]) => {
    const result = (await client.query(text, values)) as pg.QueryResult | pg.QueryResult[]
    return { rows: Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows }
  }
  const { PgBoss } = await boss()
  const maker = new PgBoss({ db: { executeSql }, schema: 'jobs', supervise: false, schedule: false })
  await maker.start()
  for (const queue of queues) await maker.createQueue(queue, { retryLimit: 10, retryBackoff: true, retryDelay: 5 })
  await maker.stop({ graceful: false })
  await client.query(`grant usage on schema jobs to ${APP_ROLE}`)
  await client.query(`grant select, insert, update, delete on all tables in schema jobs to ${APP_ROLE}`)
  await client.query(`grant usage on all sequences in schema jobs to ${APP_ROLE}`)
  await client.query(`grant execute on all functions in schema jobs to ${APP_ROLE}`)
}

/** Whether there is a server at this address, or one line about the setting it came from. */
export async function reachable(url: string, setting: string): Promise<string> {
  await reached(url, setting, (client) => client.query('select 1'))
  return url
}

async function reached<T>(url: string, setting: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  try {
    return await withClient(url, work)
  } catch (error) {
    const { code = 'no answer' } = error as { code?: string }
    throw new StartError(`The database of ${setting} cannot be reached (${code}). Check the address, and that the server runs.`)
  }
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
