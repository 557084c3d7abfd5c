/** What the process that checks alone may call, and what anyone may know: no table is open to it. */

/** Each of these tells what is published anyway, or how far the database is. */
const functions = [
  `create function published_keys() returns table (kid text, public_key bytea)
   language sql stable security definer set search_path = public, pg_temp as $$
     select k.kid, k.public_key from signing_keys k where k.retired_at is null order by k.signs_from, k.kid
   $$`,
  `create function published_list(asked integer) returns table (digest text, signed text)
   language sql stable security definer set search_path = public, pg_temp as $$
     select l.digest, l.signed from status_lists l where l.number = asked
   $$`,
  `create function published_lists() returns table (number integer)
   language sql stable security definer set search_path = public, pg_temp as $$
     select l.number from status_lists l order by l.number
   $$`,
  `create function applied_of(names text[]) returns integer
   language sql stable security definer set search_path = public, pg_temp as $$
     select count(*)::integer from migrations m where m.name = any(names)
   $$`,
]

const all = 'published_keys(), published_list(integer), published_lists(), applied_of(text[])'

const rights = [
  `revoke execute on function ${all} from public`,
  `grant execute on function ${all} to waarborg_app, waarborg_check`,
  `grant execute on function licence_facts(bytea[]) to waarborg_check`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...functions, ...rights]) await sql(statement)
}
