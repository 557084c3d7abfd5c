/** What is done with a licence after the grant: acts, acts on acts, and hearing her before it is taken back. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, addYears, type Day, day, daysBetween } from '../../src/law/day.ts'
import { type Act, type ActOnAct, answersFrom, endOf, impediment, isStayed, type LicenceActFacts, type LicenceFacts, repeatInterviewDue, standingOn, suspensionOn } from '../../src/law/licence/licence.ts'
import { type ApplicationAct, type ApplicationFacts, stageOn } from '../../src/law/application.ts'
import { cannotCheckShort } from '../../src/law/licence/shortCheck.ts'
import { impediment as openNow } from '../../src/law/openActs.ts'
import { repeatTalkAmong, repeatTalkDue } from '../../src/law/measures/repeatTalk.ts'
import { cannotAskToSpeak, cannotIntend, cannotSay, cannotSkip, groundNotTold, heardUntil, hearingOn, type HearingStep, notAnswered, notHeardYet, nothingNew, running, type StepOnRecord } from '../../src/law/measures/revocation.ts'
import { cannotSuspendFor, daysSpent, reviewOn, suspendedUntil, weeksLeft } from '../../src/law/measures/suspension.ts'

const start = day('2027-01-01')
type Row = readonly [act: Act | ActOnAct, on: string, more?: { until?: string; of?: number }]
/** Acts are about one another by their place. */
const licence = (...rows: Row[]): LicenceFacts => ({
  validFrom: start, validUntil: day('2031-12-31'),
  acts: rows.map(([act, on, { until, of } = {}], place) => ({ act, takesEffect: day(on), id: String(place), ...(until && { untilDay: day(until) }), ...(of !== undefined && { of: String(of) }) })),
})

describe('a renewal that is looked at in short', () => {
  const acts = (...names: ApplicationAct[]): ApplicationFacts => ({ acts: names.map((act) => ({ act, on: day('2031-11-01'), by: act })) })
  const on = day('2031-11-02')
  const identified = acts('submit', 'identify')

  test.each([
    ['nothing was done with it', licence(), undefined],
    ['it was suspended', licence(['suspend', '2030-01-01', { until: '2030-02-01' }]), 'talk-needed'],
    ['that was undone', licence(['suspend', '2030-01-01', { until: '2030-02-01' }], ['undo', '2030-01-05', { of: 0 }]), undefined],
    ['it was revoked, which a court stays', licence(['revoke', '2030-01-01'], ['stay', '2030-01-05', { of: 0 }]), 'talk-needed'],
    ['it renews nothing', undefined, 'no-renewal'],
  ] as const)('%s', (_case, old, because) => {
    expect(cannotCheckShort(on, identified, old)?.because).toBe(because)
  })

  test('not before who she is was established', () => {
    expect(cannotCheckShort(on, acts('submit'), licence())?.because).toBe('identity-not-established')
  })

  test('it stands in for the talk, opens a grant alone, and gives way to the talk', () => {
    const checked = acts('submit', 'identify', 'shortCheck')
    expect([stageOn(on, checked), openNow('propose', on, checked), openNow('intendRefusal', on, checked)?.because, openNow('skipHearing', on, checked)?.because]).toEqual(['assessment', undefined, 'talk-needed', 'talk-needed'])
    const asked = acts('submit', 'identify', 'shortCheck', 'needTalk')
    expect([stageOn(on, asked), openNow('moveTalk', on, asked), openNow('shortCheck', on, asked)?.because]).toEqual(['interview to plan', undefined, 'talk-needed'])
    expect(openNow('shortCheck', on, acts('submit', 'startTalk'))?.because).toBe('talk-needed')
    expect(openNow('needTalk', on, acts('submit', 'holdInterview', 'saveView'))?.because).toBe('not-open-now')
  })
})

