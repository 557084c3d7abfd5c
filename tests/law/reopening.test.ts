/** What a founded objection does to a case: opened again with a term of its own, or a penalty that is fixed anew. */
import { describe, expect, test } from '@jest/globals'
import { type ApplicationAct, proposedToNotProcess, stageOn } from '../../src/law/application.ts'
import { lastDayToDecide } from '../../src/law/terms/completion.ts'
import { day } from '../../src/law/day.ts'
import { cannotSetPenalty, endedBy, penaltyTill } from '../../src/law/terms/defaultNotice.ts'
import { afterNotProcessing } from '../../src/law/terms/notProcessing.ts'
import { anewBy, effectOf } from '../../src/law/objecting/objectionDesk.ts'
import { impediment } from '../../src/law/openActs.ts'
import { workings } from '../../src/law/terms/workings.ts'
import { facts, received, submitted, type Told } from '../support/told.ts'

const lapsed: Told[] = [submitted, ['inviteToComplete', '2026-09-10', '2026-09-24'], ['lapse', '2026-09-25']]
const left: Told[] = [...lapsed, ['proposeNotProcess', '2026-09-28'], ['notProcess', '2026-09-29']]
const reopened: Told[] = [...left, ['reopenOnObjection', '2026-12-01']]
const held: Told[] = [submitted, ['holdInterview', '2026-09-08'], ...lapsed.slice(1), ['proposeNotProcess', '2026-09-28'], ['notProcess', '2026-09-29'], ['reopenOnObjection', '2026-12-01']]

describe('opened again', () => {
  test.each<[string, Told[], string]>([
    ['before the talk: its moment is gone', reopened, 'interview to plan'],
    ['with a new moment', [...reopened, ['moveTalk', '2026-12-02']], 'interview planned'],
    ['after the talk', held, 'interview held'],
    ['asked once more', [...reopened, ['inviteToComplete', '2026-12-03', '2026-12-17']], 'incomplete'],
    ['left out again, and opened again', [...reopened, ['inviteToComplete', '2026-12-03', '2026-12-17'], ['lapse', '2026-12-18'], ['proposeNotProcess', '2026-12-19'], ['notProcess', '2026-12-20'], ['reopenOnObjection', '2026-12-21']], 'interview to plan'],
  ])('it stands where it stood: %s', (_case, done, stage) => {
    expect(stageOn(day('2026-12-22'), facts(...done))).toBe(stage)
  })

  test('eight weeks from that day, and nothing from before it moves them', () => {
    expect(lastDayToDecide(received, facts(...reopened))).toBe('2027-01-26')
    const [decision] = workings(day('2026-12-02'), { receivedOn: received, facts: facts(...reopened) })
    expect([decision?.term, decision?.on, decision?.steps[0]]).toEqual(['decision', '2027-01-26', { kind: 'start', fact: 'reopened', on: '2026-12-01' }])
    expect(lastDayToDecide(received, facts(...reopened, ['inviteToComplete', '2026-12-10', '2026-12-24'], ['complete', '2026-12-21']))).toBe('2027-02-05')
  })

  test.each<[ApplicationAct, Told[], string | undefined]>([
    ['reopenOnObjection', left, undefined],
    ['reopenOnObjection', reopened, 'not-open-now'],
    ['reopenOnObjection', [submitted, ['refuse', '2026-10-01']], 'already-decided'],
    ['proposeNotProcess', reopened, 'not-asked-yet'],
    ['defer', [submitted, ['defer', '2026-09-20', '2026-11-20'], ...reopened.slice(1)], undefined],
    ['defer', [...reopened, ['defer', '2026-12-01', '2027-02-20']], 'not-open-now'],
    ['moveTalk', reopened, undefined],
    ['withdraw', reopened, undefined],
  ])('%s', (act, done, because) => {
    expect(impediment(act, day('2026-12-02'), facts(...done))?.because).toBe(because)
  })

  test('it is not ended, and not proposed to be left out', () => {
    expect([endedBy(facts(...left))?.act, endedBy(facts(...reopened)), proposedToNotProcess(facts(...reopened)), afterNotProcessing(facts(...reopened))]).toEqual(['notProcess', undefined, false, undefined])
  })
})

describe('a penalty', () => {
  const set: Told[] = [submitted, ['defaultNotice', '2026-11-01'], ['refuse', '2026-11-30'], ['setPenalty', '2026-12-05']]
  const undone: Told[] = [...set, ['undoPenalty', '2027-02-01']]
  const owed = (done: Told[]) => penaltyTill(day('2027-02-02'), facts(...done), day('2026-10-27'))

  test('undone on objection it is fixed anew within two weeks, once', () => {
    expect([owed(set)?.setOn, owed(undone)?.setOn, owed(undone)?.setBy]).toEqual(['2026-12-05', undefined, '2027-02-15'])
    expect(cannotSetPenalty(day('2027-02-02'), facts(...undone), day('2026-10-27'))).toBeUndefined()
    expect(owed(undone)?.euros).toBe(owed(set)?.euros)
    expect(impediment('setPenalty', day('2027-02-02'), facts(...undone, ['setPenalty', '2027-02-02']))?.because).toBe('not-open-now')
    const working = workings(day('2027-02-02'), { receivedOn: received, facts: facts(...undone) }).find(({ term }) => term === 'penaltySet')
    expect([working?.on, working?.steps[0]]).toEqual(['2027-02-15', { kind: 'start', fact: 'penaltyUndone', on: '2027-02-01' }])
  })

  test('only one that stands is undone', () => {
    expect([impediment('undoPenalty', day('2027-02-02'), facts(...set)), impediment('undoPenalty', day('2027-02-02'), facts(...undone))?.because]).toEqual([undefined, 'not-open-now'])
  })
})

test.each([
  ['founded', 'refused', 'grant', undefined], ['founded', 'suspended', 'undo', undefined], ['founded', 'revoked', 'undo', undefined],
  ['founded', 'notProcessed', 'reopen', '2027-01-26'], ['founded', 'penaltySet', 'setAgain', '2026-12-15'], ['founded', 'granted', 'none', undefined], ['founded', 'rightDenied', 'answerAgain', '2027-01-04'], ['unfounded', 'rightDenied', 'none', undefined],
  ['unfounded', 'notProcessed', 'none', undefined], ['inadmissible', 'refused', 'none', undefined],
] as const)('%s against %s: %s', (outcome, decision, effect, by) => {
  expect(effectOf(outcome, decision)).toBe(effect)
  expect(anewBy(effect, day('2026-12-01'))).toBe(by)
})
