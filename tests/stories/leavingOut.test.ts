/** Complete or not, item by item; left out of handling by two people, after a request or two missed talks; never a refusal. */
import { expect, test } from '@jest/globals'
import { leaveOut, missTalk, proposeLeavingOut } from '../../src/actions/clock/leavingOut.ts'
import { startApplication } from '../../src/actions/applications.ts'
import { ownTasks } from '../../src/actions/following/status.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { askToComplete, lapseRequests } from '../../src/actions/following/requests.ts'
import { addDays } from '../../src/law/day.ts'
import { decideBy, notProcessedBy } from '../../src/law/terms/decisionTerm.ts'
import { Refused } from '../../src/law/impediment.ts'
import { objectionUntil } from '../../src/law/objecting/objection.ts'
import { Application } from '../../src/models/Application.ts'
import type { Official } from '../../src/policies/actor.ts'
import { foundedOn, letterIn } from '../support/objecting.ts'
import { dates } from '../../src/platform/page/translate.ts'
import { asSuperuser } from '../support/database.ts'
import { caseOf, teamOf, today, withApplication } from '../support/newWorker.ts'
import { signedIn } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const all = { whole_request: 'ok', whole_identity: 'ok', whole_document: 'ok', whole_workDocument: 'ok', whole_reachable: 'ok', whole_photo: 'ok' }

/** Asked for something twenty days ago, and no answer came. */
async function noAnswerTo(caseworker: Official, id: string): Promise<void> {
  await askToComplete(caseworker, id, { items: ['other'], weeks: 2, identityDocumentText: '', workDocumentText: '', correctionText: '', explanationText: '', otherText: 'Laat ons iets zien.' }, today)
  await superuser.query(`update applications set received_on = received_on - 20, decide_by = decide_by - 20 where id = $1`, [id])
  await superuser.query(`update application_acts set on_day = on_day - 20, until_day = until_day - 20 where application_id = $1`, [id])
  await lapseRequests(today)
}

test('each item must be chosen; all there is put on record, what is missing leads to the request with its items filled in', async () => {
  const { id } = await caseOf(await withApplication('GM0344'))
  const official = await signedIn('staff', 'staff-GM0344-4')
  const page = await (await official.visit(`/zaken/${id}`)).follow('Is de aanvraag compleet?')
  expect(page.html.querySelectorAll('main input[type=radio][checked]')).toHaveLength(0)
  const empty = await page.press('Verder', { whole_request: 'ok' })
  expect([empty.status, empty.html.querySelectorAll('#fouten a').length]).toEqual([422, 5])
  expect((await page.press('Open het dossier')).text).toContain('Verzonnen Persoon')

  const request = await page.press('Verder', { ...all, whole_document: 'missing', whole_identity: 'doubt' })
  expect(request.html.querySelector('h1')?.text).toBe('Vraag wat er mist')
  expect(request.html.querySelectorAll('input[name=items][checked]').map((box) => box.getAttribute('value')).toSorted()).toEqual(['explanation', 'identityDocument'])
  expect(request.text).toMatch(/Besluit schuift naar/)
  const whole = await page.press('Verder', all)
  expect(whole.text).toContain('compleet bevonden')
  expect((await official.visit(`/zaken/${id}/compleet`)).status).toBe(404)
})

