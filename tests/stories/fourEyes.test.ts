/** Two hundred tries to decide alone: by the proposer, by another account or an earlier role of the same person, at once, and straight into the database. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { demonstrationIssuer } from '../../src/config.ts'
import { decide, sendBack } from '../../src/actions/decisions.ts'
import { agreeWithProposal } from '../../src/actions/measures/deciding.ts'
import { proposeUrgently } from '../support/measures.ts'
import { identify } from '../../src/actions/desk/identity.ts'
import { saveView } from '../../src/actions/interviews.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { macOf, macOfHuman } from '../../src/actions/subject.ts'
import { addDays } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { Official as OfficialRow } from '../../src/models/office/Official.ts'
import { inReach } from '../../src/platform/database/db.ts'
import type { StaffRole } from '../../src/law/office/office.ts'
import type { Official } from '../../src/policies/actor.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { holdTalk, viewOf } from '../support/talking.ts'
import { asSuperuser, serviceUrl } from '../support/database.ts'
import { caseOf, teamOf, today, withApplication, withGrant, withoutDoors, withRefusalProposed } from '../support/newWorker.ts'
import { seenAtDesk } from '../support/atDesk.ts'

const superuser = asSuperuser()

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
})
afterAll(() => superuser.end())

const town = 'GM0363'
const human = (index: number) => `staff-${town}-${index}`

/** Another account of someone who works here. */
async function account(role: StaffRole, whose: string): Promise<Official> {
  const subject = randomUUID()
  const claims = { issuer: demonstrationIssuer, subject }
  const [subjectMac, humanMac] = await Promise.all([macOf(claims), macOfHuman(demonstrationIssuer, whose)])
  await inReach({ door: subjectMac.toString('hex') }, () => OfficialRow.create({ subjectMac, humanMac, role, municipality: town, mandateFrom: today, ...(role === 'interviewer' && { trainedUntil: addDays(today, 300) }) }))
  return (await enterAsStaff({ ...claims, human: whose }, today)) as Official
}

const said = (act: Promise<unknown>): Promise<unknown> => act.then((done) => done, (error: unknown) => error)
const isNo = (answer: unknown): boolean => answer instanceof Refused || answer instanceof Forbidden
const decisions = async (id: string): Promise<number> => {
  const { rows } = await superuser.query<{ count: number }>(`select count(*)::int as count from application_acts where application_id = $1 and act in ('grant', 'refuse')`, [id])
  return rows[0]?.count ?? 0
}

test('200 tries to refuse or suspend alone or by an own second account: none succeeds; a second person does it once', async () => {
  const { id, team } = await withRefusalProposed(town)
  const licensed = await withGrant(town)
  await proposeUrgently(licensed.team, licensed.id, { weeks: 2 })
  // Who proposed, who led the talk and who gave a view, each with a second account that decides.
  const [proposer, first, second] = await Promise.all([4, 2, 3].map((index) => account('decisionMaker', human(index))))
  if (!proposer || !first || !second) throw new Error('not every account is there')
  const sameRole = { ...team.caseworker, role: 'decisionMaker' as const }
  const refusing = [team.caseworker, team.first, team.desk, sameRole, proposer, first, second]
  const suspending = [team.caseworker, sameRole, proposer]
  const alone = Array.from({ length: 20 }, () => [
    ...refusing.map((official) => () => decide(official, id, today)),
    ...suspending.map((official) => () => agreeWithProposal(official, licensed.id, today)),
  ]).flat()
  expect(alone).toHaveLength(200)
  expect(isNo(await said(sendBack(proposer, id, { comment: 'Terug naar mijzelf.' }, today)))).toBe(true)
  const answers: unknown[] = []
  for (let from = 0; from < alone.length; from += 8) answers.push(...(await Promise.all(alone.slice(from, from + 8).map((attempt) => said(attempt())))))
  expect(answers.filter((answer) => !isNo(answer))).toEqual([])
  expect(await decisions(id)).toBe(0)
  const { rows } = await superuser.query('select from licence_acts c join licences l on l.id = c.licence_id where l.application_id = $1', [licensed.id])
  expect(rows).toHaveLength(0)

  const atOnce = await Promise.all([team.decider, await account('decisionMaker', human(5)), await account('decisionMaker', 'someone else')].map((official) => said(decide(official, id, today))))
  expect(atOnce.filter((answer) => Array.isArray(answer) && answer.length === 0)).toHaveLength(1)
  expect(await decisions(id)).toBe(1)
})

