/** Leaving at once. It may be refused by nothing: not by a token, a session or a database that is away. */
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { setTimeout as pause } from 'node:timers/promises'
import type { Day } from '../law/day.ts'
import { paths } from '../paths.ts'
import { endSession } from '../platform/session/session.ts'
import { addressIn } from '../platform/page/address.ts'

/** Not the storage: nothing of a worker is in it, and checks that wait to be handed in are, closed; she is to read of each, whoever leaves here. */
export const cleared = '"cache", "cookies"'
const PATIENCE = 1_000

/** In so much time as a database that is away leaves her. */
async function end(req: Request, res: Response): Promise<void> {
  const ended = endSession(req, res).catch(() => undefined)
  await Promise.race([ended, pause(PATIENCE, undefined, { ref: false })])
}

const leave: RequestHandler = async (req, res) => {
  await end(req, res)
  res.set({ 'Clear-Site-Data': cleared, 'Cache-Control': 'no-store' })
  res.redirect(303, addressIn(req, paths.weather))
}

/** Stands before sessions, pages and every wall against foreign requests. */
export const quickExit = Router()
quickExit.route(paths.leave).get(leave).post(leave)

const seasons = ['winter', 'spring', 'summer', 'autumn'] as const

/** Where she comes out: a page about the weather, of nobody. Once it shows, her session is over, also where it came before the word that she leaves. Stands before sessions: whatever is away, this shows. */
export const weather = Router()
weather.get(paths.weather, async (req, res) => {
  await end(req, res)
  res.page('public/weather', { season: seasonOf(req.today) })
})

export function seasonOf(day: Day): (typeof seasons)[number] {
  const month = Number(day.slice(5, 7))
  return seasons[Math.floor((month % 12) / 3)] ?? 'winter'
}
