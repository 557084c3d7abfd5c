/** A letter that cannot be made: the others are, it is tried again and again, the register says so, and once it is mended she is told as of any other. */
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { finishLetter, finishLetters } from '../../src/actions/finishing.ts'
import { inbox } from '../../src/actions/following/inbox.ts'
import { readLetter } from '../../src/actions/letters.ts'
import { registerHealth } from '../../src/actions/register/health.ts'
import { withdraw } from '../../src/actions/applications.ts'
import type { RegisterManager } from '../../src/policies/actor.ts'
import { today, withNewApplication } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { finishedOf, unfinished, untilLetter } from '../support/unfinished.ts'

const superuser = inStory()
const manager: RegisterManager = { role: 'registerManager', id: randomUUID() }

/** In seconds: longer than any letter but those made so here waits, so that no other is touched. */
const TEN_YEARS = 10 * 365 * 24 * 60 * 60
const LONG_AGO = -20 * 365
const HOUR = 60 * 60_000

/** As it was shortly after these letters were sent, when no other was. */
async function lateThen(): Promise<unknown> {
  const { lines } = await registerHealth(manager, new Date('2001-01-02T12:00:00Z'), today)
  const line = lines.find(({ what }) => what === 'jobsLate')
  return line && [line.count, line.state]
}

const inAnHour = ({ due }: { due: Date | null }) => due !== null && due.getTime() > Date.now() + HOUR - 5 * 60_000

test('one that cannot be made keeps no other, shows as late however often it was tried, and is finished once it is mended', async () => {
  const actor = await withNewApplication('GM0014')
  await withdraw(actor, today)
  const letters = new Map((await inbox(actor)).map(({ id, kind }) => [kind, id]))
  const [broken, whole] = [letters.get('receipt') ?? '', letters.get('withdrawn') ?? '']
  const sealed = `(select sealed_text from letters where id = $1)`
  const { rows: [kept] } = await superuser.query<{ ciphertext: Buffer }>(`select ciphertext from sealed where id = ${sealed}`, [broken])
  const [told, toldOfWhole] = await unfinished(superuser, [broken, whole], { days: LONG_AGO, since: '2001-01-01', unmade: true }, () => superuser.query(`update sealed set ciphertext = set_byte(ciphertext, 40, get_byte(ciphertext, 40) # 1) where id = ${sealed}`, [broken]))
  await finishLetters(new Date(), TEN_YEARS).catch((error: unknown) => expect(error).toBeInstanceOf(AggregateError))

  // Who was first, the service or this, is all the same.
  await untilLetter(superuser, broken, inAnHour)
  expect((await untilLetter(superuser, whole, ({ due }) => due === null)).told).toBe((toldOfWhole?.told ?? 0) + 1)
  expect((await finishedOf(superuser, broken)).told).toBe(told?.told)
  expect(await lateThen()).toEqual([1, 'look'])
  await expect(readLetter(actor, broken)).rejects.toThrow()

  // Of one that waits since nobody knows when it is the same.
  await unfinished(superuser, [broken], { days: LONG_AGO, since: null })
  await finishLetters(new Date(), TEN_YEARS).catch((error: unknown) => expect(error).toBeInstanceOf(AggregateError))
  await untilLetter(superuser, broken, inAnHour)
  expect(await lateThen()).toEqual([1, 'look'])

  await unfinished(superuser, [broken], { days: LONG_AGO }, () => superuser.query(`update sealed set ciphertext = $2 where id = ${sealed}`, [broken, kept?.ciphertext]))
  await finishLetters(new Date(), TEN_YEARS)
  expect(await untilLetter(superuser, broken, ({ due }) => due === null)).toEqual({ due: null, told: (told?.told ?? 0) + 1 })
  expect(await lateThen()).toEqual([0, 'well'])
  expect((await readLetter(actor, broken)).letter.id).toBe(broken)
})

test('after the end no letter is begun', async () => {
  const actor = await withNewApplication('GM0014')
  const [letter = ''] = (await inbox(actor)).map(({ id }) => id)
  await unfinished(superuser, [letter], { days: 1, unmade: true })
  expect(await finishLetters(new Date(), -2 * 24 * 60 * 60, AbortSignal.abort())).toBe(0)
  expect((await finishedOf(superuser, letter)).due).not.toBeNull()
  await superuser.query('update letters set finish_at = clock_timestamp() where id = $1', [letter])
})

test('whoever is about a letter takes its case first, as whoever moves a case with its letters: neither waits for the other in a ring', async () => {
  const actor = await withNewApplication('GM0014')
  const [letter = ''] = (await inbox(actor)).map(({ id }) => id)
  await unfinished(superuser, [letter], { days: 1, unmade: true })
  await superuser.query('begin')
  await superuser.query('select from applications where id = (select application_id from letters where id = $1) for update', [letter])
  const finished = finishLetter(letter, new Date())
  // Within one transaction what others do is looked up once, until it is asked to forget that.
  const waits = async () => (await superuser.query('select pg_stat_clear_snapshot()')) && (await superuser.query(`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%from letters where id = $1%for key share%'`)).rowCount
  while (!(await waits())) await new Promise((resolve) => setTimeout(resolve, 20))
  await superuser.query('select from letters where id = $1 for update nowait', [letter])
  await superuser.query('commit')
  expect(await finished).toBe(true)
})
