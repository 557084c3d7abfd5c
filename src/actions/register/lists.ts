/** The published lists of what still holds: made anew when something happened, and every few minutes so that everyone sees how old they are. */
import { createHash } from 'node:crypto'
import { type Day, dayIn } from '../../law/day.ts'
import { standingOn } from '../../law/licence/licence.ts'
import { doubtfulPlaces, holdLists, listsStand, type PublishedList, placesTaken, publish, publishedLists, takeChanges } from '../../models/register/StatusList.ts'
import { ENTRIES, GIVEN_OUT } from '../../platform/secrets/places.ts'
import { compressedList, packedList, signList } from '../../platform/secrets/statusList.ts'
import type { Actor } from '../../policies/actor.ts'
import { inTransaction } from '../work.ts'
import { keepKeys, signerNow } from './keys.ts'
import { invalidEntries, listOf } from './places.ts'

const publisher: Actor = { role: 'system', id: 'job:lists' }
/** In seconds: made anew after, looked at again after, and worth nothing after. */
const ANEW_AFTER = 240
const LOOK_AGAIN_AFTER = 300
const WORTH_FOR = 86_400
/** In milliseconds: a list that someone kept this long can still say no for whoever had a place before. */
const REST = 2 * WORTH_FOR * 1_000

/** Where a list is found, from its number. */
export type AddressOf = (list: number) => string

/** Publishes when there is something to say or it was said too long ago; gives whether it did. Of several processes one does. */
export async function publishDue(addressOf: AddressOf, now: Date): Promise<boolean> {
  if (!(await inTransaction(publisher, () => isDue(now)))) return false
  await keepKeys(now)
  return inTransaction(publisher, async () => {
    await holdLists()
    if (!(await isDue(now))) return false
    await makeAll(addressOf, now)
    return true
  })
}

/** Publishes whatever there is. */
export async function publishNow(addressOf: AddressOf, now: Date): Promise<void> {
  await keepKeys(now)
  return inTransaction(publisher, async () => {
    await holdLists()
    await makeAll(addressOf, now)
  })
}

async function isDue(now: Date): Promise<boolean> {
  const { changed, since } = await listsStand()
  return changed || !since || now.getTime() - since.getTime() > ANEW_AFTER * 1_000 || dayIn(since) !== dayIn(now)
}

/** What happened is taken as said first, and read after that: what happens in between stays to be said. */
async function makeAll(addressOf: AddressOf, now: Date): Promise<void> {
  await takeChanges()
  const taken = await placesTaken(new Date(now.getTime() - REST))
  const known = await publishedLists()
  const ended = await endedPlaces(now, dayIn(now))
  for (let number = 0; number < listsFor(taken, known.length); number += 1) await makeOne(number, known.find((list) => list.number === number), ended, addressOf(number), now)
}

/** At most half of the places are taken, so that one is soon found; a list that is there stays. */
const listsFor = (taken: number, known: number): number => Math.max(known, Math.ceil((2 * taken) / GIVEN_OUT), 1)

async function endedPlaces(now: Date, today: Day): Promise<number[]> {
  const doubtful = await doubtfulPlaces(now, today)
  return doubtful.filter(({ facts }) => !facts || standingOn(today, facts) !== 'valid').map(({ place }) => place)
}

async function makeOne(number: number, before: PublishedList | undefined, ended: readonly number[], uri: string, now: Date): Promise<void> {
  const edition = (before?.edition ?? 0) + 1
  const invalid = await invalidEntries(number, edition, ended.filter((place) => listOf(place) === number))
  const signer = await signerNow(now)
  const signed = await signList(signer, { uri, madeAt: Math.floor(now.getTime() / 1_000), lookAgainAfter: LOOK_AGAIN_AFTER, worthFor: WORTH_FOR }, compressedList(packedList(ENTRIES, invalid)))
  await publish({ number, edition, madeAt: now, kid: signer.kid, digest: createHash('sha256').update(signed).digest('base64url'), signed })
}
