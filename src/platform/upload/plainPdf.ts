/** A PDF that only shows something: whole, not locked, and without anything that acts. It is never opened here. */
import { inflateSync } from 'node:zlib'
import { Unusable } from './kind.ts'

/** What acts, or carries something along. Long words only: three letters turn up by chance in a picture. */
const acting = /\/(JavaScript|Launch|EmbeddedFiles?|OpenAction|RichMedia|SubmitForm|ImportData|GoToE)(?![A-Za-z])/
const form = /\/XFA(?![A-Za-z])/
const locked = /\/Encrypt(?![A-Za-z])/
/** Ways of writing that hide what is in them, and that a scan or a photo does not need. */
const veiled = /\/(ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|Crypt)(?![A-Za-z])|\/Filter\s+\d+\s+\d+\s+R/
const deflated = /\/(FlateDecode|Fl)(?![A-Za-z])/
const asPicture = /\/Subtype\s*\/Image(?![A-Za-z])/

const MOST_UNPACKED = 100 * 1024 * 1024
/** How far from the end a ZIP archive can say that it is one. */
const ZIP_TAIL = 66_000

export function plainPdf(upload: Buffer): Buffer {
  const { outside, streams } = parted(upload.toString('latin1'))
  if (locked.test(outside)) throw new Unusable('locked')
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(outside)) throw new Unusable('unreadable')
  if (upload.subarray(-ZIP_TAIL).includes('PK\u0005\u0006')) throw new Unusable('active')
  if ([acting, form].some((words) => words.test(outside)) || acts(streams)) throw new Unusable('active')
  return upload
}

interface Stream {
  readonly head: string
  readonly body: string
}

/** Names can be written with #-escapes; they are read as a viewer reads them. */
const read = (source: string): string => source.replaceAll(/#([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** What stands in the open, and each stream with what is said of it. */
function parted(source: string): { outside: string; streams: Stream[] } {
  const streams: Stream[] = []
  const open: string[] = []
  let from = 0
  for (const start of source.matchAll(/(?<![A-Za-z])stream(\r\n|\s)/g)) {
    if (start.index < from) continue
    const end = source.indexOf('endstream', start.index)
    if (end < 0) throw new Unusable('unreadable')
    const between = read(source.slice(from, start.index))
    open.push(between)
    streams.push({ head: between.slice(between.lastIndexOf('obj')), body: source.slice(start.index + start[0].length, end) })
    from = end
  }
  return { outside: [...open, read(source.slice(from))].join('\n'), streams }
}

function acts(streams: readonly Stream[]): boolean {
  let left = MOST_UNPACKED
  return streams.some(({ head, body }) => {
    if (veiled.test(head)) return true
    const content = deflated.test(head) ? unpacked(body, left) : body
    left -= content.length
    const shown = read(content)
    return acting.test(shown) || (!asPicture.test(head) && form.test(shown))
  })
}

function unpacked(body: string, most: number): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1'), { maxOutputLength: Math.max(most, 1) }).toString('latin1')
  } catch {
    throw new Unusable('unreadable')
  }
}
