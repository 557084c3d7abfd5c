/** Files as one file. */
import { zipSync } from 'fflate'

/** Stored as they are: what is in them has its size already, and a digest beside it. */
export function zipped(files: readonly { readonly name: string; readonly content: Buffer }[], at: Date): Buffer {
  const entries = Object.fromEntries(files.map(({ name, content }) => [name, new Uint8Array(content)]))
  return Buffer.from(zipSync(entries, { level: 0, mtime: at }))
}
