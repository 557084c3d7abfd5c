/** The seals of her decisions: whether what lies here is still what was sealed, and whether a file of hers is one of them. */
import { type Request, type Response, Router } from 'express'
import { ownUnsealed } from '../../actions/deciding/sealAfterwards.ts'
import { ownLetterOf, ownSeals } from '../../actions/deciding/seals.ts'
import type { FormErrors } from '../../forms/form.ts'
import type { Day } from '../../law/day.ts'
import { paths } from '../../paths.ts'
import { gate } from '../signIn.ts'
import { withUploads } from '../uploads.ts'
import { worker } from '../whoAsks.ts'

export const seals = Router()
const door = gate('worker')

seals.get(paths.ownSeal, door, (req, res) => show(req, res))

seals.post(paths.ownSeal, door, (req, res) => withUploads(req, res, ['file'], async ({ files, errors }) => {
  const wrong = { ...(!files['file'] && { file: 'error.file.none' }), ...errors }
  if (!files['file'] || Object.keys(wrong).length) return show(req, res.status(422), { errors: wrong })
  const found = await ownLetterOf(worker(req), files['file'])
  await show(req, res, { answer: found ? 'yes' : 'no', sentOn: found?.sentOn ?? null })
}))

interface Shown {
  readonly errors?: FormErrors
  readonly answer?: '' | 'yes' | 'no'
  readonly sentOn?: Day | null
}

async function show(req: Request, res: Response, { errors = {}, answer = '', sentOn = null }: Shown = {}): Promise<void> {
  res.page('worker/seals', { seals: await ownSeals(worker(req)), without: await ownUnsealed(worker(req)), errors, answer, sentOn })
}
