/** Who looked: filtered, drawn, asked about; and what does not hold about her, put right or not. */
import { describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { openParts } from '../../src/actions/cases.ts'
import { type Look, looksAt, looksPerWeek } from '../../src/actions/looks/looks.ts'
import { answerRequest, askAboutLook, askCorrection, openRequest, openRequests } from '../../src/actions/looks/requests.ts'
import { inbox } from '../../src/actions/following/inbox.ts'
import { ownApplication } from '../../src/actions/applications.ts'
import { take } from '../../src/actions/worklist/division.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { addDays, day } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { pictureOf } from '../../src/routes/worker/looks.ts'
import { answeredByTwo } from '../support/dataRequests.ts'
import { today, withApplication, withDraft, withNewApplication } from '../support/newWorker.ts'
import { type Page, Visitor } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const official = (role: Official['role'], municipality = 'GM0363'): Official => ({ role, id: randomUUID(), municipality })
const question = { request: 'question', why: 'Waarom keek u?', reply: 'here' } as const
const words = 'Wij keken omdat wij uw aanvraag behandelden.'

/** Someone at Amsterdam, in whose file a caseworker has looked. */
async function lookedAt(): Promise<{ actor: Worker; looker: Official; look: Look }> {
  const actor = await withNewApplication('GM0363')
  const looker = official('caseworker')
  const application = await ownApplication(actor)
  await take(looker, application?.id ?? '', today)
  await openParts(looker, application?.id ?? '', ['identity', 'identityConfirmed'])
  const look = (await looksAt(actor, today)).find(({ role }) => role === 'caseworker')
  if (!look) throw new Error('nobody looked')
  return { actor, looker, look }
}

/** Another account of the same person, here as well. */
async function alsoOf(one: Official): Promise<Official> {
  const other = { ...official('decisionMaker'), municipality: one.municipality }
  for (const { id, role } of [one, other]) {
    await superuser.query(`insert into officials (id, subject_mac, human_mac, role, municipality, mandate_from) values ($1, $2, $3, $4, $5, $6)`, [id, Buffer.from(randomUUID()), Buffer.from(one.id), role, one.municipality, addDays(today, -10)])
  }
  return other
}

describe('a look', () => {
  test('names an organisation, a role, what for and what; never who it was, in no field and no address', async () => {
    const { look, looker } = await lookedAt()
    expect(look).toMatchObject({ kind: 'file', organisation: 'Amsterdam', role: 'caseworker', purpose: 'handle-case', what: ['identity'], asked: null, canAsk: true })
    expect(JSON.stringify(look)).not.toContain(looker.id)
    expect(look.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })

  test('is found by its period and its kind', async () => {
    const { actor } = await lookedAt()
    const kinds = async (kind: 'file' | 'check' | 'system') => (await looksAt(actor, today, { kind })).map((look) => look.kind)
    expect(new Set(await kinds('file'))).toEqual(new Set(['file']))
    expect(await kinds('check')).toEqual([])
    expect(new Set(await kinds('system'))).toEqual(new Set(['system']))
    expect((await looksAt(actor, addDays(today, 60), { days: 30 })).length).toBe(0)
    expect((await looksAt(actor, today, { days: 30 })).length).toBeGreaterThan(1)
  })

  test('is not hidden by what a system asked a thousand times: that is one line a day, with how often', async () => {
    const { actor, look } = await lookedAt()
    const asks = (count: number, daysAgo: number) => superuser.query(
      `insert into audit_entries (at, actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
       select now() - $2 * interval '1 day', 'client', 'client', 'Voorbeeldplatform', 'licence.checked', 'x', $1, 'GM0363', 'check-licence', '{"channel":"system"}' from generate_series(1, $3::int)`, [actor.personId, daysAgo, count])
    await asks(1, 1)
    await asks(700, 0)
    const looks = await looksAt(actor, today)
    expect(looks.filter(({ kind }) => kind === 'check').map(({ organisation, times }) => [organisation, times])).toEqual([['Voorbeeldplatform', 700], ['Voorbeeldplatform', 1]])
    expect(looks.find(({ id }) => id === look.id)).toMatchObject({ kind: 'file', times: 1, canAsk: true })
    await askAboutLook(actor, look.id, question, today)
    const [often] = looks
    await asks(1, 0)
    // It stays the same line when the system asks again that day, and can be asked about.
    expect((await looksAt(actor, today))[0]).toMatchObject({ id: often?.id, times: 701, canAsk: true })
    await askAboutLook(actor, often?.id ?? '', question, today)
    expect((await looksAt(actor, today)).filter(({ asked }) => asked)).toHaveLength(2)
    expect(looksPerWeek(looks, today).at(-1)?.counts.check).toBeGreaterThanOrEqual(700)
  })

  test('can be asked about once at a time, by her alone', async () => {
    const { actor, look } = await lookedAt()
    await Promise.all([1, 2, 3].map(() => askAboutLook(actor, look.id, question, today)))
    const { rows } = await superuser.query(`select kind, answered_on from requests where about = $1`, [look.id])
    expect(rows).toEqual([{ kind: 'question', answered_on: null }])
    expect((await looksAt(actor, today)).find(({ id }) => id === look.id)).toMatchObject({ canAsk: false, asked: { on: today } })
    const stranger = await withApplication('GM0363')
    await expect(askAboutLook(stranger, look.id, question, today)).rejects.toThrow(NotFound)
    await expect(askAboutLook(actor, randomUUID(), question, today)).rejects.toThrow(NotFound)
  })

  test('is answered by another than who looked, once, of its own municipality alone; the answer is a letter to her', async () => {
    const { actor, looker, look } = await lookedAt()
    await askAboutLook(actor, look.id, question, today)
    const other = official('decisionMaker')
    const open = (await openRequests(other, today)).find(({ look: about }) => about?.at.getTime() === look.at.getTime())
    expect(open).toMatchObject({ kind: 'question', look: { organisation: 'Amsterdam', role: 'caseworker', purpose: 'handle-case' } })
    expect(JSON.stringify(open)).not.toMatch(/Verzonnen/)
    const id = open?.id ?? ''
    expect(await openRequest(other, id)).toEqual({ text: 'Waarom keek u?', reply: 'here' })
    expect((await looksAt(actor, today)).some(({ purpose }) => purpose === 'answer-request')).toBe(true)

    const answer = (by: Official) => answerRequest(by, id, { answer: words }, today)
    await expect(answer(official('caseworker', 'GM0344'))).rejects.toThrow(NotFound)
    await expect(answer(looker)).rejects.toThrow(Refused)
    await expect(answer(await alsoOf(looker))).rejects.toThrow(Refused)
    const said = await Promise.allSettled([answer(other), answer(official('caseworker'))])
    expect(said.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await inbox(actor)).filter(({ kind }) => kind === 'lookAnswer')).toHaveLength(1)
    expect((await looksAt(actor, today)).find(({ id: same }) => same === look.id)).toMatchObject({ canAsk: true, asked: { answeredOn: today } })
  })
})

test('the picture has a dot per look, in the lane of its kind, and its numbers are those of the table', () => {
  const look = (kind: Look['kind'], daysAgo: number) => ({ kind, times: 1, at: new Date(`${addDays(day('2026-11-25'), -daysAgo)}T10:00:00Z`) }) as Look
  const looks = [...Array.from({ length: 9 }, () => look('file', 1)), look('check', 8), look('check', 200)]
  const weeks = looksPerWeek(looks, day('2026-11-25'))
  expect(weeks.map(({ from }) => from)).toHaveLength(12)
  expect([weeks.at(-1)?.from, weeks.at(-1)?.counts.file, weeks.at(-2)?.counts.check]).toEqual(['2026-11-23', 9, 1])
  const picture = pictureOf(looks, day('2026-11-25'))
  expect(picture?.lanes.map(({ kind }) => kind)).toEqual(['file', 'check'])
  expect(picture?.dots.filter(({ kind }) => kind === 'file').map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 9])
  expect(picture?.dots.every(({ x, y }) => x > 0 && x < picture.width && y > 0 && y < picture.height)).toBe(true)
  expect(pictureOf([], day('2026-11-25'))).toBeNull()
})

