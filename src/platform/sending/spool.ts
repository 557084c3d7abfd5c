/** A folder from which someone else delivers: one file per message, for its owner alone. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Parcel, type Sender, Undeliverable } from './mail.ts'

export interface Spool extends Sender {
  /** Of the demonstration: what would have been sent; undefined when there is nothing by that name. */
  read(id: string): Promise<Parcel | undefined>
  /** Takes away what has lain there since before then; gives the names of the files, which are random. */
  forget(before: Date): Promise<string[]>
}

/** `as` adds what who delivers must know, or leaves out what nobody need know. */
export function spool(directory: string, as: (parcel: Parcel) => object = (parcel) => parcel): Spool {
  const fileOf = (id: string) => path.join(directory, `${id}.json`)
  return {
    async send(parcel) {
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 })
        // Whole or not at all: who delivers never reads half a file.
        await writeFile(`${fileOf(parcel.id)}.part`, JSON.stringify(as(parcel)), { mode: 0o600 })
        await rename(`${fileOf(parcel.id)}.part`, fileOf(parcel.id))
      } catch {
        throw new Undeliverable('spool')
      }
    },
    read: (id) => readFile(fileOf(id), 'utf8').then((text) => JSON.parse(text) as Parcel, () => undefined),
    forget: (before) => forget(directory, before),
    stop: () => undefined,
  }
}

async function forget(directory: string, before: Date): Promise<string[]> {
  const files = await readdir(directory).catch(() => [])
  const gone: string[] = []
  for (const file of files.filter((name) => /\.json(\.part)?$/.test(name))) {
    const place = path.join(directory, file)
    const lain = await stat(place).catch(() => undefined)
    if (!lain || lain.mtime >= before) continue
    await rm(place, { force: true })
    gone.push(file)
  }
  return gone
}
