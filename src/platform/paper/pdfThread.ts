/** Makes PDF files in a thread of its own: who waits for a page does not wait for a letter that is being made. */
import { readFileSync, readlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parentPort } from 'node:worker_threads'
import { type Compiler, newCompiler } from './typst.ts'

export interface PdfTask {
  readonly id: number
  readonly template: string
  readonly data: string
  readonly at: number
  readonly images: Readonly<Record<string, Uint8Array>>
}

/** Without a file when it could not be made: what the compiler says can quote the letter. */
export interface PdfMade {
  readonly id: number
  readonly pdf?: Uint8Array
}

/** Behind whoever waits for an answer. */
const NICE = 5

let compiler: Compiler | undefined

function made({ template, data, at, images }: PdfTask): Uint8Array {
  compiler ??= newCompiler(import.meta.dirname)
  const files = Object.entries(images).map(([name, content]) => [path.join(import.meta.dirname, name), Buffer.from(content)] as const)
  for (const [file, content] of files) compiler.mapShadow(file, content)
  try {
    return Uint8Array.from(compiler.pdf({ mainFileContent: readFileSync(template, 'utf8'), inputs: { data } }, { pdfStandard: 'ua-1', creationTimestamp: at }))
  } finally {
    for (const [file] of files) compiler.unmapShadow(file)
  }
}

function attempt(task: PdfTask): PdfMade {
  try {
    return { id: task.id, pdf: made(task) }
  } catch {
    return { id: task.id }
  }
}

function stepBack(): void {
  try {
    os.setPriority(Number(path.basename(readlinkSync('/proc/thread-self'))), NICE)
  } catch {
    // Where threads have no priority of their own, all have the same.
  }
}

stepBack()
parentPort?.on('message', (task: PdfTask) => parentPort?.postMessage(attempt(task)))
