/** What is the same for everyone who comes in, by whatever door. */
import type { Request, RequestHandler } from 'express'
import { typed } from '../../forms/form.ts'
import { paths } from '../../paths.ts'
import { tokenOf } from '../../platform/session/csrf.ts'
import { freshSession, keepSession } from '../../platform/session/session.ts'
import type { Actor } from '../../policies/actor.ts'

declare module 'express-session' {
  interface SessionData {
    actor?: Actor
    /** Comes by the door of workers, to help someone else. */
    asHelper?: boolean
    /** In milliseconds. */
    signedInAt?: number
  }
}

/** Stands in an address before signing in: no cookie is needed to carry the choice. */
export const SHARED = 'gedeeld'
export const asksShared = (req: Request): boolean => req.query[SHARED] !== undefined
export const sharing = (path: string, shared: boolean): string => (shared ? `${path}${path.includes('?') ? '&' : '?'}${SHARED}` : path)

/** What was chosen before signing in. */
export const rememberChoices: RequestHandler = (req, _res, next) => {
  req.session.language = req.language
  req.session.display = req.display
  if (asksShared(req)) req.session.shared = true
  req.session.asHelper = typed(req.body, 'as') === 'helper'
  next()
}

/** A new session for who came in; gives where to go. What the old one kept for someone else is gone. */
export async function admit(req: Request, actor: Actor): Promise<string> {
  const { returnTo, typed, shared } = req.session
  await freshSession(req)
  req.session.actor = actor
  req.session.signedInAt = req.now.getTime()
  if (shared && actor.role === 'worker') req.session.shared = true
  if (typed?.actorId === actor.id) req.session.typed = typed
  tokenOf(req)
  await keepSession(req)
  if (!returnTo?.roles.includes(actor.role) || (returnTo.actorId ?? actor.id) !== actor.id) return homeOf(actor)
  return returnTo.path
}

export function homeOf(actor: Actor): string {
  switch (actor.role) {
    case 'worker':
      return paths.home
    case 'frontDesk':
      return paths.desk
    case 'interviewer':
    case 'caseworker':
    case 'decisionMaker':
    case 'teamLead':
      return paths.work
    case 'objectionHandler':
      return paths.objectionList
    case 'privacyOfficer':
      return paths.watch
    case 'administrator':
      return paths.administration
    case 'inspector':
      return paths.shift
    case 'helper':
      return paths.helped
    case 'careCoordinator':
      return paths.care
    case 'registerManager':
      return paths.registerKeys
    case 'system':
    case 'recipient':
      return paths.front
  }
}
