/** The front desk hands out a code to someone whose document it has seen. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { handOutCode } from '../../../actions/access/deskCodes.ts'
import { handOutForm } from '../../../forms/person/access.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { paths } from '../../../paths.ts'
import { official } from '../../whoAsks.ts'
import { gate } from '../../signIn.ts'

const door = gate('frontDesk')

export function deskCode(baseUrl: string): Router {
  const router = Router()
  router.get(paths.deskCode, door, (req, res) => show(req, res))
  router.post(paths.deskCode, door, async (req, res) => {
    const form = read(handOutForm, req.body)
    if (!form.ok) return show(req, res.status(422), form.errors)
    const { code, until } = await handOutCode(official(req), form.value, req.now)
    res.page('municipality/deskCodeMade', { code, until, address: `${baseUrl}${paths.entry}` })
  })
  return router
}

function show(req: Request, res: Response, errors: FormErrors = {}): void {
  res.page('municipality/deskCode', { key: typed(req.body, 'key') || randomUUID(), entered: entered(req.body), errors })
}
