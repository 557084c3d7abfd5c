/** Stopping: three pages, no reason; everything ends at once, and what was said to be erased is erased on its day. */
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { startApplication, withdraw } from '../../src/actions/applications.ts'
import { decide } from '../../src/actions/decisions.ts'
import { isOurs, ownSeals } from '../../src/actions/deciding/seals.ts'
import { holdingsOf } from '../../src/actions/holdings.ts'
import { letterFile } from '../../src/actions/letters.ts'
import { erasePeople, eraseReports } from '../../src/actions/retention.ts'
import { readableAfterWithdrawal, stop, stopPlan } from '../../src/actions/stopping.ts'
import { open } from '../../src/actions/vault.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { addDays, type Day } from '../../src/law/day.ts'
import { erasing, keepUntil, reportUntil } from '../../src/law/retention.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { today, withApplication, withDraft, withRefusalProposed } from '../support/newWorker.ts'
import { Visitor } from '../support/visitor.ts'
import { inStory, lettersMade } from '../support/story.ts'

const superuser = inStory()

const left = async (personId: string) => {
  const { rows } = await superuser.query<Record<'people' | 'keys' | 'sealed' | 'accounts' | 'licences' | 'letters', number>>(
    `select (select count(*)::int from persons where id = $1) as people,
            (select count(*)::int from persons where id = $1 and wrapped_key is not null) as keys,
            (select count(*)::int from sealed where person_id = $1) as sealed,
            (select count(*)::int from accounts where person_id = $1) as accounts,
            (select count(*)::int from licences where person_id = $1) as licences,
            (select count(*)::int from letters where person_id = $1) as letters`,
    [personId],
  )
  return rows[0]
}

const recorded = async (personId: string): Promise<string[]> => {
  const { rows } = await superuser.query<{ event: string }>('select event from audit_entries where person_id = $1 order by id', [personId])
  return rows.map(({ event }) => event)
}

/** As if what ended today had ended on another day. */
async function endedOn(personId: string, on: Day): Promise<void> {
  await superuser.query('update licence_acts set takes_effect = $2 where person_id = $1', [personId, on])
  await superuser.query('update applications set closed_on = $2 where person_id = $1', [personId, on])
  await superuser.query('update persons set created_on = least(created_on, $2) where id = $1', [personId, on])
}

test('who never sent anything is gone at once: no key, no account, no answer', async () => {
  const actor = await withDraft()
  expect(await stopPlan(actor, today)).toMatchObject({ kept: undefined, stopped: false })
  expect(await stop(actor, today)).toBeUndefined()
  expect(await left(actor.personId)).toEqual({ people: 0, keys: 0, sealed: 0, accounts: 0, licences: 0, letters: 0 })
  expect((await recorded(actor.personId)).at(-1)).toBe('person.erased')
})

test('an application that is handled is withdrawn, with one letter, and goes 91 days later', async () => {
  const actor = await withApplication('GM0363')
  const until = keepUntil('notProcessedOrWithdrawn', today)
  const [first, second] = await Promise.all([stop(actor, today), stop(actor, today)])
  expect([first, second]).toEqual([{ readableUntil: until, lineUntil: until }, { readableUntil: until, lineUntil: until }])
  const { rows } = await superuser.query<{ kind: string }>(`select kind from letters where person_id = $1 order by kind`, [actor.personId])
  expect(rows.map(({ kind }) => kind)).toEqual(['invitation', 'receipt', 'stopped'])

  await lettersMade(superuser, actor.personId)
  // What says that she stopped, and what goes when, can be shown to anyone.
  const certificate = (await ownSeals(actor)).find(({ kind }) => kind === 'stopped')
  const { pdf } = await letterFile(actor, certificate?.letter ?? '')
  expect(await isOurs(certificate?.code ?? '', pdf)).toEqual({ afterwards: null })
  await endedOn(actor.personId, addDays(today, -91))
  await erasePeople(today)
  expect(await left(actor.personId)).toMatchObject({ people: 1, keys: 1 })
  await endedOn(actor.personId, addDays(today, -92))
  await erasePeople(today)
  expect(await left(actor.personId)).toMatchObject({ people: 0, letters: 0, accounts: 0 })
})

