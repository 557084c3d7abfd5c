/** What is said to a server within one turn of the loop goes in one go: each time it is woken costs more than what it is told. */
import type { Duplex } from 'node:stream'
import type pg from 'pg'

const gathering = new WeakSet<Duplex>()

/** Holds back what this client sends until the end of this turn. */
export function gather(client: pg.Client): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  if (gathering.has(stream)) return
  gathering.add(stream)
  stream.cork()
  setImmediate(() => {
    gathering.delete(stream)
    stream.uncork()
  })
}
