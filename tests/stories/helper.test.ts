/** A helper she names: by a code used once, for so long, for so much; seen by her, stopped by her. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { askToComplete } from '../../src/actions/following/requests.ts'
import { answerItemFor, giveViewFor, helpedFile, helpedLetter, helpedPeople, moreTimeFor, refusedHelp, takeMandate } from '../../src/actions/helping/helping.ts'
import { nameHelper, ownMandates, stopHelper } from '../../src/actions/helping/mandates.ts'
import { helpersOf, refuseHelper } from '../../src/actions/helping/refusing.ts'
import { made, openAttachments } from '../../src/actions/papers/attachments.ts'
import { eraseMandates } from '../../src/actions/lapsing.ts'
import { inbox } from '../../src/actions/following/inbox.ts'
import { looksAt } from '../../src/actions/looks/looks.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { stop } from '../../src/actions/stopping.ts'
import { open } from '../../src/actions/vault.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { addDays, type Day } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { Helper, Worker } from '../../src/policies/actor.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { asSuperuser, serviceUrl } from '../support/database.ts'
import { pdf } from '../support/files.ts'
import { letterIn } from '../support/objecting.ts'
import { caseOf, teamOf, today, withApplication, withoutDoors } from '../support/newWorker.ts'
import { signedIn, Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const app = new pg.Client(await serviceUrl())

beforeAll(async () => {
  await withoutDoors()
  await Promise.all([superuser.connect(), app.connect()])
})
afterAll(() => Promise.all([superuser.end(), app.end()]))

async function someHelper(): Promise<Helper> {
  const id = randomUUID()
  await superuser.query(`insert into helpers values ($1::uuid, decode($2, 'hex'), $3)`, [id, id.replaceAll('-', ''), today])
  return { role: 'helper', id }
}

const form = (more = {}) => ({ key: randomUUID(), helper: 'Mijn advocaat', label: 'Cliënt tulp', scope: 'read', helpDays: 30, ...more }) as const

async function named(more = {}): Promise<{ actor: Worker; code: string; id: string }> {
  const actor = await withApplication('GM0363')
  await nameHelper(actor, form(more), today)
  const [mandate] = await ownMandates(actor, today)
  return { actor, code: mandate?.code ?? '', id: mandate?.id ?? '' }
}

async function helped(more = {}) {
  const given = await named(more)
  const helper = await someHelper()
  expect(await takeMandate(helper, given.code, today)).toBe(true)
  return { ...given, helper }
}

describe('the code', () => {
  test('is made once for a button that is pressed twice, and is kept nowhere', async () => {
    const actor = await withApplication('GM0363')
    const same = form()
    await Promise.all([1, 2, 3].map(() => nameHelper(actor, same, today)))
    const mandates = await ownMandates(actor, today)
    expect(mandates).toHaveLength(1)
    expect(mandates[0]).toMatchObject({ helper: 'Mijn advocaat', label: 'Cliënt tulp', standing: 'waiting', until: addDays(today, 30) })
    expect(mandates[0]?.code).toMatch(/^[2-9B-Z]{4}(-[2-9B-Z]{4}){2}$/)
    const { rows } = await superuser.query<{ whole: string }>('select t::text as whole from mandates t where person_id = $1', [actor.personId])
    expect(rows[0]?.whole).not.toMatch(new RegExp(`${mandates[0]?.code.replaceAll('-', '')}|advocaat|tulp`))
  })

  test('used by two at once makes one helper; used again it is worth nothing, like any other', async () => {
    const { code } = await named()
    const helpers = [await someHelper(), await someHelper()] as [Helper, Helper]
    const taken = await Promise.all(helpers.map((helper) => takeMandate(helper, code.toLowerCase().replaceAll('-', ' '), today)))
    expect(taken.toSorted()).toEqual([false, true])
    expect(await takeMandate(helpers[0], code, today)).toBe(false)
    expect(await takeMandate(helpers[0], 'BBBB-BBBB-BBBB', today)).toBe(false)
    const people = await Promise.all(helpers.map((helper) => helpedPeople(helper, today)))
    expect(people.flat()).toHaveLength(1)
  })

  test('lapses after two days, and ends when she stops it first', async () => {
    const [late, stopped] = [await named(), await named()]
    expect(await takeMandate(await someHelper(), late.code, addDays(today, 3))).toBe(false)
    await stopHelper(stopped.actor, stopped.id, today)
    expect(await takeMandate(await someHelper(), stopped.code, today)).toBe(false)
  })
})

describe('helping', () => {
  test('is seeing her by the name she chose, where it stands and her letters; nothing else, of nobody else', async () => {
    const { actor, helper, id } = await helped()
    expect(await helpedPeople(helper, today)).toEqual([{ id, label: 'Cliënt tulp', scope: 'read', until: addDays(today, 30) }])
    const file = await helpedFile(helper, id, today)
    expect(file).toMatchObject({ label: 'Cliënt tulp', last: { act: 'submit', on: today }, canGiveView: false })
    const letter = file.letters.find(({ kind }) => kind === 'receipt')
    expect((await helpedLetter(helper, id, letter?.id ?? '', today)).letter.heading).toBe('Wij hebben uw aanvraag')
    expect(JSON.stringify(file)).not.toMatch(/Verzonnen|tulp"?,"channel/)

    const named: Helper = { ...helper, personId: actor.personId }
    for (const [compartment, kind] of [['contact', 'contact'], ['identity', 'identity'], ['interview', 'wishes'], ['photo', 'photo'], ['licence', 'licenceNumber']] as const) {
      await expect(inTransaction(named, () => open(named, { personId: actor.personId }, { compartment, kind, purpose: 'help' }))).rejects.toThrow(Forbidden)
    }
    const other = await withApplication('GM0363')
    const [theirs] = await inbox(other)
    await expect(helpedLetter(helper, id, theirs?.id ?? '', today)).rejects.toThrow(NotFound)
    await expect(helpedFile(await someHelper(), id, today)).rejects.toThrow(NotFound)
  })

  test('is all on her page of who looked, as her helper', async () => {
    const { actor, helper, id } = await helped()
    const file = await helpedFile(helper, id, today)
    await helpedLetter(helper, id, file.letters[0]?.id ?? '', today)
    const looks = await looksAt(actor, today, { kind: 'helper' })
    expect(looks.every(({ role, organisation, canAsk }) => role === 'helper' && organisation === 'helper' && !canAsk)).toBe(true)
    expect(new Set(looks.flatMap(({ what }) => what))).toEqual(new Set(['correspondence', 'label', 'status']))
    expect(JSON.stringify(looks)).not.toContain(helper.id)
  })

  test('ends on its day by itself, and at once when she stops it', async () => {
    const { actor, helper, id } = await helped()
    expect(await helpedPeople(helper, addDays(today, 30))).toHaveLength(1)
    expect(await helpedPeople(helper, addDays(today, 31))).toEqual([])
    await expect(helpedFile(helper, id, addDays(today, 31))).rejects.toThrow(NotFound)
    await stopHelper(actor, id, today)
    await stopHelper(actor, id, today)
    expect(await helpedPeople(helper, today)).toEqual([])
    await expect(helpedFile(helper, id, today)).rejects.toThrow(NotFound)
    expect(await ownMandates(actor, today)).toEqual([])
  })

  test('only with leave to act is answering for her', async () => {
    const { helper, id } = await helped()
    await expect(giveViewFor(helper, id, { statement: 'Dit klopt niet.' }, today)).rejects.toThrow(Forbidden)
  })

  test('is among everything she can read of herself, and goes with its names thirty days after it ended', async () => {
    const { actor, id } = await helped()
    expect((await ownData(actor, today)).items.find(({ kind }) => kind === 'mandateNames')?.content).toEqual({ helper: 'Mijn advocaat', label: 'Cliënt tulp' })
    const left = async () => (await superuser.query('select from mandates where id = $1', [id])).rowCount
    await superuser.query('update mandates set until_day = $2 where id = $1', [id, addDays(today, -30)])
    await eraseMandates(today)
    expect(await left()).toBe(1)
    await superuser.query('update mandates set until_day = $2 where id = $1', [id, addDays(today, -31)])
    await eraseMandates(today)
    expect(await left()).toBe(0)
    expect((await ownData(actor, today)).items.some(({ kind }) => kind === 'mandateNames')).toBe(false)
  })
})

test('without a context nobody sees a helper, a mandate, a request or a question', async () => {
  for (const table of ['helpers', 'mandates', 'requests', 'anonymous_questions', 'signals', 'envelopes', 'care_coordinators']) {
    expect([table, (await app.query(`select from ${table}`)).rowCount]).toEqual([table, 0])
  }
})

test('through the forms: she names, the helper signs in, reads and answers for her, and is nobody without a code', async () => {
  const her = new Visitor()
  await her.signIn('worker', 'worker-25')
  const page = await her.visit('/machtigen')
  const empty = await page.press('Geef toestemming')
  expect([empty.status, empty.html.querySelectorAll('#fouten a').length]).toEqual([422, 4])
  const mandates = await empty.press('Geef toestemming', { helper: 'Mijn advocaat', label: 'Dossier maan', scope: 'act', helpDays: '91' })
  const code = mandates.html.querySelector('main .box .number')?.text ?? ''

  const helper = new Visitor()
  const home = await helper.signIn('helper', 'helper-1')
  expect([home.path, home.text.includes('U helpt nu niemand')]).toEqual(['/namens', true])
  for (const path of ['/mijn', '/inzage', '/kaart', '/mijn-gegevens', '/berichten']) expect([path, (await helper.visit(path)).status]).toEqual([path, 404])
  expect((await home.press('Gebruik deze code', { code: 'BBBB BBBB BBBB' })).status).toBe(422)
  const people = await home.press('Gebruik deze code', { code })
  const person = await people.follow('Dossier maan')
  expect(person.text).toContain('Laatste stap')
  expect((await person.follow('Voornemen')).text).toContain('U kunt eerst zeggen wat u ervan vindt')
  const form = await person.follow('Een mening geven')
  expect((await form.press('Verstuur')).status).toBe(422)
  const after = await form.press('Verstuur', { statement: 'Het paspoort is vernieuwd.' })
  expect([after.status, after.text.includes('zienswijze gegeven')]).toEqual([200, true])
  expect((await her.visit('/inzage?soort=helper')).text).toContain('Uw helper')

  await (await her.visit('/machtigen')).press('Stop deze hulp nu: Mijn advocaat')
  expect((await helper.visit(after.path)).status).toBe(404)
  expect((await helper.visit('/namens')).text).toContain('U helpt nu niemand')
  const { rowCount } = await superuser.query(`select from accounts a join persons p on p.id = a.person_id where a.id in (select id from helpers)`)
  expect(rowCount).toBe(0)
})

describe('within the mandate', () => {
  test('what was asked of her is answered for her, with a file and more time; a helper who only reads cannot', async () => {
    const { actor, helper, id } = await helped({ scope: 'act' })
    const reader = await helped()
    const { caseworker } = await teamOf('GM0363')
    const request = { items: ['explanation', 'other'] as ('explanation' | 'other')[], weeks: 2, identityDocumentText: '', workDocumentText: '', correctionText: '', explanationText: 'Leg uw antwoord uit.', otherText: 'Laat ons iets zien.' }
    for (const { actor: her } of [{ actor }, reader]) await askToComplete(caseworker, (await caseOf(her)).id, request, today)
    expect((await helpedFile(reader.helper, reader.id, today)).canAnswer).toBe(false)
    await expect(answerItemFor(reader.helper, reader.id, 1, { answerHow: 'text', answerText: 'x' }, today)).rejects.toThrow(Forbidden)

    expect((await helpedFile(helper, id, today)).canAnswer).toBe(true)
    await moreTimeFor(helper, id, today)
    expect(await answerItemFor(helper, id, 1, { answerHow: 'text', answerText: 'Zij bedoelt het zo.' }, today)).toBe(false)
    const file = await made(pdf())
    expect(await answerItemFor(helper, id, 2, { answerHow: 'upload', answerText: '' }, today, [file])).toBe(true)
    expect((await openAttachments(caseworker, (await caseOf(actor)).id))[0]).toMatchObject({ with: { to: 'request', item: 2 } })
    expect((await helpedFile(helper, id, today)).canAnswer).toBe(false)
    const { rows } = await superuser.query<{ act: string }>(`select act from application_acts where actor_id = $1 order by id`, [helper.id])
    expect(rows.map(({ act }) => act)).toEqual(['moreTime', 'complete'])
  })

  test('a helper is refused by the municipality with a letter to her, at once and once; never a lawyer', async () => {
    const { actor, helper, id } = await helped()
    const { id: caseId } = await caseOf(actor)
    const { caseworker } = await teamOf('GM0363')
    expect((await helpersOf(caseworker, caseId, today)).helpers).toEqual([{ id, scope: 'read', until: addDays(today, 30) }])
    const refusal = { lawyer: 'no', helperGround: 'pressure', helperReason: 'Uw helper gaf antwoord voor u en liet u niet praten.' } as const
    await expect(refuseHelper(caseworker, caseId, id, { ...refusal, lawyer: 'yes' }, today)).rejects.toThrow(Refused)
    const both = await Promise.allSettled([1, 2].map(() => refuseHelper(caseworker, caseId, id, refusal, today)))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(helpedFile(helper, id, today)).rejects.toThrow(NotFound)
    // Told to the helper as well, without a word of why.
    expect([await refusedHelp(helper, today), await refusedHelp(helper, addDays(today, 31)), await helpedPeople(helper, today)]).toEqual([[{ takenOn: today, refusedOn: today }], [], []])
    expect((await ownMandates(actor, today))[0]).toMatchObject({ standing: 'ended', refusedOn: today, refusedGround: 'pressure' })
    const letter = await letterIn(actor, 'helperRefused')
    for (const part of ['Mijn advocaat mag u bij ons niet meer helpen', 'druk op u', 'liet u niet praten', 'iemand anders']) expect(letter).toContain(part)
    // Another is named as before.
    await nameHelper(actor, form({ helper: 'Iemand anders' }), today)
    expect((await ownMandates(actor, today)).map(({ standing }) => standing).toSorted()).toEqual(['ended', 'waiting'])
  })

  test('who was refused does not come back with another code of hers as long as that help would have run, and no helper reads why', async () => {
    const { actor, helper, id } = await helped()
    const { caseworker } = await teamOf('GM0363')
    await refuseHelper(caseworker, (await caseOf(actor)).id, id, { lawyer: 'no', helperGround: 'pressure', helperReason: 'Zij liet u niet praten.' }, today)
    const codeFor = async (day: Day) => {
      await nameHelper(actor, form({ helpDays: 183 }), day)
      return (await ownMandates(actor, day)).find(({ standing }) => standing === 'waiting')?.code ?? ''
    }
    const code = await codeFor(today)
    expect(await takeMandate(helper, code, today)).toBe(false)
    const other = await someHelper()
    expect(await takeMandate(other, code, today)).toBe(true)
    const [running] = await helpedPeople(other, today)
    const { letters } = await helpedFile(other, running?.id ?? '', today)
    expect(letters.map(({ kind }) => kind).toSorted()).toEqual(['invitation', 'receipt'])
    const refusal = (await inbox(actor)).find(({ kind }) => kind === 'helperRefused')
    expect(refusal).toBeDefined()
    await expect(helpedLetter(other, running?.id ?? '', refusal?.id ?? '', today)).rejects.toThrow(NotFound)
    const later = addDays(today, 31)
    expect(await takeMandate(helper, await codeFor(later), later)).toBe(true)
  })

  test('whoever stops has no helper any more: none reads that she stopped', async () => {
    const { actor, helper, id } = await helped()
    const waiting = await (await nameHelper(actor, form(), today), ownMandates(actor, today))
    await stop(actor, today)
    expect([await helpedPeople(helper, today), await ownMandates(actor, today)]).toEqual([[], []])
    await expect(helpedFile(helper, id, today)).rejects.toThrow(NotFound)
    expect(await takeMandate(helper, waiting.find(({ standing }) => standing === 'waiting')?.code ?? '', today)).toBe(false)
    const { rows } = await superuser.query(`select from audit_entries where person_id = $1 and event = 'mandate.stopped'`, [actor.personId])
    expect(rows).toHaveLength(2)
  })

  test('through the pages of whoever handles the case', async () => {
    const { actor } = await helped()
    const official = await signedIn('staff', 'staff-GM0363-4')
    const list = await (await official.visit(`/zaken/${(await caseOf(actor)).id}`)).follow('Wie helpt')
    const page = await list.follow('Deze helper niet toelaten')
    expect((await page.press('Laat niet toe en stuur de brief', {})).html.querySelectorAll('#fouten a')).toHaveLength(3)
    const done = await page.press('Laat niet toe en stuur de brief', { lawyer: 'no', helperGround: 'disturbs', helperReason: 'Uw helper riep tegen een medewerker.' })
    expect(done.text).toContain('Er helpt nu niemand.')
  })
})
