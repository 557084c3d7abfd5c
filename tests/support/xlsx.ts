/** Spreadsheets as an office would make them, and as someone with bad intentions would. */
import { type Zippable, zipSync } from 'fflate'

export type Cell = string | number | { readonly raw: string }

const text = (xml: string): Uint8Array => new TextEncoder().encode(xml)
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Numbers are days; texts are shared, as Excel has them. */
export function xlsx(rows: readonly (readonly Cell[])[], more: Zippable = {}): Buffer {
  const shared: string[] = []
  const cell = (value: Cell, row: number, column: number) => {
    const place = `${String.fromCharCode(65 + column)}${row + 1}`
    if (typeof value === 'object') return value.raw.replace('@', place)
    if (typeof value === 'number') return `<c r="${place}" s="1"><v>${value}</v></c>`
    if (value === '') return ''
    return `<c r="${place}" t="s"><v>${shared.push(value) - 1}</v></c>`
  }
  const sheet = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((value, column) => cell(value, row, column)).join('')}</row>`).join('')
  return Buffer.from(zipSync({
    '[Content_Types].xml': text(`${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`),
    'xl/workbook.xml': text(`${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': text(`${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
    'xl/styles.xml': text(`${head}<styleSheet><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`),
    'xl/sharedStrings.xml': text(`${head}<sst>${shared.map((value) => `<si><t>${escaped(value)}</t></si>`).join('')}</sst>`),
    'xl/worksheets/sheet1.xml': text(`${head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`),
    ...more,
  }))
}
