/** At the desk for the first time, by the number on her letter: her document is compared, her photo made, and her code handed out. */
import { type Request, type Response, Router } from 'express'
import { fileError, taken } from '../../../actions/papers/intake.ts'
import { codeForTakenOver, whoCame } from '../../../actions/takingOver/atDesk.ts'
import { takenOverForm } from '../../../forms/person/access.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { caseNumberForm } from '../../../forms/case/handling.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { dates } from '../../../platform/page/translate.ts'
import { portrait } from '../../../platform/upload/picture.ts'
import { gate } from '../../signIn.ts'
import { withUploads } from '../../uploads.ts'
import { official } from '../../whoAsks.ts'

const door = gate('frontDesk')

export function takenOver(baseUrl: string): Router {
  const router = Router()
  router.get(paths.takenOver, door, (req, res) => show(req, res))

  /** Shows whom to compare the document with: looking is an act, on record each time. */
  router.post(paths.takenOver, door, async (req, res) => {
    const form = read(caseNumberForm, req.body)
    if (!form.ok) return show(req, res.status(422), { errors: { caseNumber: 'error.caseNumber' } })
    const who = await found(req, form.value.caseNumber)
    if (!who) return show(req, res.status(422), { errors: { caseNumber: 'error.caseNotFound' } })
    show(req, res, { caseNumber: form.value.caseNumber, who })
  })

  router.post(paths.takenOverCode, door, (req, res) => withUploads(req, res, ['photo'], async ({ files, errors: reading }) => {
    const form = read(takenOverForm, req.body)
    const photo = files['photo'] ? await taken(files['photo'], portrait).then((jpeg) => ({ jpeg, error: '' }), (error: unknown) => ({ jpeg: undefined, error: fileError(error) })) : { jpeg: undefined, error: 'error.photo' }
    const errors = { ...(form.ok ? {} : form.errors), ...(photo.error && { photo: photo.error }), ...reading }
    const { caseNumber = '' } = entered(req.body)
    if (!form.ok || !photo.jpeg || Object.keys(errors).length) {
      const who = await found(req, String(caseNumber))
      return show(req, res.status(422), { errors, ...(who && { caseNumber: String(caseNumber), who }) })
    }
    res.page('municipality/deskCodeMade', { ...(await codeForTakenOver(official(req), form.value, photo.jpeg, req.now)), address: `${baseUrl}${paths.entry}` })
  }))
  router.get(paths.takenOverCode, door, (_req, res) => res.see(paths.takenOver))
  return router
}

async function found(req: Request, caseNumber: string): Promise<string[] | undefined> {
  try {
    const { given, family, birthdate } = await whoCame(official(req), caseNumber)
    return [`${given} ${family}`.trim(), dates(req.language).date(birthdate)]
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}

function show(req: Request, res: Response, { caseNumber = '', who = [], errors = {} }: { caseNumber?: string; who?: readonly string[]; errors?: FormErrors } = {}): void {
  res.page('municipality/takenOver', { caseNumber, who, entered: entered(req.body), errors })
}
