/** A shift of an inspector: what each check answers, more of it on a ground, and what she reads of it and when. */
import { describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { checkAdvertised } from '../../src/actions/checking/advertised.ts'
import { wasValidOn } from '../../src/actions/checking/onDay.ts'
import { moreOn, seeMore } from '../../src/actions/checking/more.ts'
import { ownChecks } from '../../src/actions/checking/ownChecks.ts'
import { check, endShift } from '../../src/actions/checks.ts'
import { keys } from '../../src/actions/keys.ts'
import { ownCards } from '../../src/actions/licence/cards.ts'
import { looksAt } from '../../src/actions/looks/looks.ts'
import { signerNow } from '../../src/actions/register/keys.ts'
import { accountCode } from '../../src/actions/oversight/search.ts'
import { unusualLooks } from '../../src/actions/oversight/unusual.ts'
import { stop } from '../../src/actions/stopping.ts'
import { openPhotoOfCheck } from '../../src/actions/vault.ts'
import { addDays, instantOf } from '../../src/law/day.ts'
import { figure } from '../../src/law/figures.ts'
import { Refused } from '../../src/law/impediment.ts'
import { formatNumber, type LicenceNumber } from '../../src/law/licence/licenceNumber.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { signToken } from '../../src/platform/secrets/token.ts'
import { advertisedBudget, dailyBudget, hourlyBudget } from '../../src/policies/compartments.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import type { Inspector, Official, Worker } from '../../src/policies/actor.ts'
import { anInspector, onShift } from '../support/onShift.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { inside } from '../support/sessions.ts'
import { inStory } from '../support/story.ts'
import { signedIn } from '../support/visitor.ts'

const superuser = inStory()
const now = new Date()
const unknown = '23456789BCFN' as LicenceNumber

const numberOf = async (actor: Worker) => (await ownCards(actor, today)).cards[0]?.number ?? unknown
async function entryOf(asked: ReturnType<typeof check>): Promise<string> {
  const outcome = await asked
  if (!('entry' in outcome)) throw new Error(outcome.answer)
  return outcome.entry
}

describe('a check', () => {
  test('says whether someone was before it today, also another; not of an advertisement, and not within an investigation', async () => {
    const number = await numberOf(await withLicence())
    const [first, second, hidden] = [await onShift(), await onShift(), await onShift({ shownWhen: 'investigation' })]
    expect(await check(hidden, { number }, now, today)).toMatchObject({ answer: 'valid', again: false })
    expect(await check(first, { number }, now, today)).toMatchObject({ answer: 'valid', again: false })
    expect(await check(second, { number }, now, today)).toMatchObject({ answer: 'valid', again: true })
  })

  test('shows what is made for the street, of a photo from before the whole; who asks as before there were small ones still gets the whole', async () => {
    const [worker, inspector] = [await withLicence(), await onShift()]
    const number = await numberOf(worker)
    const shown = async () => {
      const outcome = await check(inspector, { number }, now, today)
      return 'photo' in outcome ? outcome.photo.slice(0, 15) : outcome.answer
    }
    expect(await shown()).toBe('data:image/webp')
    const { rows: [row] } = await superuser.query<{ person_id: string; application_id: string; wrapped_key: Buffer; photo_id: string; photo: string }>(
      `select person_id, application_id, wrapped_key, photo_id, encode(photo, 'base64') as photo from check_licences($1, $2, $3, $4, $5, $6, $7, $8)`,
      [[await keys().mac('licence', number)], [null], [inspector.id], [inspector.unit], [now], [instantOf(today, '00:00')], hourlyBudget.inspector, dailyBudget.inspector])
    if (!row) throw new Error('not answered')
    const whole = await openPhotoOfCheck({ personId: row.person_id, applicationId: row.application_id, wrappedKey: row.wrapped_key, sealedId: row.photo_id, ciphertext: Buffer.from(row.photo, 'base64'), isSmall: false })
    expect(whole.slice(0, 15)).toBe('data:image/jpeg')
    await superuser.query('update sealed set street = null where id = $1', [row.photo_id])
    expect(await shown()).toBe('data:image/jpeg')
  })

  test('of a code whose time is over asks to renew it, and is on record', async () => {
    const inspector = await onShift()
    const token = await signToken(await signerNow(now), { idx: 1, exp: Math.floor(now.getTime() / 1_000) - 60 })
    expect(await check(inspector, { token }, now, today)).toMatchObject({ answer: 'old code' })
    expect(await check(inspector, { token: `${token}x` }, now, today)).toMatchObject({ answer: 'none' })
    expect(await ownChecks(inspector, now)).toHaveLength(2)
  })

  test('past what an hour or a day allows there is no answer, and that is on record', async () => {
    const inspector = await onShift()
    const ask = () => check(inspector, { number: unknown }, now, today)
    await superuser.query(`insert into openings values ($1, date_trunc('hour', $2::timestamptz), $3)`, [inspector.id, now, hourlyBudget.inspector - 1])
    expect((await Promise.all([ask(), ask()])).map(({ answer }) => answer).toSorted()).toEqual(['none', 'over hour'])
    await superuser.query(`update openings set count = 0 where actor_id = $1`, [inspector.id])
    // Hours of the same day: at the day's very beginning there is one before it only on the clock of the database.
    await superuser.query(`insert into openings values ($1, date_trunc('hour', $2::timestamptz) + interval '1 hour', $3)`, [inspector.id, now, dailyBudget.inspector])
    expect(await ask()).toEqual({ answer: 'over day' })
    const { rows } = await superuser.query(`select event, count(*)::int from audit_entries where actor_id = $1 and event like '%check%' group by event order by event`, [inspector.id])
    expect(rows).toEqual([{ event: 'check.overBudget', count: 2 }, { event: 'licence.checked', count: 1 }])
  })

  test('each of many at the same moment has an answer and an entry of its own', async () => {
    const [person, other] = [await withLicence(), await withLicence()]
    const [one, second, third, spent] = [await onShift(), await onShift(), await onShift(), await onShift()]
    const offShift = await anInspector()
    await superuser.query(`insert into openings values ($1, date_trunc('hour', $2::timestamptz), $3)`, [spent.id, now, hourlyBudget.inspector])
    const [number, another] = [await numberOf(person), await numberOf(other)]
    const asked = [[one, number], [offShift, number], [second, another], [spent, another], [third, unknown], [one, unknown], [second, number]] as const
    const outcomes = await Promise.all(asked.map(([inspector, which]) => check(inspector, { number: which }, now, today)))
    expect(outcomes.map(({ answer }) => answer)).toEqual(['valid', 'no shift', 'valid', 'over hour', 'none', 'none', 'valid'])
    const entries = outcomes.flatMap((outcome) => ('entry' in outcome ? outcome.entry : []))
    expect(new Set(entries).size).toBe(5)
    const { rows } = await superuser.query<{ actor_id: string; person_id: string | null }>(`select actor_id, person_id from audit_entries where details->>'check' = any($1) order by array_position($1, details->>'check')`, [entries])
    expect(rows).toEqual([[one, person], [second, other], [third, null], [one, null], [second, person]].map(([inspector, whose]) => ({ actor_id: inspector?.id, person_id: whose && 'personId' in whose ? whose.personId : null })))
  })

  test('is found back in its own shift alone, and by nobody else', async () => {
    const number = await numberOf(await withLicence())
    const [inspector, other] = [await onShift(), await onShift()]
    const entry = await entryOf(check(inspector, { number }, now, today))
    expect(await ownChecks(inspector, now)).toMatchObject([{ entry, channel: 'number', valid: true }])
    expect(await ownChecks(other, now)).toEqual([])
    await expect(moreOn(other, entry, now)).rejects.toThrow(NotFound)
    await endShift(inspector, new Date(now.getTime() + 1))
    const later = new Date(now.getTime() + 2)
    expect(await ownChecks(inspector, later)).toEqual([])
    await expect(seeMore(inspector, entry, 'K01_NOT_LIKE_PHOTO', later, today)).rejects.toThrow(NotFound)
  })
})

describe('more of a check', () => {
  test('is her name, the year of her birth and how the licence stands, on a ground that fits; she reads which', async () => {
    const actor = await withLicence()
    const inspector = await onShift()
    const entry = await entryOf(check(inspector, { number: await numberOf(actor) }, now, today))
    expect(await moreOn(inspector, entry, now)).toEqual(['K01_NOT_LIKE_PHOTO', 'K02_DOUBT_CARD', 'K04_SIGNS_OF_FORCE'])
    await expect(seeMore(inspector, entry, 'K03_NOT_VALID', now, today)).rejects.toThrow(Refused)
    const more = await seeMore(inspector, entry, 'K01_NOT_LIKE_PHOTO', now, today)
    expect(more).toMatchObject({ name: expect.stringMatching(/^Verzonnen Persoon/), born: '1990', standing: 'valid', shownFrom: null })
    expect(Object.keys(more).toSorted()).toEqual(['born', 'name', 'shownFrom', 'standing', 'until', 'validFrom'])
    const [seen, checked] = (await looksAt(actor, today, { kind: 'check' })).toSorted((one, other) => one.what.join().localeCompare(other.what.join())).toReversed()
    expect(seen).toMatchObject({ what: ['more'], purpose: 'check-more', ground: 'K01_NOT_LIKE_PHOTO', organisation: inspector.unit, canAsk: true })
    expect(checked).toMatchObject({ what: ['check'], ground: '' })
  })

  test('of a licence that is not valid says why; of a number that is nobody’s nothing, and both are on record', async () => {
    const actor = await withLicence()
    const inspector = await onShift()
    const number = await numberOf(actor)
    await stop(actor, today)
    for (const asked of [number, unknown]) {
      const entry = await entryOf(check(inspector, { number: asked }, now, today))
      expect(await moreOn(inspector, entry, now)).toEqual(['K03_NOT_VALID'])
      expect(await seeMore(inspector, entry, 'K03_NOT_VALID', now, today)).toMatchObject({ standing: expect.stringMatching(/surrendered|unknown/) })
    }
    const { rows } = await superuser.query(`select details->>'ground' as ground from audit_entries where actor_id = $1 and event = 'check.more'`, [inspector.id])
    expect(rows).toEqual([{ ground: 'K03_NOT_VALID' }, { ground: 'K03_NOT_VALID' }])
  })
})

describe('a shift whose checks she sees later', () => {
  test('is not among her looks until its day, also not for the database; then it is', async () => {
    const actor = await withLicence()
    const number = await numberOf(actor)
    // Begun today: in the first hour of a day another shift began on the day before.
    const inspector = await onShift({ shownWhen: 'danger' }, now)
    const entry = await entryOf(check(inspector, { number }, now, today))
    await seeMore(inspector, entry, 'K04_SIGNS_OF_FORCE', now, today)
    const from = addDays(today, figure('checkShownLaterDays', today))
    for (const on of [today, from]) expect(await looksAt(actor, on, { kind: 'check' })).toEqual([])
    const { rows } = await superuser.query(`select distinct details->>'shownFrom' as from from audit_entries where person_id = $1 and event in ('licence.checked', 'check.more')`, [actor.personId])
    expect(rows).toEqual([{ from }])

    const past = new Date(now.getTime() - (figure('checkShownLaterDays', today) + 2) * 86_400_000)
    const before = await onShift({ shownWhen: 'investigation' }, past)
    await check(before, { number }, past, today)
    expect(await looksAt(actor, today, { kind: 'check' })).toMatchObject([{ what: ['check'], channel: 'number', reason: expect.stringMatching(/^(plannedAction|report|ownObservation)$/) }])
  })
})

describe('advertisements', () => {
  test('each number is a check on record, counted apart; over the budget none is answered and nothing is counted', async () => {
    const actor = await withLicence()
    const number = await numberOf(actor)
    const inspector = await onShift({ area: 'online' })
    expect(await checkAdvertised(inspector, [unknown, number], now, today)).toEqual([{ number: unknown, valid: false }, { number, valid: true }])
    expect(await looksAt(actor, today, { kind: 'check' })).toMatchObject([{ what: ['validity'], channel: 'advertisement' }])
    expect(await check(inspector, { number }, now, today)).toMatchObject({ answer: 'valid', again: false })

    await superuser.query(`update advertised set count = $2 where actor_id = $1`, [inspector.id, advertisedBudget.hour - 1])
    expect(await checkAdvertised(inspector, [unknown, number], now, today)).toBe('over hour')
    expect(await Promise.all([1, 2].map(() => checkAdvertised(inspector, [number], now, today)))).toContainEqual([{ number, valid: true }])
    const { rows } = await superuser.query(`select count(*)::int from audit_entries where actor_id = $1 and event = 'licence.checked' and details->>'channel' = 'advertisement'`, [inspector.id])
    expect(rows).toEqual([{ count: 3 }])
  })

  test('are pasted as they are; the page shows a table and nothing else of the text', async () => {
    const number = formatNumber(await numberOf(await withLicence()))
    const inspector = await inside(await anInspector())
    const empty = await inspector.visit('/advertenties')
    expect((await empty.press('Controleer alle', { advert: number })).path).toBe('/dienst')
    await (await inspector.visit('/dienst')).press('Start dienst', { reason: 'plannedAction', area: 'online', hours: '4', shownWhen: 'now' })
    expect([(await empty.press('Controleer alle')).status, (await empty.press('Controleer alle', { advert: 'Zomaar een tekst' })).text]).toEqual([422, expect.stringContaining('Er staat geen nummer in')])
    const answered = await empty.press('Controleer alle', { advert: `Mooie verzonnen tekst, nr ${number.toLowerCase()} en 2345 6789 bcff` })
    expect(answered.html.querySelectorAll('tbody tr').map((row) => row.text.replaceAll(/\s+/g, ' ').trim())).toEqual([expect.stringMatching(`${number}.*Geldig`), expect.stringMatching(/2345-6789-BCFF.*Tikfout/)])
    expect(answered.raw).not.toContain('Mooie verzonnen')
  })
})

describe('was it valid on a day', () => {
  test('follows from acts, dates and the days of the number; she reads who asked and why, of an investigation later', async () => {
    const actor = await withLicence()
    const [inspector, hidden] = [await onShift(), await onShift({ shownWhen: 'investigation' })]
    const number = await numberOf(actor)
    const ask = (askedDay: typeof today, who: Inspector | Official = inspector) => wasValidOn(who, number, { askedDay, dayGround: 'K21_OFFENCE' }, now, today)
    expect([await ask(today), await ask(addDays(today, -1)), await ask(today, hidden)]).toEqual([true, false, true])
    await stop(actor, today)
    expect(await ask(today)).toBe(false)
    await expect(ask(addDays(today, 1))).rejects.toThrow(Refused)
    const seen = await looksAt(actor, today, { kind: 'check' })
    expect(seen).toMatchObject([1, 2].map(() => ({ what: ['onDay'], purpose: 'check-day', ground: 'K21_OFFENCE', organisation: inspector.unit, canAsk: true })))

    const official: Official = { role: 'objectionHandler', id: randomUUID(), municipality: 'GM0363' }
    expect(await wasValidOn(official, unknown, { askedDay: today, dayGround: 'K23_PROCEDURE' }, now, today)).toBe(false)
    await superuser.query(`update openings set count = $2 where actor_id = $1`, [official.id, hourlyBudget.objectionHandler])
    expect(await wasValidOn(official, unknown, { askedDay: today, dayGround: 'K23_PROCEDURE' }, now, today)).toBe('over hour')
    await expect(wasValidOn({ ...official, role: 'teamLead' }, unknown, { askedDay: today, dayGround: 'K23_PROCEDURE' }, now, today)).rejects.toThrow(Forbidden)
  })

  test('by its form, for an official too', async () => {
    const official = await signedIn('staff', 'staff-GM0344-4')
    const empty = await official.visit('/op-dag')
    expect((await empty.press('Kijk na', { number: unknown, askedDay: addDays(today, 1), dayGround: 'K22_COMPLAINT' })).status).toBe(422)
    expect((await empty.press('Kijk na', { number: unknown, askedDay: today, dayGround: 'K22_COMPLAINT' })).text).toContain('NIET GELDIG op')
  })
})

test('what stands out in checks reaches who watches over looks of the municipality, by a code and not by a name', async () => {
  const watcher: Official = { role: 'privacyOfficer', id: randomUUID(), municipality: 'GM0344' }
  const number = await numberOf(await withLicence(today, 'GM0344'))
  const inspector = await onShift({ shownWhen: 'investigation' })
  await check(inspector, { number }, now, today)
  const account = await accountCode(inspector.id)
  const lines = (await unusualLooks(watcher, today, today, today)).lines.filter((line) => line.account === account)
  expect(lines).toMatchObject([{ kind: 'shownLater', role: 'inspector', looks: 1, people: 1, cases: [{ caseNumber: expect.any(String) }] }])
})

test('on a phone: the shift with the word of the day, the answer, more with its ground, and the card in her language', async () => {
  const holder = await withLicence()
  const number = await numberOf(holder)
  const [inspector, desk] = await Promise.all([inside(await anInspector()), signedIn('staff', 'staff-GM0344-1')])
  const empty = await (await inspector.visit('/dienst')).press('Start dienst')
  expect([empty.status, empty.html.querySelectorAll('.utrecht-form-field--invalid, fieldset.wrong, .wrong').length > 2]).toEqual([422, true])
  const word = /Woord van vandaag: (\w+)/.exec(empty.text)?.[1] ?? 'none'
  expect((await desk.visit('/balie')).text).toContain(`inspecteurs: ${word}.`)
  await empty.press('Start dienst', { reason: 'report', area: 'hotel', hours: '2', shownWhen: 'now' })
  expect((await inspector.visit('/dienst')).text).toContain('Hotel')
  const result = await (await inspector.visit('/nummer')).press('Controleer', { number })
  expect(result.text).toMatch(/GELDIG[^]*Vandaag al gecontroleerd/)
  expect(result.raw).not.toContain('Verzonnen')
  const why = await result.follow('Meer nodig')
  expect((await why.press('Toon')).status).toBe(422)
  expect((await why.press('Toon', { ground: 'K02_DOUBT_CARD' })).text).toMatch(/Verzonnen Persoon[^]*1990[^]*De persoon ziet dit nu terug/)
  const own = await (await inspector.visit('/dienst')).follow('Uitleg tonen')
  expect((await own.follow('Polski')).html.querySelector('section')?.getAttribute('lang')).toBe('pl')
  expect((await inspector.visit('/mijn-controles')).text).toContain('met het nummer')
  expect((await desk.visit(why.path)).status).toBe(404)
})
