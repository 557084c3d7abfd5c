/** The work of a municipality: what is kept equals what the law says, tabs that are true, and cases that have one hand at a time. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { Op } from 'sequelize'
import { decide, giveView } from '../../src/actions/decisions.ts'
import { assign, division, giveBack, handOver, take } from '../../src/actions/worklist/division.ts'
import { answerReport } from '../../src/actions/interviews.ts'
import { glimpse, type WorkAsked, workPage } from '../../src/actions/worklist/list.ts'
import { noteLanguages } from '../../src/actions/worklist/talkLanguage.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { macOf } from '../../src/actions/subject.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { stageOn } from '../../src/law/application.ts'
import type { StaffRole } from '../../src/law/office/office.ts'
import { stageKept, type Tab, warnUntil } from '../../src/law/office/worklist.ts'
import { Application } from '../../src/models/Application.ts'
import { Official as OfficialRow } from '../../src/models/office/Official.ts'
import { inReach } from '../../src/platform/database/db.ts'
import type { Official } from '../../src/policies/actor.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { stepBack } from '../../src/actions/shield/barriers.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { addDays } from '../../src/law/day.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { designated } from '../../seeders/people.ts'
import { asSuperuser } from '../support/database.ts'
import { caseOf, today, withAssessment, withIntention, withoutDoors, withNewApplication, withRefusalProposed } from '../support/newWorker.ts'
import { translator } from '../../src/platform/page/translate.ts'
import { signedIn, Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
})
afterAll(() => superuser.end())

const town = 'GM0014'

/** Someone who works here, of this test alone. */
async function colleague(role: StaffRole): Promise<Official> {
  const claims = { issuer: demonstrationIssuer, subject: randomUUID() }
  const subjectMac = await macOf(claims)
  await inReach({ door: subjectMac.toString('hex') }, () => OfficialRow.create({ subjectMac, role, municipality: town, mandateFrom: today }))
  return (await enterAsStaff(claims, today)) as Official
}

/** All of a tab, page after page. */
async function all(actor: Official, tab: Tab, step?: WorkAsked['step']): Promise<string[]> {
  const ids: string[] = []
  for (let after: WorkAsked['after']; ; ) {
    const { rows } = await workPage(actor, { tab, step, after }, today)
    ids.push(...rows.map(({ id }) => id))
    const last = rows.at(-1)
    if (!last || rows.length < 50) return ids
    after = { day: last.decideBy, key: last.key }
  }
}

test('of every open application here, what is kept is what its acts say; who holds it is what the last assignment says, and the day of its talk that of its moment', async () => {
  await withIntention(town)
  const open = await inReach({ door: 'job' }, () => Application.findAll({ where: { receivedOn: { [Op.not]: null }, closedOn: null, municipality: [...designated] }, include: 'acts', order: [['acts', 'id', 'ASC']] }))
  expect(open.length).toBeGreaterThan(20)
  // Some stories act tomorrow.
  const lastDayOf = (each: Application) => [today, ...each.facts().acts.map(({ on }) => on)].toSorted().at(-1) ?? today
  const kept = (each: Application) => stageKept(lastDayOf(each), { step: each.step ?? 'draft', turnsOn: each.turnsOn, turnsTo: each.turnsTo })
  expect(open.filter((each) => kept(each) !== stageOn(lastDayOf(each), each.facts())).map(({ caseNumber, step }) => [caseNumber, step])).toEqual([])
  const { rows } = await superuser.query(`select a.id from applications a where a.closed_on is null
    and (a.held_by is distinct from (select official_id from assignments x where x.application_id = a.id and x.municipality = a.municipality order by x.id desc limit 1)
      or a.talk_on is distinct from (select t.day from slots t where t.id = a.slot_id))`)
  expect(rows).toEqual([])
})

test('two take it at once: one has it, the other hears who; given back it is for all', async () => {
  const { id } = await caseOf(await withNewApplication(town))
  const [one, other] = await Promise.all([colleague('caseworker'), colleague('caseworker')])
  expect(await all(one, 'new')).toContain(id)
  const answers = await Promise.all([one, other].map((actor) => take(actor, id, today)))
  expect(answers.filter(({ done }) => done)).toHaveLength(1)
  const [winner, loser] = answers[0]?.done ? [one, other] : [other, one]
  expect(answers.find(({ done }) => !done)?.holder).toMatch(/^[2-9B-Z]{4}$/)
  expect([await all(winner, 'mine'), await all(loser, 'mine'), (await all(one, 'new')).includes(id)]).toEqual([[id], [], false])
  expect(await giveBack(loser, id, 'workload', today)).toMatchObject({ done: false })
  expect(await giveBack(winner, id, 'workload', today)).toEqual({ done: true, holder: '' })
  expect(await all(loser, 'new')).toContain(id)
  const { rows } = await superuser.query(`select act, reason, actor_id, official_id from assignments where application_id = $1 order by id`, [id])
  expect(rows).toEqual([{ act: 'take', reason: null, actor_id: winner.id, official_id: winner.id }, { act: 'giveBack', reason: 'workload', actor_id: winner.id, official_id: null }])
})