test('the database refuses it too, whatever the service does', async () => {
  const { id, team } = await withRefusalProposed(town)
  const { personId } = await caseOfId(id)
  const proposer = await account('decisionMaker', human(4))
  const client = new pg.Client(await serviceUrl())
  await client.connect()
  const add = async (as: string, by: string): Promise<unknown> => {
    await client.query('begin')
    await client.query(`select set_config('app.municipality', $1, true), set_config('app.actor', $2, true)`, [town, as])
    const done = await said(client.query(`insert into application_acts (application_id, person_id, municipality, act, on_day, actor_id) values ($1, $2, $3, 'refuse', $4, $5)`, [id, personId, town, today, by]))
    await client.query('rollback')
    return done instanceof Error ? done.message : 'added'
  }
  expect(await add(team.caseworker.id, team.caseworker.id)).toMatch('two people')
  expect(await add(proposer.id, proposer.id)).toMatch('two people')
  expect(await add(team.caseworker.id, team.decider.id)).toMatch('someone else')
  expect(await add(team.decider.id, team.decider.id)).toBe('added')
  await client.end()
})

async function caseOfId(id: string): Promise<{ personId: string }> {
  const { rows } = await superuser.query<{ personId: string }>('select person_id as "personId" from applications where id = $1', [id])
  if (!rows[0]) throw new Error('no such case')
  return rows[0]
}

test('two views are of two people', async () => {
  const actor = await withApplication(town)
  const { id } = await caseOf(actor)
  const team = await teamOf(town)
  await identify(team.desk, id, seenAtDesk, await drawnPortrait(1), today)
  await holdTalk([team.first, team.second], id, today)
  const view = viewOf()
  await saveView(team.first, id, view, today)
  expect(await said(saveView(await account('interviewer', human(2)), id, view, today))).toBeInstanceOf(Refused)
})

test('an account belongs to the person who first came in by it', async () => {
  const subject = randomUUID()
  const claims = { issuer: demonstrationIssuer, subject }
  const subjectMac = await macOf(claims)
  await inReach({ door: subjectMac.toString('hex') }, () => OfficialRow.create({ subjectMac, role: 'decisionMaker', municipality: town, mandateFrom: today }))
  const actor = (await enterAsStaff({ ...claims, human: 'one' }, today)) as Official
  expect(actor.role).toBe('decisionMaker')
  await expect(enterAsStaff({ ...claims, human: 'other' }, today)).rejects.toThrow(Forbidden)
  const { rows } = await superuser.query<{ known: boolean }>('select human_mac is not null as known from officials where id = $1', [actor.id])
  expect(rows).toEqual([{ known: true }])
})

test('officials see their own accounts, and of others only who holds talks: the agenda of all of them', async () => {
  const { team } = await withRefusalProposed(town)
  const rolesSeenBy = (actor: string) => inReach({ actor, municipality: town }, async () => (await OfficialRow.findAll()).map(({ role, municipality }) => `${role} ${municipality ?? ''}`))
  const others = (seen: readonly string[]) => seen.filter((one) => one !== `interviewer ${town}`)
  expect(others(await rolesSeenBy(team.caseworker.id))).toEqual([`caseworker ${town}`])
  expect(others(await rolesSeenBy(randomUUID()))).toEqual([])
})
