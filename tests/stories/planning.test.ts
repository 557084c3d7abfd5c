/** Planning the talk: places with their real waiting time, the interpreter as part of a moment, the list, and giving back. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { chooseMoment, choosePlace, freeMoments, placesFor, waitForMoment } from '../../src/actions/application/moments.ts'
import { askInterviewer, cancelTalk, changeSupport, moveTalk, ownTalk, waitForTalk } from '../../src/actions/application/talk.ts'
import { ownAnswers, ownApplication, saveAnswer, submit, withdraw } from '../../src/actions/applications.ts'
import { openParts, readCase } from '../../src/actions/cases.ts'
import { workPage } from '../../src/actions/worklist/list.ts'
import { addDays, daysBetween, instantOf } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { translator } from '../../src/platform/page/translate.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { answer, answerAll, applicant } from '../support/applicant.ts'
import { asSuperuser } from '../support/database.ts'
import { designate, endDesignation } from '../support/designated.ts'
import { teamOf, today, withApplication, withDraft, withoutDoors } from '../support/newWorker.ts'
import { Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const t = translator('nl')
/** Designated for this test alone: Vlieland, with moments that the tests make. */
const island = 'GM0096'
const official = (role: Official['role'], municipality: string): Official => ({ role, id: randomUUID(), municipality })
const now = () => instantOf(today, '12:00')

const slot = async (inDays: number, { phone = '{*}', room = '{}', time = '10:00' } = {}): Promise<string> => {
  const { rows } = await superuser.query<{ id: string }>(
    'insert into slots (id, municipality, day, time, interpreter_phone, interpreter_room) values (gen_random_uuid(), $1, $2, $3, $4, $5) returning id',
    [island, addDays(today, inDays), time, phone, room],
  )
  return rows[0]?.id ?? ''
}

beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
  await designate(superuser, island)
  await superuser.query(`update municipalities set phone = '0562 000 000' where code = $1`, [island])
})
afterAll(async () => {
  await endDesignation(superuser, island)
  await superuser.end()
})

/** An application for the island, with a moment of its own so many days from now. */
async function onIsland(inDays: number): Promise<Worker> {
  const actor = await withDraft()
  await saveAnswer(actor, 'identityConfirmed', { correct: true, remark: '' })
  await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
  await saveAnswer(actor, 'wishes', { language: 'nl', letters: 'nl', interpreter: 'none', company: 'alone', interviewer: 'any' })
  await choosePlace(actor, island, today)
  await chooseMoment(actor, await slot(inDays), today)
  await submit(actor, randomUUID(), today)
  return actor
}

const acts = async (actor: Worker): Promise<string[]> => (await ownApplication(actor))?.facts().acts.map(({ act }) => act) ?? []

describe('the interpreter is part of the moment', () => {
  test.each([
    ['none', 'nl', 2], ['phone', 'es', 2], ['phone', 'hu', 1], ['phone', 'other', 1], ['room', 'es', 1], ['room', 'hu', 0], ['room', 'other', 0],
  ] as const)('%s in %s: %i of two', async (interpreter, language, many) => {
    const actor = await withDraft()
    await saveAnswer(actor, 'wishes', { language, interpreter })
    const two = [await slot(60), await slot(61, { phone: '{es,ro}', room: '{es}' })]
    try {
      const found = (await freeMoments(actor, island, addDays(today, 59))).map(({ id }) => id)
      expect(found.filter((id) => two.includes(id))).toHaveLength(many)
    } finally {
      await superuser.query('delete from slots where id = any($1)', [two])
    }
  })

  test('a moment that no longer fits is let go, and the rest is kept', async () => {
    const actor = await withDraft()
    await choosePlace(actor, island, today)
    const id = await slot(62, { room: '{es}' })
    expect(await chooseMoment(actor, id, today)).toBe(true)
    await saveAnswer(actor, 'wishes', { language: 'es', interpreter: 'room' })
    expect((await ownAnswers(actor)).missing).not.toContain('moment')
    await saveAnswer(actor, 'wishes', { language: 'hu', letters: 'hu' })
    const { missing, wishes } = await ownAnswers(actor)
    expect([missing.includes('moment'), missing.includes('place'), wishes.interpreter]).toEqual([true, false, 'room'])
    expect(await chooseMoment(actor, id, today)).toBe(false)
    await superuser.query('delete from slots where id = $1', [id])
  })
})