test('who leads assigns, sees who was first, and hands everything of someone over; all on record', async () => {
  const [lead, one, other] = await Promise.all([colleague('teamLead'), colleague('caseworker'), colleague('caseworker')])
  const [first, second] = await Promise.all([caseOf(await withNewApplication(town)), caseOf(await withNewApplication(town))])
  await assign(lead, first.id, { to: one.id, reason: 'knowledge', from: '' }, today)
  expect(await assign(lead, first.id, { to: other.id, reason: 'workload', from: '' }, today)).toMatchObject({ done: false })
  await take(one, second.id, today)
  const before = await division(lead, today, warnUntil(today))
  expect(before.colleagues.find(({ id }) => id === one.id)).toMatchObject({ open: 2, here: true })
  expect(() => handOver(one, one.id, { to: other.id, reason: 'absence' }, today)).toThrow(Forbidden)
  expect(await handOver(lead, one.id, { to: other.id, reason: 'absence' }, today)).toBe(2)
  expect((await all(other, 'mine')).toSorted()).toEqual([first.id, second.id].toSorted())
  const countOf = async (actor: Official) => (await workPage(actor, { tab: 'all' }, today)).tabs.find(({ tab }) => tab === 'mine')?.count
  expect([await countOf(one), await countOf(other)]).toEqual([0, 2])
  const { rows } = await superuser.query<{ count: number }>(`select count(*)::int as count from audit_entries where event = 'case.handOver' and subject = any($1) and actor_id = $2 and details->>'reason' = 'absence'`, [[first.id, second.id], lead.id])
  expect(rows[0]?.count).toBe(2)
  await expect(superuser.query('update assignments set reason = null where application_id = $1', [first.id])).rejects.toThrow('only added to')
})

test('each tab holds what it says: waiting for her, a second pair of eyes, by step, and news of someone else', async () => {
  const [one, lead] = await Promise.all([colleague('caseworker'), colleague('teamLead')])
  const [proposed, intended, assessed] = [await withRefusalProposed(town), await withIntention(town), await withAssessment(town)]
  expect(await all(one, 'secondEye')).toContain(proposed.id)
  expect(await all(one, 'all', 'intended refusal')).toContain(intended.id)
  expect(await all(one, 'all', 'assessment')).toEqual(expect.arrayContaining([assessed.id]))
  expect(await all(one, 'all', 'assessment')).not.toContain(intended.id)
  expect(await all(proposed.team.decider, 'mine')).not.toContain(proposed.id)
  expect(await all(proposed.team.first, 'mine')).toContain(proposed.id)

  await giveView(intended.actor, { statement: 'Mijn nieuwe paspoort is er.' }, today)
  expect(await all(intended.team.caseworker, 'updated')).toContain(intended.id)
  expect(await all(one, 'updated')).toEqual([])
  expect(await all(one, 'all', 'view heard')).toContain(intended.id)
  const { late, mine } = await glimpse(one, ['late', 'mine', 'all'], today)
  expect([mine, (late ?? []).every(({ left }) => left <= 20)]).toEqual([[], true])
  await expect(workPage(lead, { tab: 'mine' }, today)).rejects.toThrow(Forbidden)
})

test('by the language of the talk, for whoever prepares or handles it; the row itself says no language, and nothing of it when it is closed', async () => {
  const { id, team } = await withRefusalProposed(town)
  const lead = await colleague('teamLead')
  const ids = async (language: string) => (await workPage(team.caseworker, { tab: 'secondEye', language }, today)).rows.map((row) => row.id)
  expect([(await ids('nl')).includes(id), (await ids('ro')).includes(id)]).toEqual([true, false])
  await expect(workPage(lead, { tab: 'all', language: 'nl' }, today)).rejects.toThrow(Forbidden)
  await superuser.query('update applications set talk_language = null where id = $1', [id])
  expect((await ids('nl')).includes(id)).toBe(false)
  await noteLanguages()
  expect((await ids('nl')).includes(id)).toBe(true)

  const visitor = await signedIn('staff', 'staff-GM0014-4')
  const list = await visitor.visit('/werk/lijst?lijst=tweede-oog&taal=nl')
  expect(list.html.querySelector('a[aria-current="true"]')?.text).toBe('Nederlands')
  const kept = await list.press('Bewaar deze keuze')
  const choice = kept.html.querySelectorAll('main li.cluster').find((item) => item.text.includes('Nederlands'))
  expect(choice?.querySelector('a')?.getAttribute('href')).toBe('/werk/lijst?lijst=tweede-oog&taal=nl')
  await kept.press(choice?.querySelector('button')?.text.trim() ?? '')
  await decide(team.decider, id, today)
  expect((await superuser.query('select talk_language from applications where id = $1', [id])).rows).toEqual([{ talk_language: null }])
})

