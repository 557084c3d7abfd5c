/** Systems that ask at once are looked up each by its key: among some hundreds the planner read all systems and all their tokens for sixteen. */

const signature = 'check_for_clients_at_once(bytea[], text[], text[], bytea[], integer[], integer[], timestamptz[], timestamptz[])'

const together = 'left join client_tokens t on t.token_hash = a.token and t.expires_at > a.at left join clients c on c.id = t.client_id and c.ended_at is null'
const oneByOne = `left join lateral (select t.client_id from client_tokens t where t.token_hash = a.token and t.expires_at > a.at limit 1) t on true
      left join lateral (select * from clients c where c.id = t.client_id and c.ended_at is null limit 1) c on true`

const changed = `do $$
declare
  body text := pg_get_functiondef('${signature}'::regprocedure);
begin
  if position('${together}' in body) = 0 then raise exception 'check_for_clients_at_once is another than was known here'; end if;
  execute replace(body, '${together}', '${oneByOne}');
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(changed)
}