describe('a place', () => {
  test('has the waiting time of its first free moment that fits her, in one list with what is known of its desk', async () => {
    const actor = await withDraft()
    await saveAnswer(actor, 'wishes', { language: 'ro', interpreter: 'room' })
    const codes = ['GM0344', 'GM0363', 'GM0014']
    const firstDays = () => Promise.all(codes.map(async (code) => (await freeMoments(actor, code, today))[0]?.day))
    const [before, places, after] = [await firstDays(), await placesFor(actor, today), await firstDays()]
    // Others choose meanwhile.
    for (const [index, code] of codes.entries()) expect([before[index], after[index]]).toContain(places.find((place) => place.code === code)?.firstDay)
    expect(places.find(({ code }) => code === 'GM0344')).toMatchObject({ name: 'Utrecht', province: 'UT', stepFree: true, spoken: expect.arrayContaining(['nl']) })
  })

  test('without a moment it says so; provinces are links that show their places alone', async () => {
    const visitor = new Visitor()
    await applicant(visitor, 3)
    const page = await visitor.visit('/vragen/plaats')
    const tiles = page.html.querySelectorAll('ul.tiles li')
    expect([tiles.length, tiles.filter((tile) => tile.querySelector('a')).length]).toEqual([12, 4])
    const values = (shown: typeof page) => shown.html.querySelectorAll('input[name=municipality]').map((input) => input.getAttribute('value'))
    expect(values(page)).toEqual(expect.arrayContaining(['GM0344', 'GM0363', 'GM0014', island]))
    const friesland = await page.follow('Fryslân')
    const { rows } = await superuser.query<{ code: string }>(`select code from municipalities where province = 'FR'`)
    expect(values(friesland)).toContain(island)
    expect(rows.map(({ code }) => code)).toEqual(expect.arrayContaining(values(friesland)))
    expect(friesland.text).toContain('Nu is er geen plek')
    expect((await friesland.press('Verder')).status).toBe(422)
    const first = async () => daysBetween(today, (await placesFor(undefined, today)).find(({ code }) => code === 'GM0344')?.firstDay ?? today)
    const before = await first()
    const [, days] = /Eerste plek over (\d+) dag/.exec((await visitor.visit('/vragen/plaats?provincie=UT')).text) ?? []
    expect([before, await first()]).toContain(Number(days))
    expect((await new Visitor().visit('/start')).text).toMatch(/Nu (\d+ tot )?\d+ dag/)
  })
})

