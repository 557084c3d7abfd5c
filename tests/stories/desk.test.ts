/** The front desk: found by a number, called by a code that says nothing, and what happens when a document does not match. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { arrive, findAtDesk, forgetArrivals, makeScreen, readAtDesk, readScreen } from '../../src/actions/desk/arrivals.ts'
import { identify } from '../../src/actions/desk/identity.ts'
import { openParts, readCase } from '../../src/actions/cases.ts'
import { reseal } from '../../src/actions/vault.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { seeWorkRight, workRightsToSee } from '../../src/actions/measures/workRight.ts'
import type { DeskForm } from '../../src/forms/case/case.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { dates, translator } from '../../src/platform/page/translate.ts'
import type { Official } from '../../src/policies/actor.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { addDays, addYears, type Day } from '../../src/law/day.ts'
import { asSuperuser } from '../support/database.ts'
import { seenAtDesk } from '../support/atDesk.ts'
import { caseOf, grant, teamOf, today, withApplication, withoutDoors } from '../support/newWorker.ts'
import { sectorWords } from '../support/sectorWords.ts'
import { beginTalk } from '../support/talking.ts'
import { signedIn, Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const t = translator('nl')
beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
})
afterAll(() => superuser.end())

const desk = (municipality = 'GM0344'): Official => ({ role: 'frontDesk', id: randomUUID(), municipality })
const now = () => new Date()

/** Her talk is today, which cannot be chosen. */
async function expectedToday(municipality = 'GM0344') {
  const application = await caseOf(await withApplication(municipality))
  const { rows } = await superuser.query<{ id: string }>(
    `insert into slots (id, municipality, day, time, room_id) select gen_random_uuid(), $1, $2, '23:4' || (random() * 9)::int, (select id from rooms r where r.municipality = $1 and not exists (select from slots s where s.room_id = r.id and s.day = $2) limit 1)
     on conflict do nothing returning id`, [municipality, today])
  const slot = rows[0]?.id ?? (await superuser.query<{ id: string }>(`insert into slots (id, municipality, day, time) values (gen_random_uuid(), $1, $2, '22:' || lpad((random() * 59)::int::text, 2, '0')) returning id`, [municipality, today])).rows[0]?.id
  await superuser.query('update applications set slot_id = $1 where id = $2', [slot, application.id])
  return application
}

describe('someone comes in', () => {
  test('found by her case number, there once, and called by a code on a screen without a name', async () => {
    const { id, caseNumber } = await expectedToday()
    const actor = desk()
    expect(await findAtDesk(actor, ` ${caseNumber.toLowerCase()} `, now())).toBe(id)
    expect(await findAtDesk(desk('GM0363'), caseNumber, now())).toBeUndefined()
    expect(await findAtDesk(actor, '999999-QQQ', now())).toBeUndefined()
    const codes = await Promise.all([arrive(actor, id, now(), today), arrive(actor, id, now(), today)].map((each) => each.catch(() => undefined)))
    const code = await arrive(actor, id, now(), today)
    expect(codes.filter(Boolean).every((each) => each === code)).toBe(true)
    expect(await readAtDesk(actor, id, today)).toMatchObject({ callCode: code, calledAt: null, isToday: true })

    const screen = await makeScreen(actor, now())
    expect(((await readScreen(screen, now())) ?? []).map((each) => each.code)).not.toContain(code)
    // Called by who holds the talk: from the calendar, and once more from the page of the talk.
    const interviewer = await signedIn('staff', 'staff-GM0344-2')
    expect((await (await interviewer.visit('/agenda')).press(`${t('visitor.call')}: ${code}`)).path).toBe('/agenda')
    expect(((await readScreen(screen, now())) ?? []).map((each) => each.code)).toContain(code)
    expect((await (await interviewer.visit(`/zaken/${id}/gesprek`)).press(t('visitor.callAgain'))).path).toBe(`/zaken/${id}/gesprek`)
    const shown = await new Visitor().visit(`/scherm/${screen}`)
    expect([shown.status, shown.headers.get('refresh'), shown.headers.get('referrer-policy'), shown.headers.getSetCookie()]).toEqual([200, '10', 'no-referrer', []])
    expect(shown.text).toContain(code)
    expect(shown.raw).not.toContain(caseNumber)
    expect(shown.raw).not.toMatch(sectorWords)
    expect((await new Visitor().visit('/scherm/another')).status).toBe(410)
    // Once the talk has begun nobody calls her, also not from a page that stood open.
    const before = await interviewer.visit(`/zaken/${id}/gesprek`)
    const { calledAt, begun } = await readAtDesk(actor, id, today)
    const { first, second } = await teamOf('GM0344')
    await beginTalk([first, second], id, today)
    expect((await before.press(t('visitor.callAgain'))).text).not.toContain(t('visitor.callAgain'))
    expect([begun, await readAtDesk(actor, id, today)]).toMatchObject([false, { begun: true, calledAt }])
    // After ten minutes it is gone, and tomorrow the screen is.
    expect(((await readScreen(screen, new Date(Date.now() + 11 * 60_000))) ?? []).map((each) => each.code)).not.toContain(code)
    expect(await readScreen(screen, new Date(Date.now() + 25 * 3_600_000))).toBeUndefined()
  })

  test('on another day she is not reported as here; what is left of a day goes the night after', async () => {
    const { id } = await caseOf(await withApplication('GM0363'))
    await expect(arrive(desk('GM0363'), id, now(), today)).rejects.toThrow(NotFound)
    const other = await expectedToday('GM0363')
    const long = addDays(today, -3)
    await superuser.query(`insert into arrivals (application_id, municipality, day, call_code, arrived_at, made_by) values ($1, 'GM0363', $2, 'Z9', now(), $1)`, [other.id, long])
    await forgetArrivals(today, now())
    expect((await superuser.query('select from arrivals where application_id = $1 and day = $2', [other.id, long])).rowCount).toBe(0)
  })
})

