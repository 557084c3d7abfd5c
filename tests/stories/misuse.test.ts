/** A number that is asked too often: counted without a name, told to whose it is, and replaced by her at once. */
import { describe, expect, test } from '@jest/globals'
import { randomBytes, randomInt } from 'node:crypto'
import { ownCards, replaceNumber } from '../../src/actions/licence/cards.ts'
import { forgetMisuse, misuse, ownWarnings, tellHammered, tellHolder } from '../../src/actions/register/misuse.ts'
import { countAsked, noteAsked, shareAsked } from '../../src/actions/checking/asked.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { keys } from '../../src/actions/keys.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { addDays } from '../../src/law/day.ts'
import { figure } from '../../src/law/figures.ts'
import { formatNumber, type LicenceNumber, newLicenceNumber } from '../../src/law/licence/licenceNumber.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { RegisterManager, Worker } from '../../src/policies/actor.ts'
import { anApplicant, whoIs } from '../support/applicant.ts'
import { countedAs } from '../support/counted.ts'
import { caseOf, grant, taken, today, withLicence } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { address, signedIn, Visitor } from '../support/visitor.ts'

const superuser = inStory()
const manager = async (number: 1 | 2) => (await enterAsStaff({ issuer: demonstrationIssuer, subject: `register-${number}` }, today)) as RegisterManager
const now = () => new Date()
const [often, tooOften] = [figure('askedOften', today), figure('askedTooOften', today)]

async function numberOf(actor: Worker): Promise<LicenceNumber> {
  const [card] = (await ownCards(actor, today)).cards
  if (!card) throw new Error('no card')
  return card.number
}

const macOf = (number: LicenceNumber): Promise<Buffer> => keys().mac('licence', number)

async function counted(number: LicenceNumber): Promise<{ id: string; count: number; told_at: Date | null } | undefined> {
  const { rows } = await superuser.query<{ id: string; count: number; told_at: Date | null }>('select id, count, told_at from number_counts where key = $1', [await countedAs(number, today)])
  return rows[0]
}

async function askedHere(number: LicenceNumber, times: number): Promise<string> {
  const mac = await macOf(number)
  for (let time = 0; time < times; time += 1) noteAsked(mac, today)
  await shareAsked(today)
  return (await counted(number))?.id ?? ''
}

const warned = async ({ personId }: Worker) => (await superuser.query<{ asked: number }>('select asked from card_warnings where person_id = $1', [personId])).rows
const messagesTo = async ({ personId }: Worker) => (await superuser.query<{ key: string }>('select key from messages where person_id = $1 and made_at > now() - interval \'1 minute\'', [personId])).rows.map(({ key }) => key)

test('a process that does not share what it counts remembers nothing', async () => {
  const number = newLicenceNumber(randomInt)
  await askedHere(number, 20)
  expect(await counted(number)).toBeUndefined()
  countAsked()
  await askedHere(number, 20)
  expect(await counted(number)).toMatchObject({ count: 20 })
})

