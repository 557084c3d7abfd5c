/** A municipality is designated and ended by two, from a day and until a day; and the start page says how the register is. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { choosePlace, placesFor } from '../../src/actions/application/moments.ts'
import { submit } from '../../src/actions/applications.ts'
import { designations, letGoOfEnded, proposeDesignation, proposeEnd } from '../../src/actions/register/designations.ts'
import { agree, reject } from '../../src/actions/register/proposals.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { addDays } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { Municipality } from '../../src/models/office/Municipality.ts'
import { Designation } from '../../src/models/register/Designation.ts'
import { Proposal } from '../../src/models/register/Proposal.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { RegisterManager } from '../../src/policies/actor.ts'
import { caseOf, today, withAnswers, withDraft } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { signedIn } from '../support/visitor.ts'

// Before the connection ends.
afterAll(async () => cleared())
const superuser = inStory()
/** Of this story alone, and never of today: Ameland. */
const code = 'GM0060'
const manager = async (number: 1 | 2) => (await enterAsStaff({ issuer: demonstrationIssuer, subject: `register-${number}` }, today)) as RegisterManager
const now = () => new Date()
const [tomorrow, lastDay, dayAfter] = [addDays(today, 1), addDays(today, 10), addDays(today, 11)]
const waitingHere = async (actor: RegisterManager) => (await designations(actor, today)).waiting.find(({ about }) => about === 'Ameland')
const isDesignated = async (on: typeof today) => (await Municipality.designated(on)).some((each) => each.code === code)

async function cleared(): Promise<void> {
  await superuser.query('delete from designations where municipality = $1', [code])
  await superuser.query('delete from register_proposals where subject = $1', [code])
}

describe('a municipality', () => {
  test('is proposed by a form, and designated when another manager agrees; by nobody alone', async () => {
    const [one, other] = [await signedIn('staff', 'register-1'), await signedIn('staff', 'register-2')]
    const form = await one.visit('/register/gemeenten/aanwijzen')
    const wrong = await form.press('Vraag de ander om akkoord', { designated: code, designatedFrom: 'morgen' })
    expect([wrong.status, wrong.html.querySelector('option[selected]')?.text]).toEqual([422, 'Ameland'])
    const asked = await form.press('Vraag de ander om akkoord', { designated: code, designatedFrom: tomorrow })
    expect([asked.path, asked.text.includes('Een andere beheerder moet akkoord gaan')]).toEqual(['/register/gemeenten', true])
    expect((await form.press('Vraag de ander om akkoord', { designated: code, designatedFrom: tomorrow })).status).toBe(409)
    const id = (await waitingHere(await manager(2)))?.id ?? ''
    await expect(agree(await manager(1), id, now(), today)).rejects.toThrow(Refused)
    expect(await isDesignated(tomorrow)).toBe(false)

    const start = await other.visit('/register')
    expect(start.text).toContain('Aanwijzen: Ameland')
    const button = start.html.querySelector(`form[action$="${id}/akkoord"]`)
    if (!button) throw new Error('there is nothing to agree to')
    expect((await start.send(button)).text).toMatch(/Ameland\s+Wordt aangewezen/)
    expect([await isDesignated(today), await isDesignated(tomorrow)]).toEqual([false, true])
  })

  test('is chosen from its first day through its last, and not on any other', async () => {
    const actor = await withDraft()
    await expect(choosePlace(actor, code, today)).rejects.toThrow(NotFound)
    await choosePlace(actor, code, tomorrow)
    expect((await placesFor(undefined, tomorrow)).map((place) => place.code)).toContain(code)

    const [one, other] = [await manager(1), await manager(2)]
    const both = await Promise.allSettled([proposeEnd(one, code, { designatedUntil: lastDay }, now(), today), proposeEnd(other, code, { designatedUntil: lastDay }, now(), today)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const waiting = await waitingHere(one)
    const second = waiting?.theirs ? one : other
    const agreed = await Promise.allSettled([1, 2].map(() => agree(second, waiting?.id ?? '', now(), today)))
    expect(agreed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect([await isDesignated(lastDay), await isDesignated(dayAfter)]).toEqual([true, false])
  })

  test('after its last day takes in nothing; whoever chose it chooses again, and keeps every answer', async () => {
    const actor = await withAnswers('GM0344')
    await superuser.query('update applications set municipality = $2 where id = $1', [(await caseOf(actor)).id, code])
    await expect(submit(actor, randomUUID(), dayAfter)).rejects.toMatchObject({ impediment: { because: 'place-ended' } })
    expect(await letGoOfEnded(dayAfter)).toBeGreaterThanOrEqual(1)
    expect(await caseOf(actor)).toMatchObject({ municipality: null, slotId: null, receivedOn: null, closedOn: null })
    const { rows } = await superuser.query('select person_id from audit_entries where event = $1 and subject = $2', ['place.ended', (await caseOf(actor)).id])
    expect(rows).toHaveLength(1)
  })

  test('a proposal is said no to, or taken back, and then can be made anew', async () => {
    const [one, other] = [await manager(1), await manager(2)]
    for (const says of [one, other]) {
      await proposeDesignation(one, { designated: code, designatedFrom: addDays(today, 40) }, now())
      const id = (await waitingHere(one))?.id ?? ''
      await reject(says, id, now())
      await expect(agree(other, id, now(), today)).rejects.toThrow(Refused)
    }
    expect(await isDesignated(addDays(today, 40))).toBe(false)
  })

  test('the database refuses what one person does alone, whatever the code does', async () => {
    const one = await manager(1)
    await expect(inTransaction(one, () => Designation.create({ id: randomUUID(), municipality: code, fromDay: addDays(today, 50) }))).rejects.toThrow('takes two people')
    const answered = { id: randomUUID(), kind: 'designate', subject: code, onDay: addDays(today, 50), proposedBy: one.id, proposedAt: now(), answer: 'agreed', answeredBy: one.id, answeredAt: now() } as const
    await expect(inTransaction(one, () => Proposal.create(answered))).rejects.toThrow('begins with one who asks')
    await expect(inTransaction(one, () => Designation.create({ id: randomUUID(), municipality: code, fromDay: addDays(today, 50), untilDay: addDays(today, 60) }))).rejects.toThrow('begins with one who asks')
    await expect(inTransaction(one, () => Designation.update({ untilDay: addDays(today, 5) }, { where: { municipality: code } }))).rejects.toThrow('takes two people')
    await proposeDesignation(one, { designated: code, designatedFrom: addDays(today, 60) }, now())
    const id = (await waitingHere(one))?.id ?? ''
    await expect(inTransaction(one, () => Proposal.update({ answer: 'agreed', answeredBy: one.id, answeredAt: now() }, { where: { id } }))).rejects.toThrow('takes two people')
  })
})

test('the start page says how each thing is, and nothing about anyone', async () => {
  const page = await (await signedIn('staff', 'register-2')).visit('/register')
  expect(page.text).toMatch(/Volgende sleutel\s+Bekend, tekent vanaf/)
  expect(page.html.querySelectorAll('table.stacked tbody tr').length).toBe(10)
  expect((await (await signedIn('staff', 'register-2')).visit('/en/register')).text).toContain('The register')
})
