/** What starting took, given back a moment later. */
import { flushCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (how: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void

/**
 * Loading code makes the young part of the heap grow to its largest, and left alone it stays so: a third of all memory in use.
 * Only a collection by whoever is short of memory makes it small again; with work it grows as far as the work asks.
 */
export function giveBack(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as Collect
  collect({ type: 'major', flavor: 'last-resort' })
}

/** In milliseconds: whoever waited for the start is answered first. */
const MOMENT = 1_000

/** Compiled code is written down as well, also when this process will not end in peace. */
export function settle(): void {
  setTimeout(() => {
    flushCompileCache()
    giveBack()
  }, MOMENT).unref()
}
