/** Whom she lets help her: who does now, and naming another. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { nameHelper, ownMandates, stopHelper } from '../../actions/helping/mandates.ts'
import { entered, type FormErrors, read, typed } from '../../forms/form.ts'
import { mandateForm } from '../../forms/hers/herSide.ts'
import { mandateLengths, mandateUntil } from '../../law/hers/mandate.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { gate, isRecent, recently } from '../signIn.ts'
import { idOf } from './own.ts'
import { worker } from '../whoAsks.ts'

const door = gate('worker')
/** Naming a helper lets another read her letters: only after a fresh sign-in, as the code they come in by. Stopping asks for none. */
const MINUTES = 5
const fresh = recently(MINUTES)

export function mandates(baseUrl: string): Router {
  const router = Router()
  const typedAt = baseUrl.replace(/^https?:\/\//, '') + paths.helpSomeone
  router.get(paths.mandates, door, (req, res, next) => (req.query['code'] ? fresh(req, res, next) : next()), (req, res) => show(req, res, typedAt))

  router.post(paths.mandates, door, fresh, async (req, res) => {
    const form = read(mandateForm, req.body)
    if (!form.ok) return show(req, res.status(422), typedAt, form.errors)
    await nameHelper(worker(req), form.value, req.today)
    res.see(paths.mandates)
  })

  router.post(paths.stopMandate.pattern, door, async (req, res) => {
    await stopHelper(worker(req), idOf(req), req.today)
    res.see(paths.mandates)
  })

  router.get(paths.stopMandate.pattern, door, (_req, res) => res.see(paths.mandates))
  return router
}

async function show(req: Request, res: Response, typedAt: string, errors: FormErrors = {}): Promise<void> {
  const { date } = dates(req.language)
  const t = translator(req.language)
  const lengths = mandateLengths.map((days) => ({ value: String(days), label: t('mandate.until', { on: date(mandateUntil(req.today, days)) }) }))
  const key = typed(req.body, 'key') || randomUUID()
  res.page('worker/mandates', { mandates: await ownMandates(worker(req), req.today), showsCode: isRecent(req, MINUTES), typedAt, key, lengths, entered: entered(req.body), errors })
}
