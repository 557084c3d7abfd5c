/** Law packs: each that a service came with, and from which day two people let it count. */

const register = `(select current_setting('app.door', true)) = 'register'`
const job = `(select current_setting('app.door', true)) = 'job'`
const isOwner = `pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member')`

const statements = [
  `create table law_packs (
     version text primary key check (version ~ '^[0-9a-f]{12}$'),
     seq bigint generated always as identity,
     content jsonb not null,
     found_at timestamptz not null
   )`,
  `create table law_pack_dates (
     id uuid primary key,
     seq bigint generated always as identity,
     version text not null references law_packs,
     from_day date not null
   )`,
  `create index on law_pack_dates (version)`,
  ...['law_packs', 'law_pack_dates'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    // It is the law as anyone may read it.
    `create policy known on ${table} for select using (true)`,
    `create trigger only_added before update or delete on ${table} for each row execute function refuse_change()`,
  ]),
  `create policy found on law_packs for insert with check (${job})`,
  `create policy counts on law_pack_dates for insert with check (${register} or ${job})`,
  `grant select, insert on law_packs, law_pack_dates to waarborg_app`,
  // The first counts by itself: there is nothing to lay it beside.
  `create function counted_by_two() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if not exists (select from law_pack_dates) then return new; end if;
     if not exists (select from register_proposals p where p.id = new.id and p.answer = 'agreed' and p.kind = 'lawPack' and p.subject = new.version and p.on_day = new.from_day) then
       raise exception 'another law pack takes two people';
     end if;
     return new;
   end $$`,
  `create trigger counted_by_two before insert on law_pack_dates for each row execute function counted_by_two()`,
  `revoke execute on function counted_by_two from public`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
