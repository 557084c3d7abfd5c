/** The front desk: who comes today, by case number; the document is seen and the photo made. */
import { type Request, type Response, Router } from 'express'
import multer from 'multer'
import { openParts, readCase, worklist } from '../../actions/cases.ts'
import { identify } from '../../actions/interviews.ts'
import { deskForm } from '../../forms/case.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { paths } from '../../paths.ts'
import { checkToken } from '../../platform/csrf.ts'
import { portrait } from '../../platform/image.ts'
import { dates } from '../../platform/translate.ts'
import type { Official } from '../../policies/actor.ts'
import { gate } from '../signIn.ts'
import { idOf } from '../worker/own.ts'

export const desk = Router()
const door = gate('frontDesk')
const official = (req: Request): Official => req.actor as Official
const upload = multer({ limits: { fileSize: 8 * 1024 * 1024, files: 1, fields: 10 } })

desk.get(paths.desk, door, async (req, res) => {
  const rows = await worklist(req.actor, req.today)
  const expected = rows.flatMap(({ id, caseNumber, awaitsTalk, talk }) => (talk && awaitsTalk ? [{ id, caseNumber, talk }] : []))
  res.page('municipality/desk', { rows: expected.toSorted((a, b) => (a.talk.on + a.talk.at).localeCompare(b.talk.on + b.talk.at)) })
})

/** Shows whom to compare the document with: looking is an act, on record each time. */
desk.post(paths.deskName.pattern, door, (req, res) => show(req, res))
desk.get([paths.deskCase.pattern, paths.deskName.pattern], door, (_req, res) => res.see(paths.desk))

desk.post(paths.deskCase.pattern, door, upload.single('photo'), async (req, res) => {
  checkToken(req)
  const form = read(deskForm, req.body)
  const photo = await portrait(req.file?.buffer ?? Buffer.alloc(0))
  const errors = { ...(form.ok ? {} : form.errors), ...(photo.ok ? {} : { photo: photo.error }) }
  if (!form.ok || !photo.ok) return show(req, res.status(422), errors)
  await identify(official(req), idOf(req), form.value, photo.jpeg, req.today)
  res.see(paths.desk)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { application } = await readCase(official(req), idOf(req), req.today)
  const { identity } = await openParts(official(req), application.id, ['identity'])
  const intro = identity ? [`${identity.given} ${identity.family}`, dates(req.language).date(identity.birthdate)] : []
  res.page('form', {
    name: 'desk', action: paths.deskCase.with(application), back: paths.desk, upload: true, entered: entered(req.body), errors, intro,
    fields: [
      { kind: 'radios', name: 'document', options: ['passport', 'identityCard', 'residencePermit'].map((value) => ({ value })) },
      { kind: 'checks', name: 'seen', options: [{ value: 'yes' }] },
      { kind: 'file', name: 'photo', hint: true },
    ],
  })
}
