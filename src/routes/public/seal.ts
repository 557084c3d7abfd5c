/** Is this file the decision that this code belongs to? Yes or no; nothing of it is kept. */
import { type RequestHandler, type Response, Router } from 'express'
import { isOurs } from '../../actions/deciding/seals.ts'
import { sealForm } from '../../forms/deciding/delivery.ts'
import { type Entered, entered, type FormErrors, read } from '../../forms/form.ts'
import type { Day } from '../../law/day.ts'
import { paths } from '../../paths.ts'
import { withPublicUpload } from '../uploads.ts'

export function sealing(limited: RequestHandler): Router {
  const router = Router()
  router.get(paths.seal, (_req, res) => show(res))
  router.post(paths.seal, limited, (req, res) => withPublicUpload(req, res, ['file'], async ({ files, errors }) => {
    const form = read(sealForm, req.body)
    const wrong = { ...(form.ok ? {} : { code: 'error.sealCode' }), ...(!files['file'] && { file: 'error.file.none' }), ...errors }
    const given = { code: entered(req.body)['code'] ?? '' }
    if (!form.ok || !files['file'] || Object.keys(wrong).length) return show(res.status(422), { errors: wrong, given })
    const found = await isOurs(form.value.code, files['file'])
    show(res, { given, answer: found ? 'yes' : 'no', afterwards: found?.afterwards ?? null })
  }))
  return router
}

interface Shown {
  readonly errors?: FormErrors
  readonly given?: Entered
  readonly answer?: '' | 'yes' | 'no'
  readonly afterwards?: Day | null
}

function show(res: Response, { errors = {}, given = {}, answer = '', afterwards = null }: Shown = {}): void {
  res.page('public/seal', { errors, entered: given, answer, afterwards })
}
