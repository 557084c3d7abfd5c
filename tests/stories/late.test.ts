/** Late: her notice or one on paper, what it costs day by day, and the decision that fixes it. */
import { expect, test } from '@jest/globals'
import { giveNotice, ownNotice, recordNotice, setPenalty } from '../../src/actions/clock/notice.ts'
import { addDays, type Day } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { setAnewBy } from '../../src/law/terms/defaultNotice.ts'
import { objectionUntil } from '../../src/law/objecting/objection.ts'
import { workers } from '../../seeders/people.ts'
import { dates } from '../../src/platform/page/translate.ts'
import { foundedOn } from '../support/objecting.ts'
import { caseOf, teamOf, today, withApplication } from '../support/newWorker.ts'
import { signedIn } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

/** As if the application, and all that was done, was so many days ago. */
async function longAgo(id: string, days: number): Promise<void> {
  await superuser.query('update applications set received_on = received_on - $2::int, decide_by = decide_by - $2::int where id = $1', [id, days])
  await superuser.query('update application_acts set on_day = on_day - $2::int where application_id = $1', [id, days])
}

test('too early is a friendly page; late is one press, once; the days and the money grow, for her and on the case', async () => {
  const actor = await withApplication('GM0344')
  const { id } = await caseOf(actor)
  expect(await ownNotice(actor, today)).toMatchObject({ canGive: false, penalty: undefined })
  await expect(giveNotice(actor, today)).rejects.toThrow(Refused)
  await longAgo(id, 70)
  expect(await ownNotice(actor, today)).toMatchObject({ canGive: true })
  const both = await Promise.allSettled([1, 2].map(() => giveNotice(actor, today)))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const at = async (on: Day) => (await ownNotice(actor, on)).penalty
  expect([(await at(addDays(today, 14)))?.euros, (await at(addDays(today, 15)))?.euros, (await at(addDays(today, 56)))?.euros, (await at(addDays(today, 99)))?.euros]).toEqual([0, 23, 1442, 1442])

  const official = await signedIn('staff', 'staff-GM0344-4')
  const terms = await official.visit(`/zaken/${id}/termijn`)
  expect(terms.text).toContain('Eerste dag van de dwangsom')
  expect(terms.text).not.toContain('Ingebrekestelling vastleggen')
  expect((await official.visit(`/zaken/${id}`)).text).toContain('€ 0 over 0 dagen')
})

test('handed in at the desk: a case number and a day, and what it costs is seen in the list and on the case', async () => {
  const { id, caseNumber } = await caseOf(await withApplication('GM0014'))
  await longAgo(id, 300)
  const desk = await signedIn('staff', 'staff-GM0014-1')
  const form = await (await desk.visit('/balie')).follow('Ingebrekestelling op papier')
  const wrong = async (values: Record<string, string>) => (await form.press('Leg vast', values)).html.querySelector('#fouten a')?.getAttribute('href')
  expect(await wrong({ caseNumber: '000000-AAA', noticeOn: today })).toBe('#caseNumber')
  expect(await wrong({ caseNumber, noticeOn: addDays(today, -290) })).toBe('#noticeOn')
  expect(await wrong({ caseNumber, noticeOn: addDays(today, 1) })).toBe('#caseNumber')
  const done = await form.press('Leg vast', { caseNumber: caseNumber.toLowerCase(), noticeOn: addDays(today, -16) })
  expect(done.text).toContain(dates('nl').date(addDays(today, -1)))
  expect(done.text).toContain(caseNumber)
  expect(await wrong({ caseNumber, noticeOn: today })).toBe('#caseNumber')

  const official = await signedIn('staff', 'staff-GM0014-4')
  const line = (await official.visit('/werk/lijst?lijst=bijna-te-laat')).html.querySelectorAll('tbody tr').find((row) => row.text.includes(caseNumber))
  expect(line?.text).toContain('In gebreke: 46 euro')
  expect((await official.visit(`/zaken/${id}`)).html.querySelector('.case-bar')?.text).toMatch(/In gebreke gesteld op[^]*Dwangsom: € 46, vandaag € 23 erbij/)
})

test('a notice on paper counts from the day it came in; the penalty is fixed once, with its days and amounts, and she can object', async () => {
  const actor = await withApplication('GM0363')
  const { id } = await caseOf(actor)
  await longAgo(id, 130)
  const { decideBy } = await caseOf(actor)
  const official = await signedIn('staff', 'staff-GM0363-4')
  const form = await (await official.visit(`/zaken/${id}/termijn`)).follow('Ingebrekestelling vastleggen')
  const early = await form.press('Leg vast', { noticeOn: decideBy ?? today })
  expect([early.status, early.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#noticeOn'])
  expect((await form.press('Leg vast', { noticeOn: addDays(today, 1) })).status).toBe(422)
  const noticeOn = addDays(today, -60)
  const done = await form.press('Leg vast', { noticeOn })
  expect(done.text).toContain('€ 1442 over 42 dagen')

  const { decider, caseworker } = await teamOf('GM0363')
  await expect(recordNotice(caseworker, id, { noticeOn: today }, today)).rejects.toThrow(Refused)
  const boss = await signedIn('staff', 'staff-GM0363-5')
  const page = await (await boss.visit(`/zaken/${id}/termijn`)).follow('Dwangsom vaststellen')
  expect(page.html.querySelectorAll('tbody tr').map((row) => row.querySelectorAll('td').at(-1)?.text.trim())).toEqual(['€ 322', '€ 490', '€ 630', '€ 1442'])
  const results = await Promise.all([1, 2].map(() => setPenalty(decider, id, today)))
  expect(results.toSorted((one, other) => one.length - other.length)).toEqual([[], [{ act: 'setPenalty', on: today }]])
  expect((await ownNotice(actor, today)).penalty?.setOn).toBe(today)
  const { rows } = await superuser.query<{ last_day: string }>(`select last_day::text from letters where application_id = $1 and kind = 'penaltySet'`, [id])
  expect(rows).toEqual([{ last_day: objectionUntil(today) }])

  // She objects and is right: what is owed is fixed anew, by the law, within two weeks.
  await foundedOn(actor, 'GM0363')
  const { penalty } = await ownNotice(actor, today)
  expect([penalty?.setOn, penalty?.setBy]).toEqual([undefined, setAnewBy(today)])
  await setPenalty(decider, id, today)
  expect((await ownNotice(actor, today)).penalty?.setOn).toBe(today)
})

test('through her own pages: not yet, and who is not late cannot press', async () => {
  const subject = workers.find(({ stage, municipality }) => stage === 'planned' && municipality === 'GM0363')?.subject ?? ''
  const visitor = await signedIn('worker', subject)
  const page = await visitor.visit('/te-laat')
  expect(page.text).toMatch(/Nog niet\. Onze laatste dag is/)
  expect(page.html.querySelectorAll('main button')).toHaveLength(0)
  expect((await visitor.visit('/mijn/stand')).text).not.toContain('Zijn wij te laat?')
})
