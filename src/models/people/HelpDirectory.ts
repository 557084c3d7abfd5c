/** Who helps besides us: public organisations, no person's name. Edit the file beside this one; it is read once at start. */
import { readFileSync } from 'node:fs'

/** What it does for whom is a text: `help.<key>`. */
export interface Organisation {
  readonly key: string
  readonly name: string
  readonly phone?: string
  readonly site?: string
  /** As far as we know; otherwise she asks for an interpreter. */
  readonly languages?: readonly string[]
}

interface HelpDirectory {
  readonly national: readonly Organisation[]
  readonly regions: readonly { readonly region: string; readonly organisation: string }[]
  /** Who coordinates care, by the code of a region; where none is known, who stands in. */
  readonly care: Readonly<Record<string, string>>
  readonly standIn: string
}

export const helpDirectory = JSON.parse(readFileSync(new URL('helpDirectory.json', import.meta.url), 'utf8')) as HelpDirectory
