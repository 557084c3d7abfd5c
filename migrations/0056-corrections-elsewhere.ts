/** A municipality that gave or received a case of hers is told, at that case, what was put right where the other end of it answered (GDPR 19). */

const setting = (name: string) => `current_setting('app.${name}', true)`
const theirs = `(municipality = ${setting('municipality')} or actor_id::text = ${setting('actor')} or ${setting('door')} = 'job')`

const statements = [
  `alter table correction_notes add column application_id uuid references applications on delete cascade`,
  `alter table correction_notes drop constraint correction_notes_check`,
  `alter table correction_notes add constraint one_recipient check (num_nonnulls(actor_id, advice_id, application_id) = 1)`,
  `create index on correction_notes (application_id)`,
  `create index correction_notes_waiting on correction_notes (municipality, made_on, id) where application_id is not null and told_on is null`,
  `drop policy reach on correction_notes`,
  `create policy reach on correction_notes using (${theirs}) with check (${theirs})`,
  // The note lies where the case is now; whoever answers learns that there is one, and not at which case.
  `create function note_other_end(of_request uuid, of_kind text, of_fields text[], wrong_since date, put_right_on date) returns integer
   language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     door text := ${setting('door')};
     place text := ${setting('municipality')};
     r requests;
     noted integer;
   begin
     select * into r from requests where id = of_request and municipality = place;
     if r.id is null then raise exception 'there is no such request'; end if;
     perform set_config('app.door', 'job', true), set_config('app.municipality', '', true);
     insert into correction_notes (id, request_id, municipality, item_kind, fields, application_id, seen_at, made_on)
       select gen_random_uuid(), r.id, other.place, of_kind, of_fields, held.id, (other.received_on + time '12:00') at time zone 'Europe/Amsterdam', put_right_on
       from (select case when h.from_municipality = place then h.to_municipality else h.from_municipality end as place, max(h.received_on) as received_on
             from handovers h where h.person_id = r.person_id and h.received_on >= wrong_since and place in (h.from_municipality, h.to_municipality)
             group by 1) other
       cross join lateral (select a.id from applications a where a.person_id = r.person_id and a.municipality = other.place and a.received_on is not null
             order by a.received_on desc, a.id limit 1) held;
     get diagnostics noted = row_count;
     perform set_config('app.door', coalesce(door, ''), true), set_config('app.municipality', place, true);
     return noted;
   end $$`,
  `revoke execute on function note_other_end(uuid, text, text[], date, date) from public`,
  `grant execute on function note_other_end(uuid, text, text[], date, date) to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
