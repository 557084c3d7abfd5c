/** How the register is, in numbers that are about nobody: what waits, what failed, and what is kept elsewhere. */

const health = `
create function register_health(at timestamptz)
returns table (messages_late bigint, messages_failed bigint, erased_on date, erased_failed bigint, replicas bigint, archives boolean, archived_at timestamptz, archive_failed_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.door', true), '');
begin
  perform set_config('app.door', 'job', true);
  return query select
    (select count(*) from messages m where m.sent_at is null and m.failed_at is null and m.planned_at < at - interval '15 minutes'),
    (select count(*) from messages m where m.failed_at > at - interval '24 hours'),
    last.on_day, (select sum(r.failed) from retention_runs r where r.on_day = last.on_day)::bigint,
    (select count(*) from pg_stat_replication),
    current_setting('archive_mode') <> 'off', a.last_archived_time, a.last_failed_time
    from pg_stat_archiver a left join lateral (select max(r.on_day) as on_day from retention_runs r) last on true;
  perform set_config('app.door', before, true);
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(health)
  await sql('revoke execute on function register_health(timestamptz) from public')
  await sql('grant execute on function register_health(timestamptz) to waarborg_app')
}
