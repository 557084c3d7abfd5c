/** What is said above pages while something does not work: which of the fixed texts, to whom, and from when until when. */

const register = `(select current_setting('app.door', true)) = 'register'`

const statements = [
  `create table announcements (
     id uuid primary key,
     kind text not null check (kind in ('slow', 'work', 'signIn', 'check', 'messages', 'phone')),
     audience text not null check (audience in ('everyone', 'public', 'staff')),
     from_at timestamptz not null,
     until_at timestamptz not null check (until_at > from_at),
     made_by uuid not null references officials,
     made_at timestamptz not null,
     seen_by uuid references officials,
     seen_at timestamptz,
     ended_by uuid references officials,
     ended_at timestamptz,
     check ((seen_by is null) = (seen_at is null) and (ended_by is null) = (ended_at is null))
   )`,
  `create index on announcements (until_at)`,
  ...['made_by', 'seen_by', 'ended_by'].map((column) => `create index on announcements (${column})`),
  `alter table announcements enable row level security`,
  `alter table announcements force row level security`,
  `create policy kept on announcements using (${register}) with check (${register})`,
  `create policy told on announcements for select using ((select current_setting('app.door', true)) = 'announced')`,
  `grant select, insert, update (seen_by, seen_at, ended_by, ended_at) on announcements to waarborg_app`,
  // Of now and of the coming minutes, for a process that asks now and then.
  `create function announced(at timestamptz) returns table (kind text, audience text, from_at timestamptz, until_at timestamptz)
   language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     before text := coalesce(current_setting('app.door', true), '');
   begin
     perform set_config('app.door', 'announced', true);
     return query select a.kind, a.audience, a.from_at, a.until_at from announcements a
       where a.ended_at is null and a.until_at > at and a.from_at < at + interval '5 minutes' order by a.from_at, a.id;
     perform set_config('app.door', before, true);
   end $$`,
  `revoke execute on function announced(timestamptz) from public`,
  `grant execute on function announced(timestamptz) to waarborg_app, waarborg_check`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
