/** Tagged, readable PDF (PDF/UA-1) from a Typst template; what goes in is data and is never run. */
import { Worker } from 'node:worker_threads'
import type { PdfMade, PdfTask } from './pdfThread.ts'

const thread = new URL('pdfThread.ts', import.meta.url)

interface Waiting {
  resolve(pdf: Buffer): void
  reject(error: Error): void
}

const waiting = new Map<number, Waiting>()
let worker: Worker | undefined
let asked = 0

/**
 * @param at seconds since 1970, for the date in the file.
 * @param images by the name the template calls them; they are there for this file alone.
 */
export function compilePdf(template: string, data: object, at: number, images: Readonly<Record<string, Buffer>> = {}): Promise<Buffer> {
  worker ??= begun()
  const task: PdfTask = { id: (asked += 1), template, data: JSON.stringify(data), at, images }
  worker.ref()
  worker.postMessage(task)
  return new Promise((resolve, reject) => void waiting.set(task.id, { resolve, reject }))
}

/** One for all: the compiler keeps its fonts. It holds no process open that waits for nothing; one that ended is begun anew. */
function begun(): Worker {
  const made = new Worker(thread, { execArgv: [] })
  made.on('message', ({ id, pdf }: PdfMade) => settle(id, pdf))
  made.once('exit', () => {
    worker = undefined
    for (const id of waiting.keys()) settle(id)
  })
  // It ends after this.
  return made.once('error', () => undefined)
}

function settle(id: number, pdf?: Uint8Array): void {
  const asker = waiting.get(id)
  waiting.delete(id)
  if (pdf) asker?.resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
  else asker?.reject(new Error('a letter could not be made'))
  if (!waiting.size) worker?.unref()
}
