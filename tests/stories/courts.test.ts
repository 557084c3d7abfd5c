/** A court stays a decision: two officials with the same paper, and every check turns within seconds, both ways. */
import { expect, test } from '@jest/globals'
import pg from 'pg'
import { decide } from '../../src/actions/decisions.ts'
import { agreeWithProposal } from '../../src/actions/measures/deciding.ts'
import { ownProof } from '../../src/actions/licence/proof.ts'
import { confirmOrder, courtSide, dropOrder, recordOrder } from '../../src/actions/measures/courts.ts'
import { licenceTasks } from '../../src/actions/measures/waiting.ts'
import { intendMeasure, sayOnMeasure } from '../../src/actions/measures/hearing.ts'
import { proposeRevocation } from '../../src/actions/measures/proposing.ts'
import { ownData } from '../../src/actions/ownData.ts'
import type { CourtForm } from '../../src/forms/licence/measures.ts'
import { addDays } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { reviewOn, suspendedUntil } from '../../src/law/measures/suspension.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { proposeUrgently } from '../support/measures.ts'
import { serviceUrl } from '../support/database.ts'
import { today, withGrant, withRefusalProposed } from '../support/newWorker.ts'
import { signedIn, Visitor } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

async function numberOf(actor: Worker): Promise<string> {
  const item = (await ownData(actor, today)).items.find(({ kind }) => kind === 'licenceNumber')
  return item?.kind === 'licenceNumber' ? item.content.number : ''
}

async function revoked(town: string) {
  const made = await withGrant(town)
  const { id, team, actor } = made
  const facts = [{ ground: 'V01_WRONG_DATA' as const, fact: 'De geboortedatum was anders.', source: 'document' as const }]
  await intendMeasure(team.caseworker, id, 'revoke', { facts: 'De geboortedatum was anders.', reason: 'Uw gegevens kloppen niet.', grounds: ['V01_WRONG_DATA'] }, today)
  await sayOnMeasure(actor, { viewHow: 'write', statement: 'Ik heb mij vergist.', callNumber: '', callWhen: '' }, today)
  await proposeRevocation(team.caseworker, id, { grounds: ['V01_WRONG_DATA'], facts, reason: 'Uw gegevens kloppen niet.', weighing: 'Iets lichters kon hier niet.', answer: 'Wij keken nog eens.', note: '', startsOn: today }, today)
  await agreeWithProposal(team.decider, id, today)
  return made
}

test('through the forms the public answer turns from no to yes and back to no, each within five seconds', async () => {
  const { actor, id } = await revoked('GM0344')
  const number = await numberOf(actor)
  const page = await new Visitor().visit('/controleren')
  const isValid = async () => (await page.press('Controleer', { number })).text.includes('Geldig vandaag')
  const [caseworker, decider] = await Promise.all([signedIn('staff', 'staff-GM0344-4'), signedIn('staff', 'staff-GM0344-5')])
  expect(await isValid()).toBe(false)

  const turn = async (reference: string, what: RegExp) => {
    const form = await (await caseworker.visit(`/zaken/${id}`)).follow('Beslissing van de rechtbank')
    const option = form.html.querySelector('input[name=courtOrder]')
    expect(form.text).toMatch(what)
    const chosen = option?.getAttribute('value') ?? ''
    const fields = { courtOrder: chosen, court: 'Rechtbank Midden-Nederland', courtReference: reference, courtFrom: addDays(today, -1), courtUntil: '' }
    const wrong = await form.press('Leg vast', { ...fields, courtUntil: addDays(today, -2) })
    expect([wrong.status, wrong.html.querySelector('#courtReference')?.getAttribute('value')]).toEqual([422, reference])
    const waits = await form.press('Leg vast', fields)
    expect(waits.text).toContain('Iemand anders bevestigt het')
    expect(waits.raw).not.toContain(reference)
    const before = await isValid()
    const other = await decider.visit(`/zaken/${id}/rechtbank`)
    expect(other.raw).not.toContain(reference)
    expect((await other.press('Bevestig', { courtReference: 'UTR 00/0000' })).status).toBe(422)
    expect(await isValid()).toBe(before)
    const started = performance.now()
    await other.press('Bevestig', { courtReference: ` ${reference.toLowerCase().replace(' ', '  ')} ` })
    expect(await isValid()).toBe(!before)
    expect(performance.now() - started).toBeLessThan(5_000)
  }
  await turn('UTR 26/1234', /De rechtbank legt de intrekking stil/)
  expect(await isValid()).toBe(true)
  await turn('UTR 26/5678', /De intrekking ligt niet langer stil/)
  expect(await isValid()).toBe(false)

  const { rows } = await superuser.query<{ kind: string; kept: string }>(`select l.kind, (select count(*)::text from audit_entries e where e.person_id = l.person_id and e.details::text like '%26/%') as kept from letters l where l.person_id = $1 and l.kind like 'court%' order by kind`, [actor.personId])
  expect(rows.map(({ kind, kept }) => [kind, kept])).toEqual([['courtStayed', '0'], ['courtStayEnded', '0']])
  expect((await ownData(actor, today)).items.filter(({ kind }) => kind === 'courtOrder')).toHaveLength(2)
})

