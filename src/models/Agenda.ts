/** Talks of a municipality as they stand in the calendar: by case number, with who sits there and what is in the way. */
import { QueryTypes } from 'sequelize'
import type { ActOnRecord, ApplicationAct } from '../law/application.ts'
import type { Day } from '../law/day.ts'
import { db } from '../platform/db.ts'

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
  /** Of these, who is away or does not work here any more. */
  readonly away: readonly string[]
  readonly ruleStopped: boolean
  readonly roomClosed: boolean
  readonly acts: readonly ActOnRecord[]
}

type Read = Omit<AgendaRow, 'acts'> & { readonly acts: readonly { act: ApplicationAct; on: Day; by: string; until: Day | null }[] }

/** Handled cases with a talk between two days, in the order of the clock. */
export async function agendaOf(municipality: string, from: Day, until: Day): Promise<AgendaRow[]> {
  const rows = await db.query<Read>(
    `select s.id, s.day::text, s."time", s.minutes, r.name as room, r.step_free as "stepFree", a.id as "applicationId", a.case_number as "caseNumber",
       array(select e.official_id::text from slot_seats e where e.slot_id = s.id order by e.place) as seats,
       array(select e.official_id::text from slot_seats e left join absences b on b.official_id = e.official_id and s.day between b.from_day and b.until_day
               left join officials o on o.id = e.official_id where e.slot_id = s.id and (b.id is not null or o.id is null or o.mandate_until < s.day)) as away,
       (u.stopped_on is not null and s.settled_on is null) as "ruleStopped", coalesce(r.closed_on <= s.day, false) as "roomClosed",
       (select coalesce(json_agg(json_build_object('act', c.act, 'on', c.on_day, 'by', c.actor_id, 'until', c.until_day) order by c.id), '[]')
        from application_acts c where c.application_id = a.id) as acts
     from slots s join applications a on a.slot_id = s.id left join rooms r on r.id = s.room_id left join slot_rules u on u.id = s.rule_id
     where s.municipality = $1 and s.day between $2 and $3 and a.received_on is not null and a.closed_on is null
     order by s.day, s."time", a.case_number`,
    { bind: [municipality, from, until], type: QueryTypes.SELECT },
  )
  return rows.map(({ acts, ruleStopped, ...row }) => ({ ...row, ruleStopped: ruleStopped ?? false, acts: acts.map(({ until: last, ...act }) => ({ ...act, ...(last && { until: last }) })) }))
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
