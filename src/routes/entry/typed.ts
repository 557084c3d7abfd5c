/** What was typed when a session ended: it waits, sealed, for the same person in the same browser, and goes with that session. */
import type { Request, Response } from 'express'
import type {} from 'multer'
import { promisify } from 'node:util'
import { type Entered, entered } from '../../forms/form.ts'
import { checkToken, isFormOf, owesToken } from '../../platform/session/csrf.ts'
import { endedSession } from '../../platform/session/session.ts'
import type { Actor, Role } from '../../policies/actor.ts'
import { packageAtFirstUse } from '../../platform/atFirstUse.ts'

declare module 'express-session' {
  interface SessionData {
    typed?: { path: string; actorId: string; fields: Entered }
    /** Where someone was when the session ended, and for whom that page is. */
    returnTo?: { path: string; roles: readonly Role[]; actorId?: string }
  }
}

/** Of a form whose session ended by itself. Gives whose it was; a form of anyone else, or of a session that was ended on purpose, is dropped. */
export async function keepOfEnded(req: Request, res: Response, path: string): Promise<Actor | undefined> {
  const ended = await endedSession(req)
  if (!ended?.actor) return undefined
  await readText(req, res)
  if (!isFormOf(req, ended)) return undefined
  if (ended.shared) req.session.shared = true
  keep(req, ended.actor, path)
  return ended.actor
}

/** Of a form whose session runs, but that needs a fresh sign-in first. */
export async function keepOfRunning(req: Request, res: Response, actor: Actor): Promise<void> {
  await readText(req, res)
  if (owesToken(req)) checkToken(req)
  keep(req, actor, req.path)
}

export function keep(req: Request, { id }: Actor, path: string): void {
  // What leaves no trace is not kept here either.
  const { _csrf, _path, manner: _manner, ...fields } = entered(req.body)
  if (Object.keys(fields).length) req.session.typed = { path, actorId: id, fields }
}

const textOnly = packageAtFirstUse('multer', async () => promisify((await import('multer')).default({ limits: { fields: 60, fieldSize: 64 * 1024, fileSize: 16 * 1024 * 1024 }, fileFilter: (_req, _file, take) => take(null, false) }).any()))

/** An upload is read for its text; a file is not kept. */
async function readText(req: Request, res: Response): Promise<void> {
  if (req.is('multipart/form-data')) await (await textOnly())(req, res)
}

/** Fills what waits into the page it was typed on, each time that page is asked, until the form is sent. */
export function showAgain(req: Request, res: Response): void {
  const { typed } = req.session
  if (!typed || typed.actorId !== req.session.actor?.id) return
  if (req.method === 'POST' && req.path === typed.path) return void delete req.session.typed
  const page = res.page.bind(res) as (name: string, props: object) => void
  res.page = ((name: string, props: FormLike) => page(name, isItsPage(props, req.path, typed.path) ? again(props, typed.fields) : props)) as typeof res.page
}

const again = (props: { entered: Entered }, fields: Entered): object => ({ ...props, entered: { ...props.entered, ...fields }, typedAgain: true })

interface FormLike {
  readonly entered?: Entered | string
  readonly action?: string
}

function isItsPage(props: FormLike, here: string, path: string): props is FormLike & { entered: Entered } {
  return typeof props.entered === 'object' && (props.action ?? here) === path
}
