import { kindOf } from './kind.ts'
import { page } from './picture.ts'
import { plainPdf } from './plainPdf.ts'

/** A page of a document, as it is kept. */
export interface PaperFile {
  readonly type: 'image/jpeg' | 'application/pdf'
  readonly bytes: Buffer
}

/** A picture is made anew; a PDF stays as it is, or is refused. */
export async function paperFrom(upload: Buffer): Promise<PaperFile> {
  const kind = kindOf(upload)
  if (kind === 'pdf') return { type: 'application/pdf', bytes: plainPdf(upload) }
  return { type: 'image/jpeg', bytes: await page(upload, kind) }
}
