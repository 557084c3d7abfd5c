/** Places in the published lists: taken at random, and told as entries that only the keyring can tell apart. Parts of actions. */
import { randomInt } from 'node:crypto'
import { takePlace } from '../../models/register/StatusList.ts'
import { decoysIn, ENTRIES, GIVEN_OUT, type Mix, mixOf } from '../../platform/secrets/places.ts'
import { keys } from '../keys.ts'

/** So many draws at a time: lists are at most half full, so a second time is rare. */
const DRAWS = 16
const MANY = 2 ** 47

/** A place that nobody has and nobody gets until well after this code has ended. */
export async function newPlace(kid: string, until: Date): Promise<number> {
  for (let times = 0; times < 8; times += 1) {
    const place = await takePlace(Array.from({ length: DRAWS }, () => randomInt(MANY)), GIVEN_OUT, kid, until)
    if (place !== undefined) return place
  }
  throw new Error('no place in the lists is free')
}

/** What stands in a code for a place: the list and the entry in it, as one number. */
export async function indexOf(place: number): Promise<number> {
  const list = Math.floor(place / GIVEN_OUT)
  return list * ENTRIES + (await mix(list)).entryOf(place % GIVEN_OUT)
}

/** The entries of a list that do not hold: of these places, and of its decoys in this edition. */
export async function invalidEntries(list: number, edition: number, places: readonly number[]): Promise<number[]> {
  const mixed = await mix(list)
  return [...places.map((place) => place % GIVEN_OUT), ...decoysIn(await keyOf(list), edition)].map((place) => mixed.entryOf(place))
}

export const listOf = (place: number): number => Math.floor(place / GIVEN_OUT)

const keyOf = (list: number): Promise<Buffer> => keys().mac('places', `list|${list}`)

const mixes = new Map<number, Promise<Mix>>()

/** Worked out once. */
function mix(list: number): Promise<Mix> {
  const known = mixes.get(list) ?? keyOf(list).then(mixOf)
  mixes.set(list, known)
  return known
}
