/** The small photo of a check is answered beside the whole one: a process from before there were small ones opens what it knows. */

const signature = 'check_licences(bytea[], bytea[], text[], text[], timestamptz[], timestamptz[], integer, integer)'

const beside = `do $$
declare
  body text := pg_get_functiondef('${signature}'::regprocedure);
  change text[];
begin
  foreach change slice 1 in array array[
    ['photo bytea, small boolean', 'photo bytea, street bytea'],
    ['s.id, s.photo, s.small,', 's.id, s.photo, s.street,'],
    ['coalesce(p.street, p.ciphertext) as photo, p.street is not null as small', 'p.ciphertext as photo, p.street']]
  loop
    if position(change[1] in body) = 0 then raise exception 'check_licences is another than was known here'; end if;
    body := replace(body, change[1], change[2]);
  end loop;
  drop function ${signature};
  execute body;
end $$`

const statements = [beside, `revoke execute on function ${signature} from public`, `grant execute on function ${signature} to waarborg_app`]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
