import { describe, expect, test } from '@jest/globals'
import { type ActOnRecord, type ApplicationAct, toldToHer } from '../../src/law/application.ts'
import { day } from '../../src/law/day.ts'
import { criteria, type Criterion, type Verdicts } from '../../src/law/talking/interview.ts'
import { impediment, sameOfficial } from '../../src/law/openActs.ts'
import { cannotSettle, doubtAlone, outcomeIncomplete, type Outcomes, toSettle, whatHolds } from '../../src/law/talking/settling.ts'

const on = day('2027-02-01')
type Done = readonly [ApplicationAct, string?]
const did = (...acts: Done[]): { acts: ActOnRecord[] } => ({ acts: acts.map(([act, by = 'x']) => ({ act, by, on })) })
const both: Done[] = [['submit', 'w'], ['attend', 'a'], ['attend', 'b']]

describe('what holds where two views differ', () => {
  const view = (other: Partial<Verdicts> = {}): Verdicts => ({ ...(Object.fromEntries(criteria.map((criterion) => [criterion, { verdict: 'met', fact: '' }])) as Verdicts), ...other })
  const doubt = { verdict: 'doubt', fact: 'Aarzelde lang.' } as const
  const notMet = { verdict: 'notMet', fact: 'Zei dat zij dat niet kan.' } as const
  const met = { verdict: 'met', fact: '' } as const
  const viewed: Done[] = [...both, ['startTalk', 'a'], ['holdInterview', 'a'], ['saveView', 'a'], ['saveView', 'b'], ['differ', 'b']]
  const again: Done[] = [...viewed, ['secondTalk', 'a'], ['moveTalk', 'w'], ['attend', 'a'], ['attend', 'b'], ['startTalk', 'a'], ['holdInterview', 'a'], ['saveView', 'a'], ['saveView', 'b'], ['differ', 'a']]

  test.each<[string, Verdicts, Verdicts, Criterion[]]>([
    ['both find all met', view(), view(), []],
    ['they differ', view({ canRefuse: notMet }), view(), ['canRefuse']],
    ['one doubts', view(), view({ knowsRights: doubt }), ['knowsRights']],
    ['both doubt', view({ canCallHelp: doubt }), view({ canCallHelp: doubt }), ['canCallHelp']],
    ['both find the same not met', view({ canRefuse: notMet }), view({ canRefuse: notMet }), []],
  ])('%s', (_case, one, other, asked) => {
    expect(toSettle(one, other)).toEqual(asked)
    expect(toSettle(other, one)).toEqual(asked)
  })

  test.each<[string, Done[], Outcomes, string | undefined]>([
    ['nothing said', viewed, {}, 'outcome-incomplete'],
    ['met', viewed, { canRefuse: met }, undefined],
    ['not met, with its fact', viewed, { canRefuse: notMet }, undefined],
    ['not met, without', viewed, { canRefuse: { ...notMet, fact: ' ' } }, 'fact-missing'],
    ['doubt, with a second talk to come', viewed, { canRefuse: doubt }, 'doubt-asks-talk'],
    ['doubt, after the second', again, { canRefuse: doubt }, undefined],
  ])('an outcome: %s', (_case, acts, outcomes, because) => {
    expect(outcomeIncomplete(['canRefuse'], outcomes, did(...acts))?.because).toBe(because)
  })

  test.each<[string, Done[], string[], string | undefined]>([
    ['nobody put anything down', viewed, ['b'], 'nothing-proposed'],
    ['the one who did', [...viewed, ['proposeOutcome', 'a']], ['a'], 'same-official'],
    ['another account of that one', [...viewed, ['proposeOutcome', 'a']], ['a2', 'a'], 'same-official'],
    ['the other', [...viewed, ['proposeOutcome', 'a']], ['b'], undefined],
    ['someone who was not there', [...viewed, ['proposeOutcome', 'a']], ['c'], 'not-at-talk'],
    ['a third who was asked', [...viewed, ['askThird', 'b']], ['c'], undefined],
    ['one of the two, when a third was asked', [...viewed, ['proposeOutcome', 'a'], ['askThird', 'b']], ['b'], 'same-official'],
    ['what was put down in the first talk counts no more', [...viewed, ['proposeOutcome', 'a'], ...again.slice(viewed.length)], ['b'], 'nothing-proposed'],
  ])('agreeing, by %s', (_case, acts, own, because) => {
    expect(cannotSettle(did(...acts), own)?.because).toBe(because)
  })

  test('as long as they differ nothing is proposed, intended or left out; agreed, it is', () => {
    const open = did(...viewed, ['shareReport', 'a'])
    for (const act of ['propose', 'intendRefusal', 'skipHearing'] as const) expect(impediment(act, on, open)).toMatchObject({ because: 'not-agreed' })
    const agreed = did(...viewed, ['shareReport', 'a'], ['proposeOutcome', 'a'], ['settleOutcome', 'b'])
    for (const act of ['propose', 'intendRefusal', 'skipHearing'] as const) expect(impediment(act, on, agreed)).toBeUndefined()
    for (const act of ['proposeOutcome', 'askThird', 'settleOutcome', 'secondTalk'] as const) expect(impediment(act, on, agreed)).toMatchObject({ because: 'not-open-now' })
    for (const by of ['a', 'b']) for (const act of ['propose', 'grant', 'refuse'] as const) expect(sameOfficial(act, agreed, by)).toMatchObject({ because: 'same-official' })
  })

  test('it goes on while something is asked of her', () => {
    const asked = { acts: [...did(...viewed).acts, { act: 'inviteToComplete' as const, by: 'c', on, until: day('2027-02-15') }] }
    for (const act of ['proposeOutcome', 'askThird', 'settleOutcome', 'secondTalk'] as const) expect(impediment(act, on, asked)).toBeUndefined()
    expect(impediment('propose', on, asked)).toBeDefined()
  })

  test.each<[string, Verdicts[], Outcomes, boolean]>([
    ['all met', [view(), view()], {}, true],
    ['both found something not met', [view({ canRefuse: notMet }), view({ canRefuse: notMet })], {}, false],
    ['agreed that it is not met', [view({ canRefuse: notMet }), view()], { canRefuse: notMet }, false],
    ['agreed that it is met after all', [view({ canRefuse: notMet }), view()], { canRefuse: met }, true],
    ['a doubt that stayed', [view({ canRefuse: doubt }), view({ canRefuse: doubt })], { canRefuse: doubt }, true],
  ])('not being able to look after herself, when %s', (_case, views, settled, isDoubtAlone) => {
    expect(doubtAlone(['R03_SELF_RELIANCE'], whatHolds(views, settled)) !== undefined).toBe(isDoubtAlone)
    expect(doubtAlone(['R06_IDENTITY'], whatHolds(views, settled))).toBeUndefined()
  })

  test('what is done among officials is not told to her before there is a decision', () => {
    const acts = did(...viewed, ['proposeOutcome', 'a'], ['settleOutcome', 'b']).acts
    expect(toldToHer(acts).map(({ act }) => act)).toEqual(['submit', 'attend', 'attend', 'startTalk', 'holdInterview', 'saveView', 'saveView'])
    expect(toldToHer([...acts, ...did(['grant', 'd']).acts])).toHaveLength(acts.length + 1)
  })
})
