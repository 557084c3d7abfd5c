/** A case as one file, for who says what for. */
import { type Request, type Response, Router } from 'express'
import { dossierOf, takeOut } from '../../../actions/dossier/dossier.ts'
import { dossierForm, dossierReasons } from '../../../forms/case/dossier.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const dossiers = Router()
const door = gate('caseworker')

dossiers.get(paths.dossier.pattern, door, (req, res) => show(req, res))

dossiers.post(paths.dossier.pattern, door, async (req, res) => {
  const form = read(dossierForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  const file = await takeOut(official(req), idOf(req), form.value.dossierReason, req.now)
  res.set({ 'Content-Disposition': 'attachment; filename="dossier.zip"', 'Cache-Control': 'no-store' }).type('application/zip').send(file)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const found = await dossierOf(official(req), idOf(req))
  res.page('municipality/dossier', { id: idOf(req), ...found, reasons: dossierReasons, entered: entered(req.body), errors })
}
