import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { asksOf } from '../../src/law/asking.ts'
import { type ActOnRecord, type ApplicationAct, asked, notADraft, stageOn, talkStands } from '../../src/law/application.ts'
import { acts, impediment, openActs } from '../../src/law/openActs.ts'
import { asking, cannotWithhold, withholdable } from '../../src/law/asking.ts'
import { addDays, day } from '../../src/law/day.ts'
import { hasMomentInTime, talkTooNear } from '../../src/law/talking/interview.ts'
import { retention } from '../../src/law/retention.ts'
import { rules } from '../../src/law/rules.ts'

const on = day('2027-02-01')
const done = (...names: ApplicationAct[]): ActOnRecord[] => names.map((act) => ({ act, on, by: 'x', until: addDays(on, 14) }))

describe('what is asked', () => {
  test.each(asked.map((name) => [name, asking[name]] as const))('%s has its own ground and a term', (_name, { rule, kept }) => {
    expect(rules[rule].source).not.toBe('')
    expect(kept.length).toBeGreaterThan(0)
    for (const what of kept) expect((retention[what].days ?? 0) + (retention[what].years ?? 0)).toBeGreaterThan(0)
  })

  test('no two rest on the same rule, and the screens and questions of the shortest way are counted', () => {
    expect(new Set(asked.map((name) => asking[name].rule)).size).toBe(asked.length)
    // Reading everything back is a question too.
    expect(asksOf('Nederlandse', on).length + 1).toBeLessThanOrEqual(12)
  })

  test.each([['channel', false], ['identity', false], ['place', false], ['moment', false], ['limits', true], ['language', true], ['interpreter', true], ['support', true]] as const)('%s may be withheld: %s', (name, may) => {
    expect(withholdable.includes(name)).toBe(may)
    if (may) expect(cannotWithhold(name)).toBeUndefined()
    else expect(cannotWithhold(name)).toMatchObject({ rule: 'Q00_WITHHOLD', article: 'Awb 4:3' })
  })

  test('an answer belongs to a draft; an old page hears what became of it', () => {
    expect(notADraft({ receivedOn: null, closedOn: null })).toBeUndefined()
    expect(notADraft(null)).toMatchObject({ because: 'draft-gone' })
    expect(notADraft({ receivedOn: null, closedOn: on })).toMatchObject({ because: 'draft-gone' })
    expect(notADraft({ receivedOn: on, closedOn: null })).toMatchObject({ because: 'already-submitted' })
    expect(notADraft({ receivedOn: on, closedOn: on })).toMatchObject({ because: 'already-submitted' })
  })
})

describe('a talk that is given back', () => {
  test.each([
    [['submit'], 'interview planned'],
    [['submit', 'awaitTalk'], 'interview to plan'],
    [['submit', 'cancelTalk'], 'interview to plan'],
    [['submit', 'cancelTalk', 'awaitTalk'], 'interview to plan'],
    [['submit', 'cancelTalk', 'moveTalk'], 'interview planned'],
    [['submit', 'cancelTalk', 'inviteToComplete'], 'incomplete'],
    [['submit', 'cancelTalk', 'inviteToComplete', 'complete'], 'interview to plan'],
    [['submit', 'inviteToComplete', 'lapse'], 'interview planned'],
    [['submit', 'cancelTalk', 'withdraw'], 'withdrawn'],
  ] as [ApplicationAct[], string][])('%j', (names, stage) => {
    expect(stageOn(on, { acts: done(...names) })).toBe(stage)
  })

  test('without a moment no talk is held; with one, nobody waits for one', () => {
    expect(impediment('holdInterview', on, { acts: done('submit', 'cancelTalk') })).toMatchObject({ because: 'not-open-now' })
    expect(impediment('awaitTalk', on, { acts: done('submit') })).toMatchObject({ because: 'not-open-now' })
    expect(impediment('cancelTalk', on, { acts: done('submit', 'cancelTalk') })).toMatchObject({ because: 'not-open-now' })
  })

  test('another interviewer is asked for once', () => {
    expect(impediment('askInterviewer', on, { acts: done('submit') })).toBeUndefined()
    expect(impediment('askInterviewer', on, { acts: done('submit', 'askInterviewer', 'cancelTalk', 'moveTalk') })).toMatchObject({ rule: 'A24_OTHER_INTERVIEWER' })
  })

  test('whatever happens, the stage says whether there is a moment, and a talk is held only when there is', () => {
    const anyAct = fc.constantFrom(...(Object.keys(acts) as ApplicationAct[]))
    fc.assert(fc.property(fc.array(anyAct, { maxLength: 30 }), (wanted) => {
      const so: ActOnRecord[] = []
      for (const act of wanted) {
        const facts = { acts: [...so] }
        if (impediment(act, on, facts)) continue
        if (act === 'holdInterview') expect(talkStands(facts)).toBe(true)
        so.push({ act, on, by: act === 'saveView' ? String(so.length) : 'x', until: on })
      }
      const stage = stageOn(on, { acts: so })
      if (stage === 'interview planned') expect(talkStands({ acts: so })).toBe(true)
      if (stage === 'interview to plan') expect(openActs(on, { acts: so })).toEqual(expect.arrayContaining(so.some(({ act }) => act === 'inviteRepeat') ? ['moveTalk'] : ['moveTalk', 'withdraw']))
    }))
  })

  test.each([[1, true], [28, true], [29, false]])('a moment %i days from now is in time: %s', (days, inTime) => {
    expect(hasMomentInTime(on, [{ day: addDays(on, days) }])).toBe(inTime)
    expect(hasMomentInTime(on, [])).toBe(false)
  })

  test('what has no moment is never too near', () => {
    expect(talkTooNear(new Date('2027-02-01T12:00:00Z'), null)).toBeUndefined()
  })
})

test.each([['Nederlandse', false], ['Roemeense', false], ['ES', false], ['Zwitserse', false], ['Colombiaanse', true], ['Braziliaanse', true], ['Marokkaanse, Spaanse', false], ['Onbekend', true]])('the right to work of %s is asked about: %s', (nationality, isAsked) => {
  expect(asksOf(nationality, on).includes('permit')).toBe(isAsked)
  expect(asksOf(nationality, on)).not.toContain('adPhones')
  expect(asksOf(nationality, on).length).toBe(asked.length - (isAsked ? 1 : 2))
})
