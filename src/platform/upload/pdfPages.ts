/** A PDF as pictures of its pages, drawn by a process that has nothing of ours: what is made to hang, to swell or to break out ends with it. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { Unusable } from './kind.ts'
import { turns } from './turns.ts'

/** In milliseconds; an ordinary scan takes one. */
const LONGEST = 20_000
const MOST_MEMORY = 512
const MOST_ANSWER = 64 * 1024 * 1024
const drawer = path.join(import.meta.dirname, 'pdfProcess.ts')

const inTurn = turns(2)

/** JPEGs in the order of the pages, up to ten of them. */
export function pagesOf(pdf: Buffer, longest = LONGEST): Promise<Buffer[]> {
  const options = { env: {}, timeout: longest, killSignal: 'SIGKILL', maxBuffer: MOST_ANSWER } as const
  return inTurn(() => new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [`--max-old-space-size=${MOST_MEMORY}`, drawer], options, (error, answer) => {
      if (error) reject(new Unusable('unreadable'))
      else resolve((JSON.parse(answer) as string[]).map((page) => Buffer.from(page, 'base64')))
    })
    // A process that ended already takes nothing in.
    child.stdin?.on('error', () => undefined).end(pdf)
  }))
}
