/** Who waits is offered a moment that comes free: in order, once, for a fixed time; and a calendar that is full is told. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { chooseMoment, choosePlace, freeMoments, waitForMoment } from '../../src/actions/application/moments.ts'
import { saveAnswer, submit } from '../../src/actions/applications.ts'
import { readAgenda } from '../../src/actions/calendar/agenda.ts'
import { noteFullCalendars, offerIn } from '../../src/actions/calendar/waiting.ts'
import { addDays } from '../../src/law/day.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { asSuperuser } from '../support/database.ts'
import { designate, endDesignation } from '../support/designated.ts'
import { caseOf, today, withDraft, withoutDoors } from '../support/newWorker.ts'

const superuser = asSuperuser()
/** Of this test alone: Schiermonnikoog. */
const code = 'GM0088'
const now = () => new Date()

beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
  await designate(superuser, code)
})
beforeEach(async () => {
  await superuser.query('update applications set closed_on = $2, waiting_since = null where municipality = $1', [code, today])
  await superuser.query('delete from slots s where municipality = $1 and not exists (select from applications a where a.slot_id = s.id)', [code])
})
afterAll(async () => {
  await endDesignation(superuser, code)
  await superuser.end()
})

async function slot(inDays: number, more: { room?: string; phone?: string } = {}): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>(
    `insert into slots (id, municipality, day, time, interpreter_room, interpreter_phone) values (gen_random_uuid(), $1, $2, '1' || (random() * 9)::int || ':' || lpad((random() * 59)::int::text, 2, '0'), $3, $4) returning id`,
    [code, addDays(today, inDays), more.room ?? '{}', more.phone ?? '{*}'],
  )
  return rows[0]?.id ?? ''
}

/** Sent, and waiting since so many days. */
async function waits(days: number, interpreter: 'none' | 'room' = 'none'): Promise<Worker> {
  const actor = await withDraft()
  await saveAnswer(actor, 'identityConfirmed', { correct: true, remark: '' })
  await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
  await saveAnswer(actor, 'wishes', { language: 'es', letters: 'es', interpreter, company: 'alone', interviewer: 'any' })
  await choosePlace(actor, code, today)
  expect(await waitForMoment(actor, today)).toBe(true)
  await submit(actor, randomUUID(), today)
  await superuser.query('update applications set waiting_since = $2 where person_id = $1', [actor.personId, addDays(today, -days)])
  return actor
}

const seen = async (actor: Worker): Promise<string[]> => (await freeMoments(actor, code, today)).map(({ id }) => id)
const offersOf = async (actor: Worker): Promise<string[]> => {
  const { rows } = await superuser.query<{ slot_id: string }>('select slot_id from slot_offers where application_id = $1', [(await caseOf(actor)).id])
  return rows.map(({ slot_id: id }) => id)
}
const over = () => superuser.query(`update slot_offers set until_at = now() - interval '1 minute' where municipality = $1`, [code])

test('the longest waits first; nobody else sees it meanwhile; once, and then the next', async () => {
  const [second, first] = [await waits(3), await waits(9)]
  const passer = await withDraft()
  await choosePlace(passer, code, today)
  const id = await slot(10)
  // Two processes at once: one offer.
  await Promise.all([offerIn(code, now(), today), offerIn(code, now(), today)])
  expect([await offersOf(first), await offersOf(second)]).toEqual([[id], []])
  expect([await seen(first), await seen(second), await seen(passer)]).toEqual([[id], [], []])
  expect(await chooseMoment(passer, id, today)).toBe(false)
  expect(await offerIn(code, now(), today)).toBe(0)

  await over()
  await offerIn(code, now(), today)
  expect([await offersOf(first), await offersOf(second)]).toEqual([[id], [id]])
  await over()
  expect(await offerIn(code, now(), today)).toBe(0)
  // Offered to all who wait, it is for whoever comes.
  expect(await chooseMoment(passer, id, today)).toBe(true)
})

test('whoever takes it waits no more; a moment without the interpreter she wants, or too late, is not offered', async () => {
  const [inRoom, plain] = [await waits(20, 'room'), await waits(2)]
  const [id, late] = [await slot(8), await slot(90)]
  await offerIn(code, now(), today)
  expect([await offersOf(inRoom), await offersOf(plain)]).toEqual([[], [id]])
  expect(await seen(plain)).toEqual([id, late])
  await superuser.query('update applications set slot_id = $2, waiting_since = null where person_id = $1', [plain.personId, id])
  const spanish = await slot(9, { room: '{es}' })
  await offerIn(code, now(), today)
  expect(await offersOf(inRoom)).toEqual([spanish])
})

test('a full calendar is noted each night, once, and told on the calendar with since when', async () => {
  await waits(4)
  expect(await noteFullCalendars(addDays(today, -1))).toContain(code)
  expect(await noteFullCalendars(today)).toContain(code)
  expect(await noteFullCalendars(today)).not.toContain(code)
  const planner = { role: 'teamLead', id: randomUUID(), municipality: code } as const
  expect(await readAgenda(planner, today, today)).toMatchObject({ fullUntil: addDays(today, 14), fullSince: addDays(today, -1), waiting: 1 })
  await slot(5)
  expect(await readAgenda(planner, today, today)).toMatchObject({ fullUntil: null })
  await superuser.query('delete from calendar_notes where municipality = $1', [code])
})
