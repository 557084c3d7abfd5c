/** Limits that are stricter for a while: which sort, by how much, and from when until when. */

const register = `(select current_setting('app.door', true)) = 'register'`

const statements = [
  `create table tightenings (
     id uuid primary key,
     sort text not null check (sort in ('network', 'everyone')),
     parts integer not null check (parts in (2, 4, 10)),
     from_at timestamptz not null,
     until_at timestamptz not null check (until_at > from_at and until_at <= from_at + interval '24 hours'),
     made_by uuid not null references officials,
     ended_by uuid references officials,
     ended_at timestamptz,
     check ((ended_by is null) = (ended_at is null))
   )`,
  `create index on tightenings (until_at)`,
  ...['made_by', 'ended_by'].map((column) => `create index on tightenings (${column})`),
  `alter table tightenings enable row level security`,
  `alter table tightenings force row level security`,
  `create policy kept on tightenings using (${register}) with check (${register})`,
  `create policy told on tightenings for select using ((select current_setting('app.door', true)) = 'tightened')`,
  `grant select, insert, update (ended_by, ended_at) on tightenings to waarborg_app`,
  // What holds now, for a process that asks now and then: not who set it.
  `create function tightened(at timestamptz) returns table (sort text, parts integer, until_at timestamptz)
   language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     before text := coalesce(current_setting('app.door', true), '');
   begin
     perform set_config('app.door', 'tightened', true);
     return query select t.sort, t.parts, t.until_at from tightenings t where t.ended_at is null and t.from_at <= at and t.until_at > at order by t.from_at, t.id;
     perform set_config('app.door', before, true);
   end $$`,
  `revoke execute on function tightened(timestamptz) from public`,
  `grant execute on function tightened(timestamptz) to waarborg_app, waarborg_check`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
