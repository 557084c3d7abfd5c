/** Her talk and her data: moved by herself, a neutral entry in a calendar, and everything held about her. */
import { expect, test } from '@jest/globals'
import { freeMoments } from '../../src/actions/application/moments.ts'
import { moveTalk, ownTalk } from '../../src/actions/application/talk.ts'
import { workers } from '../../seeders/people.ts'
import { addDays, instantOf } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { today, withApplication } from '../support/newWorker.ts'
import { Visitor } from '../support/visitor.ts'
import { inside } from '../support/sessions.ts'
import { inStory } from '../support/story.ts'
import { inTheMiddle, momentAside } from '../support/talking.ts'

const superuser = inStory()

const worker = async (subject: string): Promise<Visitor> => {
  const visitor = new Visitor()
  await visitor.signIn('worker', subject)
  return visitor
}

const momentFor = async (actor: Worker): Promise<string> => inTheMiddle((await freeMoments(actor, 'GM0363', today)).map(({ id }) => id))

test('she moves her talk through the forms; her calendar says no more than an appointment', async () => {
  const visitor = await inside(await withApplication('GM0363'))
  const before = await (await visitor.visit('/mijn')).follow('Mijn gesprek')
  const moments = await before.follow('Afspraak verzetten')
  expect((await moments.press('Kies dit moment')).status).toBe(422)
  const after = await moments.press('Kies dit moment', { slot: momentAside(moments) })
  expect([after.status, after.path]).toEqual([200, '/gesprek'])
  const heading = (page: typeof after) => page.html.querySelector('main .box h2')?.text ?? ''
  expect(heading(after)).not.toBe(heading(before))
  expect((await visitor.visit('/gesprek')).text).toContain(heading(after))

  const file = await visitor.visit('/gesprek/afspraak.ics')
  expect(file.raw.split('\r\n').filter((line) => /^(SUMMARY|LOCATION|DESCRIPTION|URL)/.test(line))).toEqual(['SUMMARY:Afspraak', expect.stringMatching(/^LOCATION:Voorbeeld\w+ \d/)])
  expect(file.raw).toMatch(/DTSTART:\d{8}T\d{6}Z\r\nDTEND:\d{8}T\d{6}Z/)
})

test('until the same time the day before, and not a minute longer', async () => {
  const actor = await withApplication('GM0363')
  const { moment } = await ownTalk(actor, new Date(), today)
  const { day, time } = moment as NonNullable<typeof moment>
  const limit = instantOf(addDays(day, -1), time)
  const other = await momentFor(actor)
  const minuteLater = new Date(limit.getTime() + 60_000)
  expect((await ownTalk(actor, minuteLater, today)).canChange).toBe(false)
  await expect(moveTalk(actor, other, minuteLater, today)).rejects.toThrow(Refused)
  expect(await moveTalk(actor, other, limit, today)).toBe(true)
})

test('one moment for two who move at once is for one of them; the other keeps her own', async () => {
  const actors = [await withApplication('GM0363'), await withApplication('GM0363')]
  const target = await momentFor(actors[0] as never)
  const kept = await Promise.all(actors.map((actor) => ownTalk(actor, new Date(), today)))
  const moved = await Promise.all(actors.map((actor) => moveTalk(actor, target, new Date(), today)))
  expect(moved.toSorted()).toEqual([false, true])
  const loser = moved.indexOf(false)
  expect((await ownTalk(actors[loser] as never, new Date(), today)).moment).toEqual(kept[loser]?.moment)
})

test('everything held about her is on one page and in one file, with where it is from and until when', async () => {
  const visitor = await worker('worker-33')
  const { identity, email, phone } = workers[32] as (typeof workers)[number]
  const page = await (await visitor.visit('/mijn')).follow('Mijn gegevens')
  for (const known of [identity.given, identity.family, identity.nationality]) expect(page.text).toContain(known)
  expect(page.html.querySelectorAll('main section').every(({ text }) => /Wij bewaren dit (tot en met|zolang)/.test(text))).toBe(true)

  const file = JSON.parse((await visitor.visit('/mijn-gegevens/bestand')).raw) as { items: { kind: string; source: string; until: string; content: object }[]; applications: unknown[]; licences: unknown[] }
  const kinds = file.items.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['identity', 'contact', 'wishes', 'photo', 'report', 'view', 'letterText', 'licenceNumber']))
  expect(kinds).not.toEqual(expect.arrayContaining(['proposal']))
  expect(kinds).not.toEqual(expect.arrayContaining(['comment']))
  expect(file.items.every(({ until }) => /^\d{4}-\d\d-\d\d$/.test(until))).toBe(true)
  const texts = JSON.stringify(file)
  expect([email, phone].some((way) => texts.includes(way))).toBe(true)
  expect([file.applications.length, file.licences.length]).toEqual([1, 1])

  const { rows } = await superuser.query<{ count: number }>(`select count(*)::int as count from officials where $1 like '%' || id::text || '%'`, [texts])
  expect(rows[0]?.count).toBe(0)
})

test('what officials think is hers to see after the decision, not before; a report once it was shared', async () => {
  const shown = async (subject: string) => {
    const { items } = JSON.parse((await (await worker(subject)).visit('/mijn-gegevens/bestand')).raw) as { items: { kind: string }[] }
    return items.map(({ kind }) => kind)
  }
  expect(await shown('worker-17')).not.toEqual(expect.arrayContaining(['report']))
  const proposed = await shown('worker-27')
  expect(proposed).toContain('report')
  expect(proposed).not.toContain('view')
  expect(await shown('worker-30')).toContain('view')
})

test('a new number at once: the old one and its codes are worth nothing, whatever is pressed twice', async () => {
  const visitor = await worker('worker-32')
  const numberOn = (page: { text: string }) => /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(page.text)?.[0] ?? ''
  const valid = async (number: string) => (await (await new Visitor().visit('/controleren')).press('Controleer', { number })).text.includes('Geldig vandaag')
  const card = await visitor.visit('/kaart')
  const old = numberOn(card)
  const codes = async () => (await superuser.query<{ mac: string }>(`select encode(token_mac, 'hex') as mac from showings`)).rows.map(({ mac }) => mac)
  const before = await codes()
  expect(await valid(old)).toBe(true)

  const form = await card.follow('Een nieuw nummer')
  const answers = await Promise.all([1, 2].map(() => form.press('Geef mij een nieuw nummer')))
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(numberOn(answers[0] as never)).toBe(numberOn(answers[1] as never))
  const now = numberOn(await visitor.visit('/kaart'))
  expect(now).not.toBe(old)
  expect([await valid(old), await valid(now)]).toEqual([false, true])
  const after = await codes()
  expect(before.filter((mac) => !after.includes(mac)).length).toBeGreaterThan(0)
})
