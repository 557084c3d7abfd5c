/** In by a key in her phone. The browser asks a question first; the question is of this session and is answered once. */
import { type Request, type RequestHandler, Router } from 'express'
import { enterByPasskey } from '../../actions/access/ways.ts'
import { typed } from '../../forms/form.ts'
import { paths } from '../../paths.ts'
import { keepSession, sessionBegins } from '../../platform/session/session.ts'
import { askKey, type Site } from '../../platform/secrets/passkey.ts'
import type { ShowDoors } from '../signIn.ts'
import { admit, rememberChoices } from './admit.ts'

declare module 'express-session' {
  interface SessionData {
    question?: { challenge: string; for: 'in' | 'new'; until: number }
  }
}

const MINUTES = 5

export function passkey(site: Site, limited: RequestHandler, show: ShowDoors): Router {
  const router = Router()
  router.post(paths.passkeyQuestion, limited, sessionBegins, rememberChoices, async (req, res) => {
    const options = await askKey(site)
    await keepQuestion(req, options.challenge, 'in')
    res.json(options)
  })
  router.get(paths.passkey, (_req, res) => res.see(paths.signIn))
  router.post(paths.passkey, limited, sessionBegins, rememberChoices, async (req, res) => {
    const challenge = takeQuestion(req, 'in')
    const actor = challenge ? await enterByPasskey(site, answerIn(req), challenge, req.today) : undefined
    if (!actor) return show(req, res.status(422), 'error.passkey')
    res.see(await admit(req, actor))
  })
  return router
}

export async function keepQuestion(req: Request, challenge: string, what: 'in' | 'new'): Promise<void> {
  req.session.question = { challenge, for: what, until: req.now.getTime() + MINUTES * 60_000 }
  await keepSession(req)
}

/** Taken out whatever becomes of the answer. */
export function takeQuestion(req: Request, what: 'in' | 'new'): string | undefined {
  const { question } = req.session
  delete req.session.question
  return question?.for === what && req.now.getTime() <= question.until ? question.challenge : undefined
}

export function answerIn(req: Request): unknown {
  try {
    return JSON.parse(typed(req.body, 'answer')) as unknown
  } catch {
    return undefined
  }
}