describe('how often a number is asked', () => {
  test('is counted when anyone checks it, under a key that stands on no card; of one that few ask nothing is written', async () => {
    const [actor, quiet] = [await withLicence(), await withLicence()]
    const [number, other] = [await numberOf(actor), await numberOf(quiet)]
    const check = async (of: LicenceNumber) => (await (await new Visitor(address).visit('/controleren')).press('Controleer', { number: formatNumber(of) })).status
    expect(new Set(await Promise.all(Array.from({ length: 14 }, () => check(number))))).toEqual(new Set([200]))
    await check(other)
    for (let waited = 0; waited < 40 && !(await counted(number)); waited += 1) await new Promise((resolve) => setTimeout(resolve, 250))
    expect((await counted(number))?.count).toBeGreaterThanOrEqual(10)
    expect(await counted(other)).toBeUndefined()
    expect((await superuser.query('select from number_counts n join cards c on c.number_mac = n.key')).rowCount).toBe(0)
  })

  test('is shown to a manager without number or person; by their press she is told, once, and the record of it names nobody', async () => {
    const actor = await withLicence()
    const number = await numberOf(actor)
    const few = await askedHere(number, often - 1)
    await expect(tellHolder(await manager(1), few, now(), today)).rejects.toThrow(NotFound)
    const id = await askedHere(number, 5)
    expect((await misuse(await manager(1), now(), today)).numbers.find((each) => each.id === id)).toEqual({ id, day: today, count: often + 4, toldAt: null })

    const page = await (await signedIn('staff', 'register-1')).visit('/register/misbruik')
    expect([page.raw.includes(number), page.raw.includes(formatNumber(number)), page.raw.includes(actor.personId)]).toEqual([false, false, false])
    const press = page.html.querySelector(`form[action$="${id}/melden"]`)
    if (!press) throw new Error('it is not shown')
    await Promise.all([page.send(press), page.send(press)])
    expect(await warned(actor)).toEqual([{ asked: often + 4 }])
    expect(await messagesTo(actor)).toEqual(['generic'])
    const { rows } = await superuser.query<{ role: string; person_id: string | null }>(`select role, person_id from audit_entries where event in ('number.tellingAsked', 'number.warned') and (subject = $1 or person_id = $2) order by id`, [id, actor.personId])
    expect(rows.filter(({ role }) => role === 'registerManager').map(({ person_id }) => person_id)).not.toContain(actor.personId)
    expect(rows.filter(({ role }) => role === 'system')).toEqual([{ role: 'system', person_id: actor.personId }])
  })

  test('too often is told by itself, once a week about a number', async () => {
    const actor = await withLicence()
    const number = await numberOf(actor)
    await askedHere(number, tooOften)
    await Promise.all([tellHammered(now(), today), tellHammered(now(), today)])
    expect(await warned(actor)).toHaveLength(1)
    await superuser.query('update card_warnings set on_day = on_day - 1 where person_id = $1', [actor.personId])
    await superuser.query('update number_counts set told_at = null where id = $1', [(await counted(number))?.id])
    await tellHammered(now(), today)
    expect(await warned(actor)).toHaveLength(1)
  })

  test('is told however many names that lead to no number, or that were told, are counted before it; those that were made up go', async () => {
    const actor = await withLicence()
    const number = await numberOf(actor)
    const id = await askedHere(number, tooOften)
    const [junk, told] = [Array.from({ length: 1_500 }, () => randomBytes(48)), Array.from({ length: 210 }, () => newLicenceNumber(randomInt))]
    const add = (names: readonly Buffer[]) => superuser.query('select count_asked($1, $2, $3)', [names, today, names.map(() => 900_000)])
    const known = await Promise.all(told.map((each) => countedAs(each, today)))
    await add([...junk, ...known])
    await superuser.query('update number_counts set told_at = now() where key = any($1)', [known])
    const shown = async () => (await misuse(await manager(1), now(), today)).numbers
    expect([(await shown()).length, (await shown()).find((each) => each.id === id)]).toEqual([200, { id, day: today, count: tooOften, toldAt: null }])
    await tellHammered(now(), today)
    expect(await warned(actor)).toEqual([{ asked: tooOften }])
    expect((await superuser.query('select from number_counts where key = any($1)', [junk])).rowCount).toBe(0)
    await superuser.query('delete from number_counts where key = any($1)', [known])
    expect((await shown()).find((each) => each.id === id)).toMatchObject({ count: tooOften, toldAt: expect.any(Date) })
  })

  test('she takes another number at once, however many she had this year; then nothing is said of the old one', async () => {
    const actor = await withLicence()
    for (let taken = 0; taken < figure('newNumbersAYear', today); taken += 1) await replaceNumber(actor, (await ownCards(actor, today)).cards[0]?.id ?? '', today)
    const [card] = (await ownCards(actor, today)).cards
    await expect(replaceNumber(actor, card?.id ?? '', today)).rejects.toMatchObject({ impediment: { because: 'too-many-numbers' } })
    await tellHolder(await manager(2), await askedHere(await numberOf(actor), often), now(), today)
    expect(await ownWarnings(actor)).toMatchObject([{ card: card?.id, on: today, asked: often }])
    const made = await replaceNumber(actor, card?.id ?? '', today)
    expect(await replaceNumber(actor, card?.id ?? '', today)).toBe(made)
    expect(await ownWarnings(actor)).toEqual([])
    await expect(replaceNumber(actor, made, today)).rejects.toMatchObject({ impediment: { because: 'too-many-numbers' } })
  })

  test('is forgotten the day after the next, and what she was told after its days, or when she has another number', async () => {
    const actor = await withLicence()
    const number = await numberOf(actor)
    await tellHolder(await manager(1), await askedHere(number, often), now(), today)
    const id = (await counted(number))?.id
    await superuser.query('update number_counts set day = $2 where id = $1', [id, addDays(today, -2)])
    await superuser.query('update card_warnings set on_day = $2 where person_id = $1', [actor.personId, addDays(today, -1 - figure('warnedDays', today))])
    await forgetMisuse(now(), today)
    expect([(await superuser.query('select from number_counts where id = $1', [id])).rowCount, await warned(actor)]).toEqual([0, []])

    const other = await withLicence()
    await tellHolder(await manager(1), await askedHere(await numberOf(other), often), now(), today)
    await replaceNumber(other, (await ownCards(other, today)).cards[0]?.id ?? '', today)
    expect(await warned(other)).toHaveLength(1)
    await forgetMisuse(now(), today)
    expect(await warned(other)).toEqual([])
  })
})

test('in her own pages she reads it, and presses for another number', async () => {
  const visitor = await anApplicant()
  const actor = await whoIs(visitor)
  const { municipality } = await caseOf(actor)
  await taken(actor)
  await grant(actor, municipality ?? '', today)
  await tellHolder(await manager(1), await askedHere(await numberOf(actor), often), now(), today)
  const card = await (await visitor.visit('/mijn')).follow('Kijk wat u kunt doen')
  expect(card.text).toContain('Dit nummer is vaak gecontroleerd')
  expect((await visitor.visit('/mijn-gegevens')).text).toMatch(new RegExp(`een nummer van u ${often} keer of vaker gecontroleerd`))
  const replaced = await (await card.follow('Een nieuw nummer')).press('Geef mij een nieuw nummer')
  expect([replaced.status, replaced.text.includes('Dit nummer is vaak gecontroleerd')]).toEqual([200, false])
})
