/** A system asks whether a name belongs to a number: yes or no, a few times a day, and she reads that it did. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { addCard, nameCard, ownCards, replaceNumber } from '../../src/actions/licence/cards.ts'
import { looksAt } from '../../src/actions/looks/looks.ts'
import { stop } from '../../src/actions/stopping.ts'
import { nameAnswer } from '../../src/forms/checking/client.ts'
import { nameMac } from '../../src/actions/licence/nameMark.ts'
import { comparable } from '../../src/law/licence/workingName.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { exampleCompared, exampleComparison } from '../../src/routes/api/description.ts'
import { aClientOf, askedAs, problem, refusedOf, type System, tokenOf, valid } from '../support/clients.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()
const nothing = '2345-6789-BCFN'
const named = (nummer: string, naam: string) => ({ doel: 'advertentie', nummer, naam })
const compared = (token: string, body: unknown, headers = {}) => askedAs(token, '/naamcontroles', body, headers)
const saidOf = async (answer: Response) => (await valid<{ resultaat: string }>(answer, nameAnswer)).resultaat

let system: System
let token: string
let worker: Worker
let mila: { id: string; number: string }
beforeAll(async () => {
  system = await aClientOf(superuser)
  token = await tokenOf(system)
  worker = await withLicence()
  await addCard(worker, { workingName: 'Mila Noé', shown: 'yes' }, today)
  const found = (await ownCards(worker, today)).cards.find(({ name }) => name)
  mila = { id: found?.id ?? '', number: found?.number ?? '' }
})

/** Of a client of its own: tries of others do not count. */
async function fresh(): Promise<string> {
  return tokenOf(await aClientOf(superuser))
}

