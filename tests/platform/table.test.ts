/** Tables as offices send them, and files that pretend to be one. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { writeCsv } from '../../src/platform/paper/csv.ts'
import { UnreadableTable } from '../../src/platform/table/fault.ts'
import { readTable } from '../../src/platform/table/read.ts'
import { xlsx } from '../support/xlsx.ts'

const cellsOf = (bytes: Buffer) => readTable(bytes).map(({ cells }) => cells)
const faultOf = (bytes: Buffer) => {
  try {
    readTable(bytes)
    return 'none'
  } catch (error) {
    return error instanceof UnreadableTable ? `${error.fault} ${error.place}`.trim() : `not ours: ${String(error)}`
  }
}

describe('CSV', () => {
  const table = [['naam', 'plaats'], ['Zoë', "'s-Hertogenbosch"]]
  test.each([
    ['semicolons, UTF-8', Buffer.from("naam;plaats\r\nZoë;'s-Hertogenbosch\r\n")],
    ['commas, no last line end', Buffer.from("naam,plaats\nZoë,'s-Hertogenbosch")],
    ['tabs', Buffer.from("naam\tplaats\nZoë\t's-Hertogenbosch\n")],
    ['a mark of UTF-8', Buffer.from("\uFEFFnaam;plaats\nZoë;'s-Hertogenbosch\n")],
    ['Windows-1252', Buffer.from("naam;plaats\r\nZo\u00EB;'s-Hertogenbosch\r\n", 'latin1')],
    ['UTF-16', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from("naam;plaats\r\nZoë;'s-Hertogenbosch\r\n", 'utf16le')])],
    ['quotes, and lines without anything', Buffer.from('"naam";"plaats"\n\n;;\n"Zoë";"\'s-Hertogenbosch"\n')],
  ])('%s', (_name, bytes) => {
    expect(cellsOf(bytes)).toEqual(table)
  })

  test('quotes within quotes, a separator and a line end inside them, and lines by their number', () => {
    expect(readTable(Buffer.from('a;b\n"x;""y""\nz";2\n;3\n'))).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['x;"y"\nz', '2'] }, { line: 4, cells: ['', '3'] }])
  })

  test('what was written is read as it was, whatever is in it; nothing in it calculates', () => {
    const cell = fc.string({ maxLength: 12 })
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
      const kept = rows.filter((row) => row.some((each) => each.trim() !== ''))
      if (kept.length === 0) return
      const read = cellsOf(Buffer.from(writeCsv([['eerste', 'tweede'], ...kept])))
      const safe = (each: string) => each.replace(/^(?=\s*[=+\-@|]|[\t\r\n])/, "'").trim()
      expect(read).toEqual([['eerste', 'tweede'], ...kept.map((row) => row.map(safe))])
      expect(read.flat().filter((each) => /^[=+@|]|^-/.test(each))).toEqual([])
    }))
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'empty'], ['only empty lines', Buffer.from(';;\n\n'), 'empty'], ['a quote that is not closed', Buffer.from('a;b\n1;"2\n3;4\n'), 'unreadable 2'],
    ['something after a quote', Buffer.from('a;b\n"1"2;3\n'), 'unreadable 2'], ['a picture', Buffer.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70), 'wrongType'],
    ['too many lines', Buffer.from('a\n'.repeat(502)), 'tooMuch'], ['too many columns', Buffer.from(`${'a;'.repeat(41)}b\n`), 'tooMuch'], ['too large', Buffer.alloc(2 * 1024 * 1024 + 1, 97), 'tooLarge'],
  ])('%s is refused', (_name, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault)
  })
})

describe('XLSX', () => {
  test('texts, days and gaps', () => {
    expect(cellsOf(xlsx([['naam', 'dag'], ['Zoë & <co>', 45_991], ['', 'x']]))).toEqual([['naam', 'dag'], ['Zoë & <co>', '2025-11-30'], ['', 'x']])
    const inline = { raw: '<c r="@" t="inlineStr"><is><t>in</t></is></c>' }
    expect(cellsOf(xlsx([[inline, { raw: '<c r="@"><v>12</v></c>' }]]))).toEqual([['in', '12']])
  })

  const part = (name: string, content = 'x') => ({ [name]: strToU8(content) })
  const sheet = 'xl/worksheets/sheet1.xml'
  test.each([
    ['a formula', xlsx([['a'], [{ raw: '<c r="@"><f>1+1</f><v>2</v></c>' }]]), 'formula A2'],
    ['macros', xlsx([['a']], part('xl/vbaProject.bin')), 'macro'],
    ['links to other files', xlsx([['a']], part('xl/externalLinks/externalLink1.xml', '<x/>')), 'macro'],
    ['entities of its own', xlsx([['a']], part(sheet, '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>')), 'unreadable'],
    ['a bomb', xlsx([['a']], part(sheet, `<worksheet>${' '.repeat(30 * 1024 * 1024)}</worksheet>`)), 'tooMuch'],
    ['too many files', xlsx([['a']], Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`x/${index}`, strToU8('x')]))), 'tooMuch'],
    ['too many lines', xlsx(Array.from({ length: 600 }, () => ['a'])), 'tooMuch'],
    ['a column far away', xlsx([[{ raw: '<c r="XFD1"><v>1</v></c>' }]]), 'tooMuch XFD1'],
    ['half a file', xlsx([['a']]).subarray(0, 500), 'unreadable'],
    ['a ZIP of something else', Buffer.from(zipSync(part('x.txt'))), 'unreadable'],
    ['an old or locked spreadsheet', Buffer.from('\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1 and more', 'latin1'), 'locked'],
  ])('%s is refused', (_name, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault)
  })

  test('whatever bytes come, the answer is a table or one of our own noes', () => {
    const good = xlsx([['naam', 'dag'], ['Zoë', 45_991]])
    const broken = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 }).map((changes) => {
      const bytes = Buffer.from(good)
      for (const [at, value] of changes) bytes[at] = value
      return bytes
    })
    fc.assert(fc.property(fc.oneof(broken, fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes))), (bytes) => {
      expect(faultOf(bytes)).not.toMatch(/^not ours/)
    }), { numRuns: 300 })
  })
})
