/** What she sends along after sending: with an answer, her view and an objection; looked at and judged by whoever handles it. */
import { expect, test } from '@jest/globals'
import { unzipSync } from 'fflate'
import { decide, giveView, propose } from '../../src/actions/decisions.ts'
import { identify } from '../../src/actions/desk/identity.ts'
import { addPapers } from '../../src/actions/following/objecting.ts'
import { draftObjection, saveWords } from '../../src/actions/following/objections.ts'
import { answerItem, askToComplete, ownRequest } from '../../src/actions/following/requests.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { judgeAttachment, lookAtAttachment, made, openAttachments } from '../../src/actions/papers/attachments.ts'
import { Full } from '../../src/actions/papers/intake.ts'
import { ownFile } from '../../src/actions/papers/uploads.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { NotTheirs } from '../../src/policies/permit.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { takeOut } from '../../src/actions/dossier/dossier.ts'
import { casePapers } from '../../src/actions/objectionDesk/casePapers.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { workers } from '../../seeders/people.ts'
import { seenAtDesk } from '../support/atDesk.ts'
import { jpeg, pdf } from '../support/files.ts'
import { mdtoShortcomings } from '../support/mdto.ts'
import { caseOf, refusal, teamOf, today, withApplication, withIntention } from '../support/newWorker.ts'
import { account, lodged } from '../support/objecting.ts'
import { signedIn } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()
const asked = workers.filter(({ stage }) => stage === 'asked')[2] ?? { subject: '', municipality: '' }
const item = { items: ['identityDocument', 'explanation'] as const, weeks: 2, identityDocumentText: 'Stuur een foto van uw kaart.', workDocumentText: '', correctionText: '', explanationText: 'Leg uw antwoord uit.', otherText: '' }