describe('a court, and a decision on an objection', () => {
  test.each([
    ['a revocation that is stayed is worth nothing that day', '2028-06-10', licence(['revoke', '2028-06-01'], ['stay', '2028-06-10', { of: 0 }]), 'valid'],
    ['the day before it was', '2028-06-09', licence(['revoke', '2028-06-01'], ['stay', '2028-06-10', { of: 0 }]), 'revoked'],
    ['stayed and lifted on the same day', '2028-06-10', licence(['revoke', '2028-06-01'], ['stay', '2028-06-10', { of: 0 }], ['liftStay', '2028-06-10', { of: 0 }]), 'revoked'],
    ['after the last day of a stay', '2028-07-01', licence(['revoke', '2028-06-01'], ['stay', '2028-06-10', { of: 0, until: '2028-06-30' }]), 'revoked'],
    ['a second stay after that', '2028-07-02', licence(['revoke', '2028-06-01'], ['stay', '2028-06-10', { of: 0, until: '2028-06-30' }], ['stay', '2028-07-02', { of: 0 }]), 'valid'],
    ['a suspension that is stayed', '2028-06-10', licence(['suspend', '2028-06-01', { until: '2028-07-26' }], ['stay', '2028-06-10', { of: 0 }]), 'valid'],
    ['a suspension whose stay is lifted', '2028-06-20', licence(['suspend', '2028-06-01', { until: '2028-07-26' }], ['stay', '2028-06-10', { of: 0 }], ['liftStay', '2028-06-15', { of: 0 }]), 'suspended'],
    ['a suspension beneath a revocation that is stayed', '2028-06-10', licence(['suspend', '2028-06-01', { until: '2028-07-26' }], ['revoke', '2028-06-05'], ['stay', '2028-06-10', { of: 1 }]), 'suspended'],
    ['a revocation that is undone stays so', '2030-01-01', licence(['revoke', '2028-06-01'], ['undo', '2028-09-01', { of: 0 }]), 'valid'],
    ['looking at it again changes nothing', '2028-06-20', licence(['suspend', '2028-06-01', { until: '2028-07-26' }], ['review', '2028-06-15', { of: 0 }]), 'suspended'],
    ['giving it up is nothing a court stays', '2028-06-10', licence(['surrender', '2028-06-01'], ['revoke', '2028-06-01'], ['stay', '2028-06-02', { of: 1 }]), 'surrendered'],
  ] as const)('%s', (_case, on, facts, standing) => {
    expect(standingOn(day(on), facts)).toBe(standing)
  })

  test('what is kept, is kept to the end while a revocation is stayed or undone', () => {
    expect(endOf(licence(['revoke', '2028-06-01']))).toBe('2028-06-01')
    expect(endOf(licence(['revoke', '2028-06-01'], ['stay', '2028-06-10', { of: 0 }]))).toBe('2031-12-31')
    expect(endOf(licence(['revoke', '2028-06-01'], ['stay', '2028-06-10', { of: 0, until: '2028-06-30' }]))).toBe('2028-06-30')
    expect(endOf(licence(['revoke', '2028-06-01'], ['stay', '2028-06-10', { of: 0 }], ['liftStay', '2028-07-01', { of: 0 }]))).toBe('2028-06-01')
    expect(endOf(licence(['revoke', '2028-06-01'], ['undo', '2028-06-10', { of: 0 }]))).toBe('2031-12-31')
  })
})

describe('the most of suspending', () => {
  const four = licence(['suspend', '2028-06-01', { until: '2028-06-28' }])
  test.each([
    ['eight weeks at once', licence(), 8, undefined],
    ['nine', licence(), 9, 'too-long'],
    ['four after four', four, 4, undefined],
    ['eight after four', four, 8, 'too-long'],
    ['four after four that ended after one day', licence(['suspend', '2028-06-01', { until: '2028-06-28' }], ['reinstate', '2028-06-02']), 8, 'too-long'],
    ['six after four that is undone in its second week', licence(['suspend', '2028-06-01', { until: '2028-06-28' }], ['undo', '2028-06-10', { of: 0 }]), 6, undefined],
    ['six after one that began and ended on the same day as another began', licence(['suspend', '2028-06-01', { until: '2028-06-28' }], ['reinstate', '2028-06-08'], ['suspend', '2028-06-08', { until: '2028-06-21' }]), 6, 'too-long'],
    ['eight after four that is undone the day it begins', licence(['suspend', '2028-06-01', { until: '2028-06-28' }], ['undo', '2028-06-01', { of: 0 }]), 8, undefined],
    ['eight after four that is stayed: the stay may end', licence(['suspend', '2028-06-01', { until: '2028-06-28' }], ['stay', '2028-06-02', { of: 0 }]), 8, 'too-long'],
  ] as const)('%s', (_case, facts, weeks, because) => {
    const from = day('2029-01-01')
    expect(cannotSuspendFor(from, from, suspendedUntil(from, weeks), facts)?.because).toBe(because)
  })

  test('the weeks that are left, and the day to look again', () => {
    expect(weeksLeft(day('2029-01-01'), four)).toEqual([2, 4])
    expect(weeksLeft(day('2029-01-01'), licence(['suspend', '2028-06-01', { until: '2028-07-26' }]))).toEqual([])
    expect(daysSpent(four)).toBe(28)
    expect(reviewOn({ act: 'suspend', takesEffect: day('2028-06-01'), untilDay: day('2028-07-26') })).toBe('2028-06-29')
    expect(reviewOn({ act: 'suspend', takesEffect: day('2028-06-01'), untilDay: day('2028-06-14') })).toBe('2028-06-08')
  })
})

