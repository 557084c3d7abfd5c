/** An interviewer who is away: what they had to do is handed over in one press, or moved; she is told that there is something. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { freeMoments } from '../../src/actions/application/moments.ts'
import { ownTalk } from '../../src/actions/application/talk.ts'
import { addAbsence, endAbsence, readAbsences } from '../../src/actions/calendar/absence.ts'
import { readAgenda, readTalk } from '../../src/actions/calendar/agenda.ts'
import { handOver, momentsFor, moveFor, settle } from '../../src/actions/calendar/handOver.ts'
import { addRule, readTimes, stopRule } from '../../src/actions/calendar/times.ts'
import { addDays, type Day, instantOf } from '../../src/law/day.ts'
import { translator } from '../../src/platform/page/translate.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { asSuperuser } from '../support/database.ts'
import { designate, endDesignation } from '../support/designated.ts'
import { caseOf, today, withApplication, withDraft, withoutDoors } from '../support/newWorker.ts'
import { aPlace, morningsOf, type Place, withTalk } from '../support/planners.ts'
import { Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const t = translator('nl')
/** Of this test alone, in a province that has a place already: Pekela. */
const code = 'GM0765'
const now = () => instantOf(today, '12:00')

beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
  await designate(superuser, code)
})
afterAll(async () => {
  await endDesignation(superuser, code)
  await superuser.end()
})

interface Row {
  id: string
  day: Day
  time: string
}

/** With a rule in each room, of the first two and the last two. */
async function twoRooms(): Promise<Place & { slots: readonly Row[][] }> {
  const place = await aPlace(superuser, code, today)
  await addRule(place.planner, morningsOf(place, today), today)
  await addRule(place.planner, morningsOf(place, today, { ruleRoom: place.rooms[1] ?? '', ruleOne: place.interviewers[2]?.id ?? '', ruleTwo: place.interviewers[3]?.id ?? '', ruleInRoom: ['es'] }), today)
  const slots = await Promise.all(place.rooms.map(slotsOf))
  return { ...place, slots }
}

async function slotsOf(room: string): Promise<Row[]> {
  return (await superuser.query<Row>('select id, day::text, time from slots where room_id = $1 order by day, time', [room])).rows
}

const acts = async (actor: Parameters<typeof caseOf>[0]): Promise<string[]> => (await caseOf(actor)).facts().acts.map(({ act }) => act)

describe('someone who is away', () => {
  test('has no free moments any more, and talks that are shown; handed over to a colleague, they can be held', async () => {
    const { planner, interviewers: [one, , three], slots: [first = [], second = []] } = await twoRooms()
    const [moment, other] = first
    const actor = await withTalk(code, moment?.id ?? '', today)
    const visitor = await withDraft()
    await addAbsence(planner, { absentWho: one?.id ?? '', absentFrom: moment?.day ?? today, absentUntil: moment?.day ?? today }, today)
    const offered = async () => (await superuser.query<{ id: string }>(`select id from slots s where id = $1 and is_staffed(s)`, [other?.id])).rows.length
    expect(await offered()).toBe(0)

    const { conflicts } = await readAgenda(planner, today, today)
    const found = conflicts.find(({ id }) => id === moment?.id)
    expect(found).toMatchObject({ conflicts: ['away'], away: [one?.id] })
    expect(found?.colleagues).toContain(three?.id)
    expect(await handOver(planner, moment?.id ?? '', { from: one?.id ?? '', to: three?.id ?? '' }, today)).toBe(true)
    expect((await readTalk(planner, moment?.id ?? '', today)).talk).toMatchObject({ conflicts: [], away: [] })
    expect(await acts(actor)).toContain('handOver')
    expect((await ownTalk(actor, now(), today)).changed).toBe('handedOver')
    // The free moment of the colleague at that time is gone.
    expect((await superuser.query('select from slots where id = $1', [second[0]?.id])).rowCount).toBe(0)
    expect((await freeMoments(visitor, code, today)).map(({ id }) => id)).not.toContain(second[0]?.id)

    const { absences } = await readAbsences(planner, today)
    await endAbsence(planner, absences.find(({ official }) => official === one?.id)?.id ?? '')
    expect(await offered()).toBe(1)
  })

  test('of two talks at the same moment, one colleague takes one, however fast both are pressed', async () => {
    const { planner, interviewers: [one, , three, four], slots: [first = [], second = []] } = await twoRooms()
    await withTalk(code, first[0]?.id ?? '', today)
    await withTalk(code, second[0]?.id ?? '', today)
    // Whoever sits in the other talk then cannot take over.
    expect((await readTalk(planner, first[0]?.id ?? '', today)).talk.colleagues).not.toContain(three?.id)
    expect(await handOver(planner, first[0]?.id ?? '', { from: one?.id ?? '', to: three?.id ?? '' }, today)).toBe(false)

    const later = [first[1]?.id ?? '', first[2]?.id ?? '']
    await withTalk(code, later[0] ?? '', today)
    const twice = await Promise.all([three, four].map((colleague) => handOver(planner, later[0] ?? '', { from: one?.id ?? '', to: colleague?.id ?? '' }, today)))
    expect(twice.filter(Boolean)).toHaveLength(1)
    const { rows } = await superuser.query<{ many: string }>('select count(*) as many from slot_seats where slot_id = $1', [later[0]])
    expect(rows[0]?.many).toBe('2')
  })

  test('a colleague who must not see this case is not offered, and their own talk with her is shown', async () => {
    const { planner, interviewers: [one, , three], slots: [first = []] } = await twoRooms()
    const actor = await withTalk(code, first[0]?.id ?? '', today)
    const bar = (who = '') => superuser.query(`insert into case_barriers (id, person_id, municipality, account_id, reason, placed_by, placed_on) values (gen_random_uuid(), $1, $2, $3, 'knows', $3, $4)`, [actor.personId, code, who, today])
    await bar(three?.id)
    expect((await readTalk(planner, first[0]?.id ?? '', today)).talk.colleagues).not.toContain(three?.id)
    await bar(one?.id)
    expect((await readTalk(planner, first[0]?.id ?? '', today)).talk).toMatchObject({ conflicts: ['away'], away: [one?.id] })
  })

  test('is not entered by a colleague, and an interviewer hands over nothing of someone else', async () => {
    const { interviewers: [one, two, three], slots: [first = []] } = await twoRooms()
    await withTalk(code, first[0]?.id ?? '', today)
    if (!one || !two || !three) throw new Error('not every post is filled')
    expect(() => addAbsence(one, { absentWho: two.id, absentFrom: today, absentUntil: today }, today)).toThrow(Forbidden)
    expect(() => handOver(one, first[0]?.id ?? '', { from: two.id, to: three.id }, today)).toThrow(Forbidden)
    expect(await handOver(one, first[0]?.id ?? '', { from: one.id, to: three.id }, today)).toBe(true)
  })
})

