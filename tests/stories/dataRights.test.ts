/** Her rights over her data beyond what she can do herself: asked, one month by the calendar, later once with notice, and a decision. */
import { expect, test } from '@jest/globals'
import { askRight, extendRequest, ownRights } from '../../src/actions/looks/dataRights.ts'
import { openParts } from '../../src/actions/cases.ts'
import { agreeToAnswer, decidingOn, openProposed, proposeAnswer, sendAnswerBack } from '../../src/actions/looks/deciding.ts'
import { withdrawObjection } from '../../src/actions/following/objecting.ts'
import { liftLimit } from '../../src/actions/looks/effects.ts'
import { openRequests } from '../../src/actions/looks/requests.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { addDays } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { objectionUntil } from '../../src/law/objecting/objection.ts'
import { answerBy, extendedBy } from '../../src/law/hers/requests.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { whoIs } from '../support/applicant.ts'
import { answeredByTwo, proposed } from '../support/dataRequests.ts'
import { account, foundedOn, letterIn, lodged } from '../support/objecting.ts'
import { caseOf, teamOf, today, withApplication, withGrant } from '../support/newWorker.ts'
import { workers } from '../../seeders/people.ts'
import { signedIn, Visitor } from '../support/visitor.ts'
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

  const two = { caseworker, decider }
  // Nothing of it can go while the case runs: a yes would do nothing.
  await expect(proposed(two, id, { answered: 'granted', answer: 'Wij wissen het.', parts: ['wishes'] })).rejects.toThrow(Refused)
  const waiting = await proposed(two, id, { answered: 'denied', answer: 'De wet zegt dat wij dit nog bewaren.' })
  await expect(proposed(two, id, { answered: 'denied', answer: 'Nog een keer.' })).rejects.toThrow(Refused)
  await expect((async () => agreeToAnswer(caseworker, id, waiting, today))()).rejects.toThrow(Forbidden)
  await sendAnswerBack(decider, id, waiting, 'Zeg ook tot wanneer.', today)
  await expect(agreeToAnswer(decider, id, waiting, today)).rejects.toThrow(Refused)
  expect((await openProposed(caseworker, id)).comment).toBe('Zeg ook tot wanneer.')
  // Whoever decides may propose as well, and then someone else decides.
  await proposeAnswer(decider, id, { answered: 'denied', answer: 'De wet zegt dat wij dit nog een jaar bewaren.', parts: [] }, today)
  await expect(agreeToAnswer(decider, id, (await decidingOn(decider, id, today)).proposed?.id ?? '', today)).rejects.toThrow(Refused)
  const other = await account('decisionMaker', 'GM0344')
  await agreeToAnswer(other, id, (await decidingOn(other, id, today)).proposed?.id ?? '', today)
  expect((await ownRights(actor)).running).toEqual([])
  const letters = await superuser.query<{ kind: string; last_day: string | null }>(`select kind, last_day::text from letters where application_id = $1 and kind like 'right%' order by kind`, [caseId])
  expect(letters.rows).toEqual([{ kind: 'rightDenied', last_day: objectionUntil(today) }, { kind: 'rightLater', last_day: null }, { kind: 'rightReceipt', last_day: null }])

  // She objects and is right: it is open again, with a month of its own, for a new decision.
  await foundedOn(actor, 'GM0344')
  expect((await ownRights(actor)).running).toMatchObject([{ answerBy: answerBy('erasure', today) }])
  // Later counts from that day as well.
  await superuser.query(`update requests set asked_on = asked_on - 90 where id = $1`, [id])
  await extendRequest(decider, id, { extendReason: 'Wij zoeken nog uit wat wij hebben.' }, today)
  expect((await ownRights(actor)).running).toMatchObject([{ answerBy: extendedBy(today) }])
  await answeredByTwo(two, id, { answered: 'denied', answer: 'Het loopt nog, wij wissen het niet.' })
  expect((await ownRights(actor)).running).toEqual([])
})