/** Tries anything on a licence, day after day; what the law closes does not happen. */
type Try = readonly [after: number, what: Act | ActOnAct, weeks: number, which: number]
const anyTry: fc.Arbitrary<Try> = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom<Act | ActOnAct>('suspend', 'suspend', 'reinstate', 'revoke', 'stay', 'liftStay', 'undo', 'review', 'surrender'), fc.constantFrom(2, 4, 8), fc.nat())

function lived(tries: readonly Try[]): { facts: LicenceFacts; until: Day } {
  const acts: LicenceActFacts[] = []
  let on = start
  for (const [after, act, weeks, which] of tries) {
    on = addDays(on, after)
    const facts = { ...licence(), acts }
    const id = String(acts.length)
    if (act === 'stay' || act === 'liftStay' || act === 'undo' || act === 'review') {
      const about = acts.filter((one) => one.act === 'suspend' || one.act === 'revoke')
      const of = about[which % Math.max(about.length, 1)]
      if (!of?.id || (act === 'liftStay') !== isStayed(on, of, acts)) continue
      acts.push({ act, takesEffect: on, id, of: of.id, ...(act === 'stay' && weeks === 2 && { untilDay: addDays(on, which % 20) }) })
      continue
    }
    if (impediment(act, on, facts)) continue
    if (act === 'suspend' && cannotSuspendFor(on, on, suspendedUntil(on, weeks), facts)) continue
    acts.push({ act, takesEffect: on, id, ...(act === 'suspend' && { untilDay: suspendedUntil(on, weeks) }) })
  }
  return { facts: { ...licence(), acts }, until: addDays(on, 90) }
}

describe('after any sequence of acts', () => {
  const standings = ['not yet valid', 'valid', 'suspended', 'revoked', 'surrendered', 'expired']
  const eachDay = (until: Day): Day[] => Array.from({ length: daysBetween(start, until) + 1 }, (_, index) => addDays(start, index))

  test('there is exactly one standing on every day, and it is suspended for eight weeks at most', () => {
    fc.assert(fc.property(fc.array(anyTry, { maxLength: 14 }), (tries) => {
      const { facts, until } = lived(tries)
      const days = eachDay(until)
      for (const on of days) expect(standings.filter((standing) => standing === standingOn(on, facts))).toHaveLength(1)
      expect(days.filter((on) => standingOn(on, facts) === 'suspended').length).toBeLessThanOrEqual(56)
      for (const on of days.filter((each) => standingOn(each, facts) === 'suspended')) expect(suspensionOn(on, facts)?.act).toBe('suspend')
    }), { numRuns: 100 })
  })

  test('what a check is said to answer before agreeing is what it answers afterwards, on every day', () => {
    fc.assert(fc.property(fc.array(anyTry, { maxLength: 10 }), fc.integer({ min: 0, max: 30 }), fc.constantFrom<Act>('suspend', 'revoke', 'reinstate'), (tries, ahead, act) => {
      const { facts, until } = lived(tries)
      const today = addDays(until, -90)
      const added: LicenceActFacts = { act, takesEffect: addDays(today, ahead), id: 'new', ...(act === 'suspend' && { untilDay: addDays(today, ahead + 13) }) }
      const answers = answersFrom(today, facts, [added])
      expect(answers[0]).toEqual({ on: today, valid: standingOn(today, facts) === 'valid' })
      const after = { ...facts, acts: [...facts.acts, added] }
      for (const on of eachDay(addDays(until, 60)).filter((each) => each >= today)) {
        expect(answers.findLast((answer) => answer.on <= on)?.valid).toBe(standingOn(on, after) === 'valid')
      }
    }), { numRuns: 60 })
  })

  test('a stay changes nothing before its day, and with its end everything is as it would have been', () => {
    fc.assert(fc.property(fc.array(anyTry, { maxLength: 10 }), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 }), (tries, from, lasting) => {
      const { facts } = lived(tries.filter(([, act]) => act !== 'stay' && act !== 'liftStay'))
      const about = facts.acts.find(({ act }) => act === 'revoke' || act === 'suspend')
      if (!about?.id) return
      const on = addDays(start, from)
      const stayed = { ...facts, acts: [...facts.acts, { act: 'stay' as const, takesEffect: on, untilDay: addDays(on, lasting), id: 'stay', of: about.id }].toSorted((one, other) => one.takesEffect.localeCompare(other.takesEffect)) }
      for (let step = -30; step < lasting + 30; step += 1) {
        const each = addDays(on, step)
        if (step < 0 || step > lasting) expect(standingOn(each, stayed)).toBe(standingOn(each, facts))
      }
    }), { numRuns: 60 })
  })
})