describe('choosing a moment through the forms', () => {
  const visitor = new Visitor()
  beforeAll(() => applicant(visitor, 4))

  test('three first moments, or a day and then its times', async () => {
    await visitor.visit('/vragen')
    expect((await visitor.visit('/vragen/moment')).path).toBe('/vragen/plaats')
    await answer(await visitor.visit('/vragen/plaats'))
    const page = await visitor.visit('/vragen/moment')
    expect(page.html.querySelectorAll('input[name=slot]')).toHaveLength(3)
    const days = await page.follow('Een andere dag')
    expect((await days.press('Verder')).status).toBe(422)
    const last = days.html.querySelectorAll('input[name=day]').at(-1)?.getAttribute('value') ?? ''
    const times = await days.press('Verder', { day: last })
    expect(times.path).toBe('/vragen/moment')
    const labels = times.html.querySelectorAll('.choice label').map(({ text }) => text)
    expect(labels.length).toBeGreaterThan(0)
    expect(new Set(labels.map((label) => label.split(',')[0])).size).toBe(1)
  })

  test('taken meanwhile: the rest is kept and new moments are shown', async () => {
    const other = await withDraft()
    await choosePlace(other, 'GM0014', today)
    const page = await visitor.visit('/vragen/moment')
    const taken = page.html.querySelector('input[name=slot]')?.getAttribute('value') ?? ''
    // By this one, or by another story just before.
    await chooseMoment(other, taken, today)
    const lost = await page.press('Kies', { slot: taken })
    expect([lost.status, lost.text.includes('net gekozen door iemand anders')]).toEqual([422, true])
    const offered = lost.html.querySelectorAll('input[name=slot]').map((input) => input.getAttribute('value'))
    expect([offered.length, offered.includes(taken)]).toEqual([3, false])
  })

  test('no place in four weeks: said so, with the phone; the list lets her send, and choose when there is a place', async () => {
    await (await visitor.visit('/vragen/plaats')).press('Verder', { municipality: island })
    const page = await visitor.visit('/vragen/moment')
    expect(page.text).toContain('Geen plek in de komende 4 weken')
    expect(page.text).toContain('0562 000 000')
    await page.press('Zet mij op de wachtlijst')
    expect((await visitor.visit('/vragen/controleren')).text).toContain('op de wachtlijst')
    const readBack = (await answerAll(await (await visitor.visit('/vragen')).follow('Verder'))).at(-1)
    const received = await readBack?.press('Verstuur aanvraag', { declared: 'yes' })
    expect([received?.status, received?.path]).toEqual([200, '/klaar'])
    expect((await visitor.visit('/berichten')).text).toContain('Wij hebben uw aanvraag')
    expect((await visitor.visit('/gesprek/afspraak.ics')).status).toBe(404)

    const { rows: [row] } = await workPage(official('caseworker', island), { tab: 'all', step: 'interview to plan' }, today)
    expect(row?.talk).toBeNull()

    const home = await visitor.visit('/mijn')
    expect((await home.follow('Kies een moment')).text).toContain('U staat op de wachtlijst')
    const id = await slot(5)
    const planned = await (await home.follow('Kies een moment')).press('Kies dit moment', { slot: id })
    expect(planned.path).toBe('/gesprek')
    expect((await visitor.visit('/mijn')).text).toContain('Uw gesprek is gepland')
  })
})

test('nobody waits where there is a place', async () => {
  const actor = await withDraft()
  await choosePlace(actor, 'GM0014', today)
  expect(await waitForMoment(actor, today)).toBe(false)
  expect((await ownAnswers(actor)).missing).toContain('moment')
})