test('a closed application is on no list, and what was seen of it is forgotten', async () => {
  const { id, team } = await withRefusalProposed(town)
  const before = await superuser.query('select from case_seen where application_id = $1', [id])
  expect(before.rowCount).toBeGreaterThan(2)
  await decide(team.decider, id, today)
  for (const tab of ['all', 'mine', 'secondEye', 'updated', 'late'] as const) expect(await all(team.decider, tab)).not.toContain(id)
  expect((await superuser.query('select from case_seen where application_id = $1', [id])).rowCount).toBe(0)
})

test('the pages: my day, tabs with counts, a kept choice, taking, and someone who was first', async () => {
  const { id, caseNumber } = await caseOf(await withNewApplication(town))
  const [visitor, later] = [new Visitor(), new Visitor()]
  const day = await visitor.signIn('staff', 'staff-GM0014-4')
  expect([day.path, day.text.includes('Collega')]).toEqual(['/werk', true])
  const list = await visitor.visit('/werk/lijst?lijst=alles&stap=interview-planned')
  expect(list.html.querySelectorAll('nav.tabs a')).toHaveLength(9)
  expect(list.html.querySelector('nav.tabs a[aria-current]')?.text).toContain('Alle open zaken')
  const kept = await list.press('Bewaar deze keuze')
  expect(kept.text).toContain('Bewaarde keuzes')
  const away = await kept.press(kept.html.querySelector('main li.cluster button')?.text.trim() ?? '')
  expect(away.text).not.toContain('Bewaarde keuzes')

  const file = await visitor.visit(`/zaken/${id}`)
  await later.signIn('staff', 'staff-GM0014-4')
  const other = await colleague('caseworker')
  await take(other, id, today)
  const told = await file.press('Neem deze zaak')
  expect([told.status, told.text]).toEqual([409, expect.stringContaining(caseNumber)])
  expect(told.text).toMatch(/Behandelaar [2-9B-Z]{4} heeft/)
})

test('a case page: its clock, tasks with the way to what is theirs, who did what, and what is new since the last look', async () => {
  const { id, actor, team } = await withAssessment(town)
  const visitor = new Visitor()
  await visitor.signIn('staff', 'staff-GM0014-4')
  const before = await visitor.visit(`/zaken/${id}`)
  expect(before.html.querySelector('.case-bar')?.text).toMatch(/Dag 0 van \d+, de klok loopt/)
  expect(before.html.querySelectorAll('.case-tasks li').map((item) => item.getAttribute('class'))).toEqual(
    ['task-now', 'task-done', 'task-done', 'task-done', 'task-done', 'task-later', 'task-now', 'task-later'])
  expect(before.html.querySelector('.case-tasks .task-now a[href$="/voorstel"]')?.text).toBe('Voorstel')
  expect(before.html.querySelectorAll('.fresh')).toHaveLength(0)
  expect(before.html.querySelector('.timeline li:last-child')?.text).toMatch(/aanvraag ontvangen\s+Aanvrager/)
  expect(before.html.querySelector('figure svg desc')?.text).toMatch(/\d/)

  await answerReport(actor, { correct: 'yes', remark: '' }, today)
  await take(team.caseworker, id, today)
  const after = await visitor.visit(`/zaken/${id}`)
  expect(after.html.querySelectorAll('.fresh')).toHaveLength(1)
  expect(after.html.querySelector('.timeline .fresh')?.closest('li')?.text).toContain('antwoord op het verslag')
  expect(after.html.querySelector('.timeline')?.text).toMatch(/zaak genomen\s+Behandelaar, u/)
  expect((await visitor.visit(`/zaken/${id}`)).html.querySelectorAll('.fresh')).toHaveLength(0)
})

