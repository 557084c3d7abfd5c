/** The talk by its real pages: two sign in, everything is told, each block is kept by itself and never over a colleague's. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { ownReport } from '../../src/actions/applications.ts'
import { answerReport, shareReport } from '../../src/actions/interviews.ts'
import { attend, startTalk } from '../../src/actions/talking/presence.ts'
import { holdInterview, saveBlock } from '../../src/actions/talking/record.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { macOf, macOfHuman } from '../../src/actions/subject.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { addDays } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { criteria, informationItems, topics } from '../../src/law/talking/interview.ts'
import { Official as OfficialRow } from '../../src/models/office/Official.ts'
import { reseal } from '../../src/actions/vault.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { Application } from '../../src/models/Application.ts'
import { inReach } from '../../src/platform/database/db.ts'
import { translator } from '../../src/platform/page/translate.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { asSuperuser } from '../support/database.ts'
import { caseOf, teamOf, today, withApplication, withoutDoors } from '../support/newWorker.ts'
import { agreeOnViews, beginTalk, holdTalk, writeBlocks } from '../support/talking.ts'
import { sectorWords, told } from '../support/sectorWords.ts'
import { type Page, signedIn, Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const town = 'GM0014'
const [first, second] = [new Visitor(), new Visitor()]
let path = ''
let id = ''
let her: Worker

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
  her = await withApplication(town)
  ;({ id } = await caseOf(her))
  path = `/zaken/${id}/gesprek`
  await Promise.all([first.signIn('staff', `staff-${town}-2`), second.signIn('staff', `staff-${town}-3`)])
})
afterAll(() => superuser.end())

const said = (act: Promise<unknown>): Promise<unknown> => act.then((done) => done, (error: unknown) => error)
const t = translator('nl')
const next = 'Bewaar en ga naar het volgende blok'
const typed = (page: Page, name: string): string => page.html.querySelector(`[name=${name}]`)?.text ?? ''

test('preparing shows what is never asked, and her wishes only after a press that is on record', async () => {
  const page = await (await first.visit(`/zaken/${id}`)).follow('Het gesprek')
  expect(page.path).toBe(path)
  for (const text of ['Wat u verdient', 'Of u een partner of gezin hebt', 'Hulp als u wilt stoppen', 'Kan klanten en handelingen weigeren']) expect(page.text).toContain(text)
  const subjects = page.html.querySelectorAll('section[aria-labelledby=onderwerpen-kop] li')
  expect([subjects.length, subjects.filter((each) => each.querySelector('.badge')).length, subjects[0]?.querySelector('.badge')]).toEqual([topics.length, criteria.length, null])
  expect(page.text).not.toContain('Nederlands')
  expect((await page.press('Open haar wensen: taal, tolk en wat zij nodig heeft')).text).toContain('Nederlands')
  const { rows } = await superuser.query<{ kind: string }>(`select details->>'kind' as kind from audit_entries where event = 'vault.opened' and subject = $1 and role = 'interviewer'`, [id])
  expect(rows).toEqual([{ kind: 'wishes' }])
})

test('on another day than hers the page says so; of a day gone by, that she was not there is put down from where one looks', async () => {
  const hers = await withApplication(town)
  const { id: caseId } = await caseOf(hers)
  const caseworker = await signedIn('staff', `staff-${town}-4`)
  expect((await first.visit(`/zaken/${caseId}/gesprek`)).text).toContain('niet vandaag. Kijk of dit de goede zaak is.')
  await superuser.query('update slots set day = $2 where id = (select slot_id from applications where id = $1)', [caseId, addDays(today, -2)])
  const page = await first.visit(`/zaken/${caseId}/gesprek`)
  expect(page.text).toContain('Kwam zij niet?')
  expect((await page.follow('Leg vast dat zij er niet was')).path).toBe(`/zaken/${caseId}/niet-verschenen`)
  const todo = (await caseworker.visit(`/zaken/${caseId}`)).html.querySelectorAll('main a').map((link) => link.getAttribute('href'))
  expect(todo).toContain(`/zaken/${caseId}/niet-verschenen`)
})

test('one official alone does not start it, nor a second account of the same person; two do', async () => {
  const alone = await (await first.visit(path)).press('Ik ben bij dit gesprek')
  expect(alone.text).toContain('1 van de 2')
  expect(alone.text).toContain('als uw collega zich ook heeft aangemeld')
  expect(alone.html.querySelectorAll('button').map(({ text }) => text)).not.toContain('Start het gesprek')
  const { first: one } = await teamOf(town)
  expect(await said(startTalk(one, id, today))).toMatchObject({ impediment: { because: 'one-official' } })
  expect(await said(attend(await account('interviewer', `staff-${town}-2`), id, today))).toMatchObject({ impediment: { because: 'same-official' } })
  expect((await first.visit(`${path}/nu/1`)).status).toBe(409)
  await (await second.visit(path)).press('Ik ben bij dit gesprek')
  expect(await said(attend(await account('interviewer', 'a third'), id, today))).toMatchObject({ impediment: { because: 'two-present' } })
  expect((await (await first.visit(path)).press('Start het gesprek')).path).toBe(`${path}/nu/0`)
})

async function account(role: 'interviewer', whose: string): Promise<Official> {
  const subject = randomUUID()
  const claims = { issuer: demonstrationIssuer, subject }
  const [subjectMac, humanMac] = await Promise.all([macOf(claims), macOfHuman(demonstrationIssuer, whose)])
  await inReach({ door: subjectMac.toString('hex') }, () => OfficialRow.create({ subjectMac, humanMac, role, municipality: town, mandateFrom: today, ...(role === 'interviewer' && { trainedUntil: addDays(today, 300) }) }))
  return (await enterAsStaff({ ...claims, human: whose }, today)) as Official
}

test('a block is kept by its own press and is there again; fields that do not exist are not asked', async () => {
  const telling = await (await first.visit(`${path}/nu/0`)).press(next, { information: informationItems.slice(0, 10) })
  expect(telling.path).toBe(`${path}/nu/1`)
  // Beside a topic what may be noticed, which is no question and no field; beside telling nothing.
  expect([telling.text.includes('als uit het hoofd geleerd'), telling.text.includes('Eén teken bewijst niets'), (await first.visit(`${path}/nu/0`)).text.includes('Waar u op kunt letten')]).toEqual([true, true, false])
  const names = telling.html.querySelectorAll('main [name]').map((field) => field.getAttribute('name'))
  expect(names.filter((name) => name !== '_csrf')).toEqual(['version', 'told', 'observed', 'interpretation'])
  await telling.press(next, { told: 'Zij kiest zelf.', observed: 'Sprak vrij.', interpretation: 'Wij geloven haar.' })
  const again = await first.visit(`${path}/nu/1`)
  expect([typed(again, 'told'), typed(again, 'observed'), typed(again, 'interpretation')]).toEqual(['Zij kiest zelf.', 'Sprak vrij.', 'Wij geloven haar.'])
  expect((await first.visit(`${path}/nu`)).text.match(/bewaard/g)).toHaveLength(2)
  expect((await first.visit(`${path}/nu/99`)).status).toBe(404)
})

test('words about what is not asked are marked, and kept only with a reason; nothing that was typed is lost', async () => {
  const page = await first.visit(`${path}/nu/2`)
  const marked = await page.press(next, { told: 'Haar vriend haalt haar op.', observed: 'Zij lijkt moe.' })
  expect(marked.status).toBe(422)
  expect(marked.html.querySelectorAll('#gevonden mark').map(({ text }) => text)).toEqual(['vriend', 'lijkt'])
  expect(typed(marked, 'told')).toBe('Haar vriend haalt haar op.')
  expect((await marked.press(next, { told: 'Haar vriend haalt haar op.', needed: 'kort' })).status).toBe(422)
  const kept = await marked.press(next, { told: 'Haar vriend haalt haar op.', needed: 'Zij wilde dat dit er staat.' })
  expect(kept.path).toBe(`${path}/nu/3`)
  expect(typed(await first.visit(`${path}/nu/2`), 'needed')).toBe('Zij wilde dat dit er staat.')
})

test('an old page never writes over a colleague: both texts are shown', async () => {
  const [mine, theirs] = [await first.visit(`${path}/nu/3`), await second.visit(`${path}/nu/3`)]
  await theirs.press(next, { told: 'Tekst van de collega.' })
  const told = await mine.press(next, { told: 'Mijn eigen tekst.' })
  expect(told.status).toBe(409)
  expect(told.html.querySelector('section[role=alert]')?.text).toContain('Tekst van de collega.')
  expect(typed(told, 'told')).toBe('Mijn eigen tekst.')
  await told.press(next, { told: 'Tekst van de collega. Mijn eigen tekst.' })
  expect(typed(await second.visit(`${path}/nu/3`), 'told')).toBe('Tekst van de collega. Mijn eigen tekst.')
})

test('of several at once on the same version one is kept', async () => {
  const team = await teamOf(town)
  const all = await Promise.all([team.first, team.second, team.first, team.second].map((official, place) =>
    saveBlock(official, id, 'canCallHelp', { version: 0, content: { told: `Tekst ${place}`, observed: '', interpretation: '', needed: '' } }, today)))
  expect(all.filter(({ other }) => !other)).toHaveLength(1)
  const { rows } = await superuser.query(`select from sealed s join talk_blocks b on b.sealed_id = s.id where b.application_id = $1 and b.name = 'canCallHelp'`, [id])
  expect(rows).toHaveLength(1)
})

test('in a pause nothing of the talk is on any screen', async () => {
  await (await second.visit(`${path}/nu`)).press('Pauze')
  for (const address of [`${path}/nu`, `${path}/nu/1`]) {
    const page = await first.visit(address)
    expect(page.text).toContain('Neem de tijd')
    expect(page.raw).not.toContain('Zij kiest zelf')
  }
  await (await first.visit(`${path}/nu`)).press('Ga verder')
  expect(typed(await second.visit(`${path}/nu/1`), 'told')).toBe('Zij kiest zelf.')
})

test('it ends when everything was told and gone over, a part was held alone, and it was offered to read it back', async () => {
  const overview = () => first.visit(`${path}/nu`)
  expect((await (await overview()).press('Sluit het gesprek af', { readBack: 'yes' })).status).toBe(422)
  const lacking = await (await overview()).press('Sluit het gesprek af', { aloneHeld: 'yes', readBack: 'yes' })
  expect([lacking.status, lacking.html.querySelectorAll('#fouten li').map(({ text }) => text)]).toEqual([422, ['field.controlsOwnMeans', 'field.understandsLanguage', 'field.knowsWhereHelpIs', 'option.information.kept'].map((key) => t(key))])
  await (await first.visit(`${path}/nu/0`)).press(next, { information: [...informationItems] })
  for (const [place] of topics.entries()) {
    const page = await first.visit(`${path}/nu/${place + 1}`)
    if (!typed(page, 'told')) await page.press(place + 1 < topics.length ? next : 'Bewaar en ga naar het overzicht', { told: 'Ja, dat kan zij zelf.' })
  }
  const done = await (await overview()).press('Sluit het gesprek af', { aloneHeld: 'yes', readBack: 'no' })
  expect(done.path).toBe(`/zaken/${id}`)
  const { rows } = await superuser.query<{ kind: string }>(`select kind from sealed where application_id = $1 and compartment = 'interview' order by kind`, [id])
  expect(rows.map(({ kind }) => kind)).toEqual(['report', 'talkNotes', 'wishes'])
  expect((await first.visit(`${path}/nu`)).status).toBe(409)
})

test('she reads told and seen, never what they made of it; her words stand beside each block', async () => {
  const team = await teamOf(town)
  await agreeOnViews([team.first, team.second], id, today)
  await shareReport(team.first, id, today)
  const { report } = await ownReport(her)
  expect(JSON.stringify(report)).toContain('Sprak vrij.')
  expect(JSON.stringify(report)).not.toMatch(/Wij geloven haar|Zij wilde dat dit er staat/)
  await answerReport(her, { correct: 'no', remark: '', remarks: [{ topic: 'ownChoice', talk: 1, text: 'Ik werk ook in het weekend.' }] }, today)
  const page = await (await first.visit(`/zaken/${id}/verslag`)).press('Open het verslag')
  expect(page.html.querySelector('.report-block')?.text).toMatch(/Zij kiest zelf[^]*Ik werk ook in het weekend/)
})

test('only the two who were there write and judge', async () => {
  const actor = await withApplication('GM0363')
  const { id: other } = await caseOf(actor)
  const team = await teamOf('GM0363')
  await beginTalk([team.first, team.second], other, today)
  const stranger: Official = { role: 'interviewer', id: randomUUID(), municipality: 'GM0363' }
  expect(await said(saveBlock(stranger, other, 'ownChoice', { version: 0, content: { told: 'x', observed: '', interpretation: '', needed: '' } }, today))).toBeInstanceOf(Refused)
  await writeBlocks([team.first, team.second], other, today)
  expect(await said(holdInterview(stranger, other, { aloneHeld: 'yes', readBack: 'yes' }, today))).toBeInstanceOf(Refused)
  await holdInterview(team.second, other, { aloneHeld: 'yes', readBack: 'yes' }, today)
  expect(await said(agreeOnViews([team.first, stranger], other, today))).toMatchObject({ impediment: { because: 'not-at-talk' } })
})

test('two who press start at the same time begin one talk', async () => {
  const actor = await withApplication('GM0363')
  const { id: other } = await caseOf(actor)
  const team = await teamOf('GM0363')
  for (const official of [team.first, team.second]) await attend(official, other, today)
  await Promise.all([team.first, team.second].map((official) => startTalk(official, other, today)))
  const { rows } = await superuser.query(`select from application_acts where application_id = $1 and act = 'startTalk'`, [other])
  expect(rows).toHaveLength(1)
  expect(await said(holdTalk([team.first, team.second], other, today))).toBeUndefined()
})

test('the screen that is turned to her speaks her language, and holds nothing of a case or of who is signed in', async () => {
  const actor = await withApplication('GM0363')
  const { id: other, caseNumber } = await caseOf(actor)
  await saveWishes(other, actor)
  const team = await teamOf('GM0363')
  await beginTalk([team.first, team.second], other, today)
  await writeBlocks([team.first, team.second], other, today, 3)
  const visitor = new Visitor()
  await visitor.signIn('staff', 'staff-GM0363-2')
  const page = await (await visitor.visit(`/zaken/${other}/gesprek/nu`)).press('Draai het scherm naar haar')
  expect([page.status, page.path, page.html.querySelector('html')?.getAttribute('lang')]).toEqual([200, `/ro/zaken/${other}/gesprek/scherm`, 'ro'])
  for (const key of ['talk.information', 'option.information.exit', 'notAsked.earnings', 'talk.right.pause', 'topic.ownChoice']) expect(page.text).toContain(translator('ro')(key))
  expect(page.raw).not.toContain(caseNumber)
  expect(page.raw).not.toMatch(/Vertelde dat zij|href="[^"]*\/werk"/)
  expect(told(page)).not.toMatch(sectorWords)
  expect((await page.follow(translator('ro')('form.back'))).path).toBe(`/zaken/${other}/gesprek/nu`)
})

/** She wants to talk in Romanian. */
function saveWishes(other: string, actor: Worker): Promise<void> {
  return inTransaction(actor, async () => {
    const about = await Application.get({ id: other, personId: actor.personId })
    await reseal(about, 'interview', 'wishes', { language: 'ro', letters: 'ro', interpreter: 'phone', company: 'alone', interviewer: 'any' })
  })
}
