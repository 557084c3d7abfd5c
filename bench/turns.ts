/** Two that are asked question by question in turn, so that whatever else the machine does meets both alike. */
import { Agent, request } from 'node:http'
import type { Target } from './measure.ts'

const LANES = 8

export interface Turns {
  readonly count: number
  /** In milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** For so many seconds, after a tenth of it to warm up; an answer that is not right ends the bench. */
export async function questionByQuestion(targets: readonly Target[], seconds: number): Promise<Turns[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: LANES * targets.length })
  const begins = performance.now() + seconds * 100
  const ends = begins + seconds * 1_000
  const spent = targets.map((): number[] => [])
  const lane = async (first: number) => {
    for (let turn = first; performance.now() < ends; turn += 1) {
      const place = turn % targets.length
      const target = targets[place]
      if (!target) continue
      const milliseconds = await asked(target, agent)
      if (performance.now() > begins) spent[place]?.push(milliseconds)
    }
  }
  await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)))
  agent.destroy()
  return spent.map((all) => {
    const inOrder = all.toSorted((one, other) => one - other)
    const at = (share: number) => inOrder[Math.floor(inOrder.length * share)] ?? NaN
    return { count: all.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
  })
}

function asked({ url, method, next, status, says }: Target, agent: Agent): Promise<number> {
  const { headers = {}, body = '' } = next()
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), ...headers } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part)).once('end', () => {
        if (answer.statusCode === status && text.includes(says)) resolve(performance.now() - began)
        else reject(new Error(`${url}: ${answer.statusCode}: ${text.slice(0, 300)}`))
      })
    })
    sent.once('error', reject).end(body)
  })
}
