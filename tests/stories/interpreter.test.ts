/** An interpreter is asked by an address that works once, and that names nobody. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { answerInvitation, interpreterState, inviteInterpreter, readInvitation } from '../../src/actions/calendar/interpreters.ts'
import { moveFor } from '../../src/actions/calendar/handOver.ts'
import { addRule } from '../../src/actions/calendar/times.ts'
import { translator } from '../../src/platform/page/translate.ts'
import { asSuperuser } from '../support/database.ts'
import { designate, endDesignation } from '../support/designated.ts'
import { caseOf, today, withoutDoors } from '../support/newWorker.ts'
import { aPlace, morningsOf, type Place, withTalk } from '../support/planners.ts'
import { sectorWords } from '../support/sectorWords.ts'
import { Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const t = translator('nl')
/** Of this test alone: Texel. */
const code = 'GM0448'
const now = () => new Date()
let place: Place
let slots: string[]

beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
  await designate(superuser, code)
  place = await aPlace(superuser, code, today)
  await addRule(place.planner, morningsOf(place, today, { ruleInRoom: ['es'] }), today)
  slots = (await superuser.query<{ id: string }>('select id from slots where room_id = $1 order by day, time', [place.rooms[0]])).rows.map(({ id }) => id)
})
afterAll(async () => {
  await endDesignation(superuser, code)
  await superuser.end()
})

const interviewer = () => {
  const [first] = place.interviewers
  if (!first) throw new Error('no interviewer')
  return first
}

test('says when, where and which language, and no name or number; whoever may know her is asked no further, and another is', async () => {
  const slot = slots[3] ?? ''
  const actor = await withTalk(code, slot, today, { interpreter: 'room', language: 'es' })
  const { caseNumber } = await caseOf(actor)
  const asked = await inviteInterpreter(interviewer(), slot, now())
  const path = `/tolk/${asked?.token ?? ''}`
  const anyone = new Visitor()
  const page = await anyone.visit(path)
  expect([page.status, page.headers.get('referrer-policy'), page.headers.getSetCookie()]).toEqual([200, 'no-referrer', []])
  for (const text of [t('option.language.es'), t('interpreter.mode.room'), 'Texel', 'Kamer A']) expect(page.text).toContain(text)
  expect(page.raw).not.toContain(caseNumber)
  expect(page.raw).not.toMatch(sectorWords)
  expect((await anyone.visit(`/en${path}`)).text).toContain('Spanish')
  const empty = await page.press(t('interpreter.button'))
  expect([empty.status, empty.text.includes(t('error.interpreterAnswer'))]).toEqual([422, true])
  const knows = await page.press(t('interpreter.button'), { interpreterAnswer: 'knows' })
  expect([knows.status, knows.text.includes(t('interpreter.answered.knows')), anyone.cookies.size]).toEqual([200, true, 0])
  expect(await interpreterState(interviewer(), slot)).toBe('knows')

  const other = (await inviteInterpreter(interviewer(), slot, now()))?.token ?? ''
  const twice = await Promise.all([answerInvitation(other, 'accepted', now()), answerInvitation(other, 'knows', now())])
  expect(twice.filter(Boolean)).toHaveLength(1)
  const { rows } = await superuser.query<Record<string, unknown>>('select * from interpreter_invitations where slot_id = $1', [slot])
  expect(JSON.stringify(rows)).not.toMatch(/"es"|room/)
})

test('is over when the talk begins, when it is moved, and for any other address', async () => {
  const slot = slots[6] ?? ''
  await withTalk(code, slot, today, { interpreter: 'phone', language: 'ro' })
  const token = (await inviteInterpreter(interviewer(), slot, now()))?.token ?? ''
  expect(await readInvitation(token, now())).toMatchObject({ mode: 'phone', language: 'ro', answer: null })
  expect(await readInvitation(token, new Date(Date.now() + 60 * 24 * 3_600_000))).toBeUndefined()
  expect(await moveFor(place.planner, slot, slots[7] ?? '', today)).toBe(true)
  expect(await readInvitation(token, now())).toBeUndefined()
  expect(await answerInvitation(token, 'accepted', now())).toBe(false)
  const nowhere = await new Visitor().visit('/tolk/another')
  expect([nowhere.status, nowhere.text.includes(t('interpreter.over'))]).toEqual([410, true])
})

test('is not made for who wants none', async () => {
  const slot = slots[9] ?? ''
  await withTalk(code, slot, today)
  expect(await inviteInterpreter(interviewer(), slot, now())).toBeUndefined()
})
