/** The database of the running service, seen from below: as its superuser, and as the role of the service. */
import path from 'node:path'
import pg from 'pg'
import { runningUrl } from '../../src/platform/database/embeddedDatabase.ts'
import { appUrl } from '../../src/platform/database/roles.ts'
import { fileKeyring } from '../../src/platform/secrets/fileKeyring.ts'

export const dataDirectory = path.join(process.env['TEST_DIRECTORY'] ?? '', 'data')
export const keyring = fileKeyring(path.join(dataDirectory, 'keyring.json'))

/** The superuser's, of the server with its data there. */
const urlIn = (directory: string) => runningUrl(path.join(directory, 'pg'), 'waarborg')

export const adminUrl = urlIn(dataDirectory)

export const superuserOf = (directory: string) => new pg.Client(urlIn(directory))

export const asSuperuser = () => superuserOf(dataDirectory)

/** The address the service itself connects to. */
export const serviceUrl = async () => appUrl(adminUrl, await keyring.rolePassword())

/** Officials of the demonstration stand in for a whole town in an hour of tests. */
export async function aNewHourOf(accounts: readonly string[]): Promise<void> {
  const client = asSuperuser()
  await client.connect()
  await client.query('delete from openings where actor_id = any($1)', [accounts])
  await client.end()
}

/** Whoever looked at her own data may look again: tests of all pages look more often in an hour than she ever would. Of who looked little it stays: a story may count it. */
export async function aNewHourForHer(): Promise<void> {
  const client = asSuperuser()
  await client.connect()
  await client.query('delete from openings where (count > 200 and actor_id in (select id::text from accounts)) or actor_id in (select id::text from helpers)')
  await client.end()
}
