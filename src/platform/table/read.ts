/** A file with a table, whatever made it, as rows of text: CSV in the ways offices write it, or the first sheet of an XLSX. */
import { readCsv } from './csv.ts'
import { MOST_COLUMNS, MOST_ROWS, MOST_TABLE_BYTES, type TableRow, UnreadableTable } from './fault.ts'
import { readSheet } from './sheet.ts'

export function readTable(bytes: Buffer): TableRow[] {
  if (bytes.length === 0) throw new UnreadableTable('empty')
  if (bytes.length > MOST_TABLE_BYTES) throw new UnreadableTable('tooLarge')
  const rows = rowsOf(bytes).filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (rows.length === 0) throw new UnreadableTable('empty')
  if (rows.length > MOST_ROWS || rows.some(({ cells }) => cells.length > MOST_COLUMNS)) throw new UnreadableTable('tooMuch')
  return rows
}

function rowsOf(bytes: Buffer): TableRow[] {
  const sign = bytes.toString('latin1', 0, 8)
  if (sign.startsWith('PK\u0003\u0004')) return readSheet(bytes)
  // A spreadsheet of before 2007, or one with a password.
  if (sign === '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1') throw new UnreadableTable('locked')
  return readCsv(bytes)
}
