/** Who must not see a file: an official who steps back, and people she names. For them there is no case, by any address or account. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { openParts, readCase } from '../../src/actions/cases.ts'
import { askLift, barriersHere, liftBarrier, stepBack } from '../../src/actions/shield/barriers.ts'
import { eraseNaming, handleNaming, namePeople, namingsHere, openNaming, ownNamings } from '../../src/actions/shield/naming.ts'
import { workPage } from '../../src/actions/worklist/list.ts'
import { assign, take } from '../../src/actions/worklist/division.ts'
import { defer } from '../../src/actions/following/deferring.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { macOf, macOfHuman } from '../../src/actions/subject.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { aliasOf } from '../../src/law/office/office.ts'
import { Refused } from '../../src/law/impediment.ts'
import { Official as OfficialRow } from '../../src/models/office/Official.ts'
import { paths } from '../../src/paths.ts'
import { ask, inReach } from '../../src/platform/database/db.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { NotTheirs } from '../../src/policies/permit.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { asSuperuser } from '../support/database.ts'
import { caseOf, teamOf, today, withApplication, withDraft, withoutDoors } from '../support/newWorker.ts'
import { signedIn } from '../support/visitor.ts'

const superuser = asSuperuser()

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
})
afterAll(() => superuser.end())

const town = 'GM0363'
const said = (act: Promise<unknown>): Promise<unknown> => act.then(() => 'done', (error: unknown) => error)
const lead = async () => (await enterAsStaff({ issuer: demonstrationIssuer, subject: `staff-${town}-6` }, today)) as Official
const naming = (isLead: 'someone' | 'lead' = 'someone') => ({ key: randomUUID(), people: 'Mijn buurman werkt bij u.', isLead })
const afresh = async (): Promise<void> => void (await superuser.query(`delete from openings where actor_id in (select id::text from officials where municipality = $1)`, [town]))

/** Another account of someone who works here. */
async function secondAccount(human: string, { role = 'decisionMaker', municipality = town }: { role?: 'caseworker' | 'decisionMaker'; municipality?: string } = {}): Promise<Official> {
  const subject = randomUUID()
  const claims = { issuer: demonstrationIssuer, subject }
  const [subjectMac, humanMac] = await Promise.all([macOf(claims), macOfHuman(demonstrationIssuer, human)])
  await inReach({ door: subjectMac.toString('hex') }, () => OfficialRow.create({ subjectMac, humanMac, role, municipality, mandateFrom: today }))
  return (await enterAsStaff({ ...claims, human }, today)) as Official
}

