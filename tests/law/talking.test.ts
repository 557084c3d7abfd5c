import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ActOnRecord, type ApplicationAct, stageOn, talkNumber, thisTalk, viewsComplete } from '../../src/law/application.ts'
import { addDays, day } from '../../src/law/day.ts'
import { blocks, informationItems } from '../../src/law/interview.ts'
import { impediment, sameOfficial } from '../../src/law/openActs.ts'
import { cannotAttend, hasBegun, holdersOf, isPaused, notAtTalk, notTogether, presentOn } from '../../src/law/talking/presence.ts'
import { marksIn, opinionsIn, recordIncomplete } from '../../src/law/talking/record.ts'

const on = day('2027-02-01')
type Done = readonly [ApplicationAct, string?, string?]
const did = (...acts: Done[]): { acts: ActOnRecord[] } => ({ acts: acts.map(([act, by = 'x', when]) => ({ act, by, on: when ? day(when) : on })) })
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

  test('whatever was done, those who hold a talk were both present, and never more than two came in', () => {
    const acts = fc.array(fc.tuple(fc.constantFrom<ApplicationAct>('attend', 'leave', 'startTalk', 'moveTalk', 'pauseTalk'), fc.constantFrom('a', 'b', 'c')), { maxLength: 25 })
    fc.assert(fc.property(acts, (wishes) => {
      const facts = did(planned)
      for (const [act, by] of wishes) {
        if (act === 'attend' && (hasBegun(facts) || cannotAttend(on, facts, [by]))) continue
        if (act === 'leave' && hasBegun(facts)) continue
        if (act === 'startTalk' && (hasBegun(facts) || notTogether(on, facts))) continue
        facts.acts.push({ act, by, on })
        expect(presentOn(on, facts).length).toBeLessThanOrEqual(2)
        expect([0, 2]).toContain(holdersOf(facts).length)
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
    expect(impediment('shareReport', on, facts)).toBeUndefined()
    const again = did(...asked, ['moveTalk', 'w'], ['holdInterview', 'a'], ['saveView', 'a'], ['saveView', 'b'])
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
