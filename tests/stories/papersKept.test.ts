/** What is kept of her papers: scanned, within bounds also with many at once, compared at the desk, and then gone. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { ownAnswers, saveAnswer, submit, withdraw } from '../../src/actions/applications.ts'
import { identify } from '../../src/actions/desk/identity.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { MOST_FILES, MOST_TOGETHER } from '../../src/actions/papers/papers.ts'
import { Full, fileError, useScanner } from '../../src/actions/papers/intake.ts'
import { openDocument, openPapers, openToCompare } from '../../src/actions/papers/desk.ts'
import { addDocument, addPhoto, approvePhoto, choosePortrait, chooseProof, ownFile, removeDocument } from '../../src/actions/papers/uploads.ts'
import { eraseUploads } from '../../src/actions/retention.ts'
import { addDays } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { paperFrom } from '../../src/platform/upload/read.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { clamd, noScanner } from '../../src/platform/scanner.ts'
import { Forbidden, NotTheirs } from '../../src/policies/permit.ts'
import type { StaffRole } from '../../src/law/office/office.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { fakeClamd } from '../support/clamd.ts'
import { eicar, exif, jpeg, plain } from '../support/files.ts'
import { submitted, teamOf, today, withApplication, withDraft, withUploads } from '../support/newWorker.ts'
import { Visitor } from '../support/visitor.ts'
import { seenAtDesk } from '../support/atDesk.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const official = (role: StaffRole, municipality: string): Official => ({ role, id: '11111111-2222-4333-8444-555555555555', municipality })

/** Of this person, in the vault, as the database shows it. */
async function kept(personId: string): Promise<string[]> {
  const { rows } = await superuser.query<{ kind: string }>(`select kind from sealed where person_id = $1 and compartment = 'documents' order by kind`, [personId])
  return rows.map(({ kind }) => kind)
}

describe('how much there may be', () => {
  test('the eleventh file is refused, the photo counted', async () => {
    const actor = await withUploads()
    for (let count = 2; count < MOST_FILES; count += 1) await addDocument(actor, 'back', await jpeg(320, 320))
    await expect(addDocument(actor, 'back', await jpeg(320, 320))).rejects.toThrow(Full)
    expect(fileError(new Full())).toBe('error.file.full')
    expect(await kept(actor.personId)).toHaveLength(MOST_FILES + 1)
    const { papers } = await ownAnswers(actor)
    await removeDocument(actor, papers.files?.[0]?.id ?? '')
    await addDocument(actor, 'front', await jpeg(320, 320))
  })

  /** A draft with so much in it, as its record says: a test need not send it all. */
  async function withAlready(bytes: number): Promise<Worker> {
    const actor = await withDraft()
    await saveAnswer(actor, 'papers', { proof: 'upload', files: [{ id: randomUUID(), side: 'front', type: 'application/pdf', bytes }] })
    return actor
  }

  test('the twenty-first megabyte is refused, and the last of the twentieth is not', async () => {
    const file = await jpeg(320, 320)
    const { bytes } = await paperFrom(file)
    await addDocument(await withAlready(MOST_TOGETHER - bytes.length), 'back', file)
    await expect(addDocument(await withAlready(MOST_TOGETHER - bytes.length + 1), 'back', file)).rejects.toThrow(Full)
  })

  test('a hundred at once do not get past it', async () => {
    const actor = await withDraft()
    const file = await jpeg(320, 320)
    const sent = await Promise.allSettled(Array.from({ length: 100 }, () => addDocument(actor, 'front', file)))
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(MOST_FILES)
    expect(sent.flatMap((one) => (one.status === 'rejected' && !(one.reason instanceof Full) ? [one.reason as unknown] : []))).toEqual([])
    const { papers } = await ownAnswers(actor)
    expect(papers.files).toHaveLength(MOST_FILES)
    expect(await kept(actor.personId)).toEqual([...Array.from({ length: MOST_FILES }, () => 'document'), 'papers'])
  })

  test('nor past the megabytes', async () => {
    const file = await jpeg(320, 320)
    const { bytes } = await paperFrom(file)
    const actor = await withAlready(MOST_TOGETHER - 3 * bytes.length)
    const sent = await Promise.allSettled(Array.from({ length: 8 }, () => addDocument(actor, 'back', file)))
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })
})

