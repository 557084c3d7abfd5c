/** Keys that wrap keys are renewed every month; what an old one wrapped is wrapped anew, and the old one is destroyed when no back-up may need it. */
import { randomUUID } from 'node:crypto'
import { ask } from '../../platform/database/db.ts'
import type { Keyholding, KeyVersion, Wrapping } from '../../platform/secrets/keyring.ts'
import type { Actor } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'

const keeper: Actor = { role: 'system', id: 'job:keys' }

const DAY = 86_400_000
export const DAYS_IN_USE = 31
/** After it was followed up: as long as a back-up is kept. */
export const DAYS_KEPT = 35

export interface Renewed {
  readonly rotated: boolean
  readonly wrapped: number
  readonly destroyed: number
}

const wrapsUnder: Readonly<Record<Wrapping, readonly string[]>> = {
  person: ['persons', 'anonymous_questions', 'imports', 'incidents', 'signing_keys'],
  signal: ['signals', 'envelopes', 'concerns'],
}

export async function renewKeys(keyholder: Keyholding, of: Wrapping, now: Date): Promise<Renewed> {
  const rotated = isOld((await keyholder.versions(of)).at(-1), now)
  if (rotated) await keyholder.rotate(of)
  const newest = (await keyholder.versions(of)).at(-1)?.version ?? -1
  let wrapped = 0
  for (const table of wrapsUnder[of]) wrapped += await rewrapAll(keyholder, of, table, newest)
  const destroyed = await destroyOld(keyholder, of, now)
  const subject = { id: randomUUID() }
  await inTransaction(keeper, () => audit(keeper, 'keys.renewed', subject, { details: { of, rotated, wrapped, destroyed } }))
  return { rotated, wrapped, destroyed }
}

const isOld = (newest: KeyVersion | undefined, now: Date) => !newest || now.getTime() - newest.madeAt.getTime() > DAYS_IN_USE * DAY

interface Row {
  readonly id: string
  readonly wrapped_key: Buffer
}

const SOME = 200

/** In parts, so that nobody waits for it; what was erased or renewed in between is left as it is. */
async function rewrapAll(keyholder: Keyholding, of: Wrapping, table: string, newest: number): Promise<number> {
  let count = 0
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after; ) {
    const from: string = after
    const rows = await inTransaction(keeper, () => ask<Row>(`select id, wrapped_key from ${table} where wrapped_key is not null and id > $1 order by id limit ${SOME}`, [from]))
    const old = rows.filter(({ wrapped_key }) => keyholder.versionOf(wrapped_key) < newest)
    const renewed = await Promise.all(old.map(async (row) => ({ ...row, next: await keyholder.rewrap(of, row.wrapped_key, row.id) })))
    await inTransaction(keeper, async () => {
      for (const { id, wrapped_key, next } of renewed) await ask(`update ${table} set wrapped_key = $3 where id = $1 and wrapped_key = $2`, [id, wrapped_key, next])
    })
    count += renewed.length
    after = rows.length < SOME ? undefined : rows.at(-1)?.id
  }
  return count
}

/** Never one that something is still wrapped with, whatever its age. */
async function destroyOld(keyholder: Keyholding, of: Wrapping, now: Date): Promise<number> {
  const versions = await keyholder.versions(of)
  const followedUp = versions.filter((_version, place) => now.getTime() - (versions[place + 1]?.madeAt.getTime() ?? Infinity) > DAYS_KEPT * DAY)
  const inUse = await oldestInUse(keyholder, of)
  const old = followedUp.filter(({ version }) => version < inUse)
  const last = old.at(-1)
  if (last) await keyholder.destroyBefore(of, last.version + 1)
  return old.length
}

async function oldestInUse(keyholder: Keyholding, of: Wrapping): Promise<number> {
  let oldest = Infinity
  for (const table of wrapsUnder[of]) {
    const rows = await inTransaction(keeper, () => ask<Pick<Row, 'wrapped_key'>>(`select wrapped_key from ${table} where wrapped_key is not null`, []))
    for (const { wrapped_key } of rows) oldest = Math.min(oldest, keyholder.versionOf(wrapped_key))
  }
  return oldest
}
