/** The table by which applications and licences come in: its columns, and what is wrong with it, line by line. */
import Joi from 'joi'
import { isBsn } from '../../law/person/bsn.ts'
import { type Day, isDay } from '../../law/day.ts'
import { waysToKnow } from '../../law/office/sameApplicant.ts'
import { type Misfit, misfitsOf } from '../../law/office/takingOver.ts'

export const columns = ['kind', 'reference', 'given', 'family', 'birthdate', 'nationality', 'bsn', 'document', 'documentSeenOn', 'language', 'receivedOn', 'decidedOn', 'validFrom', 'validUntil'] as const
export type Column = (typeof columns)[number]

/** As they stand in the file, in the language of the office. */
export const headings: Readonly<Record<Column, string>> = {
  kind: 'soort', reference: 'kenmerk', given: 'voornamen', family: 'achternaam', birthdate: 'geboortedatum', nationality: 'nationaliteit', bsn: 'bsn', document: 'document', documentSeenOn: 'document gezien op',
  language: 'taal', receivedOn: 'ontvangen op', decidedOn: 'besloten op', validFrom: 'geldig vanaf', validUntil: 'geldig tot en met',
}

/** What each can hold, where that is a list; the file says it in Dutch. */
export const choices = {
  kind: { aanvraag: 'application', vergunning: 'licence' },
  document: { paspoort: 'passport', identiteitskaart: 'identityCard', verblijfsdocument: 'residencePermit' },
  language: { nl: 'nl', en: 'en', es: 'es', ro: 'ro', bg: 'bg', hu: 'hu', pt: 'pt', pl: 'pl' },
} as const satisfies Partial<Record<Column, Readonly<Record<string, string>>>>

export interface ImportRow {
  readonly line: number
  readonly kind: 'application' | 'licence'
  readonly reference: string
  readonly given: string
  readonly family: string
  readonly birthdate: Day
  readonly nationality: string
  readonly bsn: string | null
  readonly document: 'passport' | 'identityCard' | 'residencePermit'
  readonly documentSeenOn: Day
  readonly language: string
  readonly receivedOn: Day
  readonly decidedOn?: Day
  readonly validFrom?: Day
  readonly validUntil?: Day
}

/** One thing that is wrong: `value` is what the column does not take, the others say what it is. */
export interface RowProblem {
  readonly line: number
  /** A column of ours, or its heading in the file when it is none. */
  readonly column: string
  readonly problem: 'value' | 'formula' | 'missing' | 'unknown' | 'double' | 'twice' | 'known' | 'here' | Misfit
}

export interface ReadImport {
  readonly rows: readonly ImportRow[]
  readonly problems: readonly RowProblem[]
}

type Line = { readonly line: number; readonly cells: readonly string[] }

/** All of it is read, and everything that is wrong is found at once. */
export function readImport([head, ...lines]: readonly Line[], today: Day): ReadImport {
  const found = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase().replaceAll(/[\s_]+/g, ' '))
  const inHead = problemsOfHead(found, head?.line ?? 1)
  if (inHead.length) return { rows: [], problems: inHead }
  const read = lines.map((line) => readLine(line, found, today))
  const rows = read.flatMap(({ row }) => (row ? [row] : []))
  const problems = [...read.flatMap((each) => each.problems), ...twice(rows)]
  return { rows, problems: problems.toSorted((one, other) => one.line - other.line) }
}

function problemsOfHead(found: readonly string[], line: number): RowProblem[] {
  const missing = columns.filter((column) => !found.includes(headings[column])).map((column): RowProblem => ({ line, column, problem: 'missing' }))
  const known: readonly string[] = Object.values(headings)
  const unknown = found.filter((heading) => heading && !known.includes(heading)).map((column): RowProblem => ({ line, column, problem: 'unknown' }))
  const double = found.filter((heading, index) => heading && found.indexOf(heading) !== index).map((column): RowProblem => ({ line, column, problem: 'double' }))
  return [...missing, ...unknown, ...double]
}