test('a file with an answer: the faults of any upload, kept with the item, looked at with who looks in it, and judged', async () => {
  const visitor = await signedIn('worker', asked.subject)
  const start = await visitor.visit('/aanvulling')
  const form = await start.follow('Uitleg bij een antwoord')
  const none = await form.press('Bewaar', { answerHow: 'upload' })
  expect([none.status, none.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#attachment'])
  const send = (content: Buffer, type = 'application/pdf') => form.press('Bewaar', { answerHow: 'upload', answerText: 'Zie de foto.' }, { name: 'attachment', content, type })
  const empty = await send(Buffer.alloc(0))
  expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Dit bestand is leeg')])
  expect(empty.html.querySelector('textarea')?.text).toContain('Zie de foto.')
  const kept = await send(pdf())
  expect([kept.path, kept.html.querySelectorAll('.badge.done').length]).toEqual(['/aanvulling', 1])
  expect((await kept.follow('Bekijk bestand 1')).headers.get('content-type')).toContain('application/pdf')
  expect((await kept.follow('Uitleg bij een antwoord')).text).toContain('U stuurde hierbij 1 bestand.')

  const { rows } = await superuser.query<{ id: string; municipality: string }>(`select a.id, a.municipality from audit_entries e join applications a on a.id::text = e.subject where e.event = 'attachment.kept' order by e.id desc limit 1`)
  const { id = '', municipality = '' } = rows[0] ?? {}
  const official = await signedIn('staff', `staff-${municipality}-4`)
  const list = await (await (await official.visit(`/zaken/${id}`)).follow('Bijlagen')).press('Open de lijst')
  const looked = await list.press('Bekijk bijlage 1 (nieuw tabblad)')
  expect(looked.html.querySelectorAll('img.page')).toHaveLength(1)
  expect((await looked.press('Leg vast', { paperFit: 'no' })).status).toBe(422)
  expect((await looked.press('Leg vast', { paperFit: 'no', paperFault: 'unclear' })).text).toContain('Niet goed.')
})

test('what shows who she is lies with her papers, and goes when the desk has seen the real thing', async () => {
  const actor = await withApplication('GM0344')
  const { id } = await caseOf(actor)
  const { caseworker, decider, desk } = await teamOf('GM0344')
  await askToComplete(caseworker, id, { ...item, items: [...item.items] }, today)
  await expect(answerItem(actor, 1, { answerHow: 'upload', answerText: '' }, today)).rejects.toThrow(Refused)
  const picture = await made(await jpeg())
  const many = Array.from({ length: 11 }, () => picture)
  await expect(answerItem(actor, 1, { answerHow: 'upload', answerText: '' }, today, many)).rejects.toThrow(Full)
  await answerItem(actor, 1, { answerHow: 'upload', answerText: '' }, today, [picture])
  // Sent before: no second file is asked for.
  expect(await answerItem(actor, 1, { answerHow: 'upload', answerText: 'De voorkant.' }, today)).toBe(false)
  const [file] = (await ownRequest(actor, today)).items[0]?.files ?? []
  expect((await ownFile(actor, file?.id ?? '')).type).toBe('image/jpeg')
  await expect(ownFile(await withApplication('GM0344'), file?.id ?? '')).rejects.toThrow(NotFound)
  expect(await openAttachments(caseworker, id)).toHaveLength(1)
  // Nothing lies before the decision maker yet.
  await expect(openAttachments(decider, id)).rejects.toThrow(NotTheirs)
  await answerItem(actor, 2, { answerHow: 'text', answerText: 'Zo zit het.' }, today)
  await identify(desk, id, seenAtDesk, await drawnPortrait(1), today)
  expect(await openAttachments(caseworker, id)).toEqual([])
})

test('with her view and with an objection: for who decides on it, judged by who handles it', async () => {
  const { actor, id, team } = await withIntention('GM0363')
  const [page, picture] = await Promise.all([made(pdf()), made(await jpeg())])
  await giveView(actor, { statement: 'Mijn nieuwe paspoort komt.' }, today, [page])
  await propose(team.caseworker, id, refusal, today)
  const [withView] = await openAttachments(team.decider, id)
  expect(withView).toMatchObject({ with: { to: 'view' }, type: 'application/pdf' })
  expect((await lookAtAttachment(team.decider, id, withView?.id ?? '', 'B7KX')).pictures).toHaveLength(1)
  await expect(judgeAttachment(team.decider, id, withView?.id ?? '', { fit: true, why: '' }, today)).rejects.toThrow(Forbidden)
  await judgeAttachment(team.caseworker, id, withView?.id ?? '', { fit: true, why: '' }, today)
  await decide(team.decider, id, today)

  const objection = await lodged(actor)
  await addPapers(actor, objection, { morePapers: 'Het bewijs van de aanvraag.' }, today, [picture])
  const handler = await account('objectionHandler', 'GM0363')
  const caseFile = await caseOf(actor)
  const listed = await inTransaction(actor, async () => casePapers(actor, caseFile, 'own-data'))
  expect(listed.attachments.map(({ with: { to } }) => to)).toEqual(['view', 'objection'])
  const files = unzipSync(new Uint8Array(await takeOut(team.caseworker, id, 'court', new Date())))
  expect(Object.keys(files).filter((name) => /^bijlage-\d\d\.(pdf|jpg)$/.test(name))).toEqual(['bijlage-01.pdf', 'bijlage-02.jpg'])
  expect(Buffer.from(files['bijlage-01.pdf'] ?? []).equals(page.bytes)).toBe(true)
  expect(Object.keys(files).filter((name) => /^bijlage.*mdto.xml$/.test(name)).flatMap((name) => mdtoShortcomings(Buffer.from(files[name] ?? []).toString('utf8')))).toEqual([])
  const added = (await openAttachments(handler, id)).find((each) => each.with.to === 'objection')
  expect(added?.with.objection).toBe(objection)
  await judgeAttachment(handler, id, added?.id ?? '', { fit: false, why: 'Niet scherp.' }, today)
  expect((await ownData(actor, today)).items.find(({ kind }) => kind === 'attachments')?.content).toMatchObject({ all: [{ judged: { fit: true } }, { judged: { why: 'Niet scherp.' } }] })
  await expect(openAttachments(await account('caseworker', 'GM0344'), id)).rejects.toThrow(NotFound)
  expect(await draftObjection(actor, today)).toBeUndefined()
  await expect(saveWords(actor, { papers: 'upload' }, { files: [picture], today })).rejects.toThrow(NotFound)
})
