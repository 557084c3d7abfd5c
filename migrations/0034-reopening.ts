/** What an objection that is founded does to a case that was not processed: it is opened again, with a term of its own. */

const tables = [
  // How often it was undone on objection, and one: what is done once is done once in each.
  `alter table application_acts add column round smallint not null default 1`,
  `drop index one_decision`,
  `create unique index one_decision on application_acts (application_id, round) where act in ('grant', 'refuse', 'notProcess', 'withdraw')`,
  `drop index once_in_an_application`,
  `create unique index once_in_an_application on application_acts (application_id, act, round) where act in ('checkWhole', 'setPenalty')`,
]

const walls = [
  // As it was; what is done on an objection is no part of the decision.
  `create or replace function has_part(of_application uuid, own uuid[]) returns boolean language sql stable as $$
     select exists (select from application_acts a where a.application_id = of_application and a.actor_id = any(own)
         and a.act not in ('grantOnObjection', 'reopenOnObjection', 'undoPenalty'))
       or exists (select from licence_proposals p join licences l on l.id = p.licence_id where l.application_id = of_application and p.actor_id = any(own))
       or exists (select from licence_hearings h join licences l on l.id = h.licence_id where l.application_id = of_application and h.actor_id = any(own))
       or exists (select from licence_acts c join licences l on l.id = c.licence_id where l.application_id = of_application and c.actor_id = any(own) and c.act in ('suspend', 'reinstate', 'revoke', 'review')) $$`,
  `create trigger reopened_by_two before insert on application_acts for each row when (new.act in ('reopenOnObjection', 'undoPenalty')) execute function granted_by_two()`,
  // Whether she has begun or sent another application, here or elsewhere: nothing more is told.
  `create function applies_again(of_application uuid) returns boolean
   language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     before text := coalesce(current_setting('app.door', true), ''); whose uuid; found boolean;
   begin
     select a.person_id into whose from applications a where a.id = of_application and a.municipality = current_setting('app.municipality', true);
     perform set_config('app.door', 'job', true);
     select exists (select from applications a where a.person_id = whose and a.closed_on is null) into found;
     perform set_config('app.door', before, true);
     return found;
   end $$`,
  `revoke execute on function applies_again(uuid) from public`,
  `grant execute on function applies_again(uuid) to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...tables, ...walls]) await sql(statement)
}
