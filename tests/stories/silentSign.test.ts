/** That someone is not free to talk: said without a trace, read by nobody but who gives care, touched by no decision. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import pg from 'pg'
import { saveAnswer } from '../../src/actions/applications.ts'
import { putIn, sortEnvelopes } from '../../src/actions/care/envelopes.ts'
import { readNote } from '../../src/actions/care/note.ts'
import { acceptSignal, closeSignal, openSignal, signalOf, signalsOf } from '../../src/actions/care/signals.ts'
import { eraseSignals } from '../../src/actions/lapsing.ts'
import { looksAt } from '../../src/actions/looks/looks.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { addDays } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { CareCoordinator, Worker } from '../../src/policies/actor.ts'
import { keep } from '../../src/routes/entry/typed.ts'
import { asSuperuser, keyring, serviceUrl } from '../support/database.ts'
import { today, withApplication, withDraft, withoutDoors } from '../support/newWorker.ts'
import { address, Visitor, withoutClock } from '../support/visitor.ts'

const superuser = asSuperuser()
const app = new pg.Client(await serviceUrl())
let coordinators: CareCoordinator[] = []

beforeAll(async () => {
  await withoutDoors()
  await Promise.all([superuser.connect(), app.connect()])
  const made = ['VR13', 'VR13', 'VR09'].map((region): CareCoordinator => ({ role: 'careCoordinator', id: randomUUID(), region }))
  for (const { id, region } of made) await superuser.query(`insert into care_coordinators values ($1::uuid, decode($3, 'hex'), $2, '2020-01-01')`, [id, region, id.replaceAll('-', '')])
  coordinators = made
})
afterAll(() => Promise.all([superuser.end(), app.end()]))

interface Row {
  id: string
  wrapped_key: Buffer
  sealed: Buffer
  region: string | null
}

const noted = ({ id, wrapped_key: wrappedKey, sealed }: Row) => readNote({ id, wrappedKey, sealed })
const rowsOf = async (table: 'signals' | 'envelopes') => (await superuser.query<Row & { whole: string }>(`select t.*, t::text as whole from ${table} t`)).rows

/** The service sorts too, each minute: whoever is first. */
async function signalsAbout(actor: Worker, atLeast = 1): Promise<Row[]> {
  for (let times = 0; times < 40; times += 1) {
    await sortEnvelopes(today)
    const found: Row[] = []
    for (const row of await rowsOf('signals')) if ((await noted(row)).personId === actor.personId) found.push(row)
    const waiting = (await rowsOf('envelopes')).length
    if (found.length >= atLeast && waiting === 0) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return []
}

async function withSignal(municipality = 'GM0363'): Promise<{ actor: Worker; id: string }> {
  const actor = await withApplication(municipality)
  await putIn(actor, 'b')
  const [row] = await signalsAbout(actor)
  return { actor, id: row?.id ?? '' }
}

describe('giving it', () => {
  const answers = { company: 'alone', interviewer: 'any', mustKnow: '' }

  test('a request and its answer are the same in shape, whichever was chosen, also when something was missing', async () => {
    const visitor = new Visitor()
    await visitor.signIn('worker', 'helper-2')
    await visitor.visit('/vragen')
    const page = await visitor.visit('/vragen/steun')
    const token = page.html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
    const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ')
    const send = async (path: string, fields: Record<string, string>) => {
      const body = new URLSearchParams({ _csrf: token, ...fields }).toString()
      const response = await fetch(new URL(path, address), { method: 'POST', redirect: 'manual', body, headers: { cookie, origin: address, 'content-type': 'application/x-www-form-urlencoded' } })
      const headers = [...response.headers].filter(([name]) => name !== 'date')
      return { sent: body.length, status: response.status, headers, body: withoutClock(await response.text()) }
    }
    for (const [path, fields] of [['/vragen/steun', answers], ['/vragen/steun', { interviewer: 'any' }], ['/gesprek/wens', {}]] as const) {
      const [ordinary, apart] = [await send(path, { ...fields, manner: 'a' }), await send(path, { ...fields, manner: 'b' })]
      expect(apart).toEqual(ordinary)
      expect([303, 422]).toContain(ordinary.status)
    }
  })

  test('leaves no trace: not on the page, not in what she sent, not in her data, not among who looked', async () => {
    const visitor = new Visitor()
    await visitor.signIn('worker', 'helper-2')
    await visitor.visit('/vragen')
    const page = await visitor.visit('/vragen/steun')
    const wrong = await page.press('Verder', { interviewer: 'any', manner: 'b' })
    expect(wrong.status).toBe(422)
    await wrong.press('Verder', { ...answers, manner: 'b' })
    for (const again of [wrong, await visitor.visit('/vragen/steun')]) {
      expect(again.html.querySelectorAll('input[name=manner]').map((each) => [each.getAttribute('value'), each.hasAttribute('checked')])).toEqual([['a', true], ['b', false]])
    }
    const file = (await visitor.visit('/mijn-gegevens/bestand')).raw
    expect(file).not.toMatch(/manner|signal|apart|care/)
    expect((await visitor.visit('/mijn-gegevens')).text).toContain('Er kan iets zijn dat hier niet staat, om iemand te beschermen')
  })

  test('nor in what a session keeps of a form, when it ends before the form is sent', () => {
    const req = { body: { company: 'alone', manner: 'b' }, session: {} } as unknown as Request
    keep(req, { role: 'worker', id: 'w', personId: 'p' }, '/vragen/steun')
    expect(req.session.typed?.fields).toEqual({ company: 'alone' })
  })

  test('in the database every answer is alike: as many rows, as long, naming nobody', async () => {
    const actors = [await withDraft(), await withDraft()]
    await app.query('select 1')
    const sizes: number[][] = []
    for (const [index, actor] of actors.entries()) {
      await saveAnswer(actor, 'wishes', { language: index ? 'hu' : 'nl' })
      const known = new Set((await rowsOf('envelopes')).map(({ id }) => id))
      await putIn(actor, index ? 'b' : 'a')
      const fresh = (await rowsOf('envelopes')).filter(({ id }) => !known.has(id))
      for (const { whole, wrapped_key: wrapped, sealed } of fresh) {
        for (const id of [actor.id, actor.personId]) expect(whole).not.toContain(id)
        sizes.push([wrapped.length, sealed.length])
      }
    }
    expect(new Set(sizes.map((size) => size.join()))).toHaveProperty('size', 1)
    expect(await signalsAbout(actors[1] as Worker)).toHaveLength(1)
    expect(await signalsAbout(actors[0] as Worker, 0)).toHaveLength(0)
  })

  test('chosen twice is one wish, as long as nobody closed it', async () => {
    const { actor } = await withSignal()
    await putIn(actor, 'b')
    await putIn(actor, 'a')
    expect(await signalsAbout(actor)).toHaveLength(1)
  })
})

describe('reading it', () => {
  test('no officer, no worker and no coordinator of another region reaches a row', async () => {
    const { actor, id } = await withSignal()
    const seen = async (settings: Record<string, string>) => {
      await app.query('begin')
      for (const [name, value] of Object.entries(settings)) await app.query(`select set_config($1, $2, true)`, [`app.${name}`, value])
      const { rowCount } = await app.query('select from signals where id = $1', [id])
      const envelopes = await app.query('select from envelopes')
      await app.query('rollback')
      return [rowCount, envelopes.rowCount]
    }
    expect(await seen({})).toEqual([0, 0])
    expect(await seen({ municipality: 'GM0363', actor: randomUUID() })).toEqual([0, 0])
    expect(await seen({ person: actor.personId, actor: actor.id })).toEqual([0, 0])
    expect(await seen({ door: 'care:VR09', actor: randomUUID() })).toEqual([0, 0])
    expect(await seen({ door: 'care:VR13' })).toEqual([0, 0])
    expect(await seen({ door: 'care:VR13', actor: randomUUID() })).toEqual([1, 0])
  })

  test('the owner of the database, with every key but one, learns nothing of who it is', async () => {
    const { actor, id } = await withSignal()
    const row = (await rowsOf('signals')).find((one) => one.id === id)
    expect(row?.whole).not.toMatch(new RegExp(`${actor.personId}|${actor.id}`))
    await expect(keyring.unwrap(row?.wrapped_key ?? Buffer.alloc(0), id)).rejects.toThrow()
    expect(await keyring.unwrapSignal(row?.wrapped_key ?? Buffer.alloc(0), id)).toHaveLength(32)
    const { rows } = await superuser.query<{ whole: string }>(`select t::text as whole from audit_entries t where event like 'signal%' or subject = $1`, [id])
    expect(rows.filter(({ whole }) => whole.includes(actor.personId) || whole.includes(actor.id))).toEqual([])
  })

  test('how to reach her comes after taking it on, for whoever did; and nobody else reads that it was opened', async () => {
    const { actor, id } = await withSignal()
    const [one, other, elsewhere] = coordinators as [CareCoordinator, CareCoordinator, CareCoordinator]
    expect((await signalsOf(one, today)).find((line) => line.id === id)).toMatchObject({ stage: 'new', language: 'nl', mine: false })
    expect(JSON.stringify(await signalOf(one, id, today))).not.toMatch(/tulp|portal/)
    await expect(openSignal(one, id)).rejects.toThrow(Refused)
    await expect(signalOf(elsewhere, id, today)).rejects.toThrow(NotFound)

    const taken = await Promise.allSettled([acceptSignal(one, id, today), acceptSignal(other, id, today)])
    expect(taken.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [mine, notMine] = taken[0].status === 'fulfilled' ? [one, other] : [other, one]
    expect(await openSignal(mine, id)).toMatchObject({ channel: 'portal', codeWord: 'tulp' })
    await expect(openSignal(notMine, id)).rejects.toThrow(Refused)
    await expect(closeSignal(notMine, id, today)).rejects.toThrow(Refused)
    await closeSignal(mine, id, today)
    await expect(openSignal(mine, id)).rejects.toThrow(Refused)

    expect(JSON.stringify(await looksAt(actor, today))).not.toMatch(/care/i)
    expect(JSON.stringify(await ownData(actor, today))).not.toMatch(/signal|apart/)
    const { rows } = await superuser.query<{ event: string; person_id: string | null; municipality: string | null }>(`select event, person_id, municipality from audit_entries where subject = $1 order by id`, [id])
    expect(rows).toEqual(['signal.accepted', 'signal.opened', 'signal.closed'].map((event) => ({ event, person_id: null, municipality: null })))
  })

  test('it outlives a decision and her own leaving, and goes after six months', async () => {
    const { actor, id } = await withSignal()
    await superuser.query('delete from persons where id = $1', [actor.personId])
    expect((await rowsOf('signals')).some((row) => row.id === id)).toBe(true)
    await superuser.query('update signals set received_on = $2 where id = $1', [id, addDays(today, -183)])
    await eraseSignals(today)
    expect((await rowsOf('signals')).some((row) => row.id === id)).toBe(true)
    await eraseSignals(addDays(today, 1))
    expect((await rowsOf('signals')).some((row) => row.id === id)).toBe(false)
  })
})

test('without a place it is for every coordinator, so that none is lost', async () => {
  const actor = await withDraft()
  await putIn(actor, 'b')
  const [row] = await signalsAbout(actor)
  for (const coordinator of coordinators) expect((await signalsOf(coordinator, today)).some(({ id }) => id === row?.id)).toBe(true)
})

test('the page of the coordinator: what is new, taken on, and how to reach her', async () => {
  const { id } = await withSignal('GM0344')
  const visitor = new Visitor()
  const home = await visitor.signIn('staff', 'care-1')
  expect([home.path, home.text.includes('Aangenomen')]).toEqual(['/zorg', true])
  const page = await visitor.visit(`/zorg/${id}`)
  expect(page.text).not.toContain('tulp')
  const taken = await page.press('Aannemen')
  expect(taken.text).not.toContain('tulp')
  const shown = await taken.press('Toon het veilige contact')
  expect(shown.text).toContain('tulp')
  expect((await page.press('Aannemen')).status).toBe(409)
  expect((await shown.press('Sluit af')).path).toBe('/zorg')
  expect((await visitor.visit('/werk')).status).toBe(404)
  const other = new Visitor()
  await other.signIn('staff', 'staff-GM0344-4')
  expect([(await other.visit('/zorg')).status, (await other.visit(`/zorg/${id}`)).status]).toEqual([404, 404])
})
