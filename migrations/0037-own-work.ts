/** Whose work a case is, by each of the ties of src/policies/ownWork.ts; asked within the reach of whoever asks. */

const ties: Readonly<Record<string, string>> = {
  held: `a.held_by = account`,
  talk: `exists (select from slot_seats s where s.slot_id = a.slot_id and s.official_id = account)
      or (a.slot_id is not null and not exists (select from slot_seats s where s.slot_id = a.slot_id))
      or exists (select from application_acts c where c.application_id = a.id and c.actor_id = account)
      or exists (select from application_acts c where c.application_id = a.id and c.act = 'askThird'
           and not exists (select from application_acts d where d.application_id = a.id and d.id > c.id and d.act in ('settleOutcome', 'secondTalk')))`,
  before: `a.step = 'proposed'
      or exists (select from application_acts c where c.application_id = a.id and c.actor_id = account)
      or exists (select from licences l join licence_proposals p on p.licence_id = l.id where l.application_id = a.id and p.closed_on is null)
      or exists (select from licences l join licence_acts c on c.licence_id = l.id where l.application_id = a.id and c.actor_id = account)
      or exists (select from objections o where o.application_id = a.id and o.lodged_on is not null and o.closed_on is null)`,
  second: `exists (select from fact_corrections f where f.application_id = a.id and f.closed_on is null and f.proposed_by <> account)
      or exists (select from court_orders k where k.application_id = a.id and k.confirmed_on is null and k.dropped_on is null and k.actor_id <> account)`,
  objected: `exists (select from objections o where o.application_id = a.id and o.lodged_on is not null
           and (o.closed_on is null or exists (select from objection_acts c where c.objection_id = o.id and c.actor_id = account)))`,
  expected: `a.closed_on is null or exists (select from import_rows r where r.application_id = a.id)`,
}

/** With those that were added since. */
export const opensByTie = (more: Readonly<Record<string, string>> = {}): string => `create or replace function works_on(application uuid, account uuid, ties text[]) returns boolean language plpgsql stable as $$
    declare a applications; tie text; theirs boolean;
    begin
      select * into a from applications x where x.id = application;
      foreach tie in array ties loop
        theirs := case tie ${Object.entries({ ...ties, ...more }).map(([tie, holds]) => `when '${tie}' then ${holds}`).join('\n')} end;
        if theirs then return true; end if;
      end loop;
      return false;
    end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(opensByTie())
  await sql(`grant execute on function works_on(uuid, uuid, text[]) to waarborg_app`)
}
