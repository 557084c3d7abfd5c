/** What a database must promise before it may hold real people: that what was confirmed stays, and that the service reaches only what it is shown. */
import { StartError } from '../errors.ts'
import { withClient } from './migrate.ts'

export interface Promised {
  readonly fsync: string
  readonly full_page_writes: string
  readonly synchronous_commit: string
  readonly wal_level: string
  readonly data_checksums: string
  /** Over a socket, to this machine, or over TLS. */
  readonly sealedLine: boolean
  /** May do what the service never needs: all of it, make roles or databases, or pass by row-level security. */
  readonly mighty: boolean
  /** Owns something, or is a member of who does. */
  readonly owns: boolean
  /** Tables about a person or of a municipality that are open to their owner, or to everyone. */
  readonly open: readonly string[]
}

const look = `
  with own as (select r.* from pg_roles r where r.rolname = current_user),
  tables as (select c.oid, c.relname, c.relowner, c.relrowsecurity and c.relforcerowsecurity as forced from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p'))
  select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
    current_setting('synchronous_commit') as synchronous_commit, current_setting('wal_level') as wal_level,
    current_setting('data_checksums') as data_checksums,
    coalesce((select s.ssl from pg_stat_ssl s where s.pid = pg_backend_pid()), false)
      or inet_server_addr() is null or host(inet_server_addr()) in ('127.0.0.1', '::1') as "sealedLine",
    (select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication from own) as mighty,
    exists (select from tables t where pg_has_role(current_user, t.relowner, 'member')) as owns,
    coalesce((select array_agg(t.relname::text order by t.relname) from tables t
      where not t.forced and exists (select from pg_attribute a where a.attrelid = t.oid and a.attname in ('person_id', 'municipality') and not a.attisdropped)), '{}') as open`

/** One line that says what is wrong first and how to mend it; undefined when all is as it must be. */
export function shortcomingOf(found: Promised): string | undefined {
  const mustBe = { fsync: ['on'], full_page_writes: ['on'], synchronous_commit: ['on', 'remote_apply'], wal_level: ['replica', 'logical'] } as const
  for (const [setting, fitting] of Object.entries(mustBe)) {
    const value = found[setting as keyof typeof mustBe]
    if (!(fitting as readonly string[]).includes(value)) return `${setting} is ${value}: what was confirmed could be lost. Set it to ${fitting.join(' or ')}, for the server, the database and the role.`
  }
  if (found.data_checksums !== 'on') return 'data_checksums is off: damage would go unseen. Stop the server and run pg_checksums --enable.'
  if (!found.sealedLine) return 'the line to it is not encrypted. Add ?sslmode=verify-full to its address.'
  if (found.mighty) return 'the role of the service may do more than it needs. Take it away: alter role … nosuperuser nobypassrls nocreaterole nocreatedb noreplication.'
  if (found.owns) return 'the role of the service owns tables, or is a member of who does. Connect as a role that owns nothing (DATABASE_APP_URL).'
  if (found.open.length) return `row-level security is not forced on ${found.open.join(', ')}. Do so as their owner: alter table … force row level security.`
  return undefined
}

export async function refuseFragile(appUrl: string): Promise<void> {
  const [found] = await withClient(appUrl, async (client) => (await client.query<Promised>(look)).rows)
  const shortcoming = found && shortcomingOf(found)
  if (shortcoming) throw new StartError(`The database is not fit for live mode: ${shortcoming}`)
}