describe('the scanner', () => {
  afterAll(() => useScanner(noScanner))

  test('a virus is refused with its own words; what is clean is kept', async () => {
    const daemon = await fakeClamd()
    useScanner(clamd(daemon.address))
    const actor = await withDraft()
    const infected = Buffer.concat([await jpeg(), eicar])
    expect(await addDocument(actor, 'front', infected).catch(fileError)).toBe('error.file.virus')
    expect(await addPhoto(actor, infected).catch(fileError)).toBe('error.file.virus')
    await addDocument(actor, 'front', await jpeg())
    expect(await kept(actor.personId)).toEqual(['document', 'papers'])
    await daemon.stop()
  })

  test('one that is away is no yes: nothing is kept, and she hears that she can bring it', async () => {
    useScanner(clamd('/nowhere/clamd.ctl'))
    const actor = await withDraft()
    expect(await addDocument(actor, 'front', await jpeg()).catch(fileError)).toBe('error.file.scannerAway')
    expect(await kept(actor.personId)).toEqual([])
    await chooseProof(actor, 'bring')
    expect((await ownAnswers(actor)).missing).not.toContain('document')
  })
})

describe('at the desk', () => {
  const caseOf = async (actor: Worker): Promise<{ id: string; caseNumber: string }> => {
    const { rows } = await superuser.query<{ id: string; caseNumber: string }>(`select id, case_number as "caseNumber" from applications where person_id = $1`, [actor.personId])
    return rows[0] ?? { id: '', caseNumber: '' }
  }

  test('her document and photo are compared, each opening on record; her photo goes on the card and the uploads are gone', async () => {
    const actor = await submitted(await withUploads(), 'GM0014')
    const { id, caseNumber } = await caseOf(actor)
    const desk = new Visitor()
    await desk.signIn('staff', 'staff-GM0014-1')
    const person = await (await (await desk.visit('/balie')).follow(caseNumber)).press('Bekijk het document')
    expect(person.html.querySelector('img.photo')?.getAttribute('src')).toMatch(/^data:image\/jpeg/)
    const paper = await person.press('Bekijk voorkant (nieuw tabblad)')
    expect([paper.status, paper.html.querySelector('img.page')?.getAttribute('src')?.slice(0, 22)]).toEqual([200, 'data:image/jpeg;base64'])
    const { rows } = await superuser.query<{ kind: string }>(
      `select details->>'kind' as kind from audit_entries where subject = $1 and event = 'vault.opened' and role = 'frontDesk' and details->>'compartment' = 'documents'`, [id])
    expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['papers', 'ownPhoto', 'document']))

    const bare = await person.press('Bevestig', { photoFrom: 'own' })
    expect([bare.status, bare.html.querySelectorAll('#fouten a').map((link) => link.getAttribute('href'))]).toEqual([422, ['#document', '#seen', '#genuine', '#same', '#face', '#workRight']])
    const none = await person.press('Bevestig', { photoFrom: 'made', document: 'passport', seen: 'yes', genuine: 'yes', same: 'yes', face: 'yes', workRight: 'free' })
    expect(none.html.querySelector('#photo-error')?.text).toContain('Kies een foto.')
    expect((await person.press('Bevestig', { photoFrom: 'own', document: 'passport', seen: 'yes', genuine: 'yes', same: 'yes', face: 'yes', workRight: 'free' })).path).toBe('/balie')
    expect(await kept(actor.personId)).toEqual([])

    const { items } = await ownData(actor, today)
    expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['photo', 'identityCheck']))
    expect(items.map(({ kind }) => kind)).not.toEqual(expect.arrayContaining(['document']))
    const erased = await superuser.query(`select from audit_entries where subject = $1 and event = 'uploads.erased'`, [id])
    expect(erased.rowCount).toBe(1)
  })

  test('a caseworker can open it before, and nobody else, nor anyone elsewhere', async () => {
    const actor = await submitted(await withUploads(), 'GM0014')
    const { id } = await caseOf(actor)
    const file = (await ownAnswers(actor)).papers.files?.[0]?.id ?? ''
    expect(await openDocument((await teamOf('GM0014')).caseworker, id, file)).toMatchObject({ side: 'front', type: 'image/jpeg' })
    await expect(openDocument(official('caseworker', 'GM0014'), id, file)).rejects.toThrow(NotTheirs)
    for (const role of ['interviewer', 'decisionMaker'] as const) await expect(openPapers(official(role, 'GM0014'), id)).rejects.toThrow(Forbidden)
    for (const look of [openPapers, openToCompare]) await expect(look(official('frontDesk', 'GM0363'), id)).rejects.toThrow(NotFound)
    await expect(openDocument(official('frontDesk', 'GM0363'), id, file)).rejects.toThrow(NotFound)

    const other = await submitted(await withUploads(), 'GM0014')
    await expect(openDocument(official('frontDesk', 'GM0014'), (await caseOf(other)).id, file)).rejects.toThrow(NotFound)
    await expect(ownFile(other, file)).rejects.toThrow(NotFound)
  })

  test('who has no photo of her own gets one there: hers cannot be taken', async () => {
    const { id } = await caseOf(await withApplication('GM0014'))
    expect(await openToCompare(official('frontDesk', 'GM0014'), id)).toEqual({ papers: { proof: 'bring', portrait: 'desk' }, photo: undefined })
    await expect(identify(official('frontDesk', 'GM0014'), id, seenAtDesk, undefined, today)).rejects.toThrow(NotFound)
  })

  test('two who confirm at once do it once', async () => {
    const actor = await submitted(await withUploads(), 'GM0014')
    const { id } = await caseOf(actor)
    const confirm = () => identify(official('frontDesk', 'GM0014'), id, seenAtDesk, undefined, today)
    const done = await Promise.allSettled([confirm(), confirm()])
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await ownData(actor, today)).items.filter(({ kind }) => kind === 'photo')).toHaveLength(1)
  })
})

