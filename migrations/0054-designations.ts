/** What two register managers do to what all municipalities share; and which municipalities hold talks and decide, by day. */

const isOwner = `pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member')`
const register = `(select current_setting('app.door', true)) = 'register'`

const proposals = [
  `create table register_proposals (
     id uuid primary key,
     kind text not null check (kind in ('designate', 'endDesignation', 'lawPack')),
     -- a municipality, or a version of the law pack
     subject text not null,
     on_day date not null,
     proposed_by uuid not null references officials,
     proposed_at timestamptz not null,
     answered_by uuid references officials,
     answered_at timestamptz,
     answer text check (answer in ('agreed', 'rejected')),
     check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
   )`,
  `create index on register_proposals (proposed_by)`,
  `create index on register_proposals (answered_by)`,
  `create unique index one_waiting_proposal on register_proposals (kind, subject) where answer is null`,
  `alter table register_proposals enable row level security`,
  `alter table register_proposals force row level security`,
  `create policy kept on register_proposals using (${register}) with check (${register})`,
  `grant select, insert, update (answered_by, answered_at, answer) on register_proposals to waarborg_app`,
  `create function answered_by_two() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if old.answer is not null then raise exception 'a proposal that was answered stays so'; end if;
     if new.answered_by::text is distinct from current_setting('app.actor', true) then
       raise exception 'an answer in the name of someone else';
     end if;
     if new.answer = 'agreed' and new.proposed_by = any(array(select own_accounts(new.answered_by))) then
       raise exception 'this takes two people';
     end if;
     return new;
   end $$`,
  `create trigger answered_by_two before update on register_proposals for each row execute function answered_by_two()`,
]

const designations = [
  `create table designations (
     -- of what began it
     id uuid primary key,
     municipality text not null references municipalities,
     from_day date not null,
     until_day date,
     ended_by uuid references register_proposals,
     check (until_day is null or until_day >= from_day)
   )`,
  `create index on designations (municipality)`,
  `create index on designations (ended_by)`,
  `alter table designations enable row level security`,
  `alter table designations force row level security`,
  // Published: which municipality it is anyone may know.
  `create policy known on designations for select using (true)`,
  `create policy began on designations for insert with check (${register})`,
  `create policy ended on designations for update using (${register}) with check (${register})`,
  `grant select, insert, update (until_day, ended_by) on designations to waarborg_app`,
  `create function designated_by_two() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if tg_op = 'INSERT' and not exists (select from register_proposals p where p.id = new.id and p.answer = 'agreed' and p.kind = 'designate' and p.subject = new.municipality and p.on_day = new.from_day) then
       raise exception 'designating takes two people';
     end if;
     if tg_op = 'UPDATE' and not exists (select from register_proposals p where p.id = new.ended_by and p.answer = 'agreed' and p.kind = 'endDesignation' and p.subject = new.municipality and p.on_day = new.until_day) then
       raise exception 'ending a designation takes two people';
     end if;
     return new;
   end $$`,
  `create trigger designated_by_two before insert or update on designations for each row execute function designated_by_two()`,
  // Its own wall stands already.
  `select set_config('app.door', 'register', true)`,
  `insert into designations (id, municipality, from_day) select gen_random_uuid(), code, '2020-01-01' from municipalities where designated`,
  `select set_config('app.door', '', true)`,
  `create function is_designated(asked text, on_day date) returns boolean language sql stable as $$
     select exists (select from designations d where d.municipality = asked and d.from_day <= on_day and coalesce(d.until_day, 'infinity') >= on_day)
   $$`,
  `drop function waiting_times(date, text, text)`,
  // As before: of those that are designated today.
  `create function waiting_times(on_day date, from_day date, mode text, talked text)
   returns table (code text, name text, province text, phone text, step_free boolean, hearing_loop boolean, spoken text[], first_day date)
   language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     door text := coalesce(current_setting('app.door', true), '');
     place text := coalesce(current_setting('app.municipality', true), '');
   begin
     perform set_config('app.door', 'job', true), set_config('app.municipality', 'none', true);
     return query select m.code, m.name, m.province, m.phone, m.step_free, m.hearing_loop, m.spoken,
       (select s.day from slots s where s.municipality = m.code and s.day >= from_day and interpreter_fits(s, mode, talked)
          and not exists (select from applications a where a.slot_id = s.id) and is_staffed(s) and not is_kept(s) order by s.day, s.time limit 1)
       from municipalities m where is_designated(m.code, on_day) order by m.name;
     perform set_config('app.door', door, true), set_config('app.municipality', place, true);
   end $$`,
  `revoke update (designated) on municipalities from waarborg_app`,
  `alter table municipalities drop column designated`,
  ...['is_designated(text, date)', 'waiting_times(date, date, text, text)'].flatMap((name) => [`revoke execute on function ${name} from public`, `grant execute on function ${name} to waarborg_app`]),
  `revoke execute on function answered_by_two, designated_by_two from public`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...proposals, ...designations]) await sql(statement)
}
