/** A file opened in an emergency: by whom it is not, with a reason, for half an hour and only to be read; looked at by someone else, or an incident (trust.md T37). */
import { expect, test } from '@jest/globals'
import { openParts } from '../../src/actions/cases.ts'
import { emergenciesHere, emergenciesToSee, noteUnseen, openInEmergency, readEmergency, seeEmergency } from '../../src/actions/emergency/emergencies.ts'
import { defer } from '../../src/actions/following/deferring.ts'
import { looksAt } from '../../src/actions/looks/looks.ts'
import { incidentFile } from '../../src/actions/oversight/incidents.ts'
import { take } from '../../src/actions/worklist/division.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { Refused } from '../../src/law/impediment.ts'
import type { Official } from '../../src/policies/actor.ts'
import { Forbidden, NotTheirs } from '../../src/policies/permit.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { caseOf, today, withApplication, withNewApplication } from '../support/newWorker.ts'
import { account } from '../support/objecting.ts'
import { inStory } from '../support/story.ts'
import { signedIn } from '../support/visitor.ts'

const superuser = inStory()
const town = 'GM0344'
const why = 'Zij belt dat iemand haar nu bedreigt.'
const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const said = (act: Promise<unknown>): Promise<unknown> => act.then(() => 'done', (error: unknown) => error)
const staff = async (number: number) => (await enterAsStaff({ issuer: demonstrationIssuer, subject: `staff-${town}-${number}` }, today)) as Official

test('half an hour, to be read and nothing else; the second person is told at once, she reads it, and it ends by itself', async () => {
  const actor = await withApplication(town)
  const { id, caseNumber } = await caseOf(actor)
  const colleague = await account('caseworker', town)
  const look = () => said(openParts(colleague, id, ['identity']))
  expect(await look()).toBeInstanceOf(NotTheirs)
  const both = await Promise.all([1, 2].map(() => said(openInEmergency(colleague, id, why, new Date()))))
  expect([both.filter((answer) => answer === 'done').length, both.filter((answer) => answer instanceof Refused).length]).toEqual([1, 1])
  expect(await look()).toBe('done')
  expect(await said(defer(colleague, id, { weeks: 2, reason: 'Wij wachten op een tolk.' }, today))).toBeInstanceOf(NotTheirs)

  const lead = await staff(6)
  const [told] = (await emergenciesToSee(lead, new Date())).filter((line) => line.caseNumber === caseNumber)
  expect(told).toMatchObject({ state: 'waits', applicationId: id })
  expect((await looksAt(actor, today)).filter(({ what }) => what.includes('emergency'))).toEqual([expect.objectContaining({ role: 'caseworker', canAsk: true })])
  const watcher = await staff(8)
  expect((await emergenciesHere(watcher, new Date())).map((line) => line.caseNumber)).toContain(caseNumber)

  await superuser.query(`update emergencies set began_at = began_at - interval '31 minutes', ends_at = ends_at - interval '31 minutes' where application_id = $1`, [id])
  expect(await look()).toBeInstanceOf(NotTheirs)
  await seeEmergency(lead, told?.id ?? '', true, new Date())
  expect(await said(seeEmergency(await staff(5), told?.id ?? '', false, new Date()))).toBeInstanceOf(Refused)
  expect((await emergenciesToSee(lead, new Date())).filter((line) => line.caseNumber === caseNumber)).toEqual([])
})