test('name and file open apart, each for its purpose; who leads and who watches see who looked and what for, and no content', async () => {
  const { id } = await withAssessment(town)
  const visitor = new Visitor()
  await visitor.signIn('staff', 'staff-GM0014-4')
  const file = await visitor.visit(`/zaken/${id}`)
  const unsaid = await file.press('Toon naam')
  expect([unsaid.status, unsaid.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#purpose'])
  expect((await file.press('Toon naam', { purpose: 'decide' })).status).toBe(422)
  const named = await file.press('Toon naam', { purpose: 'write-letter' })
  expect([named.text.includes('Verzonnen Persoon'), named.text.includes('zelf kiest waar')]).toEqual([true, false])
  const read = await file.press('Open het dossier')
  expect([read.text.includes('Verzonnen Persoon'), read.text.includes('zelf kiest waar')]).toEqual([false, true])

  for (const subject of ['staff-GM0014-6', 'staff-GM0014-8']) {
    const watcher = new Visitor()
    await watcher.signIn('staff', subject)
    const log = await watcher.visit(`/zaken/${id}/logboek`)
    const rows = log.html.querySelectorAll('tbody tr').map(({ text }) => text)
    expect(rows.filter((row) => row.includes('brief schrijven') && row.includes('naam, geboortedatum'))).toHaveLength(1)
    expect(log.text).not.toMatch(/Verzonnen Persoon|zelf kiest waar/)
  }
  expect((await visitor.visit(`/zaken/${id}/logboek`)).status).toBe(404)
  const stranger = new Visitor()
  await stranger.signIn('staff', 'staff-GM0344-8')
  expect((await stranger.visit(`/zaken/${id}/logboek`)).status).toBe(404)
})

test('a clock that stands still on another ground is among those that wait, and not among those that are late', async () => {
  const { id, team } = await withAssessment(town)
  await superuser.query('update applications set decide_by = $2 where id = $1', [id, today])
  expect([(await all(team.caseworker, 'waits')).includes(id), (await all(team.caseworker, 'late')).includes(id)]).toEqual([false, true])
  const application = await inReach({ door: 'job' }, () => Application.get({ id }))
  await inTransaction(team.caseworker, () => application.record('suspendTerm', team.caseworker.id, today, { fromDay: today, untilDay: addDays(today, 9), grounds: ['forceMajeure'] }))
  expect([(await all(team.caseworker, 'waits')).includes(id), (await all(team.caseworker, 'late')).includes(id)]).toEqual([true, false])
  await superuser.query('update applications set decide_by = $2 where id = $1', [id, addDays(today, 60)])
})

test('nobody is handed a case they must not see', async () => {
  const [lead, one, other] = await Promise.all([colleague('teamLead'), colleague('caseworker'), colleague('caseworker')])
  const { id } = await caseOf(await withNewApplication(town))
  await take(one, id, today)
  await stepBack(other, id, { stepBack: 'knows' }, today)
  await expect(assign(lead, id, { to: other.id, reason: 'workload', from: one.id }, today)).rejects.toThrow(NotFound)
  expect(await handOver(lead, one.id, { to: other.id, reason: 'absence' }, today)).toBe(0)
  expect(await all(one, 'mine')).toEqual([id])
})

test.each([['staff-GM0344-5', 'day.secondEye'], ['staff-GM0344-4', 'day.mine']] as const)('what %s opens first is the nearest of what is theirs to go on with', async (subject, name) => {
  const day = await (await signedIn('staff', subject)).visit('/werk')
  const part = day.html.querySelectorAll('.day-part').find((section) => section.querySelector('h2')?.text === translator('nl')(name))
  expect(part).toBeDefined()
  expect(day.html.querySelector('main section.box a.primary')?.getAttribute('href')).toBe(part?.querySelector('li a')?.getAttribute('href'))
})

test.each(['staff-GM0344-5', 'staff-GM0344-7', 'staff-GM0344-4'])('only who can take a case is told where to take one: %s', async (subject) => {
  const visitor = await signedIn('staff', subject)
  const list = await visitor.visit('/werk/lijst?lijst=mijn')
  const taking = list.html.querySelectorAll('nav.tabs a').some((tab) => tab.getAttribute('href')?.endsWith('?lijst=nieuw'))
  expect(taking).toBe(subject === 'staff-GM0344-4')
  for (const { html, text } of [list, await visitor.visit('/werk')]) {
    if (!taking) expect(text).not.toContain(translator('nl')('tab.mine.none'))
    const empty = html.querySelectorAll('.day-part').find((part) => part.querySelector('h2')?.text === translator('nl')('day.mine') && !part.querySelector('li'))
    if (empty) expect(empty.text).toContain(translator('nl')(taking ? 'tab.mine.none' : 'tab.mine.noneActed'))
  }
})