test('no answer came: proposed by one, decided by another with the letter in sight, and sent back before that', async () => {
  const actor = await withApplication('GM0363')
  const { id } = await caseOf(actor)
  const { caseworker, decider } = await teamOf('GM0363')
  await expect(proposeLeavingOut(caseworker, id, { leavingReason: 'Wij missen een paspoort.' }, today)).rejects.toThrow(Refused)
  await noAnswerTo(caseworker, id)

  const official = await signedIn('staff', 'staff-GM0363-4')
  const form = await (await official.visit(`/zaken/${id}`)).follow('Voorstel: niet behandelen')
  expect((await form.press('Naar tweede oog', { leavingReason: '' })).status).toBe(422)
  const proposed = await form.press('Naar tweede oog', { leavingReason: 'Zonder paspoort weten wij niet wie u bent.' })
  expect(proposed.path).toBe(`/zaken/${id}/termijn`)
  expect((await official.visit(`/zaken/${id}/niet-behandelen/besluit`)).status).toBe(404)

  const boss = await signedIn('staff', 'staff-GM0363-5')
  const closed = await (await boss.visit(`/zaken/${id}`)).follow('Besluit: niet behandelen')
  expect(closed.text).not.toContain('Zonder paspoort')
  expect((await boss.visit(`/zaken/${id}`)).html.querySelectorAll('a[href$="/tweede-oog"]')).toHaveLength(0)
  const opened = await closed.press('Lees het voorstel')
  expect(opened.text).toContain('Zonder paspoort weten wij niet wie u bent.')
  expect(opened.text).toContain('Wij stoppen met uw aanvraag')
  expect((await opened.press('Stuur terug', { comment: '' })).status).toBe(422)
  await opened.press('Stuur terug', { comment: 'Bel haar eerst nog een keer.' })
  await expect(leaveOut(decider, id, today)).rejects.toThrow(Refused)

  await proposeLeavingOut(caseworker, id, { leavingReason: 'Wij belden en hoorden niets.' }, today)
  const stale = await opened.press('Akkoord en besluit')
  expect(stale.status).toBe(409)
  const results = await Promise.allSettled([1, 2].map(() => leaveOut(decider, id, today)))
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { rows } = await superuser.query<{ last_day: string }>(`select last_day::text from letters where application_id = $1 and kind = 'notProcessed'`, [id])
  expect(rows).toEqual([{ last_day: objectionUntil(today) }])
  expect((await caseOf(actor)).closedOn).toBe(today)

  // She objects and is right: it is open again, with a term of its own, and she chooses a moment for her talk.
  await foundedOn(actor, 'GM0363')
  const again = await caseOf(actor)
  expect([again.closedOn, again.decideBy, again.step]).toEqual([null, decideBy(today), 'interview to plan'])
  expect((await ownTasks(actor, today)).map(({ name }) => name)).toEqual(['moment'])
  expect((await official.visit(`/zaken/${id}/termijn`)).text).toContain('heropend na bezwaar')
  await expect(proposeLeavingOut(caseworker, id, { leavingReason: 'Wij hoorden weer niets van haar.' }, today)).rejects.toMatchObject({ impediment: { because: 'not-asked-yet' } })
  const letter = await letterIn(actor, 'objectionFounded')
  expect(letter).toContain(`Wij besluiten uiterlijk op ${dates('nl').date(decideBy(today) ?? today)}.`)
})

test('whoever has begun another application goes on with that one', async () => {
  const actor = await withApplication('GM0014')
  const { id } = await caseOf(actor)
  const { caseworker, decider } = await teamOf('GM0014')
  await noAnswerTo(caseworker, id)
  await proposeLeavingOut(caseworker, id, { leavingReason: 'Wij hoorden niets van haar.' }, today)
  await leaveOut(decider, id, today)
  await startApplication(actor, today)
  await foundedOn(actor, 'GM0014')
  expect(await letterIn(actor, 'objectionFounded')).toContain('U bent al met een nieuwe aanvraag begonnen.')
  expect((await inTransaction(actor, () => Application.get({ id }))).closedOn).toBe(today)
})

test('the database knows two people as well', async () => {
  const { id } = await caseOf(await withApplication('GM0014'))
  const { caseworker } = await teamOf('GM0014')
  const client = asSuperuser()
  await client.connect()
  await client.query('begin')
  await client.query('set local role waarborg_app')
  await client.query(`select set_config('app.actor', $1, true), set_config('app.municipality', 'GM0014', true)`, [caseworker.id])
  const alone = client.query(`insert into application_acts (application_id, person_id, municipality, act, on_day, actor_id) select id, person_id, municipality, 'notProcess', current_date, $2 from applications where id = $1`, [id, caseworker.id])
  await expect(alone).rejects.toThrow('a decision takes two people')
  await client.end()
})

test('two missed talks are an application that stayed incomplete, not a refusal; before the day of the talk nobody missed it', async () => {
  const actor = await withApplication('GM0014')
  const { id } = await caseOf(actor)
  const { caseworker, first } = await teamOf('GM0014')
  await expect(missTalk(caseworker, id, today)).rejects.toThrow(Refused)
  const slotDay = (await caseOf(actor)).slot?.day ?? today
  await missTalk(first, id, slotDay)
  await expect(proposeLeavingOut(caseworker, id, { leavingReason: 'Zij was er niet.' }, slotDay)).rejects.toThrow(Refused)
  await superuser.query(`insert into application_acts (application_id, person_id, municipality, act, on_day, actor_id) select id, person_id, municipality, 'moveTalk', $2, person_id from applications where id = $1`, [id, slotDay])
  const second = addDays(slotDay, 7)
  await missTalk(caseworker, id, second)
  await proposeLeavingOut(caseworker, id, { leavingReason: 'Zij was er twee keer niet.' }, second)
  expect((await caseOf(actor)).facts().acts.map(({ act }) => act)).not.toContain('refuse')
  expect(dates('nl').date(notProcessedBy(second))).toBeTruthy()
})
