/** Tables as text that a spreadsheet opens, and that cannot make it calculate. */

/** With semicolons, as a Dutch spreadsheet expects, and a mark that it is UTF-8. */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}

/** What begins as a formula does, after spaces too, would be one; an apostrophe before it makes it text (OWASP, CSV injection). */
function cell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value.replace(/^(?=\s*[=+\-@|]|[\t\r\n])/, "'")
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
