import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ActOnRecord, type ApplicationAct, stageOn, talkNumber, thisTalk, viewsComplete } from '../../src/law/application.ts'
import { addDays, day } from '../../src/law/day.ts'
import { blocks, informationItems } from '../../src/law/talking/interview.ts'
import { impediment, sameOfficial } from '../../src/law/openActs.ts'
import { cannotAttend, cannotTakeSeat, everAt, hasBegun, holdersOf, isPaused, notAtTalk, notInPart, notNamed, notTogether, partsOf, presentOn, untilTalk } from '../../src/law/talking/presence.ts'
import { heardBy, marksIn, opinionsIn, recordIncomplete } from '../../src/law/talking/record.ts'

const on = day('2027-02-01')
type Done = readonly [act: ApplicationAct, by?: string, when?: string | undefined, about?: string]
const did = (...acts: Done[]): { acts: ActOnRecord[] } => ({ acts: acts.map(([act, by = 'x', when, about]) => ({ act, by, on: when ? day(when) : on, ...(about && { about }) })) })
const planned: Done = ['submit', 'w', '2027-01-20']
const both: Done[] = [planned, ['attend', 'a'], ['attend', 'b']]

describe('who is there', () => {
  test.each<[string, Done[], string[]]>([
    ['nobody yet', [planned], []],
    ['both', both, ['a', 'b']],
    ['one left again', [...both, ['leave', 'b']], ['a']],
    ['yesterday is not today', [planned, ['attend', 'a', '2027-01-31'], ['attend', 'b']], ['b']],
    ['another moment was chosen since', [...both, ['moveTalk', 'w']], []],
    ['a second talk is to come', [...both, ['secondTalk', 'a']], []],
  ])('%s', (_case, acts, present) => {
    expect(presentOn(on, did(...acts))).toEqual(present)
  })

  test('one alone does not begin; two do, and stay the two', () => {
    expect(notTogether(on, did(planned, ['attend', 'a']))).toMatchObject({ because: 'one-official' })
    expect(notTogether(on, did(...both))).toBeUndefined()
    const begun = did(...both, ['startTalk', 'a'])
    expect([hasBegun(begun), holdersOf(begun)]).toEqual([true, ['a', 'b']])
    expect(holdersOf(did(...both, ['startTalk', 'a'], ['moveTalk', 'w']))).toEqual([])
  })

  test('another account of the same person is the same person; a third stays away', () => {
    expect(cannotAttend(on, did(planned, ['attend', 'a']), ['a2', 'a'])).toMatchObject({ because: 'same-official' })
    expect(cannotAttend(on, did(planned, ['attend', 'a']), ['b'])).toBeUndefined()
    expect(cannotAttend(on, did(...both), ['c'])).toMatchObject({ because: 'two-present' })
  })

  test('only the two write and judge, by whichever account', () => {
    expect(notAtTalk(did(...both), ['a'])).toMatchObject({ because: 'talk-not-begun' })
    const begun = did(...both, ['startTalk', 'a'], ['holdInterview', 'b'])
    expect(notAtTalk(begun, ['c'])).toMatchObject({ because: 'not-at-talk' })
    for (const own of [['a'], ['b'], ['other', 'b']]) expect(notAtTalk(begun, own)).toBeUndefined()
    for (const by of ['a', 'b']) for (const act of ['propose', 'grant', 'refuse'] as const) expect(sameOfficial(act, did(...both, ['startTalk', by]), by)).toMatchObject({ because: 'same-official' })
  })

  test('a pause lasts until it is ended', () => {
    const begun = [...both, ['startTalk', 'a']] as Done[]
    expect(isPaused(did(...begun))).toBe(false)
    expect(isPaused(did(...begun, ['pauseTalk', 'b']))).toBe(true)
    expect(isPaused(did(...begun, ['pauseTalk', 'b'], ['resumeTalk', 'a']))).toBe(false)
  })

  const begun: Done[] = [...both, ['startTalk', 'a']]
  const gone: Done[] = [...begun, ['missColleague', 'b', undefined, 'a']]
  const joined: Done[] = [...gone, ['attend', 'c'], ['resumeTalk', 'c']]

  test.each<[string, Done[], { now: string[]; paused: boolean; parts: string[][] }]>([
    ['one leaves, and it waits', [...begun, ['leave', 'b']], { now: ['a'], paused: true, parts: [['a', 'b']] }],
    ['one is missed by the other', gone, { now: ['b'], paused: true, parts: [['a', 'b']] }],
    ['another came, and it still waits', [...gone, ['attend', 'c']], { now: ['b', 'c'], paused: true, parts: [['a', 'b']] }],
    ['they go on: another part', joined, { now: ['b', 'c'], paused: false, parts: [['a', 'b'], ['b', 'c']] }],
    ['who left comes back: no other part', [...begun, ['leave', 'b'], ['attend', 'b'], ['resumeTalk', 'a']], { now: ['a', 'b'], paused: false, parts: [['a', 'b']] }],
    ['a pause alone is no other part', [...begun, ['pauseTalk', 'a'], ['resumeTalk', 'b']], { now: ['a', 'b'], paused: false, parts: [['a', 'b']] }],
    ['both are replaced', [...joined, ['leave', 'b'], ['attend', 'd'], ['resumeTalk', 'd']], { now: ['c', 'd'], paused: false, parts: [['a', 'b'], ['b', 'c'], ['c', 'd']] }],
  ])('half-way %s', (_case, acts, { now, paused, parts }) => {
    const facts = did(...acts)
    expect([holdersOf(facts), presentOn(on, facts), isPaused(facts), partsOf(facts).map(({ present }) => present)]).toEqual([now, now, paused, parts])
  })

  test('who saw half of it gives a view; who left gives none, and decides nothing either', () => {
    const held = did(...joined, ['holdInterview', 'b'])
    for (const by of ['b', 'c']) expect(notAtTalk(held, [by])).toBeUndefined()
    expect(notAtTalk(held, ['a'])).toMatchObject({ because: 'not-at-talk' })
    expect(everAt(held)).toEqual(['a', 'b', 'c'])
    for (const act of ['propose', 'grant', 'refuse'] as const) expect(sameOfficial(act, held, 'a')).toMatchObject({ because: 'same-official' })
    expect(sameOfficial('grant', did(planned, ['attend', 'd'], ['leave', 'd'], ...both.slice(1), ['startTalk', 'a']), 'd')).toBeUndefined()
    expect(notTogether(on, did(...gone))).toMatchObject({ because: 'one-official' })
  })

  test('while it waits, only who was there for the last part still writes down what was said in it', () => {
    const waits = did(...gone, ['attend', 'c'])
    expect([notInPart(waits, ['b']), notInPart(waits, ['c'])?.because, notInPart(waits, ['a'])?.because]).toEqual([undefined, 'talk-paused', 'not-at-talk'])
    expect(notInPart(did(...joined), ['c'])).toBeUndefined()
  })

  test('a topic that nobody who is there now heard is gone over again', () => {
    const parts = partsOf(did(...joined, ['leave', 'b'], ['attend', 'd'], ['resumeTalk', 'd']))
    const written = [{ name: 'ownChoice', part: 1 }, { name: 'canRefuse', part: 2 }, { name: 'canCallHelp', part: 3 }] as const
    expect(heardBy(['b', 'c'], written, parts)).toEqual(['ownChoice', 'canRefuse', 'canCallHelp'])
    expect(heardBy(['c', 'd'], written, parts)).toEqual(['canRefuse', 'canCallHelp'])
  })

  test('of two talks each has its own parts', () => {
    const facts = did(...joined, ['holdInterview', 'b'], ['secondTalk', 'b'], ['moveTalk', 'w'], ['attend', 'a'], ['attend', 'd'], ['startTalk', 'd'])
    expect([1, 2].map((talk) => partsOf(untilTalk(talk, facts)).map(({ present }) => present))).toEqual([[['a', 'b'], ['b', 'c']], [['a', 'd']]])
  })

  test.each<[string, { seats: string[]; from: string; own: string[] }, Done[], string | undefined]>([
    ['of someone who is not there', { seats: ['a', 'b'], from: 'a', own: ['c'] }, [planned, ['attend', 'b']], undefined],
    ['of someone who is', { seats: ['a', 'b'], from: 'a', own: ['c'] }, [planned, ['attend', 'a']], 'still-present'],
    ['that is another’s by now', { seats: ['d', 'b'], from: 'a', own: ['c'] }, [planned], 'seat-taken'],
    ['by who has one', { seats: ['a', 'b'], from: 'a', own: ['b2', 'b'] }, [planned], 'seat-taken'],
    ['where two sit', { seats: ['a', 'd'], from: 'd', own: ['c'] }, both, 'two-present'],
    ['half-way, of who left', { seats: ['a', 'b'], from: 'a', own: ['c'] }, gone, undefined],
  ])('a seat %s', (_case, about, acts, because) => {
    expect(cannotTakeSeat(on, did(...acts), about)?.because).toBe(because)
  })

  test('only whom the calendar names signs in; where it names nobody, anyone who holds talks', () => {
    expect([notNamed([], ['c']), notNamed(['a', 'c2'], ['c', 'c2']), notNamed(['a', 'b'], ['c'])?.because]).toEqual([undefined, undefined, 'not-named'])
  })

  test('whatever was done, those who hold a talk were both present, and never more than two came in', () => {
    const acts = fc.array(fc.tuple(fc.constantFrom<ApplicationAct>('attend', 'leave', 'missColleague', 'startTalk', 'moveTalk', 'pauseTalk', 'resumeTalk'), fc.constantFrom('a', 'b', 'c')), { maxLength: 30 })
    fc.assert(fc.property(acts, (wishes) => {
      const facts = did(planned)
      for (const [act, by] of wishes) {
        if (act === 'attend' && cannotAttend(on, facts, [by])) continue
        if (act === 'startTalk' && (hasBegun(facts) || notTogether(on, facts))) continue
        if ((act === 'pauseTalk' || act === 'resumeTalk') && notAtTalk(facts, [by])) continue
        if (act === 'resumeTalk' && (!isPaused(facts) || notTogether(on, facts))) continue
        const about = presentOn(on, facts).find((account) => account !== by)
        if (act === 'missColleague' && (!about || !presentOn(on, facts).includes(by))) continue
        facts.acts.push({ act, by, on, ...(act === 'missColleague' && about && { about }) })
        expect(presentOn(on, facts).length).toBeLessThanOrEqual(2)
        // It never runs with fewer than two there, and each part is of two.
        if (hasBegun(facts) && !isPaused(facts)) expect(holdersOf(facts)).toHaveLength(2)
        for (const { present } of partsOf(facts)) expect(present).toHaveLength(2)
      }
    }))
  })
})

