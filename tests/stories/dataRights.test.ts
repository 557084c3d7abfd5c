/** Her rights over her data beyond what she can do herself: asked, one month by the calendar, later once with notice, and a decision. */
import { expect, test } from '@jest/globals'
import { askRight, extendRequest, ownRights } from '../../src/actions/looks/dataRights.ts'
import { answerRequest, openRequests } from '../../src/actions/looks/requests.ts'
import { addDays } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { objectionUntil } from '../../src/law/objecting/objection.ts'
import { answerBy, extendedBy } from '../../src/law/hers/requests.ts'
import { foundedOn } from '../support/objecting.ts'
import { caseOf, teamOf, today, withApplication } from '../support/newWorker.ts'
import { workers } from '../../seeders/people.ts'
import { Visitor } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const form = { right: 'erasure', why: 'Wis mijn oude papieren.', reply: 'here' } as const

test('asked twice at once it is one; later once, within the month, with a letter; the answer is a decision', async () => {
  const actor = await withApplication('GM0344')
  const { id: caseId, caseNumber } = await caseOf(actor)
  await Promise.all([1, 2].map(() => askRight(actor, form, today)))
  expect(await ownRights(actor)).toEqual({ canAsk: true, running: [{ right: 'erasure', askedOn: today, answerBy: answerBy('erasure', today) }] })

  const { caseworker, decider } = await teamOf('GM0344')
  const { rows } = await superuser.query<{ id: string }>('select r.id from requests r join applications a on a.id = r.application_id where a.case_number = $1', [caseNumber])
  const id = rows[0]?.id ?? ''
  expect((await openRequests(caseworker, today)).find((request) => request.id === id)).toMatchObject({ kind: 'erasure', look: null, extendTo: extendedBy(today) })
  await expect(extendRequest(caseworker, id, { extendReason: 'Wij zoeken nog.' }, addDays(answerBy('erasure', today), 1))).rejects.toThrow(Refused)
  const both = await Promise.allSettled([1, 2].map(() => extendRequest(caseworker, id, { extendReason: 'Wij zoeken nog.' }, today)))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await ownRights(actor)).running[0]?.answerBy).toBe(extendedBy(today))

  await answerRequest(decider, id, { answered: 'denied', answer: 'De wet zegt dat wij dit nog bewaren.' }, today)
  expect((await ownRights(actor)).running).toEqual([])
  const letters = await superuser.query<{ kind: string; last_day: string | null }>(`select kind, last_day::text from letters where application_id = $1 and kind like 'right%' order by kind`, [caseId])
  expect(letters.rows).toEqual([{ kind: 'rightDenied', last_day: objectionUntil(today) }, { kind: 'rightLater', last_day: null }, { kind: 'rightReceipt', last_day: null }])

  // She objects and is right: it is open again, with a month of its own, for a new decision.
  await foundedOn(actor, 'GM0344')
  expect((await ownRights(actor)).running).toMatchObject([{ answerBy: answerBy('erasure', today) }])
  await answerRequest(decider, id, { answered: 'granted', answer: 'Wij wissen het nu wel.' }, today)
  expect((await ownRights(actor)).running).toEqual([])
})

test('through the pages: her form, the list of officials, later and the answer', async () => {
  const subject = workers.find(({ stage, municipality }) => stage === 'granted' && municipality === 'GM0363')?.subject ?? ''
  const visitor = new Visitor()
  await visitor.signIn('worker', subject)
  const page = await (await visitor.visit('/mijn-gegevens')).follow('Iets anders vragen over mijn gegevens')
  expect((await page.press('Verstuur mijn verzoek', {})).html.querySelectorAll('#fouten a')).toHaveLength(3)
  const sent = await page.press('Verstuur mijn verzoek', { right: 'objection', why: 'Gebruik mijn nummer niet meer.', reply: 'here' })
  expect(sent.text).toContain('Wij hebben uw verzoek')
  expect((await visitor.visit('/mijn-gegevens/verzoek')).text).toContain('Loopt: stoppen met gebruik van gegevens')

  const official = new Visitor()
  await official.signIn('staff', 'staff-GM0363-4')
  const request = await (await official.visit('/verzoeken')).follow('Verzoek om te stoppen met gebruik')
  expect(request.text).not.toContain('Gebruik mijn nummer niet meer.')
  expect((await request.press('Verleng en stuur de brief', { extendReason: '' })).status).toBe(422)
  await request.press('Verleng en stuur de brief', { extendReason: 'Wij zoeken nog uit wat kan.' })
  const opened = await (await official.visit(request.path)).press('Lees de vraag')
  expect(opened.text).toContain('Gebruik mijn nummer niet meer.')
  expect(opened.text).not.toContain('Verleng en stuur de brief')
  await opened.press('Verstuur antwoord', { answered: 'granted', answer: 'Wij gebruiken uw nummer niet meer.' })
  expect((await visitor.visit('/berichten')).text).toContain('Besluit: ja op uw verzoek')
})
