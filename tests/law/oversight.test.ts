/** What stands out in who looked, and the clock of a leak. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, day, instantOf } from '../../src/law/day.ts'
import { cannotDo, hoursLeft, type IncidentAct, incidentActs, needsReason, notYetDiscovered, openIncidentActs, reportBefore } from '../../src/law/office/incident.ts'
import { isOutside, type LookFact, type TaskFact, unusual } from '../../src/law/office/looking.ts'

const monday = day('2026-11-23')
const look = (given: Partial<LookFact> = {}): LookFact => ({ id: '1', by: 'a', on: monday, at: '10:00', about: 'x', opensName: true, ...given })
const task: TaskFact = { by: 'a', about: 'x' }

describe('what stands out', () => {
  test.each([
    ['nothing', [look()], [task], addDays(monday, 30), []],
    ['early in the morning', [look({ at: '06:59' })], [task], monday, ['outsideHours']],
    ['at the first minute', [look({ at: '07:00' })], [task], monday, []],
    ['at the last minute', [look({ at: '18:59' })], [task], monday, []],
    ['in the evening', [look({ at: '19:00' })], [task], monday, ['outsideHours']],
    ['on a Sunday', [look({ on: day('2026-11-22') })], [task], monday, ['outsideHours']],
    ['at Christmas', [look({ on: day('2026-12-25') })], [task], monday, ['outsideHours']],
    ['without a task, today', [look()], [], monday, []],
    ['without a task, three days on', [look()], [], addDays(monday, 3), []],
    ['without a task, four days on', [look()], [], addDays(monday, 4), ['noTask']],
    ['a task of someone else', [look()], [{ by: 'b', about: 'x' }], addDays(monday, 4), ['noTask']],
    ['a task about someone else', [look()], [{ by: 'a', about: 'y' }], addDays(monday, 4), ['noTask']],
    ['two at once', [look({ at: '23:00' })], [], addDays(monday, 4), ['outsideHours', 'noTask']],
  ])('%s', (_case, looks, tasks, today, kinds) => {
    expect(unusual(looks, tasks, today).map(({ kind }) => kind)).toEqual(kinds)
  })

  test.each([[15, 0], [16, 1]])('%s names on a day', (count, times) => {
    const names = Array.from({ length: count }, (_, index) => look({ id: String(index), about: String(index) }))
    const found = unusual(names, names.map(({ about }) => ({ by: 'a', about })), monday)
    expect(found.map(({ kind, people }) => [kind, people])).toEqual(times ? [['manyNames', count]] : [])
  })

  test('the same name often, names of more people on more days, and what shows no name are not many', () => {
    const same = Array.from({ length: 40 }, (_, index) => look({ id: String(index) }))
    const spread = Array.from({ length: 20 }, (_, index) => look({ id: String(index), about: String(index), on: addDays(monday, index % 2) }))
    const hidden = Array.from({ length: 20 }, (_, index) => look({ id: String(index), about: String(index), opensName: false }))
    for (const looks of [same, spread, hidden]) expect(unusual(looks, looks.map(({ about }) => ({ by: 'a', about })), monday)).toEqual([])
  })

  test('each look stands in a kind once at most, under whoever looked and on that day; newest first', () => {
    const some = fc.record({ by: fc.constantFrom('a', 'b'), on: fc.integer({ min: 0, max: 6 }).map((days) => addDays(monday, days)), at: fc.constantFrom('03:00', '12:00'), about: fc.constantFrom('x', 'y'), opensName: fc.boolean() })
    fc.assert(fc.property(fc.array(some, { maxLength: 30 }), (given) => {
      const looks = given.map((each, index) => ({ ...each, id: String(index) }))
      const found = unusual(looks, [], addDays(monday, 20))
      for (const { by, on, looks: ids } of found) for (const id of ids) expect(looks[Number(id)]).toMatchObject({ by, on })
      const of = (kind: string) => found.filter((each) => each.kind === kind).flatMap((each) => each.looks)
      expect(of('noTask').toSorted()).toEqual(looks.map(({ id }) => id).toSorted())
      expect(of('outsideHours').toSorted()).toEqual(looks.filter((each) => isOutside(each, { from: '07:00', until: '19:00' })).map(({ id }) => id).toSorted())
      expect(found.map(({ on }) => on)).toEqual(found.map(({ on }) => on).toSorted().toReversed())
    }))
  })
})

describe('a leak', () => {
  const at = instantOf(monday, '09:30')
  const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000)
  const after = (...acts: IncidentAct[]) => ({ discoveredAt: at, acts: acts.map((act) => ({ act, at })) })

  test.each([[0, 72], [0.5, 71], [71, 1], [72, 0], [72.1, -1], [100, -28]])('%s hours on, %s are left', (hours, left) => {
    expect(hoursLeft(at, later(hours), monday)).toBe(left)
  })

  test('72 hours are hours, also over the end of summer time', () => {
    const found = instantOf(day('2026-10-24'), '12:00')
    expect(reportBefore(found, day('2026-10-24'))).toEqual(instantOf(day('2026-10-27'), '11:00'))
  })

  test.each([
    ['new', [], ['contained', 'reported', 'notReported', 'told', 'notTold']],
    ['contained', ['contained'], ['reported', 'notReported', 'told', 'notTold']],
    ['reported', ['reported'], ['contained', 'told', 'notTold']],
    ['all but contained', ['reported', 'told'], ['contained']],
    ['all answered', ['contained', 'notReported', 'notTold'], ['closed']],
    ['closed', ['contained', 'reported', 'told', 'closed'], []],
  ] as const)('%s', (_case, done, open) => {
    expect(openIncidentActs(after(...done))).toEqual(open)
  })

  test('in whatever order it is done, every leak can be closed, after four acts', () => {
    fc.assert(fc.property(fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (choices) => {
      const done: IncidentAct[] = []
      for (const choice of choices) {
        const open = openIncidentActs(after(...done))
        done.push(open[choice % open.length] ?? 'closed')
      }
      expect(done.at(-1)).toBe('closed')
      for (const act of incidentActs) expect(cannotDo(act, after(...done))).toBeDefined()
    }))
  })

  test.each([
    ['reported', 71, false], ['reported', 72, false], ['reported', 73, true], ['notReported', 1, true], ['notTold', 1, true], ['told', 100, false], ['contained', 100, false],
  ] as const)('%s after %s hours takes a reason: %s', (act, hours, needs) => {
    expect(needsReason(act, at, later(hours), monday)).toBe(needs)
  })

  test('it is not found out before it is now', () => {
    expect(notYetDiscovered(at, later(-1))?.because).toBe('too-soon')
    expect(notYetDiscovered(at, at)).toBeUndefined()
  })
})