describe('a document', () => {
  const seen = { document: 'passport', seen: 'yes', genuine: 'yes', same: 'yes', face: 'yes', workRight: 'free' } as const

  test('that does not match stops it: what to do is told, the case says so, and nothing of it is kept; later it can still be right', async () => {
    const actor = await withApplication('GM0014')
    const { id, caseNumber } = await caseOf(actor)
    const visitor = new Visitor()
    await visitor.signIn('staff', 'staff-GM0014-1')
    const found = await (await visitor.visit('/balie/zoek')).press(t('form.findAtDesk.button'), { visitor: caseNumber })
    expect([found.path, found.text.includes(t('visitor.notToday'))]).toEqual([`/balie/${id}/komst`, true])
    await superuser.query('update slots set day = $2 where id = (select slot_id from applications where id = $1)', [id, addDays(today, -3)])
    expect((await visitor.visit(found.path)).text).toContain(t('visitor.past'))
    const page = await found.press(t('visitor.identify'))
    const empty = await page.press(t('form.desk.button'))
    expect([empty.status, ...['genuine', 'same', 'face', 'workRight'].map((name) => empty.text.includes(t(`error.${name}`)))]).toEqual([422, true, true, true, true])
    const stop = await page.press(t('form.desk.button'), { ...seen, face: 'no' })
    for (const key of ['option.deskFound.otherFace', 'halted.step.giveBack', 'halted.told.caseworker', 'halted.sure']) expect(stop.text).toContain(t(key))
    expect((await caseOf(actor)).facts().acts.map(({ act }) => act)).not.toContain('haltIdentity')
    const done = await stop.press(t('halted.button'))
    expect([done.status, done.text.includes(t('halted.done'))]).toEqual([200, true])
    expect((await caseOf(actor)).facts().acts.map(({ act }) => act)).toContain('haltIdentity')
    const { rows } = await superuser.query<{ details: unknown; actor_id: string }>(`select details, actor_id from audit_entries where event = 'application.identityHalted' and subject = $1`, [id])
    expect(rows).toEqual([{ details: {}, actor_id: expect.any(String) }])
    expect((await readCase({ role: 'caseworker', id: randomUUID(), municipality: 'GM0014' }, id, today)).application.facts().acts.map(({ act }) => act)).toContain('haltIdentity')

    const again = await (await visitor.visit(`/balie/${id}/komst`)).press(t('visitor.identify'))
    const mrz = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
    for (const [typed, said] of [[mrz.replace('L8', 'L9'), 'error.mrzDigits'], [mrz, 'error.mrzBirth']] as const) {
      const wrong = await again.press(t('form.desk.button'), { ...seen, mrz: typed }, { name: 'photo', content: await drawnPortrait(2), type: 'image/jpeg' })
      expect([wrong.status, wrong.text.includes(t(said))]).toEqual([422, true])
    }
    const right = await again.press(t('form.desk.button'), seen, { name: 'photo', content: await drawnPortrait(2), type: 'image/jpeg' })
    expect([right.status, right.path, right.text.includes('Vastgelegd: wie zij is')]).toEqual([200, '/balie', true])
    expect((await caseOf(actor)).facts().acts.map(({ act }) => act)).toContain('identify')
  })

  test('whatever stops it stops it in the act as well, whoever asks for it', async () => {
    const { id } = await caseOf(await withApplication('GM0014'))
    const { desk: official } = await teamOf('GM0014')
    const wrong: [Partial<DeskForm>, string][] = [
      [{ genuine: 'no' }, 'R06_IDENTITY'], [{ same: 'no' }, 'R06_IDENTITY'], [{ face: 'no' }, 'R06_IDENTITY'], [{ workRight: 'none' }, 'R02_WORK_RIGHT'],
      [{ document: 'residencePermit' }, 'R02_WORK_RIGHT'], [{ workRight: 'endorsed', workUntil: addDays(today, -1) }, 'R02_WORK_RIGHT'],
    ]
    for (const [found, rule] of wrong) await expect(identify(official, id, { ...seenAtDesk, ...found }, await drawnPortrait(2), today)).rejects.toMatchObject({ impediment: { rule } })
    const actor = await withApplication('GM0014')
    const young = await caseOf(actor)
    await inTransaction(actor, () => reseal({ personId: actor.personId }, 'identity', 'identity', { given: 'Verzonnen', family: 'Persoon', birthdate: addYears(today, -20), nationality: 'Nederlandse', bsn: null }))
    await expect(identify(official, young.id, seenAtDesk, await drawnPortrait(2), today)).rejects.toMatchObject({ impediment: { rule: 'R01_AGE' } })
    expect((await superuser.query(`select from sealed where application_id in ($1, $2) and compartment = 'photo'`, [id, young.id])).rowCount).toBe(0)
  })

  test('a right to work that ends within the licence is read by whoever decides, and a task on its day', async () => {
    const actor = await withApplication('GM0014')
    const until = addDays(today, 90)
    const { id, team } = await grant(actor, 'GM0014', today, { ...seenAtDesk, document: 'residencePermit', workRight: 'endorsed', workUntil: until })
    const parts = await openParts(team.decider, id, ['identityCheck'])
    expect(parts.identityCheck).toEqual({ document: 'residencePermit', seenOn: today, workRight: 'endorsed', workUntil: until })
    for (const role of [team.first, team.desk]) await expect(openParts(role, id, ['identityCheck'], 'hold-interview')).rejects.toThrow(Forbidden)
    const tasksOn = async (on: Day) => (await workRightsToSee(team.caseworker, on)).filter((task) => task.id === id).map((task) => task.until)
    expect([await tasksOn(addDays(until, -1)), await tasksOn(until), await tasksOn(addDays(until, 5))]).toEqual([[], [until], [until]])

    const caseworker = await signedIn('staff', 'staff-GM0014-4')
    const page = await (await caseworker.visit(`/zaken/${id}`)).press('Open het dossier')
    for (const word of [t('option.document.residencePermit'), t('option.workRight.endorsed'), dates('nl').date(until)]) expect(page.text).toContain(word)
    const form = await (await caseworker.visit(`/zaken/${id}`)).follow(t('act.workRight'))
    expect((await form.press(t('form.workRight.button'), { goesOnUntil: 'morgen' })).status).toBe(422)
    expect((await form.press(t('form.workRight.button'), { goesOnUntil: addDays(today, -1) })).status).toBe(409)
    await form.press(t('form.workRight.button'), { goesOnUntil: addDays(until, 30) })
    expect([await tasksOn(until), await tasksOn(addDays(until, 30))]).toEqual([[], [addDays(until, 30)]])
    await seeWorkRight(team.caseworker, id, { goesOnUntil: '' }, today)
    expect(await tasksOn(addDays(until, 900))).toEqual([])
    await expect(seeWorkRight(team.decider, id, { goesOnUntil: '' }, today)).rejects.toThrow(Forbidden)
  })
})

test('a wrong number is told beside the field, and the address of a screen is shown once', async () => {
  const visitor = new Visitor()
  await visitor.signIn('staff', 'staff-GM0344-1')
  const wrong = await (await visitor.visit('/balie/zoek')).press(t('form.findAtDesk.button'), { visitor: '111111-XXX' })
  expect([wrong.status, wrong.text.includes(t('error.visitorNotFound'))]).toEqual([422, true])
  const hall = await (await visitor.visit('/balie/hal')).press(t('hall.button'))
  const address = /http\S+\/scherm\/\S+/.exec(hall.text)?.[0] ?? ''
  expect((await new Visitor().visit(new URL(address).pathname)).status).toBe(200)
  expect((await visitor.visit('/balie/hal')).text).not.toContain('/scherm/')
})