describe('a second talk', () => {
  const first: Done[] = [...both, ['startTalk', 'a'], ['holdInterview', 'a'], ['saveView', 'a'], ['saveView', 'b'], ['shareReport', 'a'], ['answerReport', 'w']]
  const asked: Done[] = [...first, ['secondTalk', 'b']]

  test.each<[string, Done[], string]>([
    ['both views of the first', first, 'assessment'],
    ['asked', asked, 'interview to plan'],
    ['planned', [...asked, ['moveTalk', 'w']], 'interview planned'],
    ['held', [...asked, ['moveTalk', 'w'], ['holdInterview', 'a']], 'interview held'],
    ['one new view', [...asked, ['moveTalk', 'w'], ['holdInterview', 'a'], ['saveView', 'a']], 'interview held'],
    ['both new views', [...asked, ['moveTalk', 'w'], ['holdInterview', 'a'], ['saveView', 'a'], ['saveView', 'b']], 'assessment'],
  ])('%s', (_case, acts, stage) => {
    expect(stageOn(on, did(...acts))).toBe(stage)
  })

  test('has views and a report of its own, and there is no third', () => {
    const facts = did(...asked, ['moveTalk', 'w'], ['holdInterview', 'a'])
    expect([talkNumber(facts), viewsComplete(facts), thisTalk(facts).acts.length]).toEqual([2, false, 2])
    expect(sameOfficial('saveView', facts, 'a')).toBeUndefined()
    expect(impediment('shareReport', on, facts)).toMatchObject({ because: 'views-not-complete' })
    const again = did(...asked, ['moveTalk', 'w'], ['holdInterview', 'a'], ['saveView', 'a'], ['saveView', 'b'])
    expect(impediment('shareReport', on, again)).toBeUndefined()
    expect(impediment('propose', on, again)).toMatchObject({ because: 'report-not-shared' })
    expect(impediment('secondTalk', on, again)).toMatchObject({ because: 'not-open-now' })
    for (const by of ['a', 'b']) expect(sameOfficial('grant', again, by)).toMatchObject({ because: 'same-official' })
  })

  test('the day it is planned on has no one there yet', () => {
    expect(presentOn(addDays(on, 1), did(...asked, ['moveTalk', 'w']))).toEqual([])
  })
})

