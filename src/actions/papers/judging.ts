/** Each page of her document is looked at as it was sent, and judged: good enough to compare, or not, and why. */
import type { Day } from '../../law/day.ts'
import { NotFound } from '../../platform/errors.ts'
import { Unusable } from '../../platform/upload/kind.ts'
import type { PaperFile } from '../../platform/upload/read.ts'
import { pagesOf } from '../../platform/upload/pdfPages.ts'
import { watermarked } from '../../platform/upload/watermark.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import type { Judgement, Papers, Side } from '../contents.ts'
import { reseal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { lockCase } from '../ownWork.ts'
import { openDocument, papersOf } from './desk.ts'

/** A page of her document as pictures with these words in them; none of a file that cannot be drawn. The file itself is handed to nobody. */
export async function lookAtDocument(actor: Official, id: string, sealedId: string, words: string): Promise<{ side: Side; pictures: Buffer[] }> {
  const { side, ...file } = await openDocument(actor, id, sealedId)
  return { side, pictures: await picturesOf(file, words) }
}

/** A file as pictures with these words burnt in. */
export async function picturesOf({ type, bytes }: PaperFile, words: string): Promise<Buffer[]> {
  const pages = type === 'application/pdf' ? await drawn(bytes) : [bytes]
  return Promise.all(pages.map((page) => watermarked(page, words)))
}

async function drawn(pdf: Buffer): Promise<Buffer[]> {
  try {
    return await pagesOf(pdf)
  } catch (error) {
    if (error instanceof Unusable) return []
    throw error
  }
}

/** What the caseworker makes of it. The last judgement counts; each is on record. */
export function judgePaper(actor: Official, id: string, sealedId: string, { fit, why }: Omit<Judgement, 'on'>, today: Day): Promise<Papers> {
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, id)
    permit(actor.role === 'caseworker')
    const { files = [], ...papers } = await papersOf(actor, application)
    if (application.closedOn || !files.some((file) => file.id === sealedId)) throw new NotFound()
    const judged = { ...papers, files: files.map((file) => (file.id === sealedId ? { ...file, judged: { fit, why, on: today } } : file)) }
    await reseal(application, 'documents', 'papers', judged)
    await audit(actor, 'paper.judged', application, { details: { fit } })
    return judged
  })
}

/** What to ask of her about the pages that are not good enough, each said once. */
export function shortcomingsOf({ files = [] }: Papers): string[] {
  return [...new Set(files.flatMap(({ judged }) => (judged && !judged.fit ? [judged.why] : [])))]
}
