/** CSV as offices write it: with semicolons or commas, with or without a mark, in UTF-8, UTF-16 or the code page of Windows. */
import { type TableRow, UnreadableTable } from './fault.ts'

/** Control signs but for tabs, line ends and what stands between pages: nothing that is a table holds these. */
const signsOfNoTable = /(?![\t-\r\x7F-\x9F])\p{Cc}/u

export function readCsv(bytes: Buffer): TableRow[] {
  const text = decoded(bytes)
  if (signsOfNoTable.test(text)) throw new UnreadableTable('wrongType')
  return split(text, separatorOf(text))
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The one that stands most in the first line, outside quotes. */
function separatorOf(text: string): string {
  const [head = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r?\n/, 1)
  const times = (sign: string) => head.split(sign).length
  return [';', ',', '\t'].toSorted((one, other) => times(other) - times(one))[0] ?? ';'
}

/** By RFC 4180; a quote that is not closed is where it begins. */
function split(text: string, separator: string): TableRow[] {
  const rows: TableRow[] = []
  let cells: string[] = []
  let line = 1
  let begun = 1
  let at = 0
  const end = () => {
    rows.push({ line: begun, cells })
    cells = []
    begun = line
  }
  while (at < text.length) {
    const { cell, next, lines } = text[at] === '"' ? quoted(text, at, line) : plain(text, at, separator)
    cells.push(cell.trim())
    line += lines
    at = next
    if (text[at] === separator) {
      at += 1
      if (at === text.length) cells.push('')
      continue
    }
    if (text[at] === '\r') at += 1
    if (text[at] === '\n') at += 1
    else if (at < text.length && text[at - 1] !== '\r') throw new UnreadableTable('unreadable', String(line))
    line += 1
    end()
  }
  if (cells.length) end()
  return rows
}

interface Cell {
  readonly cell: string
  readonly next: number
  /** Lines that went by inside it. */
  readonly lines: number
}

function plain(text: string, from: number, separator: string): Cell {
  let next = from
  while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r') next += 1
  return { cell: text.slice(from, next), next, lines: 0 }
}

function quoted(text: string, from: number, line: number): Cell {
  let next = from + 1
  for (;;) {
    const close = text.indexOf('"', next)
    if (close === -1) throw new UnreadableTable('unreadable', String(line))
    if (text[close + 1] !== '"') {
      const cell = text.slice(from + 1, close).replaceAll('""', '"')
      return { cell, next: close + 1, lines: cell.split('\n').length - 1 }
    }
    next = close + 2
  }
}
