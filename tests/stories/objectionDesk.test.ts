/** The desk of objections: by someone without a part in the decision, heard with the file open in time, decided by two, and the licence with it. */
import { expect, test } from '@jest/globals'
import pg from 'pg'
import { decide } from '../../src/actions/decisions.ts'
import { addPapers, giveReasons, ownObjection, withdrawObjection } from '../../src/actions/following/objecting.ts'
import { ownDecided } from '../../src/actions/following/ownDecision.ts'
import { agreeWithProposal } from '../../src/actions/measures/deciding.ts'
import { decideObjection, proposeOutcome, sendBackOutcome } from '../../src/actions/objectionDesk/deciding.ts'
import { callCommittee, deferObjection, openPapersOf, planHearing, reportHearing, takeObjection, waiveHearing } from '../../src/actions/objectionDesk/desk.ts'
import { objectableIn, registerPaper } from '../../src/actions/objectionDesk/paper.ts'
import { objectionList, openObjection, readObjection } from '../../src/actions/objectionDesk/reading.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { countMonthsOf } from '../../src/actions/ownFigures/count.ts'
import { addDays, addMonths } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { objectionCheckpoints } from '../../src/law/objecting/objectionDesk.ts'
import { objectionDecisionBy, objectionDeferredUntil, objectionUntil } from '../../src/law/objecting/objection.ts'
import { monthOf } from '../../src/law/publishing/periods.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { translator } from '../../src/platform/page/translate.ts'
import { serviceUrl } from '../support/database.ts'
import { proposeUrgently } from '../support/measures.ts'
import { account, lodged, outcome, waived } from '../support/objecting.ts'
import { caseOf, today, withGrant, withRefusalProposed } from '../support/newWorker.ts'
import { signedIn, Visitor } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()
const t = translator('nl')

async function refused(town: string) {
  const made = await withRefusalProposed(town)
  await decide(made.team.decider, made.id, today)
  return made
}

const check = async (number: string) => (await (await new Visitor().visit('/controleren')).press('Controleer', { number })).text

async function numberOf(actor: Worker): Promise<string> {
  const item = (await ownData(actor, today)).items.find(({ kind }) => kind === 'licenceNumber')
  return item?.kind === 'licenceNumber' ? item.content.number : ''
}

async function versionOf(objection: string): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>(`select id from objection_acts where objection_id = $1 and act = 'propose' order by id desc limit 1`, [objection])
  return rows[0]?.id ?? ''
}

