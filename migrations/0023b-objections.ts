/** The desk of objections: someone without a part in the decision, hearing her, a decision by two, and what it does to the licence. */

const tables = [
  // Of what came on paper: when it was posted (Awb 6:9).
  `alter table objections add column on_paper boolean not null default false, add column posted_on date`,
  `alter table objections add constraint posted_on_paper check (posted_on is null or on_paper)`,
  `create index open_objections on objections (municipality, decide_by, id) where lodged_on is not null and closed_on is null`,
  `alter table objection_acts
     add column outcome text check (outcome in ('founded', 'unfounded', 'inadmissible')),
     add column at_time text,
     add column sealed_words uuid references sealed on delete set null`,
  `create index on objection_acts (sealed_words)`,
  `alter table objection_acts add constraint outcome_of check ((outcome is not null) = (act in ('propose', 'decide')))`,
  `create unique index decided_once on objection_acts (objection_id) where act = 'decide'`,
  `alter table licence_acts add column objection_id uuid references objections on delete cascade`,
  `create index on licence_acts (objection_id)`,
  `create unique index granted_on_objection_once on application_acts (application_id) where act = 'grantOnObjection'`,
]

/** Whoever owns the table could take the wall away; it stands for everyone else. */
const isOwner = `pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member')`

const walls = [
  // Whether an account of this person worked on the case (Awb 7:5); what was done on an objection is no part of it.
  `create function has_part(of_application uuid, own uuid[]) returns boolean language sql stable as $$
     select exists (select from application_acts a where a.application_id = of_application and a.actor_id = any(own) and a.act <> 'grantOnObjection')
       or exists (select from licence_proposals p join licences l on l.id = p.licence_id where l.application_id = of_application and p.actor_id = any(own))
       or exists (select from licence_hearings h join licences l on l.id = h.licence_id where l.application_id = of_application and h.actor_id = any(own))
       or exists (select from licence_acts c join licences l on l.id = c.licence_id where l.application_id = of_application and c.actor_id = any(own) and c.act in ('suspend', 'reinstate', 'revoke', 'review')) $$`,
  `create function objection_by_two() returns trigger language plpgsql as $$
   declare
     own uuid[]; about uuid;
   begin
     if ${isOwner} then return new; end if;
     if new.actor_id::text is distinct from current_setting('app.actor', true) then
       raise exception 'a decision in the name of someone else';
     end if;
     own := array(select own_accounts(new.actor_id));
     select o.application_id into about from objections o where o.id = new.objection_id;
     if has_part(about, own) then
       raise exception 'someone without a part in the decision';
     end if;
     if new.act = 'decide' and exists (select from objection_acts a where a.objection_id = new.objection_id and a.act in ('propose', 'reportHearing', 'take') and a.actor_id = any(own)) then
       raise exception 'a decision takes two people';
     end if;
     return new;
   end $$`,
  `create trigger objection_by_two before insert on objection_acts for each row when (new.act in ('take', 'reportHearing', 'propose', 'sendBack', 'decide')) execute function objection_by_two()`,
  `create function founded_by_two() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if not exists (select from objection_acts a where a.objection_id = new.objection_id and a.act = 'decide' and a.outcome = 'founded') then
       raise exception 'an objection that was not decided';
     end if;
     return new;
   end $$`,
  `create trigger founded_by_two before insert on licence_acts for each row when (new.act = 'undo') execute function founded_by_two()`,
  `create function granted_by_two() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if not exists (select from objections o join objection_acts a on a.objection_id = o.id where o.application_id = new.application_id and a.act = 'decide' and a.outcome = 'founded') then
       raise exception 'an objection that was not decided';
     end if;
     return new;
   end $$`,
  `create trigger granted_by_two before insert on application_acts for each row when (new.act = 'grantOnObjection') execute function granted_by_two()`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...tables, ...walls]) await sql(statement)
  await sql(`revoke execute on function has_part(uuid, uuid[]) from public`)
  await sql(`grant execute on function has_part(uuid, uuid[]) to waarborg_app`)
}
