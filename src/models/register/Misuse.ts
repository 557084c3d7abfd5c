/** Counts of what is asked too often: under keys that say nothing without the keyring. */
import { addDays, type Day } from '../../law/day.ts'
import { ask } from '../../platform/database/db.ts'
import type { NumberCount } from './numberCounts.ts'

export interface Hammered extends NumberCount {
  readonly id: string
  readonly day: Day
  readonly toldAt: Date | null
}

const columns = 'id, key, day::text, count, told_at as "toldAt"'

/** Asked so often or more, since yesterday; of whom nobody was told first, and the most first. */
export function hammered(today: Day, atLeast: number): Promise<Hammered[]> {
  return ask<Hammered>(`select ${columns} from number_counts where day >= $1 and count >= $2 order by told_at is not null, day desc, count desc, id`, [addDays(today, -1), atLeast])
}

/** Of those, which nobody was told of. */
export async function untold(today: Day, atLeast: number): Promise<string[]> {
  const rows = await ask<{ id: string }>('select id from number_counts where day >= $1 and count >= $2 and told_at is null order by count desc, id', [addDays(today, -1), atLeast])
  return rows.map(({ id }) => id)
}

/** All that is counted since yesterday, some at a time: those after this one. */
export function countedAfter(id: string, today: Day, most: number): Promise<Hammered[]> {
  return ask<Hammered>(`select ${columns} from number_counts where day >= $1 and id > $2 order by id limit $3`, [addDays(today, -1), id, most])
}

export async function forgetCounted(ids: readonly string[]): Promise<void> {
  if (ids.length) await ask('delete from number_counts where id = any($1)', [ids])
}

/** One, which nobody else handles until this transaction ends. */
export async function lockHammered(id: string): Promise<Hammered | undefined> {
  return (await ask<Hammered>(`select ${columns} from number_counts where id = $1 for update`, [id]))[0]
}

export async function markTold(id: string, at: Date): Promise<void> {
  await ask('update number_counts set told_at = $2 where id = $1', [id, at])
}

export interface NumberOnCard {
  readonly card: string
  readonly person: string
}

/** Of a number that still counts. */
export async function numberOnCard(mac: Buffer): Promise<NumberOnCard | undefined> {
  return (await ask<NumberOnCard>('select id as card, person_id as person from cards where number_mac = $1 and stopped_on is null', [mac]))[0]
}

export interface Warning {
  readonly card: string
  readonly on: Day
  readonly asked: number
}

/** Whether one was given about this card since this day. */
export async function isWarnedSince(card: string, since: Day): Promise<boolean> {
  return (await ask('select from card_warnings where card_id = $1 and on_day >= $2 limit 1', [card, since])).length > 0
}

export async function addWarning(id: string, { card, person }: NumberOnCard, { on, asked }: Omit<Warning, 'card'>, at: Date): Promise<void> {
  await ask('insert into card_warnings values ($1, $2, $3, $4, $5, $6)', [id, card, person, on, asked, at])
}

/** The last about each of her numbers that still counts. */
export function warningsOf(person: string): Promise<Warning[]> {
  return ask<Warning>(
    `select distinct on (w.card_id) w.card_id as card, w.on_day::text as on, w.asked from card_warnings w join cards c on c.id = w.card_id
     where w.person_id = $1 and c.stopped_on is null order by w.card_id, w.on_day desc`, [person])
}

/** All that is kept of it, also of numbers that do not count any more; the newest first. */
export function warningsKept(person: string): Promise<Pick<Warning, 'on' | 'asked'>[]> {
  return ask<Pick<Warning, 'on' | 'asked'>>('select on_day::text as on, asked from card_warnings where person_id = $1 order by on_day desc, told_at desc', [person])
}

export interface Flood {
  readonly hour: Date
  readonly name: string
  readonly family: '4' | '6' | 'all'
  readonly asked: number
  readonly refused: number
  readonly networks: number
}

/** Hours in which something was kept away, the newest first. */
export function floodsSince(since: Date, names: readonly string[]): Promise<Flood[]> {
  return ask<Flood>('select hour, name, family, asked, refused, networks from flood_counts where hour >= $1 and refused > 0 and name = any($2) order by hour desc, refused desc limit 200', [since, names])
}

/** How often a number was checked by anyone, by the hour. */
export function checksByHour(since: Date): Promise<{ hour: Date; asked: number }[]> {
  return ask<{ hour: Date; asked: number }>(`select hour, least(sum(asked), 2000000000)::integer as asked from flood_counts where hour >= $1 and name = 'check' group by hour order by hour`, [since])
}

/** What is of no use any more. */
export async function forgetCounts(floodsBefore: Date, numbersBefore: Day, warningsBefore: Day): Promise<void> {
  await ask('delete from flood_counts where hour < $1', [floodsBefore])
  await ask('delete from number_counts where day < $1', [numbersBefore])
  await ask('delete from card_warnings w using cards c where c.id = w.card_id and (w.on_day < $1 or c.stopped_on is not null)', [warningsBefore])
}
