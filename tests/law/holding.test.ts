/** What the holder of a licence may do with it: numbers, codes for others, renewing. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type CardFacts, cannotAdd, cannotRenumber, cannotStop } from '../../src/law/licence/card.ts'
import { addDays, addMonths, day, type Day } from '../../src/law/day.ts'
import { figure } from '../../src/law/figures.ts'
import { type Act, type LicenceFacts, ofToday, standingOn } from '../../src/law/licence/licence.ts'
import { formatShareCode, newLicenceNumber, readLicenceNumber, tailOf } from '../../src/law/licence/licenceNumber.ts'
import { cannotProve, cannotRenew, reminderDue, renewableFrom, validityAfter } from '../../src/law/licence/renewal.ts'
import { cannotShare, shareStanding, shareUntil } from '../../src/law/hers/sharing.ts'
import type { ApplicationAct } from '../../src/law/application.ts'
import { randomInt } from 'node:crypto'

const licence = (...acts: [Act, string][]): LicenceFacts => ({
  validFrom: day('2027-01-01'), validUntil: day('2031-12-31'), acts: acts.map(([act, on]) => ({ act, takesEffect: day(on) })),
})
const on = day('2028-06-01')

describe('numbers', () => {
  const card = (madeOn: string, more: Partial<CardFacts> = {}): CardFacts => ({ madeOn: day(madeOn), stoppedOn: null, isReplacement: false, ...more })
  const replaced = (...days: string[]) => days.map((madeOn) => card(madeOn, { isReplacement: true }))

  test.each([
    ['the first', licence(), [card('2027-01-01')], undefined],
    ['a third within a year', licence(), replaced('2027-06-02', '2028-01-01'), undefined],
    ['a fourth within a year', licence(), replaced('2027-06-02', '2028-01-01', '2028-05-01'), 'too-many-numbers'],
    ['one that is a year ago no longer counts', licence(), replaced('2027-06-01', '2028-01-01', '2028-05-01'), undefined],
    ['of a licence that is stopped for now', licence(['suspend', '2028-01-01']), [], 'licence-not-open-to-this'],
  ] as const)('a new number: %s', (_case, facts, cards, because) => {
    expect(cannotRenumber(on, facts, cards)?.because).toBe(because)
  })

  test('five at a time, of which stopped ones do not count; and never none', () => {
    const live = Array.from({ length: 5 }, () => card('2027-01-01'))
    const stopped = card('2027-01-01', { stoppedOn: day('2028-01-01') })
    expect(cannotAdd(on, licence(), live)?.because).toBe('too-many-names')
    expect(cannotAdd(on, licence(), [...live.slice(1), stopped])).toBeUndefined()
    expect(cannotStop(on, licence(), [card('2027-01-01'), stopped])?.because).toBe('last-number')
    expect(cannotStop(on, licence(), live)).toBeUndefined()
  })
})

describe('a code for someone', () => {
  const share = { untilDay: day('2028-06-08'), viewsLeft: 1, stoppedOn: null }
  test.each([
    ['its last day', '2028-06-08', share, 'open'],
    ['the day after', '2028-06-09', share, 'over'],
    ['used', '2028-06-01', { ...share, viewsLeft: 0 }, 'used'],
    ['stopped, and used before', '2028-06-01', { ...share, viewsLeft: 0, stoppedOn: on }, 'stopped'],
  ] as const)('%s', (_case, today, facts, standing) => {
    expect(shareStanding(day(today), facts)).toBe(standing)
  })

  test('works the days she chose after today, and there are not endlessly many', () => {
    expect(shareUntil(on, 7)).toBe('2028-06-08')
    const open = Array.from({ length: figure('sharesOpen', on) }, () => share)
    expect(cannotShare(on, open)?.because).toBe('too-many-shares')
    expect(cannotShare(addDays(on, 30), open)).toBeUndefined()
  })

  test('is read as it is written, and its groups are not those of a number', () => {
    const code = newLicenceNumber(randomInt)
    expect(formatShareCode(code)).toMatch(/^(\w{3}-){3}\w{3}$/)
    expect(readLicenceNumber(formatShareCode(code).toLowerCase())).toBe(code)
    expect([tailOf('2345-6789-BCD4'), tailOf('123456-BCD')]).toEqual(['CD4', 'BCD'])
  })
})

describe('renewing', () => {
  test('six months before the end, the same date or the last day of a shorter month', () => {
    expect(renewableFrom(licence())).toBe('2031-06-30')
    expect(addMonths(day('2028-08-31'), -6)).toBe('2028-02-29')
  })

  test.each([
    ['the day before', '2031-06-29', licence(), 'renewal-too-early'],
    ['the first day', '2031-06-30', licence(), undefined],
    ['its last day', '2031-12-31', licence(), undefined],
    ['the day after', '2032-01-01', licence(), 'renewal-too-late'],
    ['while it is stopped for now', '2031-08-01', licence(['suspend', '2031-07-01']), undefined],
    ['after she gave it up', '2031-08-01', licence(['surrender', '2031-07-01']), 'renewal-too-late'],
  ] as const)('%s', (_case, today, facts, because) => {
    expect(cannotRenew(day(today), facts)?.because).toBe(because)
  })

  test.each([
    ['follows the day after', '2031-10-01', licence(), '2032-01-01', '2036-12-31'],
    ['granted on its last day', '2031-12-31', licence(), '2032-01-01', '2036-12-31'],
    ['granted when it has ended: at once', '2032-02-10', licence(), '2032-02-10', '2037-02-09'],
    ['granted after it was revoked: at once', '2031-10-01', licence(['revoke', '2031-09-01']), '2031-10-01', '2036-09-30'],
    ['a first one', '2031-10-01', undefined, '2031-10-01', '2036-09-30'],
  ] as const)('the new licence %s', (_case, granted, old, validFrom, validUntil) => {
    expect(validityAfter(day(granted), old)).toEqual({ validFrom, validUntil })
  })

  test('on no day between there are two, and on no day between there is none', () => {
    fc.assert(fc.property(fc.integer({ min: -180, max: 0 }), fc.integer({ min: -180, max: 400 }), (granted, later) => {
      const old = licence()
      const next: LicenceFacts = { ...validityAfter(addDays(old.validUntil, granted), old), acts: [] }
      const today = addDays(old.validUntil, later)
      const valid = [old, next].filter((facts) => standingOn(today, facts) === 'valid')
      expect(valid).toHaveLength(1)
      expect(ofToday(today, [next, old], (facts) => facts)).toBe(valid[0])
    }))
  })

  test.each([
    ['nine weeks before', '2031-10-29', [], false],
    ['eight weeks before', '2031-11-05', [], true],
    ['told before', '2031-12-01', ['2031-11-05'], false],
    ['two weeks before, told once', '2031-12-17', ['2031-11-05'], true],
    ['told twice', '2031-12-20', ['2031-11-05', '2031-12-17'], false],
    ['never told, two weeks before: once', '2031-12-18', ['2031-12-17'], false],
    ['when it has ended', '2032-01-01', [], false],
  ] as const)('a reminder: %s', (_case, today, sent, due) => {
    expect(reminderDue(day(today), licence(), sent.map(day))).toBe(due)
  })

  test('whoever is told each day it is due, is told twice', () => {
    const sent: Day[] = []
    for (let today = day('2031-06-01'); today < '2032-02-01'; today = addDays(today, 1)) if (reminderDue(today, licence(), sent)) sent.push(today)
    expect(sent).toEqual(['2031-11-05', '2031-12-17'])
  })
})

describe('a proof of having asked in time', () => {
  const did = (...acts: ApplicationAct[]) => ({ acts: acts.map((act) => ({ act, by: 'x', on })) })
  const asked = { receivedOn: on, facts: did('submit'), old: undefined }
  test.each([
    ['a first application that is handled', asked, true],
    ['a draft', { receivedOn: null, facts: did(), old: undefined }, false],
    ['one that is decided', { ...asked, facts: did('submit', 'grant') }, false],
    ['one that was withdrawn', { ...asked, facts: did('submit', 'withdraw') }, false],
    ['a renewal before the end', { ...asked, old: licence() }, true],
    ['a renewal after the end', { ...asked, old: { ...licence(), validUntil: addDays(on, -1) } }, false],
  ] as const)('%s', (_case, facts, proves) => {
    expect(cannotProve(on, facts) === undefined).toBe(proves)
  })
})