test('who steps back finds the case nowhere any more, until two others undo it', async () => {
  const actor = await withApplication(town)
  const { id, caseNumber } = await caseOf(actor)
  const team = await teamOf(town)
  const visitor = await signedIn('staff', `staff-${town}-4`)
  await take(team.caseworker, id, today)
  const form = await (await visitor.visit(`/zaken/${id}`)).follow('Terugtreden')
  const empty = await form.press('Treed terug', {})
  expect([empty.status, empty.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#stepBack'])
  expect((await form.press('Treed terug', { stepBack: 'family' })).path).toBe('/werk')

  const withId = Object.values(paths).flatMap((path) => (typeof path === 'object' && 'pattern' in path && path.pattern.startsWith('/zaken/:id') ? [path.pattern] : []))
  expect(withId.length).toBeGreaterThan(15)
  for (const pattern of withId) expect([pattern, (await visitor.visit(pattern.replace(':id', id).replace(':file', randomUUID()))).status, (await visitor.visit(`/zaken/${id}`)).status]).toEqual([pattern, expect.any(Number), 404])
  expect((await (await visitor.visit('/werk')).press('Open', { caseNumber })).status).toBe(422)
  expect((await workPage(team.caseworker, { tab: 'all' }, today)).rows.map((row) => row.caseNumber)).not.toContain(caseNumber)
  expect(await said(readCase(await secondAccount(`staff-${town}-4`), id, today))).toBeInstanceOf(NotFound)
  // The wall behind it: nothing of her is there for that account, in any table.
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join pg_class t on t.relname = c.table_name and t.relrowsecurity where c.table_schema = 'public' and c.column_name = 'person_id' and c.table_name not in ('case_barriers')`)
  const { rows: grants } = await superuser.query<{ name: string }>(`select table_name as name from information_schema.role_table_grants where grantee = 'waarborg_app' and privilege_type = 'SELECT'`)
  const readable = tables.filter(({ name }) => grants.some((grant) => grant.name === name))
  expect(readable.length).toBeGreaterThan(15)
  for (const { name } of readable) {
    const count = await inReach({ municipality: town, actor: team.caseworker.id }, () => ask(`select count(*)::int as count from ${name} where person_id = $1`, [actor.personId]))
    expect([name, count]).toEqual([name, [{ count: 0 }]])
  }
  const { application } = await readCase(team.decider, id, today)
  expect([application.caseNumber, application.heldBy]).toEqual([caseNumber, null])

  const leading = await signedIn('staff', `staff-${town}-6`)
  const list = await leading.visit('/afscherming')
  const row = list.html.querySelectorAll('tbody tr').find((each) => each.text.includes(caseNumber))
  expect([row?.text.includes('Familie'), row?.text.includes(aliasOf(team.caseworker.id))]).toEqual([true, true])
  const barrier = (await barriersHere(await lead(), today)).find((each) => each.caseId === id)?.id ?? ''
  await askLift(await lead(), barrier, today)
  expect(await said(askLift(team.decider, barrier, today))).toBeInstanceOf(Refused)
  expect(await said(liftBarrier(await lead(), barrier, today))).toMatchObject({ impediment: { because: 'same-official' } })
  expect(await said(liftBarrier(await secondAccount(`staff-${town}-6`), barrier, today))).toMatchObject({ impediment: { because: 'same-official' } })
  const both = await Promise.all([said(liftBarrier(team.decider, barrier, today)), said(liftBarrier(team.decider, barrier, today))])
  expect(both.filter((answer) => answer === 'done')).toHaveLength(1)
  expect((await visitor.visit(`/zaken/${id}`)).status).toBe(200)
})

test('what is closed to someone is closed in every municipality they work for, and is not given to them there', async () => {
  const elsewhere = 'GM0344'
  const actor = await withApplication(elsewhere)
  const { id } = await caseOf(actor)
  const [{ caseworker: first }, there] = [await teamOf(town), await secondAccount(`staff-${town}-4`, { role: 'caseworker', municipality: elsewhere })]
  expect(first.id).not.toBe(there.id)
  expect(await said(readCase(there, id, today))).not.toBeInstanceOf(NotFound)
  // In the municipality of before, when her case was there.
  const { rows: [own] } = await superuser.query<{ human_mac: Buffer }>('select human_mac from officials where id = $1', [first.id])
  await superuser.query(`insert into case_barriers (id, person_id, municipality, account_id, human_mac, reason, placed_by, placed_on) values (gen_random_uuid(), $1, $2, $3, $4, 'family', $3, $5)`, [actor.personId, town, first.id, own?.human_mac, today])
  expect(await said(readCase(there, id, today))).toBeInstanceOf(NotFound)
  const leading = (await enterAsStaff({ issuer: demonstrationIssuer, subject: `staff-${elsewhere}-6` }, today)) as Official
  expect(await said(assign(leading, id, { to: there.id, reason: 'workload', from: '' }, today))).toBeInstanceOf(NotFound)
  // Nobody there reads whom it is closed to, or why.
  const [seen] = await inReach({ municipality: elsewhere, actor: leading.id }, () => ask<{ count: number }>('select count(*)::int as count from case_barriers where person_id = $1', [actor.personId]))
  expect(seen).toEqual({ count: 0 })
  expect(await said(readCase((await teamOf(elsewhere)).caseworker, id, today))).not.toBeInstanceOf(NotFound)
})

test('stepping back twice at once is stepping back once', async () => {
  const actor = await withApplication(town)
  const { id } = await caseOf(actor)
  const { first } = await teamOf(town)
  await Promise.all([1, 2, 3].map(() => said(stepBack(first, id, { stepBack: 'knows' }, today))))
  const { rows } = await superuser.query('select from case_barriers where person_id = $1', [actor.personId])
  expect(rows).toHaveLength(1)
})

test('whom she names does not see her file, and until it is read only who worked on it before does', async () => {
  const actor = await withApplication(town)
  const { id } = await caseOf(actor)
  const team = await teamOf(town)
  await afresh()
  await defer(team.caseworker, id, { weeks: 2, reason: 'Wij wachten op een tolk.' }, today)
  await namePeople(actor, naming(), today)
  const open = (official: Official) => said(openParts(official, id, official.role === 'interviewer' ? ['wishes'] : ['identity']))
  expect(await open(team.caseworker)).toBe('done')
  expect(await open(team.decider)).toBeInstanceOf(NotTheirs)
  for (const official of [team.desk, team.first]) expect(await open(official)).toMatchObject({ impediment: { because: 'waits-for-shield' } })
  const desk = await signedIn('staff', `staff-${town}-1`)
  const row = (await desk.visit(`/balie/${id}/komst`)).html.querySelector(`form[action="/balie/${id}/naam"]`)
  const csrf = row?.querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
  expect(row ? (await desk.post(`/balie/${id}/naam`, { _csrf: csrf })).text : 'nog dicht').toContain('nog dicht')

  const leading = await signedIn('staff', `staff-${town}-6`)
  const waiting = (await namingsHere(await lead())).find((each) => each.caseNumber)
  expect(waiting).toBeDefined()
  const own = (await ownNamings(actor))[0]
  const closed = await leading.visit(`/afscherming/${own?.id ?? ''}`)
  expect(closed.text).not.toContain('buurman')
  const opened = await closed.press('Lees wie zij noemt')
  expect(opened.text).toContain('Mijn buurman werkt bij u.')
  expect((await opened.press('Handel af', {})).status).toBe(422)
  expect((await opened.press('Handel af', { accounts: team.first.id, nobody: 'yes' })).status).toBe(422)
  expect((await opened.press('Handel af', { accounts: [team.first.id] })).path).toBe('/afscherming')
  expect((await opened.press('Handel af', { accounts: [team.second.id] })).text).toContain('al gedaan')

  expect(await said(readCase(team.first, id, today))).toBeInstanceOf(NotFound)
  expect(await open(team.desk)).toBe('done')
  expect(await open(team.second)).toBe('done')
  expect((await ownNamings(actor))[0]).toMatchObject({ outcome: 'placed', handledOn: today })
  expect(await said(eraseNaming(actor, own?.id ?? ''))).toBeInstanceOf(Refused)
  const { rows } = await superuser.query(`select from audit_entries where person_id = $1 and purpose = 'shield-file'`, [actor.personId])
  expect(rows.length).toBeGreaterThan(0)
})

test('of the team lead someone else reads, and what nobody read she can erase', async () => {
  const actor = await withApplication(town)
  const team = await teamOf(town)
  await afresh()
  const about = naming('lead')
  await Promise.all([1, 2].map(() => namePeople(actor, about, today)))
  expect(await ownNamings(actor)).toHaveLength(1)
  expect(await said(openNaming(await lead(), about.key))).toBeInstanceOf(NotFound)
  expect(await openNaming(team.decider, about.key)).toContain('buurman')
  await handleNaming(team.decider, about.key, { accounts: [(await lead()).id], nobody: '' }, today)
  expect(await said(readCase(await lead(), (await caseOf(actor)).id, today))).toBeInstanceOf(NotFound)

  const other = naming()
  await namePeople(actor, other, today)
  await eraseNaming(actor, other.key)
  expect(await said(openNaming(team.decider, other.key))).toBeInstanceOf(NotFound)
  expect((await openParts(team.desk, (await caseOf(actor)).id, ['identity'])).identity).toBeDefined()
})

test('she says it on her own page, also before anything is sent; one who reads hers is not the reader of another', async () => {
  const visitor = await signedIn('worker', 'worker-5')
  const page = await (await visitor.visit('/vragen/steun')).follow('Iemand mag mijn dossier niet zien')
  const empty = await page.press('Verstuur', {})
  expect([empty.status, empty.html.querySelectorAll('#fouten a').map((link) => link.getAttribute('href'))]).toEqual([422, ['#people', '#isLead']])
  const uncle = `Een oom, kamer ${randomUUID().slice(0, 6)}.`
  const told = await page.press('Verstuur', { people: uncle, isLead: 'someone' })
  expect(told.text).toContain(uncle)
  expect((await visitor.visit('/mijn-gegevens')).text).toContain(uncle)
  const draft: Worker = await withDraft()
  await namePeople(draft, naming(), today)
  // Nobody handles a draft: nobody reads this yet.
  expect(await said(openNaming(await lead(), (await ownNamings(draft))[0]?.id ?? ''))).toBeInstanceOf(NotFound)
  const line = told.html.querySelectorAll('main li').find((each) => each.text.includes(uncle))
  const _csrf = line?.querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
  expect((await visitor.post(line?.querySelector('form')?.getAttribute('action') ?? '', { _csrf })).text).not.toContain(uncle)
})
