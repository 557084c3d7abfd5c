/** A page of her document as a caseworker sees and judges it: with who looks and when in the picture, and what will not do is asked of her. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { ownRequest } from '../../src/actions/following/requests.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { openDocument, openPapers } from '../../src/actions/papers/desk.ts'
import { judgePaper, lookAtDocument } from '../../src/actions/papers/judging.ts'
import { addDocument } from '../../src/actions/papers/uploads.ts'
import { ownAnswers } from '../../src/actions/applications.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { asSuperuser } from '../support/database.ts'
import { pdf } from '../support/files.ts'
import { caseOf, submitted, type Team, teamOf, today, withoutDoors, withUploads } from '../support/newWorker.ts'
import { type Page, signedIn, type Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
let her: Worker
let id: string
let team: Team
let caseworker: Visitor

beforeAll(async () => {
  await withoutDoors()
  await superuser.connect()
  her = await withUploads()
  await addDocument(her, 'back', pdf())
  await submitted(her, 'GM0014')
  id = (await caseOf(her)).id
  team = await teamOf('GM0014')
  caseworker = await signedIn('staff', 'staff-GM0014-4')
})
afterAll(() => superuser.end())

const fileOf = async (side: 'front' | 'back'): Promise<string> => (await ownAnswers(her)).papers.files?.find((file) => file.side === side)?.id ?? ''
const picturesOn = (page: Page): Buffer[] => page.html.querySelectorAll('img.page').map((image) => Buffer.from(image.getAttribute('src')?.split(',')[1] ?? '', 'base64'))

async function lookAt(side: 'voorkant' | 'achterkant'): Promise<Page> {
  return (await (await caseworker.visit(`/zaken/${id}`)).press('Open het dossier')).press(`Bekijk ${side} (nieuw tabblad)`)
}

test('the picture shows who looks and when; the file as she sent it is handed to nobody', async () => {
  const [shown = Buffer.alloc(0), ...more] = picturesOn(await lookAt('voorkant'))
  const sent = await openDocument(team.caseworker, id, await fileOf('front'))
  const [before, after] = await Promise.all([sharp(sent.bytes).metadata(), sharp(shown).metadata()])
  expect([more, after.format, after.width, after.height > before.height]).toEqual([[], 'jpeg', before.width, true])

  const mark = async (words: string) => (await lookAtDocument(team.caseworker, id, await fileOf('front'), words)).pictures[0]
  expect(await mark('B7KX om 10:00')).not.toEqual(await mark('B7KX om 10:01'))
})

test('a PDF is shown as pictures of its pages, and to the desk as well', async () => {
  const page = await lookAt('achterkant')
  expect([page.headers.get('content-type')?.split(';')[0], picturesOn(page).length]).toEqual(['text/html', 1])
  const desk = await signedIn('staff', 'staff-GM0014-1')
  const there = await (await (await (await desk.visit('/balie')).follow((await caseOf(her)).caseNumber)).press('Bekijk het document')).press('Bekijk achterkant (nieuw tabblad)')
  expect([picturesOn(there).length, there.html.querySelectorAll('main form').length]).toEqual([1, 0])
})

test('what will not do is said in words she reads, and stands in the request', async () => {
  const front = await lookAt('voorkant')
  const empty = await front.press('Leg vast')
  expect([empty.status, picturesOn(empty).length, empty.html.querySelectorAll('#fouten a').map((link) => link.getAttribute('href'))]).toEqual([422, 1, ['#paperFit']])
  expect((await front.press('Leg vast', { paperFit: 'no' })).html.querySelector('#fouten a')?.getAttribute('href')).toBe('#paperFault')
  const short = await front.press('Leg vast', { paperFit: 'no', paperFault: 'other', paperFaultText: 'Vaag' })
  expect([short.status, short.html.querySelector('textarea')?.text]).toEqual([422, 'Vaag'])

  const judged = await front.press('Leg vast', { paperFit: 'no', paperFault: 'unclear', paperFaultText: '' })
  expect(judged.text).toContain('De foto van uw document is niet scherp.')
  await (await judged.press('Bekijk achterkant (nieuw tabblad)')).press('Leg vast', { paperFit: 'yes' })

  const asking = await judged.press('Vraag om wat niet goed is')
  const text = asking.html.querySelector('#identityDocumentText')?.text.trim() ?? ''
  expect(text.split('\n')).toEqual(['De foto van uw document is niet scherp. Wij kunnen niet alles lezen.', 'U kunt het document ook meenemen naar uw gesprek.'])
  expect(asking.html.querySelectorAll('input[name=items][checked]').map((box) => box.getAttribute('value'))).toEqual(['identityDocument'])
  expect((await asking.press('Stuur vraag', { items: 'identityDocument', identityDocumentText: text, weeks: '2' })).path).toBe(`/zaken/${id}`)
  expect((await ownRequest(her, today)).items.map((item) => item.text)).toEqual([text])
})

test('it is on record, stands in the file, and she finds it with her data', async () => {
  const opened = await (await caseworker.visit(`/zaken/${id}`)).press('Open het dossier')
  expect([opened.text.includes('Niet goed.'), opened.text.includes('niet scherp'), opened.text.includes('Goed.')]).toEqual([true, true, true])
  const { rows } = await superuser.query<{ details: object }>(`select details from audit_entries where subject = $1 and event = 'paper.judged' order by id`, [id])
  expect(rows).toEqual([{ details: { fit: false } }, { details: { fit: true } }])
  const papers = (await ownData(her, today)).items.find(({ kind }) => kind === 'papers')
  expect(papers?.content).toMatchObject({ files: [{ judged: { fit: false, on: today } }, { judged: { fit: true, why: '' } }] })
})

test('both sides judged at once: neither judgement is lost', async () => {
  const [front, back] = [await fileOf('front'), await fileOf('back')]
  await Promise.all([judgePaper(team.caseworker, id, front, { fit: true, why: '' }, today), judgePaper(team.caseworker, id, back, { fit: false, why: 'Iets anders dan dit.' }, today)])
  expect((await openPapers(team.caseworker, id)).files?.map(({ judged }) => judged?.fit)).toEqual([true, false])
})

test('nobody else judges it, and no page of another is judged', async () => {
  const verdict = { fit: true, why: '' }
  await expect(judgePaper(team.desk, id, await fileOf('front'), verdict, today)).rejects.toThrow(Forbidden)
  await expect(judgePaper(team.caseworker, id, '11111111-2222-4333-8444-555555555555', verdict, today)).rejects.toThrow(NotFound)
})
