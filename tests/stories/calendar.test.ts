/** When talks can be: rules open moments, clashes are told, and nobody and no room is ever in two talks at once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { chooseMoment, choosePlace, freeMoments } from '../../src/actions/application/moments.ts'
import { readAgenda } from '../../src/actions/calendar/agenda.ts'
import { openAllMoments } from '../../src/actions/calendar/nightly.ts'
import { addRule, changeRule, closeRoom, readTimes, stopRule } from '../../src/actions/calendar/times.ts'
import { addDays, type Day } from '../../src/law/day.ts'
import { isHoliday } from '../../src/law/calendar.ts'
import { translator } from '../../src/platform/page/translate.ts'
import { asSuperuser } from '../support/database.ts'
import { designate, endDesignation } from '../support/designated.ts'
import { caseOf, today, withDraft, withoutDoors } from '../support/newWorker.ts'
import { anInterviewer, aPlace, morningsOf, type Place, withTalk } from '../support/planners.ts'
import { Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const t = translator('nl')
/** Of this test alone: Terschelling. */
const code = 'GM0093'
let place: Place

beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
  await designate(superuser, code)
})
afterAll(async () => {
  await endDesignation(superuser, code)
  await superuser.end()
})

/** Each test its own rooms and people. */
const fresh = async (): Promise<Place> => (place = await aPlace(superuser, code, today))

const slotsOf = async (room: string): Promise<{ id: string; day: Day; time: string }[]> => {
  const { rows } = await superuser.query<{ id: string; day: Day; time: string }>('select id, day::text, time from slots where room_id = $1 order by day, time', [room])
  return rows
}

describe('a rule', () => {
  test('opens moments for six weeks, on no holiday, and once: also when night comes twice', async () => {
    const { planner, rooms: [room = ''] } = await fresh()
    expect(await addRule(planner, morningsOf(place, today), today)).toBeUndefined()
    const made = await slotsOf(room)
    expect(new Set(made.map(({ time }) => time))).toEqual(new Set(['09:00', '10:15', '11:30']))
    expect([made.every(({ day }) => day > today && day <= addDays(today, 42)), made.some(({ day }) => isHoliday(day))]).toEqual([true, false])
    await Promise.all([openAllMoments(today), openAllMoments(today)])
    expect(await slotsOf(room)).toEqual(made)
    await openAllMoments(addDays(today, 7))
    expect((await slotsOf(room)).length).toBeGreaterThan(made.length)
    const visitor = await withDraft()
    await choosePlace(visitor, code, today)
    expect((await freeMoments(visitor, code, today)).map(({ id }) => id)).toContain(made[0]?.id)
  })

  test.each([
    ['the room', (all: Place) => ({ ruleOne: all.interviewers[2]?.id ?? '', ruleTwo: all.interviewers[3]?.id ?? '' })],
    ['an official', (all: Place) => ({ ruleRoom: all.rooms[1] ?? '', ruleTwo: all.interviewers[3]?.id ?? '' })],
  ])('that asks for %s at the same time is refused, and it is said which rule has it', async (_what, more) => {
    const { planner } = await fresh()
    await addRule(planner, morningsOf(place, today), today)
    const refused = await addRule(planner, morningsOf(place, today, { ruleFrom: '11:00', ruleUntil: '14:00', ...more(place) }), today)
    expect(refused).toMatchObject({ with: { fromTime: '09:00', untilTime: '12:30' } })
  })

  test('of two accounts of one person is refused; in two rooms they are one person as well', async () => {
    const { planner, interviewers: [one, two], rooms: [, other = ''] } = await fresh()
    const human = Buffer.from(randomUUID())
    const [first, second] = [await anInterviewer(superuser, code, today, human), await anInterviewer(superuser, code, today, human)]
    expect(await addRule(planner, morningsOf(place, today, { ruleOne: first.id, ruleTwo: second.id }), today)).toBe('samePerson')
    await addRule(planner, morningsOf(place, today, { ruleOne: first.id }), today)
    expect(await addRule(planner, morningsOf(place, today, { ruleOne: second.id, ruleTwo: one?.id ?? two?.id ?? '', ruleRoom: other }), today)).toHaveProperty('with')
  })

  test('of two at once that ask for the same room, one is there', async () => {
    const { planner, rooms: [room = ''], interviewers } = await fresh()
    const rules = [morningsOf(place, today), morningsOf(place, today, { ruleOne: interviewers[2]?.id ?? '', ruleTwo: interviewers[3]?.id ?? '' })]
    const answers = await Promise.all(rules.map((rule) => addRule(planner, rule, today)))
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1)
    const made = await slotsOf(room)
    expect(new Set(made.map(({ day, time }) => day + time)).size).toBe(made.length)
  })
})

