/** Published lists, the places in them that are taken, and what they do not say yet. */
import type { Day } from '../../law/day.ts'
import type { LicenceFacts } from '../../law/licence/licence.ts'
import { glance } from '../../platform/database/connection.ts'
import { ask } from '../../platform/database/db.ts'

export interface PublishedList {
  readonly number: number
  readonly edition: number
  readonly madeAt: Date
  readonly kid: string
  readonly digest: string
  readonly signed: string
}

const columns = 'number, edition::integer, made_at as "madeAt", kid, digest, signed'

export function publishedLists(): Promise<PublishedList[]> {
  return glance<PublishedList>('status-lists', `select ${columns} from status_lists order by number`, [])
}

/** Nobody else makes lists until this transaction ends. */
export async function holdLists(): Promise<void> {
  await ask('select pg_advisory_xact_lock(430002)', [])
}

/** What happened until now is about to be said; what happens meanwhile stays noted. */
export async function takeChanges(): Promise<number> {
  return (await ask('delete from status_changes returning id', [])).length
}

/** Whether there is something to say, and when the oldest list was made; null when there is none. */
export async function listsStand(): Promise<{ changed: boolean; since: Date | null }> {
  const [stand] = await ask<{ changed: boolean; since: Date | null }>(
    `select exists (select from status_changes) or exists (select from status_lists join signing_keys using (kid) where retired_at is not null) as changed,
            (select min(made_at) from status_lists) as since`, [])
  return stand ?? { changed: true, since: null }
}

/** Frees what ended before this moment, and counts what is taken. */
export async function placesTaken(endedBefore: Date): Promise<number> {
  await ask('delete from status_places where until < $1', [endedBefore])
  const [counted] = await ask<{ count: number }>('select count(*)::integer as count from status_places', [])
  return counted?.count ?? 0
}

/** Places whose code has not ended by itself, by the key that signed it. */
export async function runningBy(now: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await ask<{ kid: string; count: number }>('select kid, count(*)::integer as count from status_places where until > $1 group by kid', [now])
  return new Map(rows.map(({ kid, count }) => [kid, count]))
}

export interface DoubtfulPlace {
  readonly place: number
  /** Undefined when its number was stopped, or everything of it erased. */
  readonly facts: LicenceFacts | undefined
}

/** The places of which it is a question whether they hold: something happened, or it is not within its dates. Of all others nothing but a licence within its dates is known. */
export async function doubtfulPlaces(now: Date, today: Day): Promise<DoubtfulPlace[]> {
  const rows = await ask<{ place: number; from: Day | null; until: Day; acts: LicenceFacts['acts'] }>(
    `select p.place, case when c.stopped_on is null then l.valid_from::text end as "from", l.valid_until::text as until, case when c.stopped_on is null then acts_of(l.id) end as acts
     from status_places p left join showings s on s.place = p.place left join cards c on c.id = s.card_id left join licences l on l.id = c.licence_id
     where p.until > $1 and (l.id is null or c.stopped_on is not null or l.valid_from > $2 or l.valid_until < $2
       or exists (select from licence_acts a where a.licence_id = l.id))`, [now, today])
  return rows.map(({ place, from, until, acts }) => ({ place, facts: from === null ? undefined : { validFrom: from, validUntil: until, acts } }))
}

export async function publish({ number, edition, madeAt, kid, digest, signed }: PublishedList): Promise<void> {
  await ask(
    `insert into status_lists values ($1, $2, $3, $4, $5, $6)
     on conflict (number) do update set edition = excluded.edition, made_at = excluded.made_at, kid = excluded.kid, digest = excluded.digest, signed = excluded.signed`,
    [number, edition, madeAt, kid, digest, signed],
  )
}

/** Of these at random the first that is free; undefined when none is. */
export async function takePlace(random: readonly number[], ofEachList: number, kid: string, until: Date): Promise<number | undefined> {
  const [taken] = await ask<{ place: number | null }>('select take_place($1, $2, $3, $4) as place', [random, ofEachList, kid, until])
  return taken?.place ?? undefined
}
