/** Sessions that give nothing away, and shared counters that name no address. */
export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(`create table sessions (
    id_mac bytea primary key,
    actor_id uuid,
    sealed bytea not null,
    expires_at timestamptz not null,
    created_at timestamptz not null
  )`)
  await sql(`create index on sessions (expires_at)`)
  await sql(`create index on sessions (actor_id)`)
  await sql(`create unlogged table rate_limits (
    key bytea,
    window_start timestamptz,
    count integer not null,
    primary key (key, window_start)
  )`)
  await sql(`grant select, insert, update, delete on sessions, rate_limits to waarborg_app`)
}