describe('what does not hold', () => {
  const correction = { why: 'Mijn naam is anders.', reply: 'desk' } as const

  test('starts a month, is acknowledged by a letter, and is a decision with remedies', async () => {
    const actor = await withApplication('GM0363')
    const item = (await ownData(actor, today)).items.find(({ kind }) => kind === 'identity')?.id ?? ''
    await Promise.all([1, 2].map(() => askCorrection(actor, item, correction, today)))
    expect((await inbox(actor)).filter(({ kind }) => kind === 'correctionReceipt')).toHaveLength(1)
    const by = official('caseworker')
    const { rows: [hers] } = await superuser.query<{ id: string }>('select id from requests where person_id = $1', [actor.personId])
    expect((await openRequests(by, today)).find(({ id }) => id === hers?.id)).toMatchObject({ kind: 'correction', itemKind: 'identity' })
    await answeredByTwo({ caseworker: by, decider: official('decisionMaker') }, hers?.id ?? '', { answered: 'denied', answer: words })
    const letter = (await inbox(actor)).find(({ kind }) => kind === 'correctionDenied')
    expect((letter?.lastDay ?? '') > addDays(today, 41)).toBe(true)
    await askCorrection(actor, item, correction, today)
    expect((await openRequests(by, today)).some(({ itemKind, askedOn }) => itemKind === 'identity' && askedOn === today)).toBe(true)
  })

  test('is nobody else’s to ask, and not of what is not hers to see, not asked before anything was sent', async () => {
    const [actor, other, draft] = [await withApplication('GM0363'), await withApplication('GM0363'), await withDraft()]
    const item = (await ownData(actor, today)).items[0]?.id ?? ''
    await expect(askCorrection(other, item, correction, today)).rejects.toThrow(NotFound)
    const ofDraft = (await ownData(draft, today)).items[0]?.id ?? ''
    await expect(askCorrection(draft, ofDraft, correction, today)).rejects.toThrow(NotFound)
  })

  test('goes with the application it belongs to', async () => {
    const actor = await withApplication('GM0363')
    const item = (await ownData(actor, today)).items.find(({ kind }) => kind === 'wishes')?.id ?? ''
    await askCorrection(actor, item, correction, today)
    await superuser.query(`delete from persons where id = $1`, [actor.personId])
    expect((await superuser.query(`select from requests where person_id = $1`, [actor.personId])).rowCount).toBe(0)
  })
})