const steps = (...rows: readonly (readonly [HearingStep, string, string?])[]): StepOnRecord[] => rows.map(([step, on, until]) => ({ step, on: day(on), until: until ? day(until) : undefined, grounds: step === 'intend' ? ['V01_WRONG_DATA'] : [] }))

describe('hearing her before it is taken back', () => {
  const intended = steps(['intend', '2028-06-01', '2028-06-15'])
  test.each([
    ['nothing yet', steps(), '2028-06-01', 'not'],
    ['told', intended, '2028-06-15', 'intended'],
    ['silent from the day after', intended, '2028-06-16', 'silent'],
    ['she wants to speak: longer', [...intended, ...steps(['askToSpeak', '2028-06-14', '2028-06-28'])], '2028-06-20', 'intended'],
    ['she said it', [...intended, ...steps(['giveView', '2028-06-02'])], '2028-06-02', 'heard'],
    ['said why not', steps(['skip', '2028-06-01']), '2028-06-01', 'skipped'],
    ['told anew after her view', [...intended, ...steps(['giveView', '2028-06-02'], ['intend', '2028-06-05', '2028-06-19'])], '2028-06-19', 'intended'],
    ['silent on the second', [...intended, ...steps(['giveView', '2028-06-02'], ['intend', '2028-06-05', '2028-06-19'])], '2028-06-20', 'silent'],
    ['off', [...intended, ...steps(['giveView', '2028-06-02'], ['drop', '2028-06-03'])], '2028-07-01', 'not'],
    ['begun anew', [...intended, ...steps(['decide', '2028-07-01'], ['intend', '2029-01-01', '2029-01-15'])], '2029-01-02', 'intended'],
  ] as const)('%s', (_case, done, on, how) => {
    expect(hearingOn(day(on), done)).toBe(how)
    expect(notHeardYet(day(on), done) === undefined).toBe(!['not', 'intended'].includes(how))
  })

  test('each step once, and with the article it rests on', () => {
    const on = day('2028-06-02')
    expect(cannotIntend(on, intended, licence())).toMatchObject({ article: 'Awb 4:8' })
    expect(cannotIntend(on, steps(), licence(['revoke', '2028-01-01']))).toMatchObject({ rule: 'S03_REVOKE' })
    expect(cannotSkip(on, steps(['skip', '2028-06-01']), licence())).toMatchObject({ article: 'Awb 4:11' })
    const heard = [...intended, ...steps(['giveView', '2028-06-02'])]
    expect(cannotIntend(on, heard, licence())).toBeUndefined()
    expect([nothingNew('', steps()), nothingNew(' ', heard), nothingNew('Een ander document.', heard)].map((no) => no?.because)).toEqual([undefined, 'nothing-new', undefined])
    expect(cannotSay(heard)).toBeDefined()
    expect(cannotSay([...heard, ...steps(['intend', '2028-06-05', '2028-06-19'])])).toBeUndefined()
    expect(notAnswered('', [...heard, ...steps(['intend', '2028-06-05', '2028-06-19'])])).toMatchObject({ because: 'answer-missing' })
    expect(cannotSay(steps())).toBeDefined()
    expect(cannotSay(intended)).toBeUndefined()
    expect(cannotAskToSpeak([...intended, ...steps(['askToSpeak', '2028-06-02', '2028-06-16'])])).toBeDefined()
    expect(heardUntil(intended)).toBe('2028-06-15')
    expect(running([...intended, ...steps(['drop', '2028-06-03'])])).toEqual([])
  })

  test('a ground she was not told of, and an answer that is missing', () => {
    expect(groundNotTold(['V01_WRONG_DATA'], intended)).toBeUndefined()
    expect(groundNotTold(['V02_WORK_RIGHT_ENDED'], intended)).toMatchObject({ because: 'ground-not-told' })
    expect(groundNotTold(['V02_WORK_RIGHT_ENDED'], [...intended, ...steps(['skip', '2028-06-02'])])).toBeUndefined()
    expect(notAnswered('', [...intended, ...steps(['giveView', '2028-06-02'])])).toMatchObject({ because: 'answer-missing' })
    expect(notAnswered('', intended)).toBeUndefined()
  })
})

test('every licence of which the talk after a year is due lies between the days that are looked at', () => {
  const first = day('2024-01-01')
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: -70, max: 200 }), (begun, around) => {
    const validFrom = addDays(first, begun)
    const on = addDays(repeatInterviewDue(validFrom), around)
    const { from, until } = repeatTalkAmong(on)
    const due = repeatTalkDue(on, { validFrom, validUntil: addYears(validFrom, 5), acts: [] })
    return !due || (from <= validFrom && validFrom <= until)
  }))
})
