/** A moment is offered where both who sit there are trained on its day; as before it, in everything else. */

const staffed = `
create or replace function is_staffed(moment slots) returns boolean language sql stable as $$
  select not exists (select from slot_seats e left join absences a on a.official_id = e.official_id and moment.day between a.from_day and a.until_day
                       left join officials o on o.id = e.official_id
                     where e.slot_id = moment.id and (a.id is not null or o.mandate_until < moment.day or coalesce(o.trained_until, '-infinity') < moment.day))
     and not exists (select from rooms r where r.id = moment.room_id and r.closed_on <= moment.day)
$$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(staffed)
}
