/** A connection of another organisation: asked for by one register manager, opened by another. And counts that are over go. */

const isOwner = `pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member')`
const door = (name: string) => `current_setting('app.door', true) = '${name}'`

const statements = [
  `create table client_proposals (
     id uuid primary key,
     name text not null,
     kind text not null check (kind in ('platform', 'police')),
     public_keys jsonb not null,
     certificate text,
     proposed_by uuid not null references officials,
     proposed_at timestamptz not null,
     answered_by uuid references officials,
     answered_at timestamptz,
     answer text check (answer in ('agreed', 'rejected')),
     check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
   )`,
  `create index on client_proposals (proposed_by)`,
  `create index on client_proposals (answered_by)`,
  // Two connections of one name could not be told apart by whom they looked at.
  `create unique index one_open_name on client_proposals (name) where answer is null`,
  `alter table client_proposals enable row level security`,
  `alter table client_proposals force row level security`,
  `create policy kept on client_proposals using (${door('register')}) with check (${door('register')})`,
  `grant select, insert, update (answered_by, answered_at, answer) on client_proposals to waarborg_app`,
  `create function opened_by_two() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if new.answered_by::text is distinct from current_setting('app.actor', true) then
       raise exception 'an answer in the name of someone else';
     end if;
     if new.answer = 'agreed' and new.proposed_by = any(array(select own_accounts(new.answered_by))) then
       raise exception 'opening a connection takes two people';
     end if;
     return new;
   end $$`,
  `create trigger opened_by_two before update on client_proposals for each row execute function opened_by_two()`,
  `create function client_opened_by_two() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if not exists (select from client_proposals p where p.id = new.id and p.answer = 'agreed' and p.public_keys = new.public_keys) then
       raise exception 'opening a connection takes two people';
     end if;
     return new;
   end $$`,
  `create trigger client_opened_by_two before insert or update of public_keys, certificate, purposes on clients for each row execute function client_opened_by_two()`,
  `revoke execute on function opened_by_two, client_opened_by_two from public`,
  `revoke update (public_keys) on clients from waarborg_app`,
  // What counted for an hour or a day is of no use after it.
  `create policy over on advertised for delete using (${door('job')} and hour < now() - interval '2 days')`,
  `create policy over_seen on advertised for select using (${door('job')})`,
  `grant select, delete on advertised to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
