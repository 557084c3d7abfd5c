/** Codes for someone of her choice: what they show, to whom, how long; and stopping them. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { ownCards } from '../../../actions/licence/cards.ts'
import { ownProof } from '../../../actions/licence/proof.ts'
import { makeShare, ownShare, ownShares, stopShare } from '../../../actions/licence/sharing.ts'
import { ownWatches, platforms } from '../../../actions/watching/allowing.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { type ShareForm, shareForm } from '../../../forms/licence/licence.ts'
import { formatNumber } from '../../../law/licence/licenceNumber.ts'
import { recipients, shareDays, shareViews } from '../../../law/hers/sharing.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate, recently } from '../../signIn.ts'
import { idOf } from '../own.ts'
import { worker } from '../../whoAsks.ts'

const door = gate('worker')
const fresh = [door, recently(5)]

export function sharing(baseUrl: string): Router {
  const router = Router()
  router.get(paths.shares, door, async (req, res) => {
    const shares = await ownShares(worker(req), req.today)
    const subjects = await subjectsOf(req)
    const canAllow = subjects.some(({ value }) => value !== 'proof') && (await platforms(worker(req))).length > 0
    res.page('worker/shares', { shares, canShare: subjects.length > 0, watches: await ownWatches(worker(req), req.today), canAllow })
  })
  router.get(paths.newShare, fresh, (req: Request, res: Response) => showForm(req, res))
  router.post(paths.newShare, fresh, async (req: Request, res: Response) => {
    const form = read(shareForm, req.body)
    const errors = form.ok ? await nameless(req, form.value) : form.errors
    if (!form.ok || errors) return showForm(req, res.status(422), errors)
    const id = await makeShare(worker(req), form.value, req.today)
    res.see(paths.share.with({ id }))
  })
  router.get(paths.share.pattern, door, async (req, res) => {
    res.page('worker/share', { share: await ownShare(worker(req), idOf(req), req.today), checkAt: baseUrl.replace(/^https?:\/\//, '') + paths.shared })
  })
  router.post(paths.shareStop.pattern, door, async (req, res) => {
    await stopShare(worker(req), idOf(req), req.today)
    res.see(paths.shares)
  })
  router.get(paths.shareStop.pattern, door, (req, res) => res.see(paths.share.with({ id: idOf(req) })))
  return router
}

interface SubjectChoice {
  readonly value: string
  readonly label: string
  readonly named: boolean
}

/** What she can show: each of her numbers, or that she asked in time. */
async function subjectsOf(req: Request): Promise<SubjectChoice[]> {
  const { cards } = await ownCards(worker(req), req.today)
  const proof = await ownProof(worker(req), req.today)
  const chosen = cards.map(({ id, number, name }) => ({ value: id, label: [formatNumber(number), name].filter(Boolean).join(', '), named: name !== '' }))
  return [...chosen, ...(proof ? [{ value: 'proof', label: translator(req.language)('shares.proof'), named: false }] : [])]
}

/** A working name is shown only where there is one. */
async function nameless(req: Request, { subject, withName }: ShareForm): Promise<FormErrors | undefined> {
  const named = (await subjectsOf(req)).some(({ value, named: has }) => value === subject && has)
  return withName === 'working' && !named ? { withName: 'error.withName.noWorking' } : undefined
}

async function showForm(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const subjects = await subjectsOf(req)
  const [only] = subjects
  if (!only) return res.see(paths.shares)
  const choices = (values: readonly (string | number)[]) => values.map((value) => ({ value: String(value) }))
  const names = ['none', 'first', ...(subjects.some(({ named }) => named) ? ['working'] : [])]
  const subject: Field = subjects.length > 1 ? { kind: 'radios', name: 'subject', options: subjects } : { kind: 'hidden', name: 'subject' }
  const fields: Field[] = [
    { kind: 'hidden', name: 'key' },
    subject,
    { kind: 'radios', name: 'recipient', options: choices(recipients) },
    { kind: 'checks', name: 'withPhoto', options: choices(['yes']) },
    { kind: 'radios', name: 'withName', options: choices(names) },
    { kind: 'radios', name: 'days', options: choices(shareDays) },
    { kind: 'radios', name: 'views', options: choices(shareViews) },
  ]
  const given = { ...(subjects.length === 1 && { subject: only.value }), ...entered(req.body), key: typed(req.body, 'key') || randomUUID() }
  res.page('form', { name: 'newShare', action: paths.newShare, back: paths.shares, fields, entered: given, errors, intro: [], upload: false })
}
