/** Talks of a municipality as they stand in the calendar: by case number, with who sits there and what is in the way. */
import { QueryTypes } from 'sequelize'
import type { ActOnRecord, ApplicationAct } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'

export interface AgendaRow {
  readonly id: string
  readonly day: Day
  readonly time: string
  readonly minutes: number
  readonly room: string | null
  readonly stepFree: boolean | null
  readonly applicationId: string
  readonly caseNumber: string
  /** Accounts, in the order of their seats. */
  readonly seats: readonly string[]
  /** Of these, who is away, does not work here any more, is not trained any more, or must not see this case. */
  readonly away: readonly string[]
  readonly ruleStopped: boolean
  readonly roomClosed: boolean
  /** Of who came in for it on its day. */
  readonly callCode: string | null
  readonly calledAt: Date | null
  readonly acts: readonly ActOnRecord[]
}

type Read = Omit<AgendaRow, 'acts'> & { readonly acts: readonly { act: ApplicationAct; on: Day; by: string; until: Day | null }[] }

const talks = `select s.id, s.day::text, s."time", s.minutes, r.name as room, r.step_free as "stepFree", a.id as "applicationId", a.case_number as "caseNumber",
       array(select e.official_id::text from slot_seats e where e.slot_id = s.id order by e.place) as seats,
       array(select e.official_id::text from slot_seats e left join absences b on b.official_id = e.official_id and s.day between b.from_day and b.until_day
               left join officials o on o.id = e.official_id where e.slot_id = s.id and (b.id is not null or o.id is null or o.mandate_until < s.day or coalesce(o.trained_until, '-infinity') < s.day
                 or is_closed_to(a.person_id, o.id))) as away,
       (u.stopped_on is not null and s.settled_on is null) as "ruleStopped", coalesce(r.closed_on <= s.day, false) as "roomClosed",
       v.call_code as "callCode", v.called_at as "calledAt",
       (select coalesce(json_agg(json_build_object('act', c.act, 'on', coalesce(c.corrected_day, c.on_day), 'by', c.actor_id, 'until', c.until_day) order by c.id), '[]')
        from application_acts c where c.application_id = a.id) as acts
     from slots s join applications a on a.slot_id = s.id left join rooms r on r.id = s.room_id left join slot_rules u on u.id = s.rule_id
     left join arrivals v on v.application_id = a.id and v.day = s.day`

/** Handled cases with a talk between two days, in the order of the clock. */
export async function agendaOf(municipality: string, from: Day, until: Day): Promise<AgendaRow[]> {
  const rows = await db.query<Read>(`${talks} where s.municipality = $1 and s.day between $2 and $3 and a.received_on is not null and a.closed_on is null order by s.day, s."time", a.case_number`, { bind: [municipality, from, until], type: QueryTypes.SELECT })
  return rows.map(rowOf)
}

/** One of them, by its moment. */
export async function talkIn(municipality: string, slotId: string): Promise<AgendaRow | undefined> {
  const [row] = await db.query<Read>(`${talks} where s.municipality = $1 and s.id = $2 and a.received_on is not null and a.closed_on is null`, { bind: [municipality, slotId], type: QueryTypes.SELECT })
  return row && rowOf(row)
}

function rowOf({ acts, ruleStopped, ...row }: Read): AgendaRow {
  return { ...row, ruleStopped: ruleStopped ?? false, acts: acts.map(({ until, ...act }) => ({ ...act, ...(until && { until }) })) }
}

export interface FreeAt {
  readonly day: Day
  readonly time: string
  readonly many: number
}

/** How many moments are free, by day and time; whoever may want them. */
export async function freeBetween(municipality: string, from: Day, until: Day): Promise<FreeAt[]> {
  return db.query<FreeAt>(
    `select day::text, "time", count(*)::integer as many from free_moments($1, $2, 'none', 'nl', 10000) where day <= $3 group by day, "time" order by day, "time"`,
    { bind: [municipality, from, until], type: QueryTypes.SELECT },
  )
}

/** How many handled cases wait for a moment here. */
export async function waitingHere(municipality: string): Promise<number> {
  const [row] = await db.query<{ many: number }>(
    `select count(*)::integer as many from applications where municipality = $1 and waiting_since is not null and received_on is not null and closed_on is null`,
    { bind: [municipality], type: QueryTypes.SELECT },
  )
  return row?.many ?? 0
}

/** Who can sit in this talk: here that day and trained for it, not in it already, and in no other talk then. */
export async function freeFor(slotId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select o.id from slots s join officials o on o.municipality = s.municipality and o.role = 'interviewer' left join interviewer_labels l on l.official_id = o.id
     where s.id = $1 and o.mandate_from <= s.day and coalesce(o.mandate_until, s.day) >= s.day and o.trained_until >= s.day
       and not exists (select from absences b where b.official_id = o.id and s.day between b.from_day and b.until_day)
       and not exists (select from applications a where a.slot_id = s.id and is_closed_to(a.person_id, o.id))
       and not exists (select from slot_seats e where e.who = encode(coalesce(o.human_mac, uuid_send(o.id)), 'hex') and e.during && s.during
                         and (e.slot_id = s.id or exists (select from applications a where a.slot_id = e.slot_id)))
     order by l.label nulls last, o.id`,
    { bind: [slotId], type: QueryTypes.SELECT },
  )
  return rows.map(({ id }) => id)
}

/** Moments nobody took that ask for this person while this talk is. */
export async function besides(slotId: string, official: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select e.slot_id as id from slot_seats e join slots s on s.id = $1 join officials o on o.id = $2
     where e.who = encode(coalesce(o.human_mac, uuid_send(o.id)), 'hex') and e.during && s.during and e.slot_id <> s.id`,
    { bind: [slotId, official], type: QueryTypes.SELECT },
  )
  return rows.map(({ id }) => id)
}

/** Whom the calendar names for a moment, by account; nobody for a moment that stands alone. */
export async function seatsOf(slotId: string | null): Promise<string[]> {
  const rows = await db.query<{ id: string }>('select official_id as id from slot_seats where slot_id = $1 order by place', { bind: [slotId], type: QueryTypes.SELECT })
  return rows.map(({ id }) => id)
}

/** Puts someone in the seat of someone else; false when that seat was not theirs. */
export async function reseat(slotId: string, from: string, to: string): Promise<boolean> {
  const rows = await db.query(`update slot_seats set official_id = $3 where slot_id = $1 and official_id = $2 returning place`, { bind: [slotId, from, to], type: QueryTypes.SELECT })
  return rows.length > 0
}
