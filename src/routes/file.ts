import type { Response } from 'express'
import type { PaperFile } from '../platform/upload/read.ts'

/** A file of someone as the answer: under a name that says nothing, nothing in it can act, and a PDF is only handed over. */
export function sendFile(res: Response, { type, bytes }: PaperFile): void {
  const [way, name] = type === 'image/jpeg' ? ['inline', 'bestand.jpg'] : ['attachment', 'bestand.pdf']
  res.set({ 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox", 'Content-Disposition': `${way}; filename="${name}"`, 'Cache-Control': 'no-store' })
  res.type(type).send(bytes)
}

/** A table for a spreadsheet: no cell begins with what a spreadsheet would reckon with. */
export function sendTable(res: Response, rows: readonly (readonly string[])[]): void {
  const lines = rows.map((row) => row.map((cell) => `"${plainCell(cell).replaceAll('"', '""')}"`).join(';'))
  res.set({ 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox", 'Content-Disposition': 'attachment; filename="bestand.csv"', 'Cache-Control': 'no-store' })
  res.type('text/csv').send(`\uFEFF${lines.join('\r\n')}\r\n`)
}

export const plainCell = (cell: string): string => (/^[=+\-@\t\r|＝＋－＠]/.test(cell) ? `'${cell}` : cell)
