/** Between sending and the decision: where it stands, what is missing item by item, more time, a later day, and her view, spoken. */
import { expect, test } from '@jest/globals'
import { intendRefusal } from '../../src/actions/decisions.ts'
import { defer } from '../../src/actions/following/deferring.ts'
import { giveOrAskView, recordView } from '../../src/actions/following/hearing.ts'
import { answerItem, askToComplete, lapseRequests, ownRequest, takeMoreTime } from '../../src/actions/following/requests.ts'
import { ownStatus, ownTasks } from '../../src/actions/following/status.ts'
import type { RequestForm } from '../../src/forms/case/handling.ts'
import { AFTER_MIDNIGHT } from '../../src/jobs/terms.ts'
import { completeUntil, lastDayToDecide } from '../../src/law/terms/completion.ts'
import { addDays, type Day } from '../../src/law/day.ts'
import { decideBy } from '../../src/law/terms/decisionTerm.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { dates } from '../../src/platform/page/translate.ts'
import { workers } from '../../seeders/people.ts'
import { anApplicant, whoIs } from '../support/applicant.ts'
import { assess, caseOf, teamOf, today, withApplication, withIntention } from '../support/newWorker.ts'
import { holdTalk } from '../support/talking.ts'
import { signedIn } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const date = dates('nl').date
const [, asked = '', alsoAsked = ''] = workers.filter(({ stage }) => stage === 'asked').map(({ subject }) => subject)
const request = (items: RequestForm['items'] = ['explanation', 'other']): RequestForm => ({
  items, weeks: 2, identityDocumentText: '', workDocumentText: '', correctionText: '', explanationText: 'Leg uw antwoord uit.', otherText: 'Laat ons iets zien.',
})

test('who handles a case reads until when she may respond to what is intended, and how that was worked out', async () => {
  const { id } = await withIntention('GM0344')
  const official = await signedIn('staff', 'staff-GM0344-4')
  const { rows: [act] } = await superuser.query<{ until: Day }>(`select until_day::text as until from application_acts where application_id = $1 and act = 'intendRefusal'`, [id])
  const until = date(act?.until ?? today)
  const page = await official.visit(`/zaken/${id}`)
  expect(page.text).toContain(`Tot en met ${until}. Een voorstel kan daarna`)
  const terms = await official.visit(`/zaken/${id}/termijn`)
  for (const part of ['Reageren op een voornemen', until, 'Awb 4:7']) expect(terms.text).toContain(part)
})

test('she sees where it stands in steps and days, and the one thing to do; a picture with the same in text', async () => {
  const visitor = await signedIn('worker', alsoAsked)
  const page = await (await visitor.visit('/mijn')).follow('Hoe staat het?')
  expect(page.text).toContain('Wij missen nog iets')
  expect(page.text).toMatch(/De tijd staat stil sinds \w+ \d+ \w+ \d{4}, want wij wachten op uw antwoord/)
  const pictures = page.html.querySelectorAll('main svg[role=img]')
  expect(pictures.map((picture) => picture.querySelectorAll('title, desc').length)).toEqual([2, 2])
  expect(page.html.querySelectorAll('main .twin li').map(({ text }) => text.split(':')[0])).toEqual(['Klaar', 'Nu', 'Daarna', 'Daarna', 'Daarna'])
  expect(page.html.querySelectorAll('main rect[fill^=url]')).toHaveLength(1)
})

