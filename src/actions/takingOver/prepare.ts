/** A file is read, checked whole, and laid ready for someone else; of a file with anything wrong in it nothing is kept. */
import { createHash, randomUUID } from 'node:crypto'
import { type ImportRow as Row, personOf, type ReadImport, readImport, type RowProblem } from '../../forms/office/takingOver.ts'
import { type Day, dayIn } from '../../law/day.ts'
import { decideBy } from '../../law/terms/decisionTerm.ts'
import { undoUntil, WAITS_HOURS } from '../../law/office/takingOver.ts'
import { Import, ImportRow } from '../../models/office/Import.ts'
import { ask } from '../../platform/database/db.ts'
import { decrypt, encrypt, newKey } from '../../platform/secrets/encryption.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import { readTable } from '../../platform/table/read.ts'
import type { Official } from '../../policies/actor.ts'
import { mayPrepareImport, maySeeImports } from '../../policies/takingOver.ts'
import { permit } from '../../policies/permit.ts'
import { whoAppliedHere } from '../across/knownAgain.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { keys } from '../keys.ts'
import { inTransaction } from '../work.ts'

export type Prepared =
  | { readonly kind: 'ready'; readonly id: string }
  /** The same file lies ready, or was taken over already. */
  | { readonly kind: 'again'; readonly id: string; readonly on: Day }
  | { readonly kind: 'wrong'; readonly problems: readonly RowProblem[]; readonly rows: number }

/** Throws `UnreadableTable` for a file that is no table, or one that could do harm. */
export async function prepareImport(actor: Official, file: Buffer, now: Date): Promise<Prepared> {
  permit(mayPrepareImport(actor))
  const read = readImport(readTable(file), dayIn(now))
  const digest = await keys().mac('import', `${actor.municipality}|${createHash('sha256').update(file).digest('hex')}`)
  return laidReady(actor, read, digest, now).catch((error: unknown) => {
    // Of two at once the other was first: once more finds it.
    if (isTaken(error)) return laidReady(actor, read, digest, now)
    throw error
  })
}

function laidReady(actor: Official, { rows, problems }: ReadImport, digest: Buffer, now: Date): Promise<Prepared> {
  const { municipality, id: madeBy } = actor
  return inTransaction(actor, async (): Promise<Prepared> => {
    const before = await Import.findOne({ where: { municipality, digest, undoneOn: null } })
    if (before && !isGone(before, now)) return { kind: 'again', id: before.id, on: before.doneOn ?? dayIn(before.madeAt) }
    await before?.destroy()
    const all = [...problems, ...(await known(rows, municipality))].toSorted((one, other) => one.line - other.line)
    if (all.length || rows.length === 0) return { kind: 'wrong', problems: all, rows: rows.length }
    const id = randomUUID()
    const key = newKey()
    const licences = rows.filter(({ kind }) => kind === 'licence').length
    const sealed = encrypt(key, Buffer.from(JSON.stringify(rows)), placeOf(id))
    await Import.create({ id, municipality, digest, applications: rows.length - licences, licences, madeBy, madeAt: now, wrappedKey: await keys().wrap(key, id), sealed })
    await audit(actor, 'import.prepared', { id, municipality }, { details: { lines: rows.length } })
    return { kind: 'ready', id }
  })
}

/** Who was taken over before, or applied here, is not made a second time: named by the line, and not who it is. */
async function known(rows: readonly Row[], municipality: string): Promise<RowProblem[]> {
  const macs = await Promise.all(rows.map((row) => macOfPerson(row)))
  const taken = new Set((await ImportRow.findAll({ where: { personMac: macs }, attributes: ['personMac'] })).map(({ personMac }) => personMac.toString('hex')))
  const here = await whoAppliedHere(rows, municipality)
  return rows.flatMap(({ line }, place): RowProblem[] => {
    const problem = taken.has(macs[place]?.toString('hex') ?? '') ? 'known' : here.has(place) && 'here'
    return problem ? [{ line, column: 'family', problem }] : []
  })
}