describe('through the forms', () => {
  const press = async (subject: string, door: 'worker' | 'staff', path: string) => {
    const visitor = new Visitor()
    await visitor.signIn(door, subject)
    return { visitor, page: await visitor.visit(path) }
  }
  const link = (page: Page, part: string) => page.html.querySelectorAll('main a').map((each) => each.getAttribute('href') ?? '').find((href) => href.includes(part)) ?? ''

  test('she filters, asks, and hears by when; the municipality that looked reads it after a press of a button', async () => {
    const { visitor, page } = await press('worker-35', 'worker', '/inzage')
    expect(page.html.querySelector('figure svg[role=img] title')?.text).toBe('Blikken per week')
    expect(page.html.querySelectorAll('figure table tbody tr')).toHaveLength(12)
    const filtered = await visitor.visit('/inzage?periode=365&soort=check')
    expect(filtered.text).toContain('Geen blikken die hierbij passen')
    expect((await visitor.visit('/inzage?periode=x&soort=x')).status).toBe(200)

    const form = await visitor.visit(link(page, '/inzage/vraag/'))
    const empty = await form.press('Verstuur')
    expect([empty.status, empty.html.querySelectorAll('#fouten a').length]).toEqual([422, 3])
    const after = await form.press('Verstuur', { request: 'complaint', why: 'Dit had niet gehoeven.', reply: 'here' })
    expect([after.path, after.text.includes('U stelde hier een vraag over')]).toEqual(['/inzage', true])

    const staff = await press('staff-GM0363-4', 'staff', '/verzoeken')
    const request = await (await staff.visitor.visit('/verzoeken')).follow('Klacht over een blik')
    expect(request.text).not.toContain('Dit had niet gehoeven')
    const read = await request.press('Lees de vraag')
    expect(read.text).toContain('Dit had niet gehoeven')
    const short = await read.press('Verstuur antwoord', { answer: 'kort' })
    expect([short.status, short.text.includes('Dit had niet gehoeven')]).toEqual([422, true])
  })

  test('she says that something does not hold, and sees that it runs', async () => {
    const { visitor, page } = await press('worker-35', 'worker', '/mijn-gegevens')
    expect(page.text).toContain('Er kan iets zijn dat hier niet staat')
    const form = await visitor.visit(link(page, '/mijn-gegevens/klopt-niet/'))
    expect((await form.press('Vraag om verbetering')).status).toBe(422)
    const after = await form.press('Vraag om verbetering', { why: 'Dit is een tikfout.', reply: 'here' })
    expect(after.text).toMatch(/U zei op .+ dat dit niet klopt/)
    const letters = await visitor.visit('/berichten')
    expect((await letters.follow('Wij hebben uw verzoek')).text).toContain('Uiterlijk op')
  })
})
