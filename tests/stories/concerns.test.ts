/** A worry about coercion: written down apart from every file, read by a second one, and without a trace for everyone else. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { referralOf, worryOf } from '../../seeders/care.ts'
import { concernOf, concernsHere, concernsOfCase, openConcern, readAsSecond, recordConcern, reviewConcern } from '../../src/actions/care/concerns.ts'
import { refer } from '../../src/actions/care/referring.ts'
import { readWorry } from '../../src/actions/care/sealing.ts'
import { seeMore } from '../../src/actions/checking/more.ts'
import { check } from '../../src/actions/checks.ts'
import { decide, propose } from '../../src/actions/decisions.ts'
import { dossierOf } from '../../src/actions/dossier/dossier.ts'
import { eraseConcerns } from '../../src/actions/lapsing.ts'
import { ownCards } from '../../src/actions/licence/cards.ts'
import { looksAt } from '../../src/actions/looks/looks.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { addDays, addMonths } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { keyring } from '../support/database.ts'
import { type Team, today, withAssessment } from '../support/newWorker.ts'
import { onShift } from '../support/onShift.ts'
import { anInterviewer } from '../support/planners.ts'
import { inStory } from '../support/story.ts'
import { signedIn, Visitor } from '../support/visitor.ts'

const superuser = inStory()
let hers: { actor: Worker; id: string; team: Team }
let trained: Official

beforeAll(async () => {
  hers = await withAssessment('GM0344')
  trained = await anInterviewer(superuser, 'GM0344', today)
})

interface Row {
  readonly id: string
  readonly whole: string
  readonly wrapped_key: Buffer
  readonly sealed: Buffer
}

const rowOf = async (id: string): Promise<Row | undefined> => (await superuser.query<Row>('select c.*, c::text as whole from concerns c where id = $1', [id])).rows[0]

async function recorded(more = {}): Promise<string> {
  const form = worryOf(more)
  await recordConcern(hers.team.first, hers.id, form, today)
  return form.key
}

test('through the page: a fact is asked for, an opinion among what was seen is flagged, and a second one reads it', async () => {
  const others = ['staff-GM0344-4', 'staff-GM0344-5', 'staff-GM0344-6'] as const
  const before = await Promise.all(others.map(async (who) => (await (await signedIn('staff', who)).visit(`/zaken/${hers.id}`)).text))

  const writer = await signedIn('staff', 'staff-GM0344-2')
  const page = await (await writer.visit(`/zaken/${hers.id}`)).follow('Zorgen over dwang')
  expect(page.text).toContain('Geen signalen')
  const chosen = { concernFrom: 'herself', concernUrgency: 'week', concernChild: 'no', careConsent: 'notAsked', concernExpert: 'none' }
  const bare = await page.press('Bewaar de zorg', chosen)
  expect([bare.status, bare.html.querySelectorAll('#fouten a').map((link) => link.getAttribute('href'))]).toEqual([422, ['#careConsentWhy']])
  const told = { ...chosen, careConsentWhy: 'Er stond iemand bij.' }
  const noFact = await bare.press('Bewaar de zorg', { ...told, concernOwn: 'Zij wordt gedwongen.' })
  expect([noFact.status, noFact.text.includes('Schrijf op wat u zag of wat zij vertelde')]).toEqual([422, true])
  const flagged = await noFact.press('Bewaar de zorg', { ...told, concernSeen: 'Zij leek bang voor een man bij de deur.' })
  expect([flagged.status, flagged.text.includes('“leek”'), flagged.text.includes('“bang”')]).toEqual([422, true, true])
  const saved = await flagged.press('Bewaar de zorg', { ...told, concernSeen: 'Een man wachtte bij de deur.' })
  expect([saved.status, saved.text.includes('Wacht op een tweede lezer')]).toEqual([200, true])

  const reader = await signedIn('staff', 'staff-GM0344-3')
  expect((await reader.visit('/werk')).text).toMatch(/\d+ (signaal vraagt|signalen vragen) aandacht/)
  const one = (await reader.visit(`/zaken/${hers.id}/signaal`)).html.querySelector('a[href^="/signalen/"]')?.getAttribute('href') ?? ''
  expect((await writer.visit(one)).text).not.toContain('Zijn de feiten genoeg')
  const closed = await reader.visit(one)
  expect(closed.text).not.toContain('Een man wachtte')
  const open = await closed.press('Lees het signaal')
  expect(open.text).toContain('Een man wachtte bij de deur.')
  expect((await open.press('Bewaar', {})).status).toBe(422)
  expect((await open.press('Bewaar', { concernFound: 'enough' })).path).toBe('/signalen')
  expect((await reader.visit(one)).text).toContain('Gelezen: de feiten zijn genoeg')

  // She asks at the desk: a sheet in her language, or on record why not; what it says is kept nowhere.
  const form = await (await (await reader.visit(one)).press('Lees het signaal')).follow('Samenvatting voor haar maken')
  const without = await form.press('Maak het blad', { summarySafe: 'yes', summaryLanguage: 'ro' })
  expect([without.status, without.html.querySelectorAll('#fouten a').map((link) => link.getAttribute('href'))]).toEqual([422, ['#summaryText']])
  const sheet = await form.press('Maak het blad', { summarySafe: 'yes', summaryLanguage: 'ro', summaryText: 'Un bărbat aștepta la ușă.' })
  expect([sheet.status, sheet.headers.get('content-type'), sheet.headers.get('content-disposition'), sheet.raw.slice(0, 4)]).toEqual([200, 'application/pdf', 'attachment; filename="bestand.pdf"', '%PDF'])
  expect((await form.press('Maak het blad', { summarySafe: 'endangersHer', summaryLanguage: 'nl' })).path).toBe(one)
  const { rows: done } = await superuser.query<{ event: string; person_id: string | null; details: object }>(`select event, person_id, details from audit_entries where subject = $1 and event like 'concern.summar%' order by id`, [one.split('/').at(-1)])
  expect(done).toEqual([{ event: 'concern.summarised', person_id: null, details: { language: 'ro' } }, { event: 'concern.summaryWithheld', person_id: null, details: { ground: 'endangersHer' } }])

  const after = await Promise.all(others.map(async (who) => (await (await signedIn('staff', who)).visit(`/zaken/${hers.id}`)).text))
  expect(after).toEqual(before)
  for (const who of [...others, 'staff-GM0344-talk-3', 'staff-GM0363-2']) {
    const stranger = await signedIn('staff', who)
    const answers = await Promise.all([`/zaken/${hers.id}/signaal`, one, `/signalen/${randomUUID()}`].map((path) => stranger.visit(path)))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    const [first = '', ...same] = answers.map(({ text }) => text.replaceAll(/[0-9A-Z]{4}-[0-9A-Z]{4}|[0-9a-f]{8,}/g, ''))
    for (const text of same) expect(text).toBe(first)
  }
})

describe('nobody else', () => {
  test('reaches a row, whatever they ask the database; and the row names nobody', async () => {
    const id = await recorded()
    const row = await rowOf(id)
    expect(row?.whole).not.toMatch(new RegExp([hers.id, hers.actor.personId, hers.actor.id, 'afbetaald'].join('|')))
    await expect(keyring.unwrap(row?.wrapped_key ?? Buffer.alloc(0), id)).rejects.toThrow()
    const { key } = { key: row && (await readWorry({ id, wrappedKey: row.wrapped_key, sealed: row.sealed })) }
    expect(key?.about?.applicationId).toBe(hers.id)
    const seen = async (settings: Record<string, string>) => {
      await superuser.query('begin')
      await superuser.query('set local role waarborg_app')
      for (const [name, value] of Object.entries(settings)) await superuser.query('select set_config($1, $2, true)', [`app.${name}`, value])
      const { rowCount } = await superuser.query('select from concerns where id = $1', [id])
      await superuser.query('rollback')
      return rowCount
    }
    for (const settings of [{}, { municipality: 'GM0344', actor: hers.team.decider.id }, { person: hers.actor.personId, actor: hers.actor.id }, { municipality: 'GM0363', door: 'trained:GM0363' }, { municipality: 'GM0363', door: 'trained:GM0344' }, { actor: randomUUID(), door: 'handOver' }, { door: 'care:VR09', actor: randomUUID() }]) {
      expect([settings, await seen(settings)]).toEqual([settings, 0])
    }
    expect(await seen({ municipality: 'GM0344', door: 'trained:GM0344' })).toBe(1)
  })

  test('who is not trained any more, or never was in this talk, finds nothing; who must not see her file neither', async () => {
    const id = await recorded()
    await expect(recordConcern(trained, hers.id, worryOf(), today)).rejects.toThrow(NotFound)
    await expect(concernsOfCase(trained, hers.id, today)).rejects.toThrow(NotFound)
    expect((await concernsHere(trained, today)).map((line) => line.id)).toContain(id)
    await superuser.query('update officials set trained_until = $2 where id = $1', [trained.id, addDays(today, -1)])
    await expect(concernsHere(trained, today)).rejects.toThrow(NotFound)
    await superuser.query('update officials set trained_until = $2 where id = $1', [trained.id, today])
    const { rows: [barrier] } = await superuser.query<{ id: string }>(`insert into case_barriers (id, person_id, municipality, account_id, reason, placed_by, placed_on) values (gen_random_uuid(), $1, 'GM0344', $2, 'named', $2, $3) returning id`, [hers.actor.personId, trained.id, today])
    expect((await concernsHere(trained, today)).map((line) => line.id)).not.toContain(id)
    await expect(openConcern(trained, id, today)).rejects.toThrow(NotFound)
    await superuser.query('delete from case_barriers where id = $1', [barrier?.id])
  })

  test('it is in none of her pages, in no file that leaves, in no record of looks, and stands in the way of no licence and no check', async () => {
    const id = await recorded({ concernTold: '“Hij heeft ze”, kanariezorg.' })
    await openConcern(hers.team.second, id, today)
    await propose(hers.team.caseworker, hers.id, { outcome: 'grant', grounds: [], reason: 'U voldoet aan de voorwaarden.', weighing: '', note: '' }, today)
    await decide(hers.team.decider, hers.id, today)
    const shown = JSON.stringify([await ownData(hers.actor, today), await looksAt(hers.actor, today), await dossierOf(hers.team.caseworker, hers.id)])
    expect(shown).not.toMatch(/concern|signaal|kanariezorg/)
    const { rows } = await superuser.query<{ event: string; municipality: string | null }>(`select event, municipality from audit_entries where subject = $1 or person_id = $2 and event like 'concern%' order by id`, [id, hers.actor.personId])
    expect(rows).toEqual(['concern.recorded', 'concern.opened'].map((event) => ({ event, municipality: null })))
    expect((await ownData(hers.actor, today)).licences).toHaveLength(1)
  })

  test('a check on the street and a check by anyone answer word for word the same, with more written down, read by two and sent to care', async () => {
    const [card] = (await ownCards(hers.actor, today)).cards
    if (!card) throw new Error('no card')
    const inspector = await onShift()
    const answers = async () => {
      const { entry, ...checked } = { entry: '', ...(await check(inspector, { number: card.number }, new Date(), today)) }
      const more = await seeMore(inspector, entry, 'K01_NOT_LIKE_PHOTO', new Date(), today)
      const anyone = await (await new Visitor().visit('/controleren')).press('Controleer', { number: card.number })
      return [checked, more, anyone.text]
    }
    await answers()
    const before = await answers()
    expect(JSON.stringify(before)).toMatch(/"valid".*Geldig vandaag/)
    const id = await recorded({ concernUrgency: 'now' })
    await readAsSecond(hers.team.second, id, { concernFound: 'enough' }, today)
    await refer(hers.team.first, id, referralOf(today), today)
    expect(await answers()).toEqual(before)
  })
})

test('of two that read at once one is second reader; the writer never is; the same page pressed twice is one', async () => {
  const form = worryOf()
  for (const _again of [1, 2]) await recordConcern(hers.team.first, hers.id, form, today)
  await expect(readAsSecond(hers.team.first, form.key, { concernFound: 'enough' }, today)).rejects.toThrow(Refused)
  const other = await anInterviewer(superuser, 'GM0344', today)
  const both = await Promise.allSettled([hers.team.second, other].map((reader) => readAsSecond(reader, form.key, { concernFound: 'more' }, today)))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await concernOf(hers.team.first, form.key, today)).toMatchObject({ stage: 'needsMore', mine: true, canRead: false })
})

test('after three months someone looks whether it stays; after six it is gone, of whom it was as well', async () => {
  const [kept, wiped] = [await recorded(), await recorded()]
  const later = addMonths(today, 3)
  await superuser.query('update officials set trained_until = $2 where id = $1', [trained.id, addMonths(today, 12)])
  await expect(reviewConcern(trained, kept, { concernKeep: 'keep' }, today)).rejects.toThrow(Refused)
  await reviewConcern(trained, wiped, { concernKeep: 'erase' }, later)
  await reviewConcern(trained, kept, { concernKeep: 'keep' }, later)
  expect([await rowOf(wiped), (await rowOf(kept))?.id]).toEqual([undefined, kept])
  await superuser.query('update concerns set recorded_on = $2 where id = $1', [kept, addDays(today, -183)])
  await eraseConcerns(today)
  expect((await rowOf(kept))?.id).toBe(kept)
  expect((await eraseConcerns(addDays(today, 1))).gone).toContain(kept)
  expect(await rowOf(kept)).toBeUndefined()
})