describe('a name beside a number', () => {
  test('belongs to it or not; however it is written, and she reads who asked', async () => {
    expect(await saidOf(await compared(token, named(mila.number, 'mila  NOE')))).toBe('ja')
    expect(await saidOf(await compared(token, named(mila.number, 'Milan Noé')))).toBe('nee')
    const looks = (await looksAt(worker, today)).filter(({ organisation }) => organisation === system.name)
    expect(looks).toMatchObject([{ role: 'client', kind: 'check', channel: 'name', times: 2, what: ['validity'], canAsk: true }])
    expect(JSON.stringify(looks)).not.toContain('Noé')
  })

  test('is one no for every no, of the same size, and each no on record', async () => {
    const itsToken = await fresh()
    const first = (await ownCards(worker, today)).cards.find(({ name }) => !name)?.number ?? ''
    const answers = []
    for (const body of [named(nothing, 'Mila Noé'), named(first, 'Mila Noé'), named(mila.number, 'Iemand')]) answers.push(await compared(itsToken, body))
    const bodies = await Promise.all(answers.map(async (answer) => (await answer.text()).replace(/"peilmoment":"[^"]+"/, '')))
    expect(new Set(bodies)).toEqual(new Set([',"resultaat":"nee"}'].map((rest) => `{${rest}`)))
    expect(new Set(answers.map(({ headers }) => [...headers.keys()].join())).size).toBe(1)
  })

  test('that she does not show is never confirmed, and neither is that of a number that stopped', async () => {
    const itsToken = await fresh()
    const other = await withLicence()
    const [card] = (await ownCards(other, today)).cards
    if (!card) throw new Error('no card')
    await nameCard(other, card.id, { workingName: 'Vera', shown: 'no' }, today)
    expect(await saidOf(await compared(itsToken, named(card.number, 'Vera')))).toBe('nee')
    await nameCard(other, card.id, { workingName: 'Vera', shown: 'yes' }, today)
    expect(await saidOf(await compared(itsToken, named(card.number, 'Vera')))).toBe('ja')
    const again = await replaceNumber(other, card.id, today)
    expect(await saidOf(await compared(itsToken, named(card.number, 'Vera')))).toBe('nee')
    const number = (await ownCards(other, today)).cards.find(({ id }) => id === again)?.number ?? ''
    expect(await saidOf(await compared(itsToken, named(number, 'Vera')))).toBe('ja')
    await stop(other, today)
    expect(await saidOf(await compared(itsToken, named(number, 'Vera')))).toBe('nee')
    expect((await superuser.query('select from name_macs where person_id = $1', [other.personId])).rowCount).toBeLessThanOrEqual(1)
  })

  test('is asked of one number five times a day, also when it is none and also at once; of another it goes on', async () => {
    for (const nummer of [mila.number, nothing]) {
      const itsToken = await fresh()
      const answers = await Promise.all(Array.from({ length: 7 }, (_, index) => compared(itsToken, named(nummer, `Naam ${index}`))))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 429, 429])
      const over = answers.find(({ status }) => status === 429)
      if (over) await problem(over, 429, 'often')
      expect(await saidOf(await compared(itsToken, named(nummer === nothing ? mila.number : nothing, 'Naam')))).toBe('nee')
    }
  })

  test('of signs alone is no name: it is not kept to compare, and never belongs to a number', async () => {
    const itsToken = await fresh()
    const other = await withLicence()
    await addCard(other, { workingName: '★', shown: 'yes' }, today)
    const { id, number } = (await ownCards(other, today)).cards.find(({ name }) => name) ?? { id: '', number: '' }
    const marks = () => superuser.query('select from name_macs where person_id = $1', [other.personId])
    expect((await marks()).rowCount).toBe(0)
    for (const naam of ['-', '★']) expect(await saidOf(await compared(itsToken, named(number, naam)))).toBe('nee')
    const { rows: [card] } = await superuser.query<{ name: string }>('select sealed_name as name from cards where id = $1', [id])
    await superuser.query('insert into name_macs values ($1, $2, $3)', [card?.name, other.personId, await nameMac(card?.name ?? '', '★')])
    for (const naam of ['-', '★']) expect(await saidOf(await compared(itsToken, named(number, naam)))).toBe('nee')
  })

  test('is answered once for a key, and kept as nothing but the answer', async () => {
    const itsToken = await fresh()
    const key = { 'idempotency-key': randomUUID() }
    const [one, two] = [await compared(itsToken, named(mila.number, 'Mila Noé'), key), await compared(itsToken, named(mila.number, 'Mila Noé'), key)]
    expect([await one.text(), one.headers.get('idempotency-replayed')]).toEqual([await two.clone().text(), null])
    expect(two.headers.get('idempotency-replayed')).toBe('true')
    await problem(await compared(itsToken, named(mila.number, 'Vera'), key), 422, 'otherRequest')
    await problem(await askedAs(itsToken, '/controles', { doel: 'advertentie', nummers: [mila.number] }, key), 422, 'otherRequest')
  })

  test('is not asked in any other way than is written down', async () => {
    await problem(await compared(token, named('2345-6789-BCFX', 'Mila')), 400, 'typo')
    for (const body of [{ ...named(nothing, 'x'), doel: 'toezicht' }, named(nothing, ''), { doel: 'advertentie', nummer: nothing }, { ...named(nothing, 'x'), meer: 1 }, []]) await problem(await compared(token, body), 400, 'invalid')
    await problem(await compared('x'.repeat(43), named(nothing, 'x')), 401, 'token')
    const police = await aClientOf(superuser, { kind: 'police', purposes: ['toezicht'] })
    await problem(await compared(await tokenOf(police), named(nothing, 'x')), 403, 'purpose')
    expect(await refusedOf(superuser, police.name)).toEqual(['purpose'])
  })

  test('is described with an example that is true', async () => {
    const answer = await valid<typeof exampleCompared>(await compared(await fresh(), exampleComparison), nameAnswer)
    expect(answer.resultaat).toBe(exampleCompared.resultaat)
    expect(nameAnswer.validate(exampleCompared).error).toBeUndefined()
  })
})

test.each([['Mila-Noé', 'mila noe'], ['  Mila   Noé ', 'MILA NOÉ'], ["d'Arc", 'D’arc'], ['Ștefania', 'stefania']])('%s is compared as %s', (one, other) => {
  expect(comparable(one)).toBe(comparable(other))
})

test('names that are two stay two', () => {
  expect(new Set(['Mila', 'Milan', 'Mi la', 'Vera', ''].map(comparable)).size).toBe(5)
})