test('who opened it does not look at it, by whichever account; what is nobody\'s is taken instead, and a reason has words', async () => {
  const { id } = await caseOf(await withApplication(town))
  const human = `person-${id}`
  const [opener, second] = [await account('decisionMaker', town, human), await account('teamLead', town, human)]
  await openInEmergency(opener, id, why, new Date())
  const [line] = (await emergenciesToSee(await staff(6), new Date())).filter((each) => each.applicationId === id)
  const own = line?.id ?? ''
  for (const same of [opener, second]) {
    expect((await emergenciesToSee(same, new Date())).map((each) => each.id)).not.toContain(own)
    expect(await said(seeEmergency(same, own, true, new Date()))).toMatchObject({ impediment: { because: 'same-official' } })
  }
  await expect(superuser.query('update emergencies set seen_by = account_id, seen_at = now(), in_order = true where id = $1', [own])).rejects.toThrow()
  const handler = await account('caseworker', town)
  expect(() => readEmergency(handler, own, new Date())).toThrow(Forbidden)

  const free = await caseOf(await withNewApplication(town))
  const colleague = await account('caseworker', town)
  expect(await said(openInEmergency(colleague, free.id, why, new Date()))).toBeInstanceOf(Refused)
  for (const role of ['teamLead', 'interviewer', 'objectionHandler', 'privacyOfficer'] as const) {
    const other = await account(role, town)
    expect(() => openInEmergency(other, id, why, new Date())).toThrow(Forbidden)
  }
})

test('not in order is an incident at once; not looked at within a day is one by itself, once', async () => {
  const watcher = await staff(8)
  const opened = async () => {
    const { id } = await caseOf(await withApplication(town))
    await openInEmergency(await account('caseworker', town), id, why, new Date())
    return (await emergenciesToSee(await staff(6), new Date())).find((line) => line.applicationId === id)?.id ?? ''
  }
  const wrong = await opened()
  await seeEmergency(await staff(6), wrong, false, new Date())
  expect((await incidentFile(watcher, wrong, new Date(), today)).what).toContain('niet terecht')

  const forgotten = await opened()
  const incidents = async () => (await superuser.query('select from incidents where id = $1', [forgotten])).rowCount
  await noteUnseen(minutes(23 * 60))
  expect(await incidents()).toBe(0)
  await Promise.all([noteUnseen(minutes(25 * 60)), noteUnseen(minutes(25 * 60))].map(said))
  await noteUnseen(minutes(26 * 60))
  expect(await incidents()).toBe(1)
  expect((await emergenciesHere(watcher, minutes(25 * 60))).find(({ id }) => id === forgotten)?.state).toBe('late')
})

test('through the pages: the case is read-only and says how to take it over; opened with a reason, looked at on my day', async () => {
  const actor = await withNewApplication(town)
  const { id, caseNumber } = await caseOf(actor)
  const colleague = await account('caseworker', town)
  await take(colleague, id, today)
  const visitor = await signedIn('staff', `staff-${town}-4`)
  const page = await visitor.visit(`/zaken/${id}`)
  expect([page.text.includes('heeft deze zaak'), page.text.includes('Open het dossier')]).toEqual([true, false])
  expect((await visitor.visit(`/zaken/${id}/voorstel`)).status).toBe(403)
  const form = await page.follow('Open in nood')
  const short = await form.press('Open het dossier, een half uur', { emergencyWhy: 'Te kort.' })
  expect([short.status, short.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#emergencyWhy'])
  const open = await form.press('Open het dossier, een half uur', { emergencyWhy: why })
  expect([open.path, open.text.includes('U leest dit dossier in nood')]).toEqual([`/zaken/${id}`, true])
  expect((await open.press('Open het dossier')).text).toContain('Bevestigd door haar')

  const lead = await signedIn('staff', `staff-${town}-6`)
  const closed = await (await lead.visit('/werk')).follow(caseNumber)
  expect(closed.text).not.toContain('bedreigt')
  const opened = await closed.press('Lees waarom')
  expect(opened.text).toContain(why)
  expect((await opened.press('Leg vast')).status).toBe(422)
  expect((await opened.press('Leg vast', { emergencyOrder: 'yes' })).path).toBe('/werk')
  const watcher = await signedIn('staff', `staff-${town}-8`)
  expect((await (await watcher.visit('/toezicht')).follow('In nood geopend')).text).toContain(caseNumber)
})