test.each([['a draft', withDraft], ['an application that is handled', () => withApplication('GM0363')]] as const)('the day that is said before %s is withdrawn is the day it then has, and beside it no other runs', async (_what, made) => {
  const actor = await made()
  const beside = superuser.query(`insert into applications (id, person_id, case_number, started_on) values (gen_random_uuid(), $1, gen_random_uuid()::text, $2)`, [actor.personId, today])
  await expect(beside).rejects.toThrow('one_open_application')
  const said = await readableAfterWithdrawal(actor, today)
  await withdraw(actor, today)
  expect(said).toBe(keepUntil('notProcessedOrWithdrawn', today))
  const held = await inTransaction(actor, () => holdingsOf(actor.personId, today))
  expect([held.applications.map(({ stage }) => stage), erasing(held)?.readableUntil]).toEqual([['withdrawn'], said])
  // A draft that she begins after it changes neither.
  await startApplication(actor, today)
  expect(erasing(await inTransaction(actor, () => holdingsOf(actor.personId, today)))?.readableUntil).toBe(said)
})

test('a holder stops in three pages: the number is worth nothing at once, her key goes on its day, the line later', async () => {
  const visitor = new Visitor()
  await visitor.signIn('worker', 'worker-34')
  const number = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec((await visitor.visit('/kaart')).text)?.[0] ?? ''
  const check = async () => (await (await new Visitor().visit('/controleren')).press('Controleer', { number })).text
  expect(await check()).toContain('Geldig vandaag')

  const first = await (await visitor.visit('/mijn')).follow('Stoppen')
  expect(first.text).toContain('Uw vergunning is meteen niet meer geldig')
  const sure = await first.follow('Verder')
  const done = await sure.press('Ja, stop')
  expect([done.status, done.path]).toEqual([200, '/gestopt'])
  expect(await check()).not.toContain('Geldig vandaag')
  expect((await visitor.visit('/mijn')).text).toContain('U bent gestopt')
  expect((await visitor.visit('/stoppen')).path).toBe('/gestopt')
  expect((await visitor.visit('/berichten')).html.querySelectorAll('main li').filter(({ text }) => text.includes('gestopt'))).toHaveLength(1)

  const caseNumber = /\d{6}-[A-Z]{3}/.exec((await visitor.visit('/mijn')).text)?.[0]
  const { rows } = await superuser.query<{ person_id: string }>(`select c.person_id from licence_acts c join applications a on a.person_id = c.person_id where c.act = 'surrender' and a.case_number = $1`, [caseNumber])
  expect(rows).toHaveLength(1)
  const { person_id: personId = '' } = rows[0] ?? {}
  const actor: Worker = { role: 'worker', id: randomUUID(), personId }
  const readable = () => inTransaction(actor, () => open(actor, { personId }, { compartment: 'identity', kind: 'identity', purpose: 'own-data' }))

  await lettersMade(superuser, personId)
  await endedOn(personId, addDays(today, -91))
  await erasePeople(today)
  expect(await readable()).toMatchObject({ family: expect.any(String) })
  await endedOn(personId, addDays(today, -92))
  await Promise.all([erasePeople(today), erasePeople(today)])
  expect(await left(personId)).toMatchObject({ people: 1, keys: 0, sealed: 0, accounts: 0, licences: 1 })
  expect(await readable()).toBeUndefined()
  expect((await recorded(personId)).filter((event) => event === 'person.erased')).toHaveLength(1)

  await endedOn(personId, addDays(today, -366))
  await erasePeople(today)
  expect(await left(personId)).toEqual({ people: 0, keys: 0, sealed: 0, accounts: 0, licences: 0, letters: 0 })
  expect((await recorded(personId)).at(-1)).toBe('line.erased')
})

test('the report of a talk and the views on it go when their days have passed, and nothing else', async () => {
  const { id, team } = await withRefusalProposed('GM0363')
  await decide(team.decider, id, today)
  const kinds = async () => {
    const found = await superuser.query<{ kind: string }>('select distinct kind from sealed where application_id = $1 order by kind', [id])
    return found.rows.map(({ kind }) => kind)
  }
  const before = await kinds()
  expect(before).toEqual(expect.arrayContaining(['report', 'talkNotes', 'view', 'letterText']))
  await superuser.query('update applications set closed_on = $2 where id = $1', [id, addDays(today, -(42 + 42 + 14))])
  expect(today > reportUntil(addDays(today, -(42 + 42 + 14)))).toBe(true)
  await eraseReports(today)
  // The service may make the file of the letter meanwhile.
  const after = (await kinds()).filter((kind) => kind !== 'letterPdf' || before.includes(kind))
  expect(after).toEqual(before.filter((kind) => !['report', 'talkNotes', 'view', 'reportAnswer'].includes(kind)))
})
