/** A colleague goes half-way a talk: it waits, another sits in that seat and says why, and what was written stays with who wrote it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ownReport } from '../../src/actions/applications.ts'
import { shareReport } from '../../src/actions/interviews.ts'
import { stepBack } from '../../src/actions/shield/barriers.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { attend, readTalk, resumeTalk } from '../../src/actions/talking/presence.ts'
import { holdInterview, saveBlock } from '../../src/actions/talking/record.ts'
import { takeSeat } from '../../src/actions/talking/seat.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { topics } from '../../src/law/talking/interview.ts'
import { aliasOf } from '../../src/law/office/office.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { translator } from '../../src/platform/page/translate.ts'
import type { Official } from '../../src/policies/actor.ts'
import { asSuperuser } from '../support/database.ts'
import { caseOf, teamOf, today, withApplication, withoutDoors } from '../support/newWorker.ts'
import { agreeOnViews, beginTalk, writeBlocks } from '../support/talking.ts'
import { type Page, signedIn } from '../support/visitor.ts'

const superuser = asSuperuser()
beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
})
afterAll(() => superuser.end())

const said = (act: Promise<unknown>): Promise<unknown> => act.then((done) => done, (error: unknown) => error)
const t = translator('nl')
const next = 'Bewaar en ga naar het volgende blok'
const typed = (page: Page, name: string): string => page.html.querySelector(`[name=${name}]`)?.text ?? ''

test('someone else comes half-way: in the seat of a colleague who went, with why; it waits until there are two, and what was written stays', async () => {
  const actor = await withApplication('GM0363')
  const { id: other } = await caseOf(actor)
  const team = await teamOf('GM0363')
  await beginTalk([team.first, team.second], other, today)
  await writeBlocks([team.first, team.second], other, today, 2)
  const [one, third] = await Promise.all([signedIn('staff', 'staff-GM0363-2'), signedIn('staff', 'staff-GM0363-talk-3')])
  const address = `/zaken/${other}/gesprek`
  expect((await third.visit(address)).text).toContain(t('interview.begunByOthers'))

  const waiting = await (await one.visit(`${address}/nu`)).press(t('interview.theyWent'))
  expect(waiting.text).toContain(t('interview.alone'))
  expect(waiting.raw).not.toContain('Vertelde dat zij')
  // What was typed of that part is still kept; going on alone is not possible.
  expect(await saveBlock(team.first, other, 'canRefuse', { version: 0, content: { told: 'Zegt nee.', observed: '', interpretation: '', needed: '' } }, today)).toEqual({ version: 1 })
  expect(await said(resumeTalk(team.first, other, today))).toMatchObject({ impediment: { because: 'one-official' } })
  expect(await said(saveBlock(team.second, other, 'canRefuse', { version: 1, content: { told: 'Anders.', observed: '', interpretation: '', needed: '' } }, today))).toMatchObject({ impediment: { because: 'not-at-talk' } })

  const account = await accountOf('staff-GM0363-talk-3')
  expect(await said(attend(account, other, today))).toMatchObject({ impediment: { because: 'not-named' } })
  expect((await (await third.visit(address)).press(t('interview.seat.button'))).status).toBe(422)
  expect(await said(takeSeat(account, other, { seat: team.first.id, seatReason: 'left' }, today))).toMatchObject({ impediment: { because: 'still-present' } })
  const named = await (await third.visit(address)).press(t('interview.seat.button'), { seat: team.second.id, seatReason: 'left' })
  await named.press(t('interview.attend'))
  expect((await third.visit(`${address}/nu`)).text).toContain(t('interview.pause'))
  await (await third.visit(`${address}/nu`)).press(t('interview.resume'))

  // Both read what was written before, and add to it; nobody writes over it.
  const before = await third.visit(`${address}/nu/1`)
  expect([before.text.includes('Vertelde dat zij zelf kiest'), typed(before, 'told')]).toEqual([true, ''])
  await before.press(next, { told: 'Vertelde later dat zij ook thuis werkt.' })
  const old = await saveBlock(team.first, other, 'canRefuse', { version: 1, content: { told: 'Zegt nee, en nog iets.', observed: '', interpretation: '', needed: '' } }, today)
  expect(old).toMatchObject({ version: 0, other: { told: 'Zegt nee.' } })
  for (const topic of topics.slice(3)) await saveBlock(account, other, topic, { version: 0, content: { told: 'Ja.', observed: '', interpretation: '', needed: '' } }, today)
  await holdInterview(account, other, { aloneHeld: 'yes', readBack: 'yes' }, today)

  expect(await said(agreeOnViews([team.second, team.first], other, today))).toMatchObject({ impediment: { because: 'not-at-talk' } })
  await agreeOnViews([team.first, account], other, today)
  // Of a topic in two parts one can be kept back from her, and the other stays hers.
  await shareReport(team.first, other, today, { withhold: ['ownChoice-1-2'], withholdGround: 'endangersOther', withholdWhy: 'Hier staat waar een ander woont.' })
  const shown = await (await one.visit(`/zaken/${other}/verslag`)).press(t('interview.report.open'))
  for (const text of ['Vertelde dat zij zelf kiest', 'ook thuis werkt', [team.first, team.second].map(({ id: by }) => aliasOf(by)).join(', ')]) expect(shown.text).toContain(text)
  expect((await one.visit(`/zaken/${other}`)).text).toContain(t('case.seatOf', { who: aliasOf(team.second.id), why: t('option.seatReason.left') }))
  const { report } = await ownReport(actor)
  expect(report?.blocks.filter(({ topic }) => topic === 'ownChoice').map(({ part, told, leftOut = false }) => [part, told !== '', leftOut])).toEqual([[1, true, false], [2, false, true]])
  expect(JSON.stringify(report)).not.toContain(team.first.id)
  const { rows } = await superuser.query<{ seats: string[] }>('select array_agg(e.official_id::text) as seats from slot_seats e join applications a on a.slot_id = e.slot_id where a.id = $1', [other])
  expect(rows[0]?.seats.toSorted()).toEqual([team.first.id, account.id].toSorted())
})

test('of two who take the same seat at once one sits there, and the other hears it; who steps back makes the talk wait', async () => {
  const { id: other } = await caseOf(await withApplication('GM0363'))
  const team = await teamOf('GM0363')
  await beginTalk([team.first, team.second], other, today)
  await stepBack(team.second, other, { stepBack: 'knows' }, today)
  expect(await said(takeSeat(team.second, other, { seat: team.second.id, seatReason: 'agreed' }, today))).toBeInstanceOf(NotFound)
  const { paused, present } = await readTalk(team.first, other, today)
  expect([paused, present]).toEqual([true, [team.first.id]])
  const others = await Promise.all(['staff-GM0363-talk-3', 'staff-GM0363-talk-4'].map(accountOf))
  const tried = await Promise.all(others.map((official) => said(takeSeat(official, other, { seat: team.second.id, seatReason: 'left' }, today))))
  expect(tried.filter((each) => each === true)).toHaveLength(1)
  expect(tried.find((each) => each !== true)).toMatchObject({ impediment: { because: 'seat-taken' } })
})

/** An account of the demonstration. */
const accountOf = async (subject: string): Promise<Official> => (await enterAsStaff({ issuer: demonstrationIssuer, subject }, today)) as Official