export const macOfPerson = (row: Row): Promise<Buffer> => keys().mac('import', `person|${personOf(row)}`)

const placeOf = (id: string): string => `import|${id}`

/** A day after it was read it is as if it never was, also before the night takes it away. */
export const isGone = ({ sealed, doneOn, madeAt }: Import, now: Date): boolean => !doneOn && (!sealed || madeAt.getTime() + WAITS_HOURS * 3_600_000 <= now.getTime())

export async function rowsOf({ id, wrappedKey, sealed }: Import): Promise<Row[]> {
  if (!wrappedKey || !sealed) throw new NotFound()
  return JSON.parse(decrypt(await keys().unwrap(wrappedKey, id), sealed, placeOf(id)).toString('utf8')) as Row[]
}

export interface ImportLine {
  readonly id: string
  readonly applications: number
  readonly licences: number
  readonly madeAt: Date
  readonly state: 'waiting' | 'done' | 'undone'
  /** The day of its state; the last day to take it back when it is done. */
  readonly on: Day
  readonly undoUntil: Day | undefined
  /** Whoever read the file is not who takes it over. */
  readonly isOwn: boolean
}

export function imports(actor: Official, now: Date): Promise<ImportLine[]> {
  permit(maySeeImports(actor))
  return inTransaction(actor, async () => {
    const own = await accountsOf(actor)
    const all = await Import.latest(actor.municipality)
    return all.filter((each) => !isGone(each, now)).map((each) => lineOf(each, own))
  })
}

export function oneImport(actor: Official, id: string, now: Date): Promise<ImportLine> {
  permit(maySeeImports(actor))
  return inTransaction(actor, async () => {
    const found = await Import.get({ id, municipality: actor.municipality })
    if (isGone(found, now)) throw new NotFound()
    return lineOf(found, await accountsOf(actor))
  })
}

function lineOf({ id, applications, licences, madeAt, madeBy, doneOn, undoneOn }: Import, own: readonly string[]): ImportLine {
  const state = undoneOn ? 'undone' : doneOn ? 'done' : 'waiting'
  return { id, applications, licences, madeAt, state, on: undoneOn ?? doneOn ?? dayIn(madeAt), undoUntil: state === 'done' && doneOn ? undoUntil(doneOn) : undefined, isOwn: own.includes(madeBy) }
}

/** What a line becomes; without a name. */
export interface Becomes {
  readonly line: number
  readonly kind: Row['kind']
  readonly reference: string
  readonly receivedOn: Day
  readonly decideBy: Day | undefined
  readonly validUntil: Day | undefined
}

/** Opens what waits, on record. */
export function previewImport(actor: Official, id: string, now: Date): Promise<Becomes[]> {
  permit(maySeeImports(actor))
  return inTransaction(actor, async () => {
    const found = await Import.get({ id, municipality: actor.municipality })
    if (found.doneOn || isGone(found, now)) throw new NotFound()
    const rows = await rowsOf(found)
    await audit(actor, 'import.opened', found, { details: { lines: rows.length } })
    return rows.map(({ line, kind, reference, receivedOn, validUntil }) => ({ line, kind, reference, receivedOn, decideBy: kind === 'application' ? decideBy(receivedOn) : undefined, validUntil }))
  })
}

/** Which case each line became. */
export function linesOf(actor: Official, id: string): Promise<{ line: number; id: string; caseNumber: string }[]> {
  permit(maySeeImports(actor))
  return inTransaction(actor, async () => {
    const { municipality } = await Import.get({ id, municipality: actor.municipality })
    return ask<{ line: number; id: string; caseNumber: string }>(cases, [id, municipality])
  })
}

const cases = `select r.line, a.id, a.case_number as "caseNumber" from import_rows r join applications a on a.id = r.application_id
  where r.import_id = $1 and r.municipality = $2 order by r.line`
