/** A day that was put down wrong: proposed by one, agreed by another, the old one kept, and everything worked out again. */
import { expect, test } from '@jest/globals'
import { closeCorrection, proposeCorrection, readCorrecting } from '../../src/actions/clock/correcting.ts'
import { suspendTerm } from '../../src/actions/clock/standstill.ts'
import { inbox } from '../../src/actions/following/inbox.ts'
import { answerItem, askToComplete } from '../../src/actions/following/requests.ts'
import { readLetter } from '../../src/actions/letters.ts'
import { lastDayToDecide } from '../../src/law/terms/completion.ts'
import { withDay } from '../../src/law/office/correcting.ts'
import { addDays } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { workings } from '../../src/law/terms/workings.ts'
import { dates } from '../../src/platform/page/translate.ts'
import { asSuperuser } from '../support/database.ts'
import { caseOf, teamOf, today, withApplication } from '../support/newWorker.ts'
import { signedIn } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const why = 'De stempel op het papier zegt een andere dag.'

test('the day of receipt is corrected by two people through their pages; the case then counts as if it had been right from the start', async () => {
  const actor = await withApplication('GM0344')
  const { id, receivedOn, decideBy } = await caseOf(actor)
  const right = addDays(receivedOn ?? today, -6)
  const official = await signedIn('staff', 'staff-GM0344-4')
  const form = await (await official.visit(`/zaken/${id}/termijn`)).follow('Een dag verbeteren')
  const act = form.html.querySelector('input[name=actId]')?.getAttribute('value') ?? ''
  expect((await form.press('Stel voor', { actId: act, rightDay: '', correctingReason: '' })).html.querySelectorAll('#fouten a')).toHaveLength(2)
  const future = await form.press('Stel voor', { actId: act, rightDay: addDays(today, 1), correctingReason: why })
  expect([future.status, future.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#rightDay'])
  const proposed = await form.press('Stel voor', { actId: act, rightDay: right, correctingReason: why })
  expect(proposed.text).toContain('Een ander zegt er ja op')
  expect(proposed.text).not.toContain('Akkoord, reken opnieuw')
  expect((await caseOf(actor)).decideBy).toBe(decideBy)
  expect((await proposed.press('Lees waarom')).text).toContain(why)

  const boss = await signedIn('staff', 'staff-GM0344-5')
  const done = await (await boss.visit(`/zaken/${id}/termijn/herstel`)).press('Akkoord, reken opnieuw')
  expect(done.path).toBe(`/zaken/${id}/termijn`)
  const after = await caseOf(actor)
  expect([after.receivedOn, after.decideBy]).toEqual([right, lastDayToDecide(right, { acts: [{ act: 'submit', on: right, by: '' }] })])
  const { rows } = await superuser.query<{ on_day: string; corrected_day: string }>(`select on_day::text, corrected_day::text from application_acts where application_id = $1 and act = 'submit'`, [id])
  expect(rows).toEqual([{ on_day: receivedOn, corrected_day: right }])
  expect((await boss.visit(`/zaken/${id}/termijn/herstel`)).text).toContain('Akkoord.')
  const [letter] = (await inbox(actor)).filter(({ kind }) => kind === 'dayCorrected')
  const words = (await readLetter(actor, letter?.id ?? '')).text.letter.blocks.flatMap(({ paragraphs }) => paragraphs).join(' ')
  const { date } = dates('nl')
  expect(words).toContain(`Het gaat om de dag waarop wij uw aanvraag kregen. Er stond ${date(receivedOn ?? today)}. Dat is nu ${date(right)}.`)
  expect(words).toContain(`Uiterlijk op ${date(after.decideBy ?? today)} hoort u ons besluit. Eerst was de laatste dag ${date(decideBy ?? today)}.`)
})

test('corrected, any day gives the same dates as a case that had it from the start; never by one person, never two at once', async () => {
  const actor = await withApplication('GM0363')
  const { id } = await caseOf(actor)
  const { caseworker, decider } = await teamOf('GM0363')
  await askToComplete(caseworker, id, { items: ['other'], weeks: 2, identityDocumentText: '', workDocumentText: '', correctionText: '', explanationText: '', otherText: 'Laat ons iets zien.' }, today)
  const answered = addDays(today, 9)
  await answerItem(actor, 1, { answerHow: 'bring', answerText: '' }, answered)
  await suspendTerm(caseworker, id, { stillGround: 'forceMajeure', stillReason: 'Het gebouw is dicht.', stillFrom: addDays(today, 12), stillUntil: addDays(today, 15) }, answered)
  const now = addDays(today, 20)
  for (const [name, shift] of [['complete', 5], ['inviteToComplete', 3], ['complete', 7], ['submit', -10], ['complete', 4]] as const) {
    const before = await caseOf(actor)
    const place = before.facts().acts.findIndex(({ act }) => act === name)
    const { acts } = await readCorrecting(caseworker, id, now)
    const actId = acts.find(({ act }) => act === name)?.id ?? ''
    const rightDay = addDays(today, shift)
    const right = withDay(before.facts(), place, rightDay)
    const receivedOn = name === 'submit' ? rightDay : (before.receivedOn ?? today)
    await proposeCorrection(caseworker, id, { actId, rightDay, correctingReason: why }, now)
    await expect(proposeCorrection(decider, id, { actId, rightDay: addDays(rightDay, 1), correctingReason: why }, now)).rejects.toThrow(Refused)
    await expect(closeCorrection(caseworker, id, true, now)).rejects.toThrow(Refused)
    const both = await Promise.allSettled([1, 2].map(() => closeCorrection(decider, id, true, now)))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const after = await caseOf(actor)
    expect(after.decideBy).toBe(lastDayToDecide(receivedOn, right))
    expect(workings(now, { receivedOn: after.receivedOn ?? today, facts: after.facts() })).toEqual(workings(now, { receivedOn, facts: right }))
  }
  await proposeCorrection(decider, id, { actId: (await readCorrecting(decider, id, now)).acts[0]?.id ?? '', rightDay: addDays(today, -2), correctingReason: why }, now)
  const { decideBy } = await caseOf(actor)
  await closeCorrection(decider, id, false, now)
  expect((await caseOf(actor)).decideBy).toBe(decideBy)
})

test('the database takes no day that nobody agreed on', async () => {
  const { id } = await caseOf(await withApplication('GM0014'))
  const client = asSuperuser()
  await client.connect()
  await client.query('begin')
  await client.query('set local role waarborg_app')
  await client.query(`select set_config('app.municipality', 'GM0014', true)`)
  await expect(client.query('update application_acts set corrected_day = on_day - 3 where application_id = $1', [id])).rejects.toThrow('a day that nobody agreed on')
  await client.end()
})
