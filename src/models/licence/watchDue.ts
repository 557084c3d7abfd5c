/** What is to be told to a platform now: taken by one, counted as a try before it is sent. */
import { ask } from '../../platform/database/db.ts'

export interface Due {
  readonly id: string
  readonly clientId: string
  readonly clientRef: string
  readonly personId: string | null
  readonly plannedAt: Date
  /** Null when there is nowhere to send it. */
  readonly url: string | null
  /** The connection is over: there is nobody to tell. */
  readonly isEnded: boolean
}

const AT_ONCE = 16
/** One that is away holds up no other. */
const OF_EACH = 4

/** When the process stops before it wrote down what came of it, it is tried again after so many minutes. */
export function takeDue(now: Date, minutes: number): Promise<Due[]> {
  return ask<Due & Record<string, unknown>>(take, [now, minutes])
}

const isOpen = 'e.delivered_at is null and e.given_up_at is null'

/** What was planned for a watch that the platform ended is told no more, and is not lost: it goes. */
const take = `with over as (delete from watch_events where id in (
      select e.id from watch_events e join watches w on w.id = e.watch_id where ${isOpen} and w.ended_at is not null for update of e skip locked)),
    due as (select f.id from clients c cross join lateral (
        select e.id, e.next_at from watch_events e join watches w on w.id = e.watch_id
        where w.client_id = c.id and w.ended_at is null and ${isOpen} and e.next_at <= $1
        order by e.next_at limit ${OF_EACH} for update of e skip locked) f
      order by row_number() over (partition by c.id order by f.next_at), f.next_at limit ${AT_ONCE}),
    taken as (update watch_events e set tries = e.tries + 1, next_at = $1::timestamptz + make_interval(mins => $2) from due where e.id = due.id returning e.*)
  select t.id, t.planned_at as "plannedAt", w.client_id as "clientId", w.client_ref as "clientRef", w.person_id as "personId",
    not exists (select from clients c where c.id = w.client_id and c.ended_at is null) as "isEnded",
    (select a.url from watch_addresses a where a.client_id = w.client_id and a.answer = 'agreed' order by a.answered_at desc limit 1) as url
  from taken t join watches w on w.id = t.watch_id`
