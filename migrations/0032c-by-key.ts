/** Who an official is, is found by key: where a file is closed to someone, every question read all accounts of the register. */
const actor = `current_setting('app.actor', true)`

const closed = `
create or replace function closed_people() returns uuid[] language plpgsql stable as $$
declare
  -- A job is nobody's account.
  account uuid := case when ${actor} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${actor}::uuid end;
begin
  if account is null then return '{}'; end if;
  return (select coalesce(array_agg(b.person_id), '{}') from case_barriers b
    where b.lifted_on is null
      and (b.account_id = account or b.human_mac = (select o.human_mac from officials o where o.id = account)));
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(closed)
}
