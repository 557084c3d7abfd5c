/** In by a code of the front desk, or by the words that came with it. Wrong, used, too old or of someone else: one answer. */
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { exchangeCode, type Invited, tryCode } from '../../actions/access/deskCodes.ts'
import { enterByWords } from '../../actions/access/ways.ts'
import { entered, type FormErrors, typed } from '../../forms/form.ts'
import { formatDeskCode, readDeskCode } from '../../law/person/deskCode.ts'
import { paths } from '../../paths.ts'
import { keepSession, sessionBegins } from '../../platform/session/session.ts'
import { newWords } from '../../platform/secrets/recoveryWords.ts'
import { admit, asksShared, rememberChoices, sharing } from './admit.ts'

/** A code that anyone may try, made when someone types it. */
export interface TryOut {
  readonly code: string
  make(now: Date): Promise<void>
}

declare module 'express-session' {
  interface SessionData {
    /** Whom a code lets in, and the words that will be hers: shown again until she says that she has them. */
    invited?: Invited & { words: string[] }
  }
}

export function code(limited: RequestHandler, tryOut: TryOut | undefined): Router {
  const router = Router()
  router.get(paths.entry, (req, res) => showCode(req, res))
  router.post(paths.entry, limited, sessionBegins, rememberChoices, async (req, res) => {
    const given = typed(req.body, 'deskCode')
    if (tryOut && isSame(given, tryOut.code)) await tryOut.make(req.now)
    const invited = await tryCode(given, req.now)
    if (!invited) return showCode(req, res.status(422), { deskCode: 'error.deskCode' })
    req.session.invited = { ...invited, words: newWords() }
    await keepSession(req)
    res.see(paths.entryWords)
  })

  router.get(paths.entryWords, (req, res) => {
    const { invited } = req.session
    if (!invited) return res.see(paths.entry)
    res.page('public/words', { words: invited.words, action: paths.entryWords, back: paths.entry })
  })
  router.post(paths.entryWords, limited, sessionBegins, async (req, res) => {
    const { invited } = req.session
    if (!invited) return res.see(paths.entry)
    const actor = await exchangeCode(invited, invited.words, req.now)
    if (actor) return res.see(await admit(req, actor).then(() => paths.access))
    delete req.session.invited
    showCode(req, res.status(422), { deskCode: 'error.deskCode' })
  })
  return router.use(words(limited))
}

function words(limited: RequestHandler): Router {
  const router = Router()
  router.get(paths.words, (req, res) => showWords(req, res))
  router.post(paths.words, limited, sessionBegins, rememberChoices, async (req, res) => {
    const actor = await enterByWords(typed(req.body, 'words').slice(0, 400))
    if (!actor) return showWords(req, res.status(422), { words: 'error.words' })
    res.see(await admit(req, actor))
  })
  return router
}

/** What was typed wrong is shown again, but not a code that came from somewhere else. */
function showCode(req: Request, res: Response, errors: FormErrors = {}): void {
  const given = { deskCode: typed(req.body, 'deskCode').slice(0, 20) }
  const action = sharing(paths.entry, asksShared(req))
  res.page('form', { name: 'deskEntry', action, back: sharing(paths.signIn, asksShared(req)), fields: [{ kind: 'text', name: 'deskCode', hint: true }], entered: given, errors, intro: [], upload: false })
}

function showWords(req: Request, res: Response, errors: FormErrors = {}): void {
  const { words: given = '' } = entered(req.body)
  const action = sharing(paths.words, asksShared(req))
  res.page('form', { name: 'words', action, back: sharing(paths.signIn, asksShared(req)), fields: [{ kind: 'area', name: 'words', hint: true }], entered: { words: given }, errors, intro: [], upload: false })
}

function isSame(given: string, code: string): boolean {
  const read = readDeskCode(given)
  return read !== undefined && formatDeskCode(read) === code
}