describe('giving the moment back', () => {
  test('frees it for someone else; the application, its answers and its last day stay; twice at once is once', async () => {
    const actor = await onIsland(40)
    const before = await ownApplication(actor)
    const outcomes = await Promise.allSettled([cancelTalk(actor, now(), today), cancelTalk(actor, now(), today)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const after = await ownApplication(actor)
    expect([after?.slotId, after?.decideBy, after?.closedOn]).toEqual([null, before?.decideBy, null])
    expect(await acts(actor)).toEqual(['submit', 'cancelTalk'])

    const other = await withDraft()
    await choosePlace(other, island, today)
    expect(await chooseMoment(other, before?.slotId ?? '', today)).toBe(true)
    expect(await moveTalk(actor, before?.slotId ?? '', now(), today)).toBe(false)
    expect(await moveTalk(actor, await slot(41), now(), today)).toBe(true)
    expect((await ownTalk(actor, now(), today)).moment).toEqual({ day: addDays(today, 41), time: '10:00' })
  })

  test('until the same time the day before; then she calls', async () => {
    const actor = await withApplication('GM0363')
    const { moment } = await ownTalk(actor, now(), today)
    const { day, time } = moment as NonNullable<typeof moment>
    const late = new Date(instantOf(addDays(day, -1), time).getTime() + 60_000)
    const tooLate = [
      () => cancelTalk(actor, late, today), () => askInterviewer(actor, { interviewer: 'man' }, late, today),
      () => changeSupport(actor, { company: 'alone', talkPlace: 'desk', needs: [], callMe: '', mustKnow: '' }, late, today),
    ]
    for (const act of tooLate) await expect(act()).rejects.toThrow(Refused)
    expect(await acts(actor)).toEqual(['submit'])
  })

  test('who withdraws frees her moment too; who gave it back where nothing is free waits on the list', async () => {
    const gone = await onIsland(42)
    const { slotId } = (await ownApplication(gone)) ?? {}
    await withdraw(gone, today)
    expect((await freeMoments(gone, island, today)).map(({ id }) => id)).toContain(slotId)

    const actor = await onIsland(43)
    await cancelTalk(actor, now(), today)
    const outcomes = await Promise.all([waitForTalk(actor, now(), today).catch(() => false), waitForTalk(actor, now(), today).catch(() => false)])
    expect(outcomes).toContain(true)
    expect((await acts(actor)).filter((act) => act === 'awaitTalk')).toHaveLength(1)
    expect((await ownTalk(actor, now(), today)).waitingSince).toBe(today)
  })
})

describe('another interviewer, and who comes along', () => {
  test('asked for once, without a reason; officials see it in the case, and which in the file', async () => {
    const actor = await withApplication('GM0363')
    const asks = [askInterviewer(actor, { interviewer: 'woman' }, now(), today), askInterviewer(actor, { interviewer: 'man' }, now(), today)]
    const outcomes = await Promise.allSettled(asks)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const wanted = outcomes[0]?.status === 'fulfilled' ? 'woman' : 'man'
    expect((await ownTalk(actor, now(), today)).canAskInterviewer).toBe(false)

    const id = (await ownApplication(actor))?.id ?? ''
    const { first: interviewer } = await teamOf('GM0363')
    expect((await readCase(interviewer, id, today)).application.facts().acts.map(({ act }) => act)).toContain('askInterviewer')
    expect((await openParts(interviewer, id, ['wishes'])).wishes).toMatchObject({ interviewer: wanted })
  })

  test('she changes who comes along and what she needs; the rest of her wishes stays', async () => {
    const actor = await withApplication('GM0363')
    await changeSupport(actor, { company: 'someone', talkPlace: 'neutral', needs: ['breaks'], callMe: 'Mila', mustKnow: 'Ik praat zacht.' }, now(), today)
    expect((await ownTalk(actor, now(), today)).wishes).toEqual({
      language: 'nl', letters: 'nl', interpreter: 'none', interviewer: 'any', company: 'someone', talkPlace: 'neutral', needs: ['breaks'], callMe: 'Mila', mustKnow: 'Ik praat zacht.',
    })
  })

  test('through the forms: her page of the talk has place, bring list, rights, what is asked and what is not', async () => {
    const visitor = new Visitor()
    await visitor.signIn('worker', 'worker-15')
    const page = await visitor.visit('/gesprek')
    for (const text of ['Voorbeeld', t('talk.bring.text'), t('talk.right.bring'), t('topic.canRefuse'), t('notAsked.earnings')]) expect(page.text).toContain(text)
    const tiles = (await visitor.visit('/mijn')).html.querySelectorAll('ul.doors a').map((tile) => tile.getAttribute('href'))
    expect(tiles.slice(0, 4)).toEqual(['/inzage', '/gesprek', '/berichten', '/stoppen'])
    const about = await new Visitor().visit('/uw-gesprek')
    for (const item of page.html.querySelectorAll('main > ul:not(.actions) li')) expect(about.text).toContain(item.text)
    if (!page.text.includes(t('form.otherInterviewer'))) return
    const asked = await (await page.follow(t('form.otherInterviewer'))).press(t('form.otherInterviewer.button'), { interviewer: 'woman' })
    expect([asked.path, asked.text.includes(t('form.otherInterviewer'))]).toEqual(['/gesprek', false])
    const staff = new Visitor()
    await staff.signIn('staff', 'staff-GM0363-4')
    const caseNumber = /\d{6}-[A-Z]{3}/.exec((await visitor.visit('/mijn')).text)?.[0] ?? ''
    const found = (await staff.visit('/werk/lijst?lijst=alles')).html.querySelectorAll('tbody a').some(({ text }) => text === caseNumber)
    if (found) expect((await (await staff.visit('/werk/lijst?lijst=alles')).follow(caseNumber)).text).toContain(t('case.asksOther.text'))
  })
})
