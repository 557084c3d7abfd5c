/** What is in a ZIP, as text, counted while it comes out: what a file says of its own size counts for nothing. */
import { Unzip, UnzipInflate } from 'fflate'
import { UnreadableTable } from './fault.ts'

const MOST_FILES = 200
/** In bytes, of all that is wanted together. */
const MOST_OUT = 20 * 1024 * 1024
const AT_A_TIME = 16 * 1024

export function unzipped(bytes: Buffer, isWanted: (name: string) => boolean): Map<string, string> {
  const found = new Map<string, Uint8Array[]>()
  let files = 0
  let out = 0
  const unzip = new Unzip((file) => {
    if ((files += 1) > MOST_FILES) throw new UnreadableTable('tooMuch')
    if (!isWanted(file.name)) return
    if (found.has(file.name)) throw new UnreadableTable('unreadable')
    const parts: Uint8Array[] = []
    found.set(file.name, parts)
    file.ondata = (error, part) => {
      // What is thrown below comes back here.
      if (error) throw error instanceof UnreadableTable ? error : new UnreadableTable('unreadable')
      if ((out += part.length) > MOST_OUT) throw new UnreadableTable('tooMuch')
      parts.push(part)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += AT_A_TIME) unzip.push(new Uint8Array(bytes.subarray(at, at + AT_A_TIME)), at + AT_A_TIME >= bytes.length)
    return new Map([...found].map(([name, parts]) => [name, new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))]))
  } catch (error) {
    throw error instanceof UnreadableTable ? error : new UnreadableTable('unreadable')
  }
}
