/** Work for later, enqueued in the transaction it belongs to: rolled back together, delivered at least once. */
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Log } from '../log.ts'

export interface Queue {
  /** Ids only; joins the running transaction. */
  send(name: string, data: object): Promise<void>
  /** Handlers are written so that twice does no harm. */
  work(name: string, handler: (data: Record<string, string>) => Promise<void>): Promise<void>
  /** By the clock of Amsterdam: minute, hour, day, month, weekday. One job, however many processes. */
  every(name: string, cron: string): Promise<void>
  stop(): Promise<void>
}

export interface QueueOptions {
  readonly url: string
  readonly log: Log
  readonly execute: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>
}

export async function createQueue({ url, log, execute }: QueueOptions): Promise<Queue> {
  const { host, port, user, password, database } = new pg.Client(url)
  const boss = new PgBoss({ host, port, user: user ?? '', password: password ?? '', database: database ?? '', max: 2, schema: 'jobs', migrate: false, createSchema: false })
  boss.on('error', (error: Error) => log.warn({ error }, 'queue'))
  await boss.start()
  return {
    async send(name, data) {
      await boss.send(name, data, { db: { executeSql: execute } as never })
    },
    async work(name, handler) {
      await boss.work<Record<string, string>>(name, { pollingIntervalSeconds: 1, batchSize: 10 }, async (jobs) => {
        for (const job of jobs) await handler(job.data)
      })
    },
    async every(name, cron) {
      await boss.schedule(name, cron, {}, { tz: 'Europe/Amsterdam' })
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}