test('a yes acts: what nothing rests on goes or is closed, with a letter that says which, and a record that names nobody', async () => {
  const { actor, id: caseId, team } = await withGrant('GM0363')
  const requestOf = async (right: 'erasure' | 'objection') => {
    await askRight(actor, { ...form, right }, today)
    const { rows } = await superuser.query<{ id: string }>('select id from requests where person_id = $1 and answered_on is null', [actor.personId])
    return rows[0]?.id ?? ''
  }
  const kindsOf = async () => (await ownData(actor, today)).items.map(({ kind }) => kind)
  // The decision can still be objected to, and her photo stands under a licence: closed for use is what can be done, erased not yet.
  const closing = await requestOf('objection')
  expect((await decidingOn(team.decider, closing, today)).parts.map(({ part }) => part)).toEqual(['wishes', 'talk', 'said'])
  expect((await openParts(team.caseworker, caseId, ['report'])).report).toBeDefined()
  await answeredByTwo(team, closing, { answered: 'granted', answer: 'Wij gebruiken het verslag niet meer.', parts: ['talk'] })
  expect((await openParts(team.caseworker, caseId, ['report'])).report).toBeUndefined()
  expect(await letterIn(actor, 'rightGranted')).toContain('Dit gebruiken wij niet meer: het verslag van het gesprek')
  // Who handles an objection of hers still reads it.
  const objection = await lodged(actor)
  const handler = await account('objectionHandler', 'GM0363')
  expect((await openParts(handler, caseId, ['report'])).report).toBeDefined()
  await withdrawObjection(actor, objection, today)
  const limited = (await ownData(actor, today)).items.find(({ kind }) => kind === 'report')
  await liftLimit(actor, limited?.id ?? '')
  expect((await openParts(team.caseworker, caseId, ['report'])).report).toBeDefined()

  await superuser.query(`update applications set closed_on = closed_on - 60 where id = $1`, [caseId])
  const erasing = await requestOf('erasure')
  expect((await decidingOn(team.decider, erasing, today)).parts.map(({ part }) => part)).toEqual(['wishes', 'talk', 'said'])
  await answeredByTwo(team, erasing, { answered: 'granted', answer: 'Wij wissen wat niemand meer nodig heeft.', parts: ['talk', 'wishes'] })
  const left = await kindsOf()
  expect([left.includes('report'), left.includes('view'), left.includes('identity'), left.includes('photo')]).toEqual([false, false, true, true])
  expect((await ownData(actor, today)).items.find(({ kind }) => kind === 'wishes')?.content).toEqual({ language: 'nl', letters: 'nl' })
  const { rows } = await superuser.query<{ acted_count: number; acted_digest: Buffer }>('select acted_count, acted_digest from request_proposals where request_id = $1', [erasing])
  expect([rows[0]?.acted_count, rows[0]?.acted_digest.length]).toEqual([expect.any(Number), 32])
  await expect(superuser.query('update request_proposals set agreed_by = actor_id where request_id = $1', [erasing])).rejects.toThrow('violates check')
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
  const { personId } = await whoIs(visitor)
  const { rows: [hers] } = await superuser.query<{ id: string }>('select id from requests where person_id = $1 and answered_on is null', [personId])
  const path = `/verzoeken/${hers?.id ?? ''}`
  expect((await official.visit('/verzoeken')).html.querySelector(`a[href="${path}"]`)?.text).toContain('Verzoek om te stoppen met gebruik')
  const request = await official.visit(path)
  expect(request.text).not.toContain('Gebruik mijn nummer niet meer.')
  expect((await request.press('Verleng en stuur de brief', { extendReason: '' })).status).toBe(422)
  await request.press('Verleng en stuur de brief', { extendReason: 'Wij zoeken nog uit wat kan.' })
  const opened = await (await official.visit(request.path)).press('Lees de vraag')
  expect(opened.text).toContain('Gebruik mijn nummer niet meer.')
  expect(opened.text).not.toContain('Verleng en stuur de brief')
  expect((await opened.press('Stuur naar een tweede persoon', { answered: 'granted', answer: 'Wij gebruiken uw woorden niet meer.' })).html.querySelector('#fouten a')?.getAttribute('href')).toBe('#parts')
  const draft = await opened.press('Bekijk de brief', { answered: 'granted', answer: 'Wij gebruiken uw woorden niet meer.', parts: 'said', step: 'preview' })
  expect(draft.text).toContain('Dit gebruiken wij niet meer: wat u ons schreef of vertelde.')
  await opened.press('Stuur naar een tweede persoon', { answered: 'granted', answer: 'Wij gebruiken uw woorden niet meer.', parts: 'said' })
  const boss = await signedIn('staff', 'staff-GM0363-5')
  const review = await (await boss.visit(path)).press('Lees de vraag')
  expect((await review.press('Stuur terug', { comment: '' })).status).toBe(422)
  await review.press('Akkoord, neem het besluit')
  const data = await visitor.visit('/mijn-gegevens')
  expect(data.text).toContain('Medewerkers gebruiken dit niet meer')
  const closed = data.html.querySelectorAll('form[action*="weer-gebruiken"]')
  const again = closed[0] && (await data.send(closed[0]))
  expect(again?.html.querySelectorAll('form[action*="weer-gebruiken"]')).toHaveLength(closed.length - 1)
  expect((await visitor.visit('/berichten')).text).toContain('Besluit: ja op uw verzoek')
})