describe('afterwards', () => {
  test('after sending nothing can be added or taken away', async () => {
    const actor = await submitted(await withUploads(), 'GM0344')
    const { files } = (await ownAnswers(actor)).papers
    await expect(addDocument(actor, 'front', await jpeg())).rejects.toThrow(Refused)
    await expect(removeDocument(actor, files?.[0]?.id ?? '')).rejects.toThrow(Refused)
    await expect(chooseProof(actor, 'bring')).rejects.toThrow(Refused)
    expect(await kept(actor.personId)).toEqual(['document', 'ownPhoto', 'papers'])
  })

  test('without a chosen photo or a front it cannot be sent', async () => {
    const actor = await withDraft()
    await chooseProof(actor, 'upload')
    await addPhoto(actor, await plain(800, 900).withExif(exif).jpeg().toBuffer())
    await expect(submitted(actor, 'GM0363')).rejects.toThrow(Refused)
    expect((await ownAnswers(actor)).missing).toEqual(['document', 'photo'])
    await approvePhoto(actor, (await ownAnswers(actor)).papers.photo?.id ?? '')
    await addDocument(actor, 'front', await jpeg())
    expect((await submit(actor, '9b2f3c1e-6d5a-4f7b-8c9d-0e1f2a3b4c5d', today)).receivedOn).toBe(today)
  })

  test('a photo at the desk after all: hers goes', async () => {
    const actor = await withUploads()
    await choosePortrait(actor, 'desk')
    expect(await kept(actor.personId)).toEqual(['document', 'papers'])
  })

  test('of an application that ended without a check the uploads go after a day, on record once', async () => {
    const [ended, open] = [await submitted(await withUploads(), 'GM0363'), await withUploads()]
    await withdraw(ended, today)
    await eraseUploads(addDays(today, 1))
    expect(await kept(ended.personId)).toHaveLength(3)
    const night = addDays(today, 2)
    await Promise.all([eraseUploads(night), eraseUploads(night)])
    expect([await kept(ended.personId), (await kept(open.personId)).length]).toEqual([[], 3])
    const { rowCount } = await superuser.query(`select from audit_entries where person_id = $1 and event = 'uploads.erased'`, [ended.personId])
    expect(rowCount).toBe(1)
  })
})
