/** The database of the running service, seen from below: as its superuser, and as the role of the service. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { fileKeyring } from '../../src/platform/fileKeyring.ts'

export const dataDirectory = path.join(process.env['TEST_DIRECTORY'] ?? '', 'data')
export const keyring = fileKeyring(path.join(dataDirectory, 'keyring.json'))
const host = readFileSync(path.join(dataDirectory, 'pg', 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
const password = readFileSync(path.join(dataDirectory, 'pg.secret'), 'utf8')

/** Of whoever owns the server. */
export const adminUrl = `postgres://postgres:${password}@localhost/waarborg?host=${encodeURIComponent(host)}`

export const asSuperuser = () => new pg.Client(adminUrl)

/** The address the service itself connects to. */
export const serviceUrl = async () => `postgres://waarborg_app:${await keyring.rolePassword()}@localhost/waarborg?host=${encodeURIComponent(host)}`
