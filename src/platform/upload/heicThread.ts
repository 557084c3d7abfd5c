/** A photo of a phone to bare pixels, in a thread of its own: what is made to hang or to swell ends with the thread. */
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

interface Found {
  readonly width: number
  readonly height: number
  decode(): Promise<{ readonly data: Uint8ClampedArray<ArrayBuffer> }>
}

interface Decoder {
  all(file: { buffer: Uint8Array }): Promise<readonly Found[]>
}

export interface HeicTask {
  readonly bytes: Uint8Array
  readonly mostPixels: number
}

export type HeicAnswer = { readonly width: number; readonly height: number; readonly data?: Uint8ClampedArray<ArrayBuffer> }

const decoder = createRequire(import.meta.url)('heic-decode') as Decoder
const { bytes, mostPixels } = workerData as HeicTask

// The header first: no pixel is made of a picture that has too many.
const [first] = await decoder.all({ buffer: bytes })
if (!first) throw new Error('no picture')
const { width, height } = first
const data = width * height <= mostPixels ? (await first.decode()).data : undefined
parentPort?.postMessage({ width, height, ...(data && { data }) } satisfies HeicAnswer, data ? [data.buffer] : [])
