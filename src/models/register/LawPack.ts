import type { Day } from '../../law/day.ts'
import type { LawPack } from '../../law/register/lawPack.ts'
import { glance } from '../../platform/database/connection.ts'
import { ask } from '../../platform/database/db.ts'

export interface KeptPack {
  readonly version: string
  readonly content: LawPack
  readonly foundAt: Date
  /** From which days it counted, counts or will. */
  readonly dates: readonly Day[]
}

/** The newest first. */
export function keptPacks(): Promise<KeptPack[]> {
  return glance<KeptPack>(
    'law-packs',
    `select p.version, p.content, p.found_at as "foundAt", coalesce((select json_agg(d.from_day order by d.seq) from law_pack_dates d where d.version = p.version), '[]') as dates
     from law_packs p order by p.seq desc`, [])
}

/** Which counts on a day: of those that do the one that was agreed on last. */
export async function versionOn(on: Day): Promise<string | undefined> {
  const [found] = await glance<{ version: string }>('law-pack-on', 'select version from law_pack_dates where from_day <= $1 order by from_day desc, seq desc limit 1', [on])
  return found?.version
}

/** Known from now on. */
export async function keepPack(version: string, content: LawPack, now: Date): Promise<void> {
  await ask('insert into law_packs (version, content, found_at) values ($1, $2, $3) on conflict (version) do nothing', [version, JSON.stringify(content), now])
}

export async function hasDates(): Promise<boolean> {
  return (await ask('select from law_pack_dates limit 1', [])).length > 0
}

export async function countFrom(id: string, version: string, from: Day): Promise<void> {
  await ask('insert into law_pack_dates (id, version, from_day) values ($1, $2, $3)', [id, version, from])
}
