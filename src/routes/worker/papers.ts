/** Her uploads: pages of her document, and her photo with a look whether it meets the rules. */
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { startApplication } from '../../actions/applications.ts'
import { fileError } from '../../actions/papers/intake.ts'
import { hasProof } from '../../actions/papers/papers.ts'
import { addDocument, addPhoto, approvePhoto, ownFile, ownPapers, removeDocument } from '../../actions/papers/uploads.ts'
import { approvalForm } from '../../forms/application/papers.ts'
import { type FormErrors, read } from '../../forms/form.ts'
import { paths } from '../../paths.ts'
import { translator } from '../../platform/page/translate.ts'
import { sendFile } from '../file.ts'
import { onOwnDevice } from '../signIn.ts'
import { type Received, withUploads } from '../uploads.ts'
import { idOf } from './own.ts'
import { after, door } from './questions/ask.ts'
import { worker } from '../whoAsks.ts'

export const papers = Router()

/** Said before she makes one, and asked when she sees it. */
export const photoRules = (language: string): string[] => [1, 2, 3, 4, 5].map((number) => translator(language)(`photo.rule.${number}`))

/** Uploads are part of a draft; after sending there is nothing to change here. */
const drafting: RequestHandler = async (req, res, next) => {
  const { receivedOn } = await startApplication(worker(req), req.today)
  if (receivedOn) res.see(paths.home)
  else next()
}

papers.get(paths.documentFiles, door, drafting, (req, res) => showDocuments(req, res))

papers.post(paths.documentFiles, door, (req, res) => withUploads(req, res, ['front', 'back'], async (received) => {
  const errors = await keptOf(req, received)
  if (Object.keys(errors).length) return showDocuments(req, res.status(422), errors)
  res.see(paths.documentFiles)
}))

/** Each side on its own: what is right is kept, of what is not she hears why. */
async function keptOf(req: Request, { files, errors }: Received): Promise<FormErrors> {
  const wrong = { ...errors }
  for (const side of ['front', 'back'] as const) {
    const file = files[side]
    const error = file && (await errorOf(addDocument(worker(req), side, file)))
    if (error) wrong[side] = error
  }
  const none = !files['front'] && !files['back'] && !Object.keys(wrong).length
  return none ? { front: 'error.file.none' } : wrong
}

function errorOf(keeping: Promise<void>): Promise<string | undefined> {
  return keeping.then(() => undefined, fileError)
}

async function showDocuments(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const own = await ownPapers(worker(req))
  const files = (own.files ?? []).map(({ id, side, type }) => ({ id, side, type, href: paths.ownFile.with({ id }) }))
  const ready = hasProof({ ...own, proof: 'upload' })
  res.page('worker/documents', { files, errors, next: ready ? await after(req, 'document') : '' })
}

papers.post(paths.documentRemoval.pattern, door, async (req, res) => {
  await removeDocument(worker(req), idOf(req))
  res.see(paths.documentFiles)
})
papers.get(paths.documentRemoval.pattern, door, (_req, res) => res.see(paths.documentFiles))

/** A picture is shown and kept nowhere; a PDF would stay on the device. */
papers.get(paths.ownFile.pattern, door, async (req, res) => {
  const file = await ownFile(worker(req), idOf(req))
  const send = () => sendFile(res, file)
  if (file.type === 'application/pdf') return onOwnDevice(req, res, send)
  send()
})

papers.get(paths.photoFile, door, drafting, (req, res) => askPhoto(req, res))

papers.post(paths.photoFile, door, (req, res) => withUploads(req, res, ['picture'], async ({ files, errors }) => {
  const { picture } = files
  const missing = Object.keys(errors).length ? errors : { picture: 'error.file.none' }
  const error = picture && (await errorOf(addPhoto(worker(req), picture)))
  if (!picture || error) return askPhoto(req, res.status(422), error ? { picture: error } : missing)
  res.see(paths.photoCheck)
}))

function askPhoto(req: Request, res: Response, errors: FormErrors = {}): void {
  res.page('form', {
    name: 'photoFile', action: paths.photoFile, back: paths.photo, upload: true, entered: {}, errors, intro: [], rules: photoRules(req.language),
    fields: [{ kind: 'file', name: 'picture', hint: true }],
  })
}

papers.get(paths.photoCheck, door, drafting, async (req, res) => {
  const { photo } = await ownPapers(worker(req))
  if (!photo) return res.see(paths.photoFile)
  res.page('worker/photoCheck', { id: photo.id, source: paths.ownFile.with(photo), rules: photoRules(req.language) })
})

papers.post(paths.photoCheck, door, async (req, res) => {
  const form = read(approvalForm, req.body)
  if (!form.ok) return res.see(paths.photoCheck)
  await approvePhoto(worker(req), form.value.id)
  res.see(await after(req, 'photo'))
})
