/** Reading uploads: into memory, within limits, so many at a time. Names of files are not looked at. */
import type { Request, Response } from 'express'
import type { MulterError } from 'multer'
import type { FormErrors } from '../forms/form.ts'
import { packageAtFirstUse } from '../platform/atFirstUse.ts'
import { checkToken } from '../platform/session/csrf.ts'
import { MOST_BYTES } from '../platform/upload/kind.ts'
import { turns, turnsPerKey } from '../platform/upload/turns.ts'

/** Of one request, in bytes: two files and a few fields. */
const MOST_REQUEST = 21 * 1024 * 1024
/** What is still read of one that is larger, so that its browser hears why. */
const MOST_DRAINED = 64 * 1024 * 1024

const reader = packageAtFirstUse('multer', async () => (await import('multer')).default({ limits: { fileSize: MOST_BYTES, files: 2, fields: 10, parts: 12, fieldSize: 20_000, fieldNameSize: 60 } }))
const inTurn = turns(16)
const inTurnOfOwn = turnsPerKey(2)

export interface Received {
  /** What came, by the name of its field; a field that was left open has none. */
  readonly files: Readonly<Record<string, Buffer | undefined>>
  readonly errors: FormErrors
}

/** Files under these names, read and with their token checked; what they take in memory is in use until the work is done. */
export async function withUploads(req: Request, res: Response, names: readonly string[], work: (received: Received) => Promise<void>): Promise<void> {
  if (Number(req.get('content-length') ?? 0) > MOST_REQUEST) return tooLarge(req, res)
  const whose = req.session.actor?.id ?? ''
  await inTurnOfOwn(whose, () => inTurn(async () => {
    const received = await read(req, res, names)
    checkToken(req)
    await work(received)
  }))
}

/** As `withUploads`, of anyone: nothing is done with it for anybody, so that it needs no token. */
export async function withPublicUpload(req: Request, res: Response, names: readonly string[], work: (received: Received) => Promise<void>): Promise<void> {
  if (Number(req.get('content-length') ?? 0) > MOST_REQUEST) return tooLarge(req, res)
  await inTurnOfOwn(req.ip ?? '', () => inTurn(async () => work(await read(req, res, names))))
}

async function tooLarge(req: Request, res: Response): Promise<void> {
  let seen = 0
  for await (const part of req) {
    seen += (part as Buffer).length
    if (seen > MOST_DRAINED) break
  }
  res.status(413).page('problem', { title: 'problem.tooLarge', detail: 'problem.tooLarge.detail', reference: '' })
}

async function read(req: Request, res: Response, names: readonly string[]): Promise<Received> {
  const fields = (await reader()).fields(names.map((name) => ({ name, maxCount: 1 })))
  return new Promise((resolve, reject) => {
    fields(req, res, (error: unknown) => {
      if (!error) return resolve({ files: filesOf(req, names), errors: {} })
      const { code, field } = error as MulterError
      if (code === 'LIMIT_FILE_SIZE' && field) resolve({ files: {}, errors: { [field]: 'error.file.tooLarge' } })
      else reject(Object.assign(new Error('an upload that cannot be read'), { status: 400 }))
    })
  })
}

/** A field that was left open comes as a file without a name and without content. */
function filesOf(req: Request, names: readonly string[]): Received['files'] {
  const found = (req.files ?? {}) as Record<string, Express.Multer.File[]>
  return Object.fromEntries(names.map((name) => {
    const [file] = found[name] ?? []
    return [name, file && (file.originalname || file.size) ? file.buffer : undefined]
  }))
}
