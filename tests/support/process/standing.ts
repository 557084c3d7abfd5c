/** What the service's own actions stand on: connected once in a process, for all suites that run in it. */
import { connectDatabase } from '../../../src/platform/database/connection.ts'
import { serviceUrl } from '../database.ts'

let connected: Promise<void> | undefined

export const standing = (): Promise<void> => (connected ??= serviceUrl().then((url) => connectDatabase(url)))
