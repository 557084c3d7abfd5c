/** The end of a session that nobody needs to fear: it can be put off, and what was typed waits. */
import { type Request, type Response, Router } from 'express'
import { typed } from '../../forms/form.ts'
import { paths } from '../../paths.ts'
import { freshSession, heldSession, keepSession, sessionBegins } from '../../platform/session/session.ts'
import { sessionEnd } from '../../platform/session/sealedStore.ts'
import { placeIn } from '../../platform/page/address.ts'
import { sharing } from './admit.ts'
import { keep, keepOfEnded } from './typed.ts'

export const time = Router()

/** The button that keeps someone signed in. The page asks it; asking is enough, like any other page. */
time.post(paths.stay, (req, res) => {
  const end = sessionEnd(req)
  if (!end) return void res.status(401).json({ left: 0 })
  res.json({ left: Math.round((end.getTime() - req.now.getTime()) / 1_000) })
})

/** A page whose time is up sends what was typed on it; the session ends here if it had not ended yet. */
time.post(paths.timeUp, sessionBegins, async (req, res) => {
  res.see(await putAway(req, res))
})

async function putAway(req: Request, res: Response): Promise<string> {
  if (!heldSession(req)) return paths.signIn
  const path = pathIn(typed(req.body, '_path'))
  const { actor, shared } = req.session
  if (actor) {
    await freshSession(req)
    if (shared) req.session.shared = true
    keep(req, actor, path)
  }
  const whose = actor ?? (await keepOfEnded(req, res, path))
  if (whose) {
    req.session.returnTo = { path, roles: [whose.role], actorId: whose.id }
    await keepSession(req)
  }
  return sharing(`${paths.signIn}?weer`, req.session.shared ?? false)
}

/** An address of ours, as the page wrote it in its own language. */
function pathIn(text: string): string {
  return /^\/[^/\\]/.test(text) ? placeIn(text).rest : paths.front
}
