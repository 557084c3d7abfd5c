/** What happened in a case, newest first: the day, what, and who by role. Of an official the signs, of her nothing. */
import type { Day } from '../../law/day.ts'
import { aliasOf } from '../../law/office/office.ts'
import { Application } from '../../models/Application.ts'
import { ask } from '../../platform/database/db.ts'
import { isOfficialRole, type Official, type Role } from '../../policies/actor.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { inTransaction } from '../work.ts'

export interface Event {
  readonly what: string
  /** Whose work it became, rather than what was done in it. */
  readonly assigned: boolean
  readonly on: Day
  readonly role: Role
  /** Of an official other than the reader; `you` of the reader; empty of everyone else. */
  readonly who: string
  /** Whose seat was taken, by signs, and why; empty of any other act. */
  readonly about: string
  readonly reason: string
  /** Came after what this official saw here last. */
  readonly fresh: boolean
}

interface Row {
  readonly what: string
  readonly on: Day
  readonly by: string
  readonly role: Role | null
  readonly act: string | null
  readonly about: string | null
  readonly reason: string | null
}

/** @param seen the last act that was seen; empty: nothing is new to who was not here before. */
export function timeline(actor: Official, id: string, seen: string): Promise<Event[]> {
  return inTransaction(actor, async () => {
    await Application.get({ ...applicationsOf(actor), id })
    const rows = await ask<Row>(everything, [id])
    return rows.map(({ what, on, by, role, act, about, reason }) => ({
      what, assigned: act === null, on, role: role ?? 'system', who: whoOf(by, role, actor), about: about && reason ? aliasOf(about) : '', reason: reason ?? '',
      fresh: seen !== '' && act !== null && by !== actor.id && BigInt(act) > BigInt(seen),
    }))
  })
}

function whoOf(by: string, role: Role | null, { id }: Official): string {
  if (by === id) return 'you'
  return role && isOfficialRole(role) ? aliasOf(by) : ''
}

/** In which role someone did it, the record says. */
const everything = `
  with happened as (
    select c.act as what, c.on_day::text as "on", c.actor_id::text as by, c.id::text as act, c.created_at as at, c.id as place, c.about_id::text as about, case when c.act = 'takeSeat' then c.grounds[1] end as reason from application_acts c where c.application_id = $1
    union all
    select x.act, x.on_day::text, x.actor_id::text, null, x.created_at, x.id, null, null from assignments x where x.application_id = $1),
  roles as (select distinct on (e.actor_id) e.actor_id, e.role from audit_entries e where e.subject = $1::text and e.event <> 'licence.checked' order by e.actor_id, e.id desc)
  select h.what, h."on", h.by, r.role, h.act, h.about, h.reason from happened h left join roles r on r.actor_id = h.by order by h."on" desc, h.at desc, h.place desc`
