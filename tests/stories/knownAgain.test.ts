/** Who was refused, or applied, in a municipality is known again by whatever door she comes: there alone, for an official to weigh, and no longer than was said. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { eraseRefusals } from '../../src/actions/across/knownAgain.ts'
import { nothingToReferTo, ownNews } from '../../src/actions/application/earlier.ts'
import { saveAnswer, startApplication } from '../../src/actions/applications.ts'
import { decide, giveView, intendRefusal, propose } from '../../src/actions/decisions.ts'
import { caseFollowing } from '../../src/actions/following/caseSide.ts'
import { erasePeople } from '../../src/actions/retention.ts'
import { enterAsWorker } from '../../src/actions/signIn.ts'
import { bringIn } from '../../src/actions/takingOver/bringIn.ts'
import { prepareImport } from '../../src/actions/takingOver/prepare.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { columns, headings } from '../../src/forms/office/takingOver.ts'
import { addDays, day } from '../../src/law/day.ts'
import { objectionUntil } from '../../src/law/objecting/objection.ts'
import { keepUntil } from '../../src/law/retention.ts'
import { writeCsv } from '../../src/platform/paper/csv.ts'
import { ask, inReach } from '../../src/platform/database/db.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { asSuperuser } from '../support/database.ts'
import { assess, caseOf, refusal, submitted, teamOf, today, withoutDoors } from '../support/newWorker.ts'
import { official } from '../support/someoneElse.ts'
import { lettersMade } from '../support/story.ts'
import { signedIn } from '../support/visitor.ts'

const superuser = asSuperuser()

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
  await superuser.query(`delete from openings where actor_id in (select id::text from officials where municipality in ('GM0363', 'GM0014'))`)
})
afterAll(() => superuser.end())

const letters = () => randomUUID().replaceAll(/[\d-]/g, (sign) => String.fromCharCode(97 + (sign.charCodeAt(0) % 20)))

/** By another door each time: a provider that gives a service number, or one that gives none, as the desk. */
async function drafted(given: string, family: string, bsn: string | null = null): Promise<Worker> {
  const identity = { given, family, bsn, birthdate: day('1991-05-06'), nationality: bsn ? 'Roemeense' : 'Roemeens' }
  const actor = await enterAsWorker({ issuer: 'test', subject: randomUUID(), identity }, today)
  await startApplication(actor, today)
  await saveAnswer(actor, 'contact', { channel: 'portal', codeWord: 'tulp', limits: [] })
  await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
  return actor
}

async function refused(actor: Worker): Promise<{ caseNumber: string }> {
  const { id, team } = await assess(actor, 'GM0014', today)
  await intendRefusal(team.caseworker, id, { facts: 'Het paspoort was niet meer geldig.', reason: 'Uw paspoort is niet geldig.', grounds: ['R06_IDENTITY'] }, today)
  await giveView(actor, { statement: 'Mijn nieuwe paspoort komt.' }, today)
  await propose(team.caseworker, id, refusal, today)
  await decide(team.decider, id, today)
  return caseOf(actor)
}

const row = (given: string, family: string) => ['aanvraag', `Z-${letters()}`, given, family, '06-05-1991', 'Roemeense', '', 'paspoort', today, 'en', today, '', '', '']
const file = (...rows: readonly (readonly string[])[]) => Buffer.from(writeCsv([columns.map((column) => headings[column]), ...rows]))

test('refused by one door, she asks again by another: her municipality sees it, compares, and chooses; no other hears of it', async () => {
  const family = letters()
  const first = await submitted(await drafted('Zoë', family, '999900006'), 'GM0014')
  const { caseNumber } = await refused(first)

  const again = await drafted('ZOE', family.toUpperCase())
  // Of what was decided under another account she is not told: it may be someone else's.
  expect(await ownNews(again, today)).toBeUndefined()
  const here = await caseOf(await submitted(again, 'GM0014'))
  const team = await teamOf('GM0014')
  expect((await caseFollowing(team.caseworker, here.id, today)).earlier).toEqual({ on: today, caseNumber, otherAccount: true })
  const page = await (await signedIn('staff', 'staff-GM0014-4')).visit(`/zaken/${here.id}`)
  for (const words of [`Zaak ${caseNumber}`, 'Kijk zelf of het dezelfde persoon is']) expect(page.text).toContain(words)
  expect(await inTransaction(team.caseworker, () => nothingToReferTo(here, ['R07_REPEAT'], today))).toBeUndefined()
  // Nothing follows by itself.
  expect([here.closedOn, here.acts?.map(({ act }) => act).includes('refuse')]).toEqual([null, false])

  const elsewhere = await caseOf(await submitted(await drafted('Zoë', family, '999900006'), 'GM0363'))
  const there = await teamOf('GM0363')
  expect((await caseFollowing(there.caseworker, elsewhere.id, today)).earlier).toBeUndefined()
  expect(await inTransaction(there.caseworker, () => nothingToReferTo(elsewhere, ['R07_REPEAT'], today))).toMatchObject({ article: 'Awb 4:6(2)' })
  expect(await inReach({ municipality: 'GM0363', actor: there.caseworker.id }, () => ask('select from known_applicants where application_id = $1', [here.id]))).toEqual([])

  // Her file goes after a year; that she was refused is known a year more, without whose it was, and then no longer.
  await lettersMade(superuser, first.personId)
  const longAgo = addDays(today, -450)
  await superuser.query('update applications set closed_on = $2 where person_id = $1', [first.personId, longAgo])
  await superuser.query('update persons set created_on = $2 where id = $1', [first.personId, longAgo])
  await erasePeople(today)
  expect((await superuser.query('select from persons where id = $1', [first.personId])).rowCount).toBe(0)
  const earlier = async () => (await caseFollowing(team.caseworker, here.id, today)).earlier
  expect(await earlier()).toEqual({ on: longAgo, caseNumber: null, otherAccount: true })
  const last = keepUntil('repeatHash', objectionUntil(longAgo))
  await eraseRefusals(last)
  expect(await earlier()).toBeDefined()
  expect((await eraseRefusals(addDays(last, 1))).gone.length).toBeGreaterThan(0)
  expect(await earlier()).toBeUndefined()
})

test('whoever applied here is not taken over a second time: named by the line, also when she applied after the file was read', async () => {
  const [known, late] = [letters(), letters()]
  await submitted(await drafted('Zoë', known), 'GM0014')
  const reader = official('decisionMaker', 'GM0014')
  expect(await prepareImport(reader, file(row('Anna', letters()), row('ZOE', known)), new Date())).toMatchObject({ kind: 'wrong', problems: [{ line: 3, column: 'family', problem: 'here' }] })
  expect(await prepareImport(official('decisionMaker', 'GM0363'), file(row('ZOE', known)), new Date())).toMatchObject({ kind: 'ready' })

  const prepared = await prepareImport(reader, file(row('Zoë', late)), new Date())
  if (prepared.kind !== 'ready') throw new Error(JSON.stringify(prepared))
  await submitted(await drafted('Zoe', late), 'GM0014')
  await expect(bringIn(official('decisionMaker', 'GM0014'), prepared.id, new Date())).rejects.toMatchObject({ impediment: { because: 'already-handled' } })
  expect((await superuser.query('select from import_rows where import_id = $1', [prepared.id])).rowCount).toBe(0)
})
