/** A copy of the standing register while it runs, as PostgreSQL says one is made: the same data and keys, for a server of its own. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { asSuperuser, dataDirectory } from './database.ts'

/** The server's own, beside the register's: its data, and its password. */
export async function copiedServer(to: string): Promise<void> {
  const from = path.join(dataDirectory, 'pg')
  const superuser = asSuperuser()
  await superuser.connect()
  // Until the copy is whole no checkpoint of another test throws away what it needs.
  const slot = `copy_${randomUUID().replaceAll('-', '')}`
  await superuser.query('select pg_create_physical_replication_slot($1, true)', [slot])
  await superuser.query('select pg_backup_start($1, true)', [slot])
  // What goes away while it is copied comes with what is written from the start of the copy on.
  spawnSync('cp', ['-a', from, to], { stdio: 'ignore' })
  const { rows } = await superuser.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
  spawnSync('cp', ['-a', path.join(from, 'pg_wal'), to], { stdio: 'ignore' })
  await superuser.query('select pg_drop_replication_slot($1)', [slot])
  await superuser.end()
  rmSync(path.join(to, 'postmaster.pid'))
  // A slot is of the server that was copied.
  for (const each of readdirSync(path.join(to, 'pg_replslot'))) rmSync(path.join(to, 'pg_replslot', each), { recursive: true })
  placeIn(to, 'backup_label', rows[0]?.labelfile ?? '')
  cpSync(`${from}.secret`, `${to}.secret`)
}

/** Readable for whoever runs the server there. */
export function placeIn(directory: string, name: string, text: string): void {
  const { uid, gid } = statSync(directory)
  writeFileSync(path.join(directory, name), text)
  chownSync(path.join(directory, name), uid, gid)
}

/** All that a service needs to go on with the same register. */
export async function copiedRegister(to: string): Promise<void> {
  mkdirSync(to, { recursive: true })
  for (const file of readdirSync(dataDirectory).filter((name) => name.endsWith('.json'))) cpSync(path.join(dataDirectory, file), path.join(to, file))
  await copiedServer(path.join(to, 'pg'))
}
