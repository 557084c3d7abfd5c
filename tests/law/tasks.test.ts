/** What a case still needs, as a table of named cases, and after any acts. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ActOnRecord, type ApplicationAct, isOpen, stageOn } from '../../src/law/application.ts'
import { addDays, type Day, day } from '../../src/law/day.ts'
import { acts } from '../../src/law/openActs.ts'
import { tasksOn } from '../../src/law/office/tasks.ts'

const done = (...all: (readonly [ApplicationAct, string, by?: string, more?: Partial<ActOnRecord>])[]): { acts: ActOnRecord[] } => ({
  acts: all.map(([act, on, by = act, more = {}]) => ({ act, on: day(on), by, ...more })),
})
const states = (on: string, facts: { acts: ActOnRecord[] }) => Object.fromEntries(tasksOn(day(on), facts).map(({ task, state }) => [task, state]))

const received = done(['submit', '2026-09-01'])
const held = { acts: [...received.acts, ...done(['identify', '2026-09-10'], ['holdInterview', '2026-09-10']).acts] }
const assessed = { acts: [...held.acts, ...done(['saveView', '2026-09-11', 'one'], ['saveView', '2026-09-11', 'two'], ['shareReport', '2026-09-11']).acts] }
const proposedToGrant = { acts: [...assessed.acts, ...done(['propose', '2026-09-12', 'c', { outcome: 'grant' }]).acts] }
const intended = { acts: [...assessed.acts, ...done(['intendRefusal', '2026-09-12', 'c', { until: day('2026-09-26') }]).acts] }

describe('tasks', () => {
  test.each([
    ['just received', received, '2026-09-02', { whole: 'now', identity: 'now', talk: 'now', views: 'later', hearing: 'later', proposal: 'later', decision: 'later' }],
    ['the talk was held', held, '2026-09-10', { identity: 'done', talk: 'done', views: 'now', report: 'later', proposal: 'later' }],
    ['one of two views', { acts: [...held.acts, ...done(['saveView', '2026-09-11', 'one']).acts] }, '2026-09-11', { views: 'now', report: 'later' }],
    ['both views', { acts: [...held.acts, ...done(['saveView', '2026-09-11', 'one'], ['saveView', '2026-09-11', 'two']).acts] }, '2026-09-11', { views: 'done', report: 'now' }],
    ['both views and the report', assessed, '2026-09-12', { views: 'done', report: 'done', proposal: 'now', hearing: 'later' }],
    ['two views that differ', { acts: [...assessed.acts, ...done(['differ', '2026-09-12']).acts] }, '2026-09-12', { views: 'now', proposal: 'later' }],
    ['what holds was agreed', { acts: [...assessed.acts, ...done(['differ', '2026-09-12'], ['settleOutcome', '2026-09-12']).acts] }, '2026-09-12', { views: 'done', proposal: 'now' }],
    ['a grant is proposed', proposedToGrant, '2026-09-12', { whole: 'notNeeded', hearing: 'notNeeded', proposal: 'done', decision: 'now' }],
    ['a refusal is intended', intended, '2026-09-20', { hearing: 'now', proposal: 'later' }],
    ['the days to hear her have passed', intended, '2026-09-27', { hearing: 'done', proposal: 'now' }],
    ['hearing is left out with a reason', { acts: [...assessed.acts, ...done(['skipHearing', '2026-09-12']).acts] }, '2026-09-12', { hearing: 'notNeeded', proposal: 'now' }],
    ['granted', { acts: [...proposedToGrant.acts, ...done(['grant', '2026-09-13', 'd', { outcome: 'grant' }]).acts] }, '2026-09-13', { proposal: 'done', decision: 'done', whole: 'notNeeded' }],
    ['a second talk begins anew', { acts: [...assessed.acts, ...done(['secondTalk', '2026-09-14']).acts] }, '2026-09-14', { talk: expect.not.stringMatching('done'), views: 'later', report: 'later' }],
  ])('%s', (_case, facts, on, expected) => {
    expect(states(on, facts)).toMatchObject(expected)
  })

  test('nothing is to be done in a case that is closed, whatever came before', () => {
    const names = Object.keys(acts) as ApplicationAct[]
    const any = fc.array(fc.record({ act: fc.constantFrom(...names), by: fc.constantFrom('one', 'two') }), { minLength: 1, maxLength: 12 })
    fc.assert(fc.property(any, (steps) => {
      const on: Day = day('2026-09-01')
      const facts = { acts: steps.map(({ act, by }): ActOnRecord => ({ act, by, on, until: addDays(on, 14) })) }
      const open = tasksOn(on, facts).filter(({ state }) => state === 'now' || state === 'later')
      if (!isOpen(stageOn(on, facts))) expect(open).toEqual([])
    }), { numRuns: 1_000 })
  })
})