describe('the record', () => {
  test('is whole when everything was told and every topic was gone over', () => {
    expect(recordIncomplete(blocks, informationItems)).toBeUndefined()
    expect(recordIncomplete(blocks.filter((name) => name !== 'canRefuse'), informationItems)).toMatchObject({ because: 'record-incomplete', parts: ['canRefuse'] })
    expect(recordIncomplete(blocks, informationItems.filter((item) => item !== 'kept'))?.parts).toEqual(['kept'])
    expect(recordIncomplete([], [])?.parts).toEqual([...blocks])
  })

  test.each<[text: string, kinds: string[]]>([
    ['Zij kiest zelf waar en wanneer zij werkt.', []],
    ['Ze zegt nee tegen klanten als het haar niet aanstaat.', []],
    ['Haar telefoon is altijd bij haar; papieren en geld heeft zij zelf.', []],
    ['Haar vriend brengt haar en haar kinderen wachten.', ['partner', 'partner']],
    ['Zij heeft 3 klanten per dag en een vaste klant.', ['clients', 'clients']],
    ['Verdient € 1.200 per week, tarief 100 euro.', ['earnings', 'earnings', 'earnings']],
    ['Er stonden WhatsApp-berichten open in haar telefoon.', ['phone', 'phone']],
    ['Vertelde dat zij zwanger is geweest en soa’s kent.', ['health', 'health']],
    ['Biedt massage aan, altijd met condoom.', ['services', 'services']],
    ['Her boyfriend drove her, she earns 200 euros.', ['partner', 'earnings', 'earnings']],
    ['This kind of work is her own choice.', []],
    ['She can show a phone number and a client list.', ['phone', 'clients']],
    ['Is pregnant, was ill.', ['health', 'health']],
    ['Prijst de GGD; ziekenhuis kent zij.', []],
  ])('%s', (text, kinds) => {
    expect(marksIn(text).map(({ kind }) => kind)).toEqual(kinds)
  })

  test.each([
    ['Zij lijkt bang.', ['lijkt']],
    ['Zij keek naar de deur en zweeg.', []],
    ['Volgens mij liegt zij, ik denk het.', ['Volgens mij', 'ik denk']],
    ['She probably lied.', ['probably']],
    ['She looked at the door.', []],
  ])('what is a reading and not a fact: %s', (text, words) => {
    expect(opinionsIn(text).map(({ text: word }) => word)).toEqual(words)
  })

  test('each word is told once, as it stands in the text, and nothing else is', () => {
    expect(marksIn('Partner en partner en PARTNER')).toEqual([{ kind: 'partner', text: 'Partner' }])
    fc.assert(fc.property(fc.string(), (text) => {
      for (const { text: word } of [...marksIn(text), ...opinionsIn(text)]) expect(text.replaceAll('\'', '’')).toContain(word)
    }))
  })
})
