/** What the service's own actions stand on: connected once in a process, for all suites that run in it. */
import { connectDatabase } from '../../../src/platform/database/connection.ts'
import { db } from '../../../src/platform/database/db.ts'
import { serviceUrl } from '../database.ts'

let connected: Promise<void> | undefined

export const standing = (): Promise<void> => (connected ??= serviceUrl().then((url) => connectDatabase(url)))

/** A suite that needs another database, or another way to it: nothing is asked of the one before. */
export async function standOn(url: string): Promise<void> {
  connectDatabase(url)
  await letGo()
}

/** The suites after it find what they know. */
export async function standAgain(): Promise<void> {
  connected = undefined
  await standing()
  await letGo()
}

/** Connections that wait for the next question lead to where the last one was asked. */
const letGo = () => (db.connectionManager as unknown as { readonly pool: { destroyAllNow(): Promise<void> } }).pool.destroyAllNow()
