/** Reports of visits: facts of a unit, put right for a day, read by that unit alone, and erased. */
import { describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { ownChecks } from '../../src/actions/checking/ownChecks.ts'
import { correctVisit, eraseVisits, newVisitKey, recordVisit, visitFile, visits } from '../../src/actions/checking/visits.ts'
import { check } from '../../src/actions/checks.ts'
import type { NewVisitForm, VisitForm } from '../../src/forms/checking/visit.ts'
import { newVisitForm } from '../../src/forms/checking/visit.ts'
import { addDays, instantOf } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import type { LicenceNumber } from '../../src/law/licence/licenceNumber.ts'
import { retention } from '../../src/law/retention.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { anInspector, onShift } from '../support/onShift.ts'
import { today } from '../support/newWorker.ts'
import { inside } from '../support/sessions.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()
const now = new Date()
const facts = 'Drie kamers in gebruik. De vluchtdeur was open.'
const form: VisitForm = { reason: 'report', area: 'business', visitDay: today, visitTime: '21:30', visitWith: ['police'], visitMet: 'few', visitFacts: facts, visitAction: 'told', visitExplained: 'yes', visitComplaint: 'yes' }
const made = (more: Partial<NewVisitForm> = {}): NewVisitForm => ({ ...form, key: newVisitKey(), visitChecks: [], ...more })

test('asks at most twelve things', () => {
  expect(Object.keys((newVisitForm.describe() as { keys: object }).keys).filter((name) => name !== 'key').length).toBeLessThanOrEqual(12)
})

describe('a visit', () => {
  test('is made once, also when it is sent twice at once; it holds of a check when and what, not of whom', async () => {
    const inspector = await onShift()
    await check(inspector, { number: '23456789BCFN' as LicenceNumber }, now, today)
    const [one] = await ownChecks(inspector, now)
    const asked = made({ visitChecks: [one?.entry ?? '', randomUUID()] })
    expect(new Set(await Promise.all([1, 2, 3].map(() => recordVisit(inspector, asked, now))))).toEqual(new Set([asked.key]))
    const { versions } = await visitFile(inspector, asked.key, now)
    expect(versions).toMatchObject([{ version: 1, words: { ...form, checks: [{ channel: 'number', valid: false }] } }])
    expect(Object.keys(versions[0]?.words.checks[0] ?? {}).toSorted()).toEqual(['at', 'channel', 'valid'])
    const { rows } = await superuser.query<{ row: string }>(`select v::text || w::text as row from visits v join visit_versions w on w.visit_id = v.id where v.id = $1`, [asked.key])
    expect(rows.map(({ row }) => row).join()).not.toMatch(/vluchtdeur|21:30|business/)
  })

  test('is read by its unit, and reading is on record; another unit does not find it', async () => {
    const unit = `Eenheid ${randomUUID()}`
    const [maker, colleague, other] = await Promise.all([onShift({}, undefined, unit), anInspector(unit), anInspector(`Eenheid ${randomUUID()}`)])
    const id = await recordVisit(maker, made(), now)
    expect(await visits(colleague, now)).toMatchObject([{ id, own: false, correctUntil: null }])
    expect(await visits(maker, now)).toMatchObject([{ id, own: true, correctUntil: new Date(now.getTime() + 86_400_000) }])
    expect((await visitFile(colleague, id, now)).versions[0]?.words.visitFacts).toBe(facts)
    expect(await visits(other, now)).toEqual([])
    await expect(visitFile(other, id, now)).rejects.toThrow(NotFound)
    await expect(correctVisit(colleague, id, { ...form, version: 1 }, now)).rejects.toThrow(Forbidden)
    const { rows } = await superuser.query(`select actor_id from audit_entries where subject = $1 and event = 'visit.read'`, [id])
    expect(rows).toEqual([{ actor_id: colleague.id }])
  })

  test('is put right for a day beside what it said; of two at once the second is told, and afterwards nobody', async () => {
    const inspector = await onShift()
    const id = await recordVisit(inspector, made(), now)
    const answers = await Promise.allSettled(['Eerst.', 'Ook.'].map((more) => correctVisit(inspector, id, { ...form, visitFacts: `${facts} ${more}`, version: 1 }, now)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find((each) => each.status === 'rejected')).toMatchObject({ reason: expect.any(Refused) })
    expect((await visitFile(inspector, id, now)).versions.map(({ version }) => version)).toEqual([2, 1])
    await expect(correctVisit(inspector, id, { ...form, version: 2 }, new Date(now.getTime() + 86_400_001))).rejects.toThrow(Refused)
    await expect(superuser.query(`update visit_versions set sealed = '\\x00' where visit_id = $1`, [id])).rejects.toThrow('only added to')
  })

  test('goes with all its versions when its term has passed, and not a day sooner', async () => {
    const days = retention.visitReport.days ?? 0
    const inspector = await onShift()
    // Put down so long ago that today is the last day it is kept; nothing of anyone else is due then.
    const id = await recordVisit(inspector, made(), instantOf(addDays(today, -days), '12:00'))
    const left = async () => (await superuser.query('select from visits where id = $1', [id])).rowCount
    await eraseVisits(today)
    expect(await left()).toBe(1)
    expect((await eraseVisits(addDays(today, 1))).gone).toContain(id)
    expect([await left(), (await superuser.query('select from visit_versions where visit_id = $1', [id])).rowCount]).toEqual([0, 0])
  })
})

test('by its form: an address or an opinion comes back with what was found, what is right is kept and corrected', async () => {
  const inspector = await inside(await anInspector())
  const empty = await inspector.visit('/bezoek/nieuw')
  const fields = { reason: 'report', area: 'business', visitDay: today, visitTime: '21:30', visitWith: ['police'], visitMet: 'few', visitAction: 'told', visitExplained: 'yes', visitComplaint: 'yes' }
  expect((await empty.press('Bewaar', { ...fields, visitDay: '' })).status).toBe(422)
  const found = await empty.press('Bewaar', { ...fields, visitFacts: 'Wij zagen waarschijnlijk iemand bij Kerkstraat 12 naar binnen gaan.' })
  expect([found.status, found.text]).toEqual([422, expect.stringMatching(/Kijk naar: Kerkstraat 12, waarschijnlijk/)])
  const kept = await found.press('Bewaar', { ...fields, visitFacts: facts })
  expect(kept.text).toContain('De vluchtdeur was open.')
  const corrected = await (await kept.follow('Verbeter dit verslag')).press('Bewaar als nieuwe versie', { ...fields, visitFacts: `${facts} Om 22:00 weg.` })
  expect(corrected.text).toMatch(/Versie 2[^]*Om 22:00 weg[^]*Wat er eerder stond[^]*Versie 1/)
  expect((await (await inside(await anInspector('Een andere eenheid'))).visit(corrected.path)).status).toBe(404)
})
