/** Short questions over few connections: each takes many at once, and none waits for the answer to another. */
import pg from 'pg'
import { gather } from './gather.ts'

export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

export interface Lanes {
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]>
  end(): Promise<void>
}

interface Lane {
  readonly client: pg.Client
  /** Once connected; rejects when it cannot be. */
  readonly open: Promise<unknown>
  asked: number
}

/** A connection that breaks takes what was asked of it with it; the next question opens another. */
export function lanesTo(config: pg.ClientConfig, most: number): Lanes {
  const lanes = new Set<Lane>()

  function laneFor(): Lane {
    const [least] = [...lanes].sort((one, other) => one.asked - other.asked)
    return least && (least.asked === 0 || lanes.size >= most) ? least : opened()
  }

  function opened(): Lane {
    const client = new pg.Client({ ...config, pipeline: true })
    const lane: Lane = { client, open: client.connect(), asked: 0 }
    lanes.add(lane)
    const close = () => void lanes.delete(lane)
    client.on('error', close).on('end', close)
    lane.open.catch(close)
    return lane
  }

  async function query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    const lane = laneFor()
    lane.asked += 1
    try {
      await lane.open
      gather(lane.client)
      return (await lane.client.query<Row>({ ...statement })).rows
    } finally {
      lane.asked -= 1
    }
  }
  return { query, end: async () => void (await Promise.all([...lanes].map(({ client }) => client.end()))) }
}