describe('the database itself', () => {
  test('never books a room twice, whoever asks at the same moment', async () => {
    const { rooms: [room] } = await fresh()
    const book = (time: string) => superuser.query(`insert into slots (id, municipality, day, time, room_id, minutes, pause) values (gen_random_uuid(), $1, '2099-01-05', $2, $3, 60, 15)`, [code, time, room])
    const others = await Promise.all([1, 2, 3].map(async () => {
      const other = asSuperuser()
      await other.connect()
      return other
    }))
    const asked = await Promise.allSettled(others.map((other, index) => other.query(`insert into slots (id, municipality, day, time, room_id, minutes, pause) values (gen_random_uuid(), $1, '2099-01-05', $2, $3, 60, 15)`, [code, `10:${index}0`, room])))
    await Promise.all(others.map((other) => other.end()))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(book('10:30')).rejects.toThrow('room_once')
    await superuser.query('delete from slots where room_id = $1', [room])
  })

  test('never seats an official twice, nor two accounts of one person', async () => {
    const { rooms } = await fresh()
    const human = Buffer.from(randomUUID())
    const [first, second] = [await anInterviewer(superuser, code, today, human), await anInterviewer(superuser, code, today, human)]
    const ids = await Promise.all(rooms.map(async (room) => {
      const { rows } = await superuser.query<{ id: string }>(`insert into slots (id, municipality, day, time, room_id) values (gen_random_uuid(), $1, '2099-01-06', '10:00', $2) returning id`, [code, room])
      return rows[0]?.id ?? ''
    }))
    const seat = (slot = '', official = '') => superuser.query('insert into slot_seats (slot_id, place, municipality, official_id) values ($1, 1, $2, $3)', [slot, code, official])
    await seat(ids[0], first.id)
    await expect(seat(ids[1], first.id)).rejects.toThrow('official_once')
    await expect(seat(ids[1], second.id)).rejects.toThrow('official_once')
    await superuser.query('delete from slots where id = any($1)', [ids])
  })
})

