/** Someone was given a code: typed here, never in an address, and without a cookie. */
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { openShare } from '../../actions/licence/opening.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { openForm } from '../../forms/licence/licence.ts'
import { readLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { paths } from '../../paths.ts'
import { networkOf } from '../../platform/session/rateLimit.ts'

export function opening(limited: RequestHandler): Router {
  const router = Router()
  router.get(paths.shared, (req, res) => show(req, res))

  router.post(paths.shared, limited, async (req, res) => {
    const form = read(openForm, req.body)
    const code = form.ok ? readLicenceNumber(form.value.shareCode) : undefined
    if (!form.ok || !code) return show(req, res.status(422), form.ok ? { shareCode: 'error.typing' } : form.errors)
    const share = await openShare({ code, tail: form.value.tail, network: networkOf(req.ip ?? '') }, req.now, req.today)
    if (!share) return show(req, res.status(422), { shareCode: 'error.shareCode.none' })
    res.page('public/sharedResult', { share, now: req.now, today: req.today })
  })
  return router
}

function show(req: Request, res: Response, errors: FormErrors = {}): void {
  const fields = ['shareCode', 'tail'].map((name) => ({ kind: 'text', name, hint: true }) as const)
  res.page('form', { name: 'openShare', action: paths.shared, back: '', fields, entered: entered(req.body), errors, intro: [], upload: false })
}
