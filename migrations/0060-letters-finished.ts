/** A letter that was sent waits itself to be finished: its file, and that she is told. No job says so a second time, and none can be lost. */

const waiting = `
do $$ begin
  perform set_config('app.door', 'job', true);
  update letters set finish_at = now() where sealed_pdf is null;
  if to_regclass('jobs.job') is not null then
    update letters set finish_at = now() where id in (select (data ->> 'letter')::uuid from jobs.job where name = 'letter' and state < 'completed');
    delete from jobs.job where name = 'letter';
  end if;
  perform set_config('app.door', '', true);
end $$`

const late = `
create function letters_late(at timestamptz) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.door', true), '');
  late bigint;
begin
  perform set_config('app.door', 'job', true);
  select count(*) into late from letters l where l.finish_at < at - interval '5 minutes';
  perform set_config('app.door', before, true);
  return late;
end $$`

const statements = [
  // Null once it is finished.
  'alter table letters add column finish_at timestamptz',
  waiting,
  'alter table letters alter column finish_at set default clock_timestamp()',
  'create index unfinished on letters (finish_at) where finish_at is not null',
  'grant update (finish_at) on letters to waarborg_app',
  late,
  'revoke execute on function letters_late(timestamptz) from public',
  'grant execute on function letters_late(timestamptz) to waarborg_app',
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