test('through the forms: taken, waived, proposed, sent back, decided; a refusal becomes a licence that every check knows', async () => {
  const { actor, id: caseId } = await refused('GM0344')
  const id = await lodged(actor, { reasons: 'Een heel eigen reden.' })
  const { caseNumber } = await caseOf(actor)
  const atDesk = async (number: number) => {
    const visitor = new Visitor()
    await visitor.signIn('staff', `staff-GM0344-${number}`)
    return visitor
  }
  const [handler, other, caseDecider] = await Promise.all([atDesk(7), atDesk(13), atDesk(5)])
  const own = await caseDecider.visit(`/bezwaren/${id}`)
  expect(own.text).toContain('U werkte aan het besluit')
  expect(own.html.querySelectorAll('main form')).toHaveLength(0)

  const file = await (await handler.visit('/bezwaren')).follow(caseNumber)
  expect(file.text).toContain('Op tijd')
  expect(file.raw).not.toContain('Een heel eigen reden')
  const taken = await file.press('Ik behandel dit')
  const read = await taken.press('Lees het bezwaar en het besluit')
  expect(read.text).toContain('Een heel eigen reden.')
  expect(read.text).toContain('U krijgt geen vergunning')
  const waiving = await read.follow('Zij hoeft niet te worden gehoord')
  expect((await waiving.press('Leg vast', { waivedHow: '' })).status).toBe(422)
  const heard = await waiving.press('Leg vast', waived)
  const form = await heard.follow('Voorstel voor het besluit')
  expect(form.html.querySelectorAll('input[name=objectionOutcome]')).toHaveLength(2)
  const wrong = await form.press('Naar tweede oog', { objectionOutcome: 'founded', outcomeReason: 'kort' })
  expect([wrong.status, wrong.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#outcomeReason'])
  const fields = { objectionOutcome: 'founded', outcomeReason: outcome('founded').outcomeReason, outcomeWeighing: outcome('founded').outcomeWeighing }
  const proposed = await form.press('Naar tweede oog', fields)
  expect(proposed.text).not.toContain('Akkoord en besluit')

  const second = await (await other.visit(`/bezwaren/${id}`)).press('Lees het bezwaar en het besluit')
  expect(second.text).toContain('····-····-····')
  expect((await second.press('Stuur terug', { comment: 'x' })).status).toBe(422)
  expect((await second.press('Akkoord en besluit', { checked: ['heard'] })).status).toBe(422)
  const checked = { checked: [...objectionCheckpoints] }
  await second.press('Stuur terug', { reasonComment: 'Ga ook in op de foto.' })
  const late = await second.press('Akkoord en besluit', checked)
  expect([late.status, late.text.includes('voorstel teruggestuurd')]).toEqual([409, true])
  expect((await (await handler.visit(`/bezwaren/${id}`)).press('Lees het bezwaar en het besluit')).text).toContain('Ga ook in op de foto.')
  await (await (await handler.visit(`/bezwaren/${id}`)).follow('Voorstel voor het besluit')).press('Naar tweede oog', fields)
  expect((await second.press('Stuur terug', { comment: 'Nog steeds niet goed.' })).status).toBe(409)
  const again = await (await other.visit(`/bezwaren/${id}`)).press('Lees het bezwaar en het besluit')
  const answers = await Promise.all([1, 2].map(() => again.press('Akkoord en besluit', checked)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])

  expect(await check(await numberOf(actor))).toContain('Geldig vandaag')
  expect(await ownDecided(actor)).toMatchObject({ outcome: 'objectionFounded', reason: fields.outcomeReason })
  expect((await ownObjection(actor, id, today)).clock).toMatchObject({ decidedOn: today, outcome: 'founded' })
  const { rows } = await superuser.query<{ kind: string; last_day: boolean }>(`select kind, last_day is not null as last_day from letters where application_id = $1 and kind like 'objection%' order by accessible_at`, [caseId])
  expect(rows).toEqual([{ kind: 'objectionReceived', last_day: false }, { kind: 'objectionFounded', last_day: true }])

  // Counted when the month is over, by its outcome; put back, for the month is not over here.
  await countMonthsOf('GM0344', addMonths(monthOf(today), 1))
  const { rows: counted } = await superuser.query<{ part: string; count: number }>(`delete from month_counts where municipality = 'GM0344' and month = $1 returning figure, part, count`, [monthOf(today)])
  expect(counted.find(({ part }) => part === 'founded')?.count).toBeGreaterThan(0)
})

test('the day and the list lead to the objection itself: its handler and whoever decides to its page, a caseworker to a case that names it, who leads nowhere', async () => {
  const { actor, id: caseId } = await refused('GM0344')
  const id = await lodged(actor)
  const { caseNumber } = await caseOf(actor)
  const listed = async (number: number) => {
    const visitor = await signedIn('staff', `staff-GM0344-${number}`)
    const list = await visitor.visit('/werk/lijst?lijst=herziening')
    const row = list.html.querySelectorAll('table.worklist tbody tr').find(({ text }) => text.includes(caseNumber))
    return { visitor, list, row, href: row?.querySelector('a')?.getAttribute('href') }
  }
  const [handler, decider, caseworker, lead] = await Promise.all([listed(7), listed(5), listed(4), listed(6)])
  expect([handler, decider, caseworker, lead].map(({ href }) => href)).toEqual([`/bezwaren/${id}`, `/bezwaren/${id}`, `/zaken/${caseId}`, undefined])
  expect(lead.row?.text).toContain(caseNumber)
  expect((await caseworker.list.follow(caseNumber)).text).toContain(t('case.objection'))
  expect((await handler.list.follow(caseNumber)).path).toBe(`/bezwaren/${id}`)
  for (const { list, row } of [handler, caseworker]) {
    expect(list.html.querySelectorAll('table.worklist th').map(({ text }) => text)).toEqual(['work.decideBy', 'work.case', 'work.stage'].map((key) => t(key)))
    expect(row?.querySelectorAll('td').map((cell) => cell.getAttribute('data-column'))).toEqual(['work.decideBy', 'work.case', 'work.stage'].map((key) => t(key)))
    expect(row?.querySelector('td:last-child')?.text).toBe(t('tab.objections'))
  }

  const day = await handler.visitor.visit('/werk')
  const first = day.html.querySelector('main section.box')
  const links = day.html.querySelectorAll('.day-part').find((part) => part.querySelector('h2')?.text === t('day.objections'))?.querySelectorAll('li a').map((link) => link.getAttribute('href')) ?? []
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((href) => !href?.startsWith('/bezwaren/'))).toEqual([])
  expect(first?.querySelector('a.primary')?.getAttribute('href')).toBe(links[0])
  expect(first?.querySelector('p')?.text).toMatch(new RegExp(`^${t('tab.objections')}\\.`))
  expect(first?.querySelector('a.primary')?.text).toMatch(/^Open bezwaar bij zaak /)
})

test('nobody who had a hand in the case handles it, by no account, and nobody decides on an own proposal; the database holds both', async () => {
  const town = 'GM0363'
  const { actor, team } = await refused(town)
  const id = await lodged(actor)
  const hand = (index: number) => account('objectionHandler', town, `staff-${town}-${index}`)
  for (const index of [2, 3, 4, 5]) await expect(takeObjection(await hand(index), id, today)).rejects.toMatchObject({ impediment: { rule: 'O05_APART', article: 'Awb 7:5', because: 'same-official' } })
  await expect(takeObjection(team.decider, id, today)).rejects.toThrow(Forbidden)

  const [one, other] = [await account('objectionHandler', town, 'handler-one'), await account('objectionHandler', town)]
  const taken = await Promise.allSettled([one, other].map((official) => takeObjection(official, id, today)))
  expect(taken.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { rows } = await superuser.query<{ actor_id: string }>(`select actor_id from objection_acts where objection_id = $1 and act = 'take'`, [id])
  const [handler, second] = rows[0]?.actor_id === one.id ? [one, other] : [other, one]
  await waiveHearing(handler, id, waived, today)
  await proposeOutcome(handler, id, outcome('unfounded'), today)
  const version = await versionOf(id)
  const doubled = handler === one ? await account('decisionMaker', town, 'handler-one') : undefined
  for (const official of [handler, ...(doubled ? [doubled] : [])]) await expect(decideObjection(official, id, version, today)).rejects.toMatchObject({ impediment: { because: 'same-official' } })

  const client = new pg.Client(await serviceUrl())
  await client.connect()
  const add = async (official: Official, act: string) => {
    await client.query('begin')
    await client.query(`select set_config('app.municipality', $1, true), set_config('app.actor', $2, true)`, [town, official.id])
    const done = await client.query(`insert into objection_acts (objection_id, person_id, municipality, act, on_day, outcome, actor_id) values ($1, $2, $3, $4, $5, 'founded', $6)`, [id, actor.personId, town, act, today, official.id]).then(() => 'added', (error: Error) => error.message)
    await client.query('rollback')
    return done
  }
  expect(await add(handler, 'decide')).toMatch('two people')
  expect(await add(await hand(4), 'decide')).toMatch('without a part')
  expect(await add(second, 'decide')).toBe('added')
  await client.end()

  await expect(decideObjection(second, id, '1', today)).rejects.toThrow(Refused)
  await decideObjection(second, id, version, today)
  await expect(sendBackOutcome(second, id, { comment: 'Toch niet goed.' }, today)).rejects.toThrow(Refused)
  expect(await numberOf(actor)).toBe('')
  expect((await objectionList(handler, today)).some((row) => row.id === id)).toBe(false)
})

test('a hearing is planned two weeks ahead, the file lies open a week before, and what she adds is kept', async () => {
  const { actor } = await refused('GM0014')
  const id = await lodged(actor, { hearing: 'yes', hearingLanguage: 'nl', hearingPlace: 'cityHall' })
  const handler = await account('objectionHandler', 'GM0014')
  await takeObjection(handler, id, today)
  const on = addDays(today, 14)
  const plan = { hearingDay: on, hearingTime: '10:30', hearingWhere: 'Voorbeeldsingel 3, kamer 2' }
  await expect(planHearing(handler, id, { ...plan, hearingDay: addDays(today, 13) }, today)).rejects.toMatchObject({ impediment: { because: 'too-soon' } })
  await planHearing(handler, id, plan, today)
  expect((await ownObjection(actor, id, today)).hearing).toMatchObject({ on, time: '10:30', place: plan.hearingWhere, papersFrom: addDays(on, -7), papersUntil: addDays(on, -10) })
  await addPapers(actor, id, { morePapers: 'Een brief van mijn huisarts.' }, addDays(on, -10))
  expect((await ownObjection(actor, id, today)).words.papersText).toContain('huisarts')
  const { papers } = (await ownObjection(actor, id, today)).hearing ?? {}
  expect([papers?.papers.map(({ paper }) => paper), papers?.letters.map(({ kind }) => kind), papers?.keptBack]).toEqual([expect.arrayContaining(['application', 'report']), expect.arrayContaining(['receipt', 'refused']), []])
  const forOfficial = await openObjection(handler, id, today)
  expect('opened' in forOfficial ? forOfficial.opened.papers : undefined).toEqual(papers)
  const report = { heardCame: 'yes', hearingSaid: 'Zij liet haar nieuwe paspoort zien.' } as const
  await expect(reportHearing(handler, id, report, addDays(on, -1))).rejects.toThrow(Refused)
  await openPapersOf(handler, id, addDays(on, -6))
  await expect(reportHearing(handler, id, report, on)).rejects.toMatchObject({ impediment: { because: 'papers-not-open', article: 'Awb 7:4' } })
  await planHearing(handler, id, { ...plan, hearingDay: addDays(on, 14) }, on)
  await reportHearing(handler, id, report, addDays(on, 14))
  expect(JSON.stringify(await ownData(actor, today))).toContain('Zij liet haar nieuwe paspoort zien.')
  expect((await ownObjection(actor, id, today)).hearing).toBeUndefined()
})

test('the clock: six weeks, twelve with a committee, six more once; taken back it is off the list', async () => {
  const { actor } = await refused('GM0014')
  const id = await lodged(actor)
  const handler = await account('objectionHandler', 'GM0014')
  const by = async () => (await readObjection(handler, id, today)).clock.decideBy
  expect(await by()).toBe(objectionDecisionBy(today, { committee: false, lodgedOn: today }))
  await takeObjection(handler, id, today)
  await callCommittee(handler, id, today)
  const twelve = objectionDecisionBy(today, { committee: true, lodgedOn: today })
  expect(await by()).toBe(twelve)
  await deferObjection(handler, id, { deferReason: 'De commissie vraagt nog iets.' }, today)
  expect(await by()).toBe(objectionDeferredUntil(twelve))
  await expect(deferObjection(handler, id, { deferReason: 'En nog een keer.' }, today)).rejects.toThrow(Refused)
  await withdrawObjection(actor, id, today)
  await expect(waiveHearing(handler, id, waived, today)).rejects.toThrow(Refused)
})

test('a suspension that was wrong is undone in the same breath, and the check answers yes again', async () => {
  const { actor, id: caseId, team } = await withGrant('GM0344')
  await proposeUrgently(team, caseId, { weeks: 8 })
  await agreeWithProposal(team.decider, caseId, today)
  const number = await numberOf(actor)
  expect(await check(number)).not.toContain('Geldig vandaag')
  const id = await lodged(actor)
  const [handler, second] = [await account('objectionHandler', 'GM0344'), await account('decisionMaker', 'GM0344')]
  await takeObjection(handler, id, today)
  await waiveHearing(handler, id, waived, today)
  await proposeOutcome(handler, id, outcome('founded'), today)
  await decideObjection(second, id, await versionOf(id), today)
  expect(await check(number)).toContain('Geldig vandaag')
  const { rows } = await superuser.query<{ act: string }>('select c.act from licence_acts c join licences l on l.id = c.licence_id where l.application_id = $1 order by c.id', [caseId])
  expect(rows.map(({ act }) => act)).toEqual(['suspend', 'undo'])
})

test('one on paper counts from its postmark; without reasons she gets time; late without an excuse may stay undealt with', async () => {
  const { actor, id: caseId } = await refused('GM0344')
  const handler = await account('objectionHandler', 'GM0344')
  const last = objectionUntil(today)
  const received = addDays(last, 5)
  const { decisions } = await objectableIn(handler, caseId)
  const form = { paperDecision: decisions[0]?.id ?? '', receivedDay: received, postedDay: last, paperReasons: '', paperLate: '', paperHearing: 'no' } as const
  await expect(registerPaper(handler, caseId, { ...form, postedDay: addDays(received, 1) }, received)).rejects.toThrow(Refused)
  const put = await Promise.allSettled([1, 2].map(() => registerPaper(handler, caseId, form, received)))
  expect(put.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const id = put.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))[0] ?? ''
  expect(await readObjection(handler, id, received)).toMatchObject({ onPaper: true, postedOn: last, canBeInadmissible: false, clock: { inTime: true } })
  await takeObjection(handler, id, received)
  await waiveHearing(handler, id, waived, received)
  await expect(proposeOutcome(handler, id, outcome('unfounded'), received)).rejects.toThrow(Refused)
  await giveReasons(actor, id, { reasons: 'Mijn paspoort is wel geldig.' }, received)
  await expect(proposeOutcome(handler, id, outcome('inadmissible'), received)).rejects.toThrow(Refused)
  await proposeOutcome(handler, id, outcome('unfounded'), received)

  const late = await refused('GM0363')
  const elsewhere = await account('objectionHandler', 'GM0363')
  const [letter] = (await objectableIn(elsewhere, late.id)).decisions
  const lateId = await registerPaper(elsewhere, late.id, { ...form, paperDecision: letter?.id ?? '', receivedDay: addDays(last, 8), paperReasons: 'Ik ben het er niet mee eens.' }, addDays(last, 8))
  expect(await readObjection(elsewhere, lateId, addDays(last, 8))).toMatchObject({ canBeInadmissible: true, clock: { inTime: false } })
})
