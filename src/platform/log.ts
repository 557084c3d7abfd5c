/** One structured line for what happened; nothing about a person, an address of hers, or a number. */
import type { RequestHandler } from 'express'
import { randomUUID } from 'node:crypto'
import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/** Written together, some times a second and at the end; a line that waits for the disk makes everyone wait. */
const gathered = { sync: false, minLength: 8_192, periodicFlush: 200 }

export function createLog({ level = 'info', destination }: { level?: string; destination?: DestinationStream } = {}): Log {
  const options = { level, base: null, serializers: { error: describe } }
  return pino(options, destination ?? pino.destination(gathered))
}

/** Of several errors at once: enough to see what they are. */
const MOST = 20

/** What may be said of an error: its kind and where it arose; of several at once, the same of each. Messages and parameters can hold what was typed. */
export function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: 'unknown' }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).slice(0, 12)
  const { code } = ((error as { original?: object }).original ?? error) as { code?: string }
  const at = frames.map((line) => line.trim().replace(/file:\/\/.*\/(src|node_modules)\//, '$1/'))
  const errors = error instanceof AggregateError ? error.errors.slice(0, MOST).map((each: unknown) => describe(each)) : undefined
  return { name: error.name, ...(code && { code }), at, ...(errors && { errors }) }
}

/** Each request once: its route, never its address; who asked is not written down. */
export function requestLog(log: Log): RequestHandler {
  return (req, res, next) => {
    const began = performance.now()
    req.reference = randomUUID().slice(0, 8)
    res.on('finish', () => {
      const route = req.route ? `${req.baseUrl}${String((req.route as { path: unknown }).path)}` : '-'
      log.info({ reference: req.reference, method: req.method, route, status: res.statusCode, ms: Math.round(performance.now() - began) })
    })
    next()
  }
}

declare global {
  namespace Express {
    interface Request {
      /** Names this request in the log and on an error page. */
      reference: string
    }
  }
}
