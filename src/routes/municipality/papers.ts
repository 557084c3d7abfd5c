/** Pages of her document, for whoever compares or handles: each opening is an act of its own. */
import type { Request, Response } from 'express'
import type { Papers } from '../../actions/contents.ts'
import { openDocument } from '../../actions/papers/desk.ts'
import type { PaperRow } from '../../pages/papers.ts'
import type { Official } from '../../policies/actor.ts'
import { sendFile } from '../file.ts'
import { idOf } from '../worker/own.ts'

export function paperRows({ files = [] }: Papers, href: (id: string) => string): PaperRow[] {
  return files.map(({ id, side, type }) => ({ id, side, type, href: href(id) }))
}

/** A picture on a page that can be left; a PDF as a file. */
export async function showPaper(req: Request, res: Response, back: string): Promise<void> {
  const file = await openDocument(req.actor as Official, idOf(req), idOf(req, 'file'))
  if (file.type === 'application/pdf') return sendFile(res, file)
  res.page('municipality/paper', { back, side: file.side, image: `data:image/jpeg;base64,${file.bytes.toString('base64')}` })
}
