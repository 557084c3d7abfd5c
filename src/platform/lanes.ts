/** Short questions over few connections: each takes many at once, and what is asked in one turn of the loop is sent in one go. */
import net from 'node:net'
import pg from 'pg'

export interface Lanes {
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]>
  end(): Promise<void>
}

export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

interface Lane {
  readonly client: pg.Client
  readonly socket: net.Socket
  /** Once connected; rejects when it cannot. */
  readonly open: Promise<unknown>
  asked: number
  isGathering: boolean
}

/** A connection that breaks takes what was asked of it with it; the next question opens another. */
export function lanesTo(config: pg.ClientConfig, most: number): Lanes {
  const lanes = new Set<Lane>()

  function laneFor(): Lane {
    const [least] = [...lanes].sort((one, other) => one.asked - other.asked)
    return least && (least.asked === 0 || lanes.size >= most) ? least : opened()
  }

  function opened(): Lane {
    const socket = new net.Socket()
    const client = new pg.Client({ ...config, pipeline: true, stream: () => socket })
    const lane: Lane = { client, socket, open: client.connect(), asked: 0, isGathering: false }
    lanes.add(lane)
    const close = () => void lanes.delete(lane)
    client.on('error', close).on('end', close)
    lane.open.catch(close)
    return lane
  }

  async function query<Row extends pg.QueryResultRow>({ name, text, values }: Statement): Promise<Row[]> {
    const lane = laneFor()
    lane.asked += 1
    try {
      await lane.open
      gather(lane)
      return (await lane.client.query<Row>({ name, text, values })).rows
    } finally {
      lane.asked -= 1
    }
  }
  return { query, end: async () => void (await Promise.all([...lanes].map(({ client }) => client.end()))) }
}

/** Holds back until the end of this turn, so that what others ask in it goes along. */
function gather(lane: Lane): void {
  if (lane.isGathering) return
  lane.isGathering = true
  lane.socket.cork()
  setImmediate(() => {
    lane.isGathering = false
    lane.socket.uncork()
  })
}