describe('moving a talk', () => {
  test('offers only moments with the interpreter she wants, without opening what she wants', async () => {
    const { planner, slots: [first = [], second = []] } = await twoRooms()
    const actor = await withTalk(code, second[0]?.id ?? '', today, { interpreter: 'room', language: 'es' })
    const offered = (await momentsFor(planner, second[0]?.id ?? '', today)).map(({ id }) => id)
    expect([offered.includes(second[1]?.id ?? ''), first.some(({ id }) => offered.includes(id))]).toEqual([true, false])
    expect(await moveFor(planner, second[0]?.id ?? '', first[1]?.id ?? '', today)).toBe(false)
    expect(await moveFor(planner, second[0]?.id ?? '', second[1]?.id ?? '', today)).toBe(true)
    expect((await ownTalk(actor, now(), today)).changed).toBe('movedForHer')
    const { rows } = await superuser.query<{ actor_id: string; purpose: string }>(`select distinct actor_id, purpose from audit_entries where event = 'vault.opened' and person_id = $1 and actor_id like 'job:%'`, [actor.personId])
    expect(rows).toContainEqual({ actor_id: 'job:calendar', purpose: 'plan-interview' })
  })

  test('or it stays as it is, though its rule is over', async () => {
    const { planner, interviewers: [one], slots: [first = []] } = await twoRooms()
    await withTalk(code, first[0]?.id ?? '', today)
    await stopRule(planner, (await readTimes(planner, today)).rules.find(({ officials }) => officials[0] === one?.id)?.id ?? '', today)
    expect((await readTalk(planner, first[0]?.id ?? '', today)).talk.conflicts).toEqual(['ruleStopped'])
    await settle(planner, first[0]?.id ?? '', today)
    expect((await readTalk(planner, first[0]?.id ?? '', today)).talk.conflicts).toEqual([])
  })
})

/** Others may have planned every colleague at one moment; at the next someone is free. */
async function withFreeColleague(desk: Visitor) {
  for (let tries = 0; tries < 6; tries += 1) {
    const actor = await withApplication('GM0363')
    const { caseNumber, slot } = await caseOf(actor)
    const page = await desk.visit(`/agenda/gesprek/${slot?.id ?? ''}`)
    if (page.html.querySelector('main form[action$="/overdragen"] button')) return { actor, caseNumber, page }
  }
  throw new Error('nobody is free at any moment')
}

test('through the forms: away, one press, and she is told the sentence that says nothing', async () => {
  const desk = new Visitor()
  await desk.signIn('staff', 'staff-GM0363-1')
  const { actor, caseNumber, page } = await withFreeColleague(desk)
  expect([page.status, page.text.includes(caseNumber), page.html.querySelector('title')?.text.includes(caseNumber)]).toEqual([200, true, false])
  const button = page.html.querySelector('main form[action$="/overdragen"] button')?.text.trim() ?? ''
  const done = await page.press(button)
  expect([done.status, done.path]).toEqual([200, '/agenda'])
  expect((await desk.visit('/agenda/afwezig')).text).toContain(t('absences.why'))
  const empty = await (await desk.visit('/agenda/afwezig')).press(t('absences.button'), { absentFrom: addDays(today, 300), absentUntil: addDays(today, 299) })
  expect([empty.status, empty.text.includes(t('error.absentWho')), empty.text.includes(t('error.absentUntil'))]).toEqual([422, true, true])
  const told = async () => (await superuser.query(`select from messages where person_id = $1 and key = 'generic'`, [actor.personId])).rowCount ?? 0
  for (let waited = 0; waited < 60 && !(await told()); waited += 1) await new Promise((resolve) => setTimeout(resolve, 250))
  expect(await told()).toBeGreaterThan(0)
})
