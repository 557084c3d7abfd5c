import { Worker } from 'node:worker_threads'
import type { HeicAnswer, HeicTask } from './heicThread.ts'
import { Unusable } from './kind.ts'

/** In milliseconds; an ordinary photo takes one or two seconds. */
const LONGEST = 20_000
const thread = new URL('heicThread.ts', import.meta.url)

/** The size of a HEIC, and its pixels (RGBA) when there are not too many. */
export function readHeic(bytes: Buffer, mostPixels: number, longest = LONGEST): Promise<HeicAnswer> {
  const workerData: HeicTask = { bytes: Uint8Array.from(bytes), mostPixels }
  // What the decoder prints about a file is not for our log.
  const worker = new Worker(thread, { workerData, execArgv: [], stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: 128 } })
  return new Promise<HeicAnswer>((resolve, reject) => {
    const unusable = () => reject(new Unusable('unreadable'))
    const late = setTimeout(unusable, longest)
    worker.once('message', resolve).once('error', unusable).once('exit', () => {
      clearTimeout(late)
      unusable()
    })
  }).finally(() => void worker.terminate())
}
