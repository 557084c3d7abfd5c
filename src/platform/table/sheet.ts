/** The first sheet of an XLSX as rows of text. What calculates, acts, points elsewhere or grows too large is refused. */
import { Parser } from 'saxen'
import { MOST_COLUMNS, MOST_ROWS, type TableRow, UnreadableTable } from './fault.ts'
import { unzipped } from './unzip.ts'

const wanted = /^(?:\[Content_Types\]\.xml|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[\w.-]+\.xml)$/i
const active = /vbaProject|\/(?:externalLinks|embeddings|activeX|ctrlProps|connections|macrosheets)|queryTables/i

export function readSheet(bytes: Buffer): TableRow[] {
  const parts = unzipped(bytes, (name) => {
    if (active.test(name)) throw new UnreadableTable('macro')
    return wanted.test(name)
  })
  const sheet = firstSheet(parts)
  const texts = sharedTexts(parts.get('xl/sharedStrings.xml') ?? '<sst/>')
  const { isDate, from1904 } = datesOf(parts.get('xl/styles.xml') ?? '<styleSheet/>', parts.get('xl/workbook.xml') ?? '')
  return rowsOf(sheet, (type, value, style) => {
    if (type === 's') return texts[Number(value)] ?? ''
    if (type === 'b') return value === '1' ? 'ja' : 'nee'
    if (type === 'e') return ''
    if (type !== 'inlineStr' && type !== 'str' && type !== 'd' && value !== '' && isDate(style)) return dayOfNumber(Number(value), from1904)
    return value
  })
}

/** The one that stands first in the workbook, wherever its file lies. */
function firstSheet(parts: ReadonlyMap<string, string>): string {
  let id = ''
  each(parts.get('xl/workbook.xml') ?? '', (name, attributes) => {
    if (name === 'sheet' && !id) id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? ''
  })
  let target = ''
  each(parts.get('xl/_rels/workbook.xml.rels') ?? '', (name, attributes) => {
    if (name === 'Relationship' && attributes['Id'] === id) target = attributes['Target'] ?? ''
  })
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
  const sheet = parts.get(path)
  if (!sheet) throw new UnreadableTable('unreadable')
  return sheet
}

function sharedTexts(xml: string): string[] {
  const texts: string[] = []
  let inside = false
  let phonetic = false
  each(xml, (name) => {
    if (name === 'si') texts.push('')
    if (name === 'rPh') phonetic = true
    inside = name === 't' && !phonetic
  }, (name) => {
    if (name === 'rPh') phonetic = false
    inside = false
  }, (text) => {
    if (inside) texts.push(`${texts.pop() ?? ''}${text}`)
  })
  return texts
}

/** Which styles write a number as a day, and from when days are counted. */
function datesOf(styles: string, workbook: string): { isDate: (style: number) => boolean; from1904: boolean } {
  const own = new Map<string, string>()
  const formats: string[] = []
  let inCells = false
  each(styles, (name, attributes) => {
    if (name === 'numFmt') own.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
    if (name === 'cellXfs') inCells = true
    if (name === 'xf' && inCells) formats.push(attributes['numFmtId'] ?? '0')
  }, (name) => {
    if (name === 'cellXfs') inCells = false
  })
  const isDay = (id: string) => (Number(id) >= 14 && Number(id) <= 17) || id === '22' || /[dy]/i.test((own.get(id) ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]/g, ''))
  let from1904 = false
  each(workbook, (name, attributes) => {
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
  })
  return { isDate: (style) => isDay(formats[style] ?? '0'), from1904 }
}

/** Days since the last day of 1899 but one, as spreadsheets count; what is no day stays a number. */
function dayOfNumber(number: number, from1904: boolean): string {
  if (!Number.isInteger(number) || number < 1 || number > 200_000) return String(number)
  const at = Date.UTC(1899, 11, 30) + (number + (from1904 ? 1_462 : 0)) * 86_400_000
  return new Date(at).toISOString().slice(0, 10)
}

type Written = (type: string, value: string, style: number) => string

function rowsOf(xml: string, written: Written): TableRow[] {
  const rows: { line: number; cells: string[] }[] = []
  let cell = { column: 0, type: '', style: 0, value: '' }
  let reading = false
  each(xml, (name, attributes) => {
    const row = rows.at(-1)
    if (name === 'row') {
      if (rows.length > MOST_ROWS) throw new UnreadableTable('tooMuch')
      rows.push({ line: Number(attributes['r'] ?? (row?.line ?? 0) + 1), cells: [] })
    }
    if (name === 'c') {
      const place = attributes['r'] ?? ''
      cell = { column: place ? columnOf(place) : (row?.cells.length ?? 0), type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' }
      if (cell.column >= MOST_COLUMNS) throw new UnreadableTable('tooMuch', place)
    }
    if (name === 'f') throw new UnreadableTable('formula', `${columnName(cell.column)}${row?.line ?? ''}`)
    reading = name === 'v' || name === 't'
  }, (name) => {
    reading = false
    const row = rows.at(-1)
    if (name !== 'c' || !row) return
    while (row.cells.length < cell.column) row.cells.push('')
    row.cells[cell.column] = written(cell.type, cell.value, cell.style).trim()
  }, (text) => {
    if (reading) cell.value += text
  })
  return rows
}

/** `C4` is the third: 2. */
function columnOf(place: string): number {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0] ?? 'A'
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

const columnName = (column: number): string => (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') + String.fromCharCode(65 + (column % 26))

type Open = (name: string, attributes: Readonly<Record<string, string>>) => void

/** Goes by every element, under its own name. What declares anything of its own is refused. */
function each(xml: string, opened: Open, closed: (name: string) => void = () => undefined, text: (value: string) => void = () => undefined): void {
  const plain = (name: string) => name.slice(name.indexOf(':') + 1)
  const refuse = () => {
    throw new UnreadableTable('unreadable')
  }
  const parser = new Parser()
  parser.on('error', refuse).on('attention', refuse)
  parser.on('openTag', (name, attributes) => opened(plain(name), attributes()))
  parser.on('closeTag', (name) => closed(plain(name)))
  parser.on('text', (value, decode) => text(decode(value)))
  parser.on('cdata', text)
  parser.parse(xml)
}