function readLine({ line, cells }: Line, found: readonly string[], today: Day): { row?: ImportRow; problems: RowProblem[] } {
  const given = Object.fromEntries(columns.map((column) => [column, cells[found.indexOf(headings[column])] ?? ''])) as Record<Column, string>
  const formulas = columns.filter((column) => /^[=+@]|^-\D/.test(given[column])).map((column): RowProblem => ({ line, column, problem: 'formula' }))
  const { value, error } = rowForm.validate(given, { abortEarly: false })
  const wrong = [...new Set((error?.details ?? []).map(({ path }) => String(path[0])))].filter((column) => !formulas.some((each) => each.column === column))
  const unread = [...formulas, ...wrong.map((column): RowProblem => ({ line, column, problem: 'value' }))]
  // What the law says of the days is said as well, as soon as all of them can be read.
  const row: ImportRow = { line, ...(value as Omit<ImportRow, 'line'>) }
  const misfits = unread.some(({ column }) => ofTheLaw.includes(column)) ? [] : misfitsOf(row, today).map(({ column, because }): RowProblem => ({ line, column, problem: because }))
  const problems = [...unread, ...misfits]
  return problems.length ? { problems } : { row, problems }
}

const ofTheLaw: readonly string[] = ['kind', 'birthdate', 'documentSeenOn', 'receivedOn', 'decidedOn', 'validFrom', 'validUntil'] satisfies Column[]

/** The same person, by name or by number, or the same reference, on two lines: the later one is named. */
function twice(rows: readonly ImportRow[]): RowProblem[] {
  const again = (of: (row: ImportRow) => string, column: Column) =>
    rows.filter((row, index) => of(row) && rows.findIndex((each) => of(each) === of(row)) !== index).map(({ line }): RowProblem => ({ line, column, problem: 'twice' }))
  return [...again((row) => waysToKnow(row)[0] ?? '', 'family'), ...again(({ bsn }) => bsn ?? '', 'bsn'), ...again(({ reference }) => reference.toLowerCase(), 'reference')]
}

/** By whom someone is known again: name and day of birth, whatever marks and capitals they were written with. */
export function personOf({ given, family, birthdate }: Pick<ImportRow, 'given' | 'family' | 'birthdate'>): string {
  const plain = (name: string) => name.normalize('NFKD').replaceAll(/\P{L}/gu, '').toLowerCase()
  return [birthdate, plain(family), plain(given)].join('|')
}

const name = Joi.string().trim().max(100).pattern(/^[\p{L}\p{M}' .-]+$/u)
const oneOf = (column: keyof typeof choices) => Joi.string().trim().lowercase().custom((text: string) => {
  const found = Object.entries(choices[column]).find(([word]) => word === text)
  if (!found) throw new RangeError('not a choice')
  return found[1]
}).required()

/** As it stands on a document, 31-12-1990, or as a computer writes it. */
const onDay = Joi.string().trim().custom((text: string) => {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? []
  const written = year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : text
  if (!isDay(written) || written < '1900-01-01') throw new RangeError('not a day')
  return written
}).required()
const onlyOfLicence = Joi.when('kind', { is: 'licence', then: onDay, otherwise: Joi.string().trim().valid('').empty('') })

const rowForm = Joi.object({
  kind: oneOf('kind'),
  reference: Joi.string().trim().max(40).pattern(/^[\p{L}\d][\p{L}\d /._-]*$/u).required(),
  given: name.allow(''),
  family: name.required(),
  birthdate: onDay,
  nationality: name.required(),
  bsn: Joi.string().replace(/[\s.]/g, '').empty('').custom((text: string) => {
    if (!isBsn(text)) throw new RangeError('not a number')
    return text
  }).default(null),
  document: oneOf('document'),
  documentSeenOn: onDay,
  language: oneOf('language'),
  receivedOn: onDay,
  decidedOn: onlyOfLicence,
  validFrom: onlyOfLicence,
  validUntil: onlyOfLicence,
})
