/** Late is what she could read five minutes ago and is not finished, however often it was tried: each try that fails only moves when the next is due. */

const late = `
create or replace function letters_late(at timestamptz) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.door', true), '');
  late bigint;
begin
  perform set_config('app.door', 'job', true);
  select count(*) into late from letters l where l.finish_at is not null and coalesce(l.accessible_at, '-infinity') < at - interval '5 minutes';
  perform set_config('app.door', before, true);
  return late;
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(late)
}