const order = (courtOrder: string): CourtForm => ({ courtOrder, court: 'Rechtbank Amsterdam', courtReference: 'AMS 26/42', courtFrom: today, courtUntil: '' })

test('nobody confirms an own order, by no account; of two at once one holds; the database refuses it too', async () => {
  const { id, team } = await revoked('GM0363')
  const { orderable: [chosen] } = await courtSide(team.caseworker, id, today)
  const paper = order(`stay_${chosen?.of ?? ''}`)
  await expect(recordOrder(team.caseworker, id, order('stay_1'), today)).rejects.toThrow(Refused)
  const recorded = await Promise.allSettled([1, 2].map(() => recordOrder(team.caseworker, id, paper, today)))
  expect(recorded.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const waiting = (await courtSide(team.decider, id, today)).orders[0]
  await expect(confirmOrder({ ...team.decider, id: team.caseworker.id }, id, waiting?.id ?? '', paper.courtReference, today)).rejects.toMatchObject({ impediment: { because: 'same-official' } })

  const client = new pg.Client(await serviceUrl())
  await client.connect()
  await client.query('begin')
  await client.query(`select set_config('app.municipality', 'GM0363', true), set_config('app.actor', $1, true)`, [team.caseworker.id])
  await expect(client.query('update court_orders set confirmed_by = $1, confirmed_on = $2 where id = $3', [team.caseworker.id, today, waiting?.id])).rejects.toThrow('two people')
  await client.query('rollback')
  await client.query('begin')
  await client.query(`select set_config('app.municipality', 'GM0363', true), set_config('app.actor', $1, true)`, [team.decider.id])
  await expect(client.query(`insert into licence_acts (licence_id, person_id, municipality, act, takes_effect, actor_id, of_act, order_id) select licence_id, person_id, municipality, 'stay', $2, $3, id, $4 from licence_acts where id = $1`, [chosen?.of, today, team.decider.id, waiting?.id])).rejects.toThrow('two people')
  await client.query('rollback')
  await client.end()

  const confirmed = await Promise.all([1, 2].map(() => confirmOrder(team.decider, id, waiting?.id ?? '', 'ams26-42', today)))
  expect(confirmed.toSorted((one, other) => one.happened.length - other.happened.length)).toEqual([{ same: true, happened: [] }, { same: false, happened: [{ what: 'confirmed', on: today }] }])
  expect(await dropOrder(team.caseworker, id, waiting?.id ?? '', today)).toEqual([{ what: 'confirmed', on: today }])
  expect((await courtSide(team.decider, id, today)).orderable).toMatchObject([{ kind: 'liftStay', about: 'revoke' }])
})

test('a suspension that is stayed, and an order that was put down wrongly', async () => {
  const { actor, id, team } = await withGrant('GM0014')
  await proposeUrgently(team, id, { weeks: 8 })
  await agreeWithProposal(team.decider, id, today)
  const { orderable: [chosen] } = await courtSide(team.caseworker, id, today)
  await recordOrder(team.caseworker, id, order(`stay_${chosen?.of ?? ''}`), today)
  const first = (await courtSide(team.decider, id, today)).orders[0]?.id ?? ''
  await dropOrder(team.caseworker, id, first, today)
  expect(await confirmOrder(team.decider, id, first, 'AMS 26/42', today)).toEqual({ same: false, happened: [{ what: 'dropped', on: today }] })
  await recordOrder(team.caseworker, id, { ...order(`stay_${chosen?.of ?? ''}`), courtUntil: addDays(today, 6) }, today)
  await confirmOrder(team.decider, id, (await courtSide(team.decider, id, today)).orders[0]?.id ?? '', 'AMS 26/42', today)
  const check = await (await new Visitor().visit('/controleren')).press('Controleer', { number: await numberOf(actor) })
  expect(check.text).toContain('Geldig vandaag')
  expect((await courtSide(team.caseworker, id, addDays(today, 7))).orderable).toMatchObject([{ kind: 'stay', about: 'suspend' }])
})

test('a refusal that is stayed counts as not decided: her proof is there again, until the stay ends', async () => {
  const { actor, id, team } = await withRefusalProposed('GM0344')
  await decide(team.decider, id, today)
  expect(await ownProof(actor, today)).toBeUndefined()
  await recordOrder(team.decider, id, order('stay_'), today)
  const stay = (await courtSide(team.caseworker, id, today)).orders[0]?.id ?? ''
  expect(await confirmOrder(team.caseworker, id, stay, 'AMS 26/43', today)).toMatchObject({ same: false })
  expect(await ownProof(actor, today)).toBeUndefined()
  expect(await confirmOrder(team.caseworker, id, stay, 'AMS 26/42', today)).toMatchObject({ same: true })
  expect(await ownProof(actor, today)).toMatchObject({ receivedOn: today })
  await recordOrder(team.caseworker, id, order('liftStay_'), today)
  const lift = (await courtSide(team.decider, id, today)).orders.find(({ confirmedOn }) => !confirmedOn)?.id ?? ''
  await confirmOrder(team.decider, id, lift, 'AMS 26/42', today)
  expect(await ownProof(actor, today)).toBeUndefined()
})

test('what waits about a licence is found by who may do it: not by who put it forward, not elsewhere, and gone once it is done', async () => {
  const { id, team } = await withGrant('GM0363')
  const { caseNumber } = (await courtSide(team.caseworker, id, today))
  const tasks = async (who: Official) => (await licenceTasks(who, today)).filter((task) => task.id === id).map(({ what, on }) => [what, on])
  const all = async () => Promise.all([team.decider, team.caseworker, { ...team.decider, municipality: 'GM0344' }].map(tasks))
  const shown = async (subject: string, path: string) => (await (await signedIn('staff', subject)).visit(path)).text.includes(caseNumber)

  await proposeUrgently(team, id)
  expect(await all()).toEqual([[['suspend', today]], [], []])
  expect([await shown('staff-GM0363-5', '/werk'), await shown('staff-GM0363-5', '/werk/lijst?lijst=tweede-oog')]).toEqual([true, true])
  await agreeWithProposal(team.decider, id, today)
  const halfWay = reviewOn({ act: 'suspend', takesEffect: today, untilDay: suspendedUntil(today, 4) })
  expect(await all()).toEqual([[], [['review', halfWay]], []])

  const [order] = (await courtSide(team.caseworker, id, today)).orderable
  await recordOrder(team.caseworker, id, { courtOrder: `${order?.kind ?? ''}_${order?.of ?? ''}`, court: 'Rechtbank Amsterdam', courtReference: 'AMS 26/1', courtFrom: today, courtUntil: '' } as CourtForm, today)
  expect(await all()).toEqual([[['court', today]], [['review', halfWay]], []])
  const recorded = (await courtSide(team.decider, id, today)).orders[0]
  await confirmOrder(team.decider, id, recorded?.id ?? '', 'AMS 26/1', today)
  expect((await all())[0]).toEqual([])
})
