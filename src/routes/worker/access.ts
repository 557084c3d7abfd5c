/** How she comes in: the keys in her phones and the words on her paper, each to be replaced by herself; and whose device this is. */
import { type Request, type Response, Router } from 'express'
import { endOtherSessions, endOwnSession, openSessions } from '../../actions/access/openSessions.ts'
import { addPasskey, newKeyOptions, removePasskey, replaceWords, waysOf } from '../../actions/access/ways.ts'
import { typed } from '../../forms/form.ts'
import { paths } from '../../paths.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Site } from '../../platform/secrets/passkey.ts'
import { newWords } from '../../platform/secrets/recoveryWords.ts'
import { keepSession, ownSessionMac } from '../../platform/session/session.ts'
import { answerIn, keepQuestion, takeQuestion } from '../entry/passkey.ts'
import { gate, onOwnDevice, recently } from '../signIn.ts'
import { isId } from './own.ts'
import { worker } from '../whoAsks.ts'

declare module 'express-session' {
  interface SessionData {
    /** Words that are not hers yet: shown again until she says that she has them. */
    newWords?: string[]
  }
}

const door = gate('worker')
const MINUTES = 5
const fresh = [door, recently(MINUTES, { back: paths.access })]

export function access(site: Site): Router {
  const router = Router()
  router.get(paths.access, fresh, (req: Request, res: Response) => show(req, res))
  router.post(paths.newPasskeyQuestion, fresh, onOwnDevice, async (req: Request, res: Response) => {
    const options = await newKeyOptions(worker(req), site)
    await keepQuestion(req, options.challenge, 'new')
    res.json(options)
  })
  router.post(paths.newPasskey, fresh, onOwnDevice, async (req: Request, res: Response) => {
    const challenge = takeQuestion(req, 'new')
    const added = challenge !== undefined && (await addPasskey(worker(req), site, answerIn(req), challenge, req.today))
    if (!added) return show(req, res.status(422), 'error.newPasskey')
    res.see(`${paths.access}?sleutel`)
  })
  router.post(paths.oldPasskey, fresh, async (req: Request, res: Response) => {
    const id = typed(req.body, 'id')
    if (!isId(id)) throw new NotFound()
    await removePasskey(worker(req), id)
    res.see(`${paths.access}?weg`)
  })
  router.post(paths.otherSession, fresh, async (req: Request, res: Response) => {
    const id = typed(req.body, 'id')
    await (id ? endOwnSession(worker(req), id) : endOtherSessions(worker(req), await here(req)))
    res.see(`${paths.access}?elders`)
  })
  router.get([paths.newPasskey, paths.newPasskeyQuestion, paths.oldPasskey, paths.otherSession], door, (_req, res) => res.see(paths.access))
  return router.use(words(), device)
}

async function show(req: Request, res: Response, error = ''): Promise<void> {
  const done = ['sleutel', 'weg', 'woorden', 'elders'].find((each) => req.query[each] !== undefined) ?? ''
  const own = await here(req)
  const elsewhere = (await openSessions(worker(req), req.now)).filter(({ id }) => id !== own)
  res.page('worker/access', { ways: await waysOf(worker(req)), elsewhere, error, done: error ? '' : done })
}

async function here(req: Request): Promise<string> {
  return (await ownSessionMac(req))?.toString('base64url') ?? ''
}

function words(): Router {
  const router = Router()
  router.get(paths.accessWords, fresh, async (req: Request, res: Response) => {
    const { wordsOn } = await waysOf(worker(req))
    if (!wordsOn) throw new NotFound()
    req.session.newWords ??= newWords()
    await keepSession(req)
    res.page('public/words', { words: req.session.newWords, action: paths.accessWords, back: paths.access })
  })
  router.post(paths.accessWords, fresh, async (req: Request, res: Response) => {
    const { newWords: given } = req.session
    if (!given) return res.see(paths.accessWords)
    await replaceWords(worker(req), given, req.today)
    delete req.session.newWords
    res.see(`${paths.access}?woorden`)
  })
  return router
}

/** For anyone: before signing in the choice goes along in the address, after it the session has it. */
const device = Router()

device.get(paths.device, (req, res) => res.page('public/device', { changed: req.query['klaar'] !== undefined }))

device.post(paths.device, door, async (req, res) => {
  if (typed(req.body, 'shared') === 'yes') req.session.shared = true
  else delete req.session.shared
  await keepSession(req)
  res.see(`${paths.device}?klaar`)
})
