/** Is this number valid today? Yes, or the one other answer. */
import { type RequestHandler, Router } from 'express'
import { isValid } from '../../actions/checks.ts'
import { checkForm } from '../../forms/check.ts'
import { read, typed } from '../../forms/form.ts'
import { readLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { paths } from '../../paths.ts'

export function checking(limited: RequestHandler): Router {
  const router = Router()
  router.get(paths.check, (_req, res) => res.page('public/check', { entered: '', error: '' }))

  router.post(paths.check, limited, async (req, res) => {
    const form = read(checkForm, req.body)
    const number = form.ok ? readLicenceNumber(form.value.number) : undefined
    if (!number) return res.status(422).page('public/check', { entered: typed(req.body, 'number').slice(0, 40), error: form.ok ? 'error.typing' : 'error.number' })
    res.page('public/checkResult', { valid: await isValid(number, req.today), today: req.today })
  })
  return router
}
