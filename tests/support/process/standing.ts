/** What the service's own actions stand on: connected once in a process, for all suites that run in it. */
import { connectDatabase } from '../../../src/platform/database/connection.ts'
import { executeInTransaction } from '../../../src/platform/database/db.ts'
import { createQueue, type Queue } from '../../../src/platform/database/queue.ts'
import { createLog } from '../../../src/platform/log.ts'
import { serviceUrl } from '../database.ts'

let queue: Promise<Queue> | undefined

export const standing = (): Promise<Queue> => (queue ??= connected())

async function connected(): Promise<Queue> {
  const url = await serviceUrl()
  connectDatabase(url)
  return createQueue({ url, log: createLog({ level: 'silent' }), execute: executeInTransaction })
}