describe('a rule that ends', () => {
  test('takes its free moments away and leaves taken talks alone; they are shown to be solved', async () => {
    const { planner, rooms: [room = ''] } = await fresh()
    await addRule(planner, morningsOf(place, today), today)
    const [first] = await slotsOf(room)
    const actor = await withTalk(code, first?.id ?? '', today)
    const rule = (await readTimes(planner, today)).rules.find((each) => each.officials[0] === place.interviewers[0]?.id)
    await stopRule(planner, rule?.id ?? '', today)
    expect((await slotsOf(room)).map(({ id }) => id)).toEqual([first?.id])
    const { caseNumber } = await caseOf(actor)
    const { conflicts } = await readAgenda(planner, today, today)
    expect(conflicts.find((talk) => talk.caseNumber === caseNumber)).toMatchObject({ conflicts: ['ruleStopped'], id: first?.id })
  })

  test('also a moment that is held in an application that was not sent yet stays', async () => {
    const { planner, rooms: [room = ''] } = await fresh()
    await addRule(planner, morningsOf(place, today), today)
    const [first] = await slotsOf(room)
    const draft = await withDraft()
    await choosePlace(draft, code, today)
    await chooseMoment(draft, first?.id ?? '', today)
    await closeRoom(planner, room, today)
    expect((await slotsOf(room)).map(({ id }) => id)).toEqual([first?.id])
  })

  test('and is changed: a talk at a moment that the new rule gives as well belongs to it', async () => {
    const { planner, rooms: [room = ''] } = await fresh()
    await addRule(planner, morningsOf(place, today), today)
    const [first, second] = await slotsOf(room)
    const [stays, lost] = [await withTalk(code, first?.id ?? '', today), await withTalk(code, second?.id ?? '', today)]
    const rule = (await readTimes(planner, today)).rules.find((each) => each.officials[0] === place.interviewers[0]?.id)
    expect(await changeRule(planner, rule?.id ?? '', morningsOf(place, today, { ruleUntil: '10:00' }), today)).toBeUndefined()
    const { conflicts } = await readAgenda(planner, today, today)
    const numbers = conflicts.map(({ caseNumber }) => caseNumber)
    expect([numbers.includes((await caseOf(stays)).caseNumber), numbers.includes((await caseOf(lost)).caseNumber)]).toEqual([false, true])
  })

  test('while someone takes one of its moments: she has it, or she is told that it is gone', async () => {
    const { planner, rooms: [room = ''] } = await fresh()
    await addRule(planner, morningsOf(place, today), today)
    const actor = await withDraft()
    await choosePlace(actor, code, today)
    const [first] = await slotsOf(room)
    const rule = (await readTimes(planner, today)).rules.find((each) => each.officials[0] === place.interviewers[0]?.id)
    const [took] = await Promise.all([chooseMoment(actor, first?.id ?? '', today), stopRule(planner, rule?.id ?? '', today)])
    expect((await slotsOf(room)).map(({ id }) => id)).toEqual(took ? [first?.id] : [])
  })
})

test('through the forms: a rule in words, mistakes beside their fields, and the rule it clashes with', async () => {
  const visitor = new Visitor()
  await visitor.signIn('staff', 'staff-GM0014-1')
  const page = await visitor.visit('/agenda/tijden')
  for (const text of ['Kamer 1', 'Jip W.', 'maandag, dinsdag, woensdag, donderdag en vrijdag, 09:00–12:30']) expect(page.text).toContain(text)
  const form = await page.follow(t('form.newRule'))
  const empty = await form.press(t('form.newRule.button'))
  expect([empty.status, empty.text.includes(t('error.ruleDays')), empty.text.includes(t('error.ruleRoom'))]).toEqual([422, true, true])
  const value = (name: string, place = 0) => form.html.querySelectorAll(`input[name=${name}]`)[place]?.getAttribute('value') ?? ''
  const fields = { ruleDays: ['2'], ruleFrom: '10.00', ruleUntil: '11:30', ruleMinutes: '60', rulePause: '15', ruleFirst: today, ruleLast: addDays(today, 30), ruleOne: value('ruleOne', 0), ruleTwo: value('ruleTwo', 1), ruleRoom: value('ruleRoom') }
  const same = await form.press(t('form.newRule.button'), { ...fields, ruleTwo: fields.ruleOne })
  expect([same.status, same.text.includes(t('error.ruleTwo'))]).toEqual([422, true])
  const late = await form.press(t('form.newRule.button'), { ...fields, ruleUntil: '10:30' })
  expect([late.status, late.text.includes(t('error.ruleUntil'))]).toEqual([422, true])
  const clash = await form.press(t('form.newRule.button'), fields)
  expect([clash.status, clash.text.includes('Botst met deze regel'), clash.html.querySelector('input[name=ruleFrom]')?.getAttribute('value')]).toEqual([422, true, '10.00'])
  const agenda = await visitor.visit('/agenda')
  expect([agenda.status, agenda.text.includes(t('agenda.week'))]).toEqual([200, true])
  expect(agenda.raw).not.toMatch(/Zonderland|Marinova|Verzonnen|Ionescova/)
})
