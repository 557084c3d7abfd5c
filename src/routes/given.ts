/** What the doors of each kind are given. */
import type { RequestHandler } from 'express'
import type { Settings } from '../config.ts'
import type { Log } from '../platform/log.ts'
import type { Spool } from '../platform/sending/spool.ts'
import type { RateLimits } from '../platform/session/rateLimit.ts'
import type { TryOut } from './entry/code.ts'

export interface Given {
  readonly settings: Settings
  readonly log: Log
  readonly limits: ReturnType<typeof limitsOf>
  /** A desk code to try, in the demonstration. */
  readonly tryOut: TryOut | undefined
  /** Of a demonstration: what would have been sent. */
  readonly samples: Spool | undefined
}

/** How often one network may ask, by what it asks. */
export function limitsOf(limits: RateLimits, { demonstration, checksPerMinute, signInsPerMinute }: Settings) {
  const limit = (name: string, most: number, windowSeconds = 60): RequestHandler => limits.limit({ name, limit: most, windowSeconds })
  return {
    api: limit('api', checksPerMinute * 10),
    code: limit('code', demonstration ? 600 : 20, 600),
    share: limit('share', checksPerMinute),
    seal: limit('seal', checksPerMinute),
    signIn: limit('sign-in', signInsPerMinute),
    entry: limit('entry', demonstration ? 600 : 10),
  }
}
