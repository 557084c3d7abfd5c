/** That the process which checks alone came in as a role that can do that alone. */
import { StartError } from '../errors.ts'
import { withClient } from './migrate.ts'

const look = `
  select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
      or exists (select from pg_class c where c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'jobs'))
        and case c.relkind when 'S' then has_sequence_privilege(c.oid, 'usage, select, update')
          else c.relkind in ('r', 'p', 'v', 'm', 'f') and (has_any_column_privilege(c.oid, 'select, insert, update, references') or has_table_privilege(c.oid, 'delete, truncate, trigger')) end)
      or exists (select from pg_auth_members m where m.member = r.oid) as mighty
  from pg_roles r where rolname = current_user`

export async function refuseWide(url: string): Promise<void> {
  const [found] = await withClient(url, async (client) => (await client.query<{ mighty: boolean }>(look)).rows)
  if (found?.mighty !== false) throw new StartError('The role of DATABASE_CHECK_URL may do more than check. Leave the role out of the address, or name one with the rights of waarborg_check alone.')
}
