/** The public check, and what anyone may read to check without asking: the same pages as of the whole service, for nobody in particular. */
import type { Express, RequestHandler } from 'express'
import { stricter } from './actions/register/tightened.ts'
import { appOf, beginDoors, checkLimits, type Framed, readForms, showPages } from './frame.ts'
import { watchReplica } from './platform/database/replica.ts'
import { ReplicaBehind } from './platform/errors.ts'
import { rateLimits } from './platform/session/rateLimit.ts'
import { checking } from './routes/public/check.ts'
import { published } from './routes/public/published.ts'

/** No sessions: nothing of it needs to know who asks. Whether it tells how much was asked and kept away: not where nothing can be written. */
export function createCheckApp({ tells = false, ...framed }: Framed & { readonly tells?: boolean }): Express {
  const { settings, now } = framed
  const doors = beginDoors(framed)
  showPages(doors, settings)
  doors.use(published(settings.baseUrl), checkLimits(rateLimits({ now, stricter, tells }), settings), ...readForms(settings.baseUrl))
  return appOf(doors.use(upToDate(), checking), framed)
}

/** Of a database that follows another: rather no answer than one that others know to be over. */
function upToDate(): RequestHandler {
  const isBehind = watchReplica()
  return async ({ method }, _res, next) => {
    if (method === 'POST' && (await isBehind())) throw new ReplicaBehind()
    next()
  }
}
