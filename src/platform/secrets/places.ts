/** Places in a published list: mixed by a key, so that the database alone does not tell which place belongs to what. */
import { createCipheriv, createHmac } from 'node:crypto'

/** Entries of one list. */
export const ENTRIES = 2 ** 17
/** So many of them can be given out. The rest are decoys, for ever, and only the key tells which are which. */
export const GIVEN_OUT = Math.floor(ENTRIES * 0.8)
const DECOYS = ENTRIES - GIVEN_OUT

/** The mix of one list: from a place as it is kept to the entry that is published, and back. */
export interface Mix {
  entryOf(place: number): number
  placeOf(entry: number): number
}

/** The same for the same key each time. */
export function mixOf(key: Buffer): Mix {
  const random = streamOf(key, 'mix', ENTRIES * 4)
  const entries = Uint32Array.from({ length: ENTRIES }, (_, place) => place)
  for (let last = ENTRIES - 1; last > 0; last -= 1) {
    const other = random.readUInt32LE(last * 4) % (last + 1)
    const moved = entries[last] ?? 0
    entries[last] = entries[other] ?? 0
    entries[other] = moved
  }
  const places = new Uint32Array(ENTRIES)
  for (const [place, entry] of entries.entries()) places[entry] = place
  return { entryOf: (place) => entries[place] ?? 0, placeOf: (entry) => places[entry] ?? 0 }
}

/** One decoy in eight says that something does not hold. */
const SAYS_NO = 256 / 8
/** In editions: after so many a decoy is drawn anew. Half of them are as restless as a code of a phone, half as steady as one on paper. */
const TURNS = [256, 65_536] as const

/** The decoys that say no in this edition. Some change at every edition, so that one change tells nothing. */
export function decoysIn(key: Buffer, edition: number): number[] {
  const starts = streamOf(key, 'starts', DECOYS * 2)
  const drawn = new Map<string, Buffer>()
  const draw = (turns: number, turn: number) => {
    const name = `${turns}|${turn}`
    const found = drawn.get(name) ?? streamOf(key, name, DECOYS)
    drawn.set(name, found)
    return found
  }
  return Array.from({ length: DECOYS }, (_, decoy) => decoy).flatMap((decoy) => {
    const turns = TURNS[decoy % 2] ?? TURNS[0]
    const turn = Math.floor((edition + (starts.readUInt16LE(decoy * 2) % turns)) / turns)
    return (draw(turns, turn)[decoy] ?? 0) < SAYS_NO ? [GIVEN_OUT + decoy] : []
  })
}

/** So many bytes that look like nothing, the same each time for the same key and word. */
function streamOf(key: Buffer, word: string, length: number): Buffer {
  const own = createHmac('sha256', key).update(word).digest()
  return createCipheriv('aes-256-ctr', own, Buffer.alloc(16)).update(Buffer.alloc(length))
}