test('she answers item by item; more time keeps what she wrote; with the last answer everything goes and the clock runs', async () => {
  const visitor = await signedIn('worker', asked)
  const start = await (await visitor.visit('/mijn')).follow('Kijk wat wij missen')
  expect(start.path).toBe('/aanvulling')
  const item = await start.follow('Uitleg bij een antwoord')
  const empty = await item.press('Bewaar', { answerHow: 'text', answerText: ' ' })
  expect([empty.status, empty.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#answerText'])
  const kept = await item.press('Bewaar', { answerHow: 'text', answerText: 'Mijn naam is met een k.' })
  expect([kept.path, kept.html.querySelectorAll('.badge.done').length]).toEqual(['/aanvulling', 1])

  const before = /Uiterlijk op ([^.]+)\./.exec(kept.text)?.[1] ?? ''
  const later = await kept.press('Geef mij meer tijd')
  expect([later.path, later.html.querySelectorAll('.badge.done').length]).toEqual(['/aanvulling', 1])
  expect(later.text).not.toContain(`Uiterlijk op ${before}.`)
  const again = await later.press('Geef mij meer tijd')
  expect(again.text).toContain('U hebt al meer tijd gekregen')
  expect(again.html.querySelectorAll('main button')).toHaveLength(0)

  const last = await again.follow('Geldig identiteitsbewijs')
  expect(last.text).toContain('Na dit antwoord gaat alles naar de gemeente')
  const answers = await Promise.all([1, 2].map(() => last.press('Verstuur alles', { answerHow: 'bring' })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const done = await visitor.visit('/mijn/stand')
  expect(done.text).toContain('U hoeft niets te doen')
  expect(done.text).toContain('U hebt aangevuld')
  expect((await visitor.visit('/aanvulling')).status).toBe(404)
})

test('a letter is new until she reads it; what asks an answer stands on top', async () => {
  const visitor = await signedIn('worker', alsoAsked)
  const list = await visitor.visit('/berichten')
  const first = list.html.querySelector('main li')
  expect(first?.text).toMatch(/Wij missen nog iets\s+nieuw/)
  expect(list.html.querySelector('main h2')?.text).toBe('Wij missen nog iets')
  const letter = await list.follow('Wij missen nog iets')
  expect(letter.text).toMatch(/1\. Geldig identiteitsbewijs\. Uw identiteitsbewijs is bijna/)
  const after = await visitor.visit('/berichten')
  expect(after.html.querySelector('main li')?.text).not.toMatch(/nieuw/)
  await letter.follow('Brief als PDF')
  const { rows } = await superuser.query<{ count: number }>(`select count(*)::int as count from letter_reads r join letters l on l.id = r.letter_id where l.kind = 'completionRequest' and r.person_id = l.person_id`)
  expect(rows[0]?.count).toBeGreaterThan(0)
})

test('an official finds the case by its number, asks, and sees beforehand what the decision day becomes', async () => {
  const actor = await withApplication('GM0344')
  const { caseNumber, receivedOn, decideBy: before } = await caseOf(actor)
  const official = await signedIn('staff', 'staff-GM0344-4')
  const work = await official.visit('/werk')
  expect((await work.press('Open', { caseNumber: 'x' })).status).toBe(422)
  expect((await work.press('Open', { caseNumber: '999999-ZZZ' })).text).toContain('Niets gevonden')
  const stranger = await signedIn('staff', 'staff-GM0363-4')
  expect((await (await stranger.visit('/werk')).press('Open', { caseNumber })).status).toBe(422)

  const file = await work.press('Open', { caseNumber: caseNumber.toLowerCase() })
  const form = await file.follow('Vraag wat er mist')
  expect(form.html.querySelector('#identityDocumentText')?.text).toContain('Laat ons een geldig paspoort')
  expect(form.html.querySelectorAll('input[name=weeks]')).toHaveLength(3)
  expect((await form.press('Stuur vraag', {})).status).toBe(422)
  const long = 'Wij willen graag dat u ons heel precies en helemaal uitlegt waarom dit gegeven in uw aanvraag anders is dan in de papieren die wij eerder van u zagen.'
  const wrong = await form.press('Stuur vraag', { items: ['explanation'], explanationText: long, weeks: '2' })
  expect([wrong.status, wrong.html.querySelector('#gevonden a')?.getAttribute('href')]).toEqual([422, '#explanationText'])

  const until = completeUntil(today, 2)
  const becomes = decideBy(receivedOn ?? today, { completions: [{ invitedOn: today, lapsedOn: until }] }) ?? today
  expect(form.text).toContain(`Uiterlijk ${date(until)}. Besluit schuift naar ${date(becomes)}`)
  const sent = await form.press('Stuur vraag', { items: ['explanation', 'other'], explanationText: 'Leg uit.....', otherText: 'Laat ons iets zien.', weeks: '2' })
  expect(sent.text).toContain('Wacht op aanvrager')
  expect((await caseOf(actor)).decideBy).toBe(becomes)
  expect(becomes > (before ?? '')).toBe(true)

  await answerItem(actor, 1, { answerHow: 'text', answerText: 'Het zit zo.' }, today)
  await answerItem(actor, 2, { answerHow: 'cannot', answerText: '' }, today)
  expect((await caseOf(actor)).decideBy).toBe(before)
  const opened = await (await official.visit(sent.path)).press('Open het dossier')
  expect(opened.text).toContain('Het zit zo.')
  expect(opened.text).toContain('Dit kan ik niet')
})

test('several requests after each other, each with its own answers; the talk is held meanwhile', async () => {
  const actor = await withApplication('GM0363')
  const { id } = await caseOf(actor)
  const { caseworker, first, second } = await teamOf('GM0363')
  await askToComplete(caseworker, id, request(['explanation']), today)
  await expect(askToComplete(caseworker, id, request(), today)).rejects.toThrow(Refused)
  await holdTalk([first, second], id, today)
  expect((await ownStatus(actor, today)).stage).toBe('incomplete')
  expect(await answerItem(actor, 1, { answerHow: 'bring', answerText: '' }, today)).toBe(true)
  expect((await ownStatus(actor, today)).stage).toBe('interview held')

  await askToComplete(caseworker, id, request(['other']), today)
  const { items } = await ownRequest(actor, today)
  expect(items).toEqual([{ what: 'other', text: 'Laat ons iets zien.', files: [] }])
  await expect(answerItem(actor, 2, { answerHow: 'bring', answerText: '' }, today)).rejects.toThrow(NotFound)
})

test('a request nobody answered lapses once on the night after its last day, and not a day sooner', async () => {
  const actor = await withApplication('GM0014')
  const { id, receivedOn } = await caseOf(actor)
  const { caseworker } = await teamOf('GM0014')
  await askToComplete(caseworker, id, request(), today)
  await takeMoreTime(actor, today)
  const { until } = await ownRequest(actor, today)
  expect(until).toBe(completeUntil(completeUntil(today, 2), 2))
  const acts = async () => (await superuser.query<{ act: string }>('select act from application_acts where application_id = $1 order by id', [id])).rows.map(({ act }) => act)

  await superuser.query(`update application_acts set until_day = until_day - ($2::date - $3::date) where application_id = $1 and until_day is not null`, [id, until, today])
  await lapseRequests(today)
  expect(await acts()).toEqual(['submit', 'inviteToComplete', 'moreTime'])
  await Promise.all([lapseRequests(addDays(today, 1)), lapseRequests(addDays(today, 1))])
  expect(await acts()).toEqual(['submit', 'inviteToComplete', 'moreTime', 'lapse'])
  const after = await caseOf(actor)
  expect(after.decideBy).toBe(lastDayToDecide(receivedOn ?? today, after.facts()))
  await expect(answerItem(actor, 1, { answerHow: 'bring', answerText: '' }, addDays(today, 1))).rejects.toThrow(Refused)
})

test('the running service does so every night', async () => {
  const { rows } = await superuser.query<{ cron: string }>(`select cron from jobs.schedule where name = 'terms'`)
  expect(rows).toEqual([{ cron: AFTER_MIDNIGHT }])
})

test('a later decision: one letter with the new day, which the clock then follows; no second time', async () => {
  const actor = await withApplication('GM0363')
  const { id, decideBy: before } = await caseOf(actor)
  const { caseworker } = await teamOf('GM0363')
  await expect(defer(caseworker, id, { weeks: 9, reason: 'Er zijn veel aanvragen.' }, today)).rejects.toThrow(Refused)
  await expect(defer(caseworker, id, { weeks: 4, reason: 'Er zijn veel aanvragen.' }, addDays(before ?? today, 1))).rejects.toThrow(Refused)
  const results = await Promise.allSettled([1, 2].map(() => defer(caseworker, id, { weeks: 4, reason: 'Er zijn veel aanvragen.' }, today)))
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { clock, deferredUntil } = await ownStatus(actor, today)
  expect((await caseOf(actor)).decideBy).toBe(deferredUntil)
  expect(clock?.until).toBe(deferredUntil)
  const { rows } = await superuser.query(`select from letters where application_id = $1 and kind = 'deferred'`, [id])
  expect(rows).toHaveLength(1)
})

test('an intention has its reason, its rule, its facts and its last day; she asks to be called, and is not refused meanwhile', async () => {
  const { actor, id, team } = await withIntention('GM0344')
  expect(await ownTasks(actor, today)).toMatchObject([{ name: 'view' }, { name: 'report' }])
  await giveOrAskView(actor, { viewHow: 'call', statement: '', callNumber: '06 12 34 56 78', callWhen: 'maandag na twee uur' }, today)
  expect((await ownTasks(actor, today)).map(({ name }) => name)).toEqual(['report'])
  await expect(giveOrAskView(actor, { viewHow: 'desk', statement: '', callNumber: '', callWhen: '' }, today)).rejects.toThrow(Refused)

  const official = await signedIn('staff', 'staff-GM0344-4')
  const file = await official.visit(`/zaken/${id}`)
  expect(file.text).toContain('Zij wil haar mening zeggen')
  expect(file.text).not.toContain('06 12 34 56 78')
  expect((await file.press('Open het dossier')).text).toContain('06 12 34 56 78; maandag na twee uur')
  const form = await file.follow('Leg haar mening vast')
  expect((await form.press('Leg vast', { said: '' })).status).toBe(422)
  const recorded = await form.press('Leg vast', { said: 'Zij zegt dat het nieuwe paspoort er over een week is.' })
  expect(recorded.text).toContain('Zienswijze gehoord')
  await expect(recordView(team.caseworker, id, { said: 'nog een keer' }, today)).rejects.toThrow(Refused)
})

test('her view through the form: how she says it decides what is asked', async () => {
  const visitor = await anApplicant()
  const { id, team } = await assess(await whoIs(visitor), 'GM0014', today)
  await intendRefusal(team.caseworker, id, { facts: 'Het paspoort was op de dag van het gesprek niet meer geldig.', reason: 'Uw paspoort is niet geldig.', grounds: ['R06_IDENTITY'] }, today)
  const page = await visitor.visit('/voornemen')
  expect(page.text).toContain('Het paspoort was op de dag van het gesprek niet meer geldig')
  expect(page.text).toMatch(/Nog \d+ dag/)
  const form = await page.follow('Geef mijn mening')
  const wrong = await form.press('Verstuur', { viewHow: 'call', callNumber: 'geen nummer' })
  expect([wrong.status, wrong.html.querySelector('#fouten a')?.getAttribute('href'), wrong.html.querySelector('#callNumber')?.getAttribute('value')]).toEqual([422, '#callNumber', 'geen nummer'])
  await form.press('Verstuur', { viewHow: 'desk', callWhen: 'vrijdag' })
  expect((await visitor.visit('/voornemen')).text).toContain('Kom langs aan de balie en noem uw zaaknummer')
})
