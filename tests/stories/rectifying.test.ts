/** She is right: what is held changes with the answer, what was wrong goes after its time, and whoever had it is told. */
import { expect, test } from '@jest/globals'
import { askAdvice } from '../../src/actions/across/advice.ts'
import { confirmHandover, proposeHandover, receiveHandover } from '../../src/actions/across/handovers.ts'
import { saveAnswer, startApplication, withdraw } from '../../src/actions/applications.ts'
import { readCase } from '../../src/actions/cases.ts'
import { check } from '../../src/actions/checks.ts'
import { inbox } from '../../src/actions/following/inbox.ts'
import { readLetter } from '../../src/actions/letters.ts'
import { advisersToTell, putRightElsewhere, readElsewhere, readWrong, toldAdviser, wrongAtChecks } from '../../src/actions/looks/recipients.ts'
import { eraseFormer } from '../../src/actions/looks/rectifying.ts'
import { agreeToAnswer } from '../../src/actions/looks/deciding.ts'
import { askCorrection, openRequests } from '../../src/actions/looks/requests.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { addDays } from '../../src/law/day.ts'
import { newLicenceNumber } from '../../src/law/licence/licenceNumber.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { forStreet } from '../../src/platform/upload/picture.ts'
import { answeredByTwo, proposed } from '../support/dataRequests.ts'
import { caseOf, submitted, teamOf, today, withApplication, withGrant } from '../support/newWorker.ts'
import { onShift } from '../support/onShift.ts'
import { signedIn } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const why = 'Dit staat anders in mijn paspoort.'
const answer = 'U hebt gelijk, wij verbeteren dit vandaag.'
const itemOf = async (actor: Worker, kind: string) => (await ownData(actor, today)).items.find((item) => item.kind === kind)
const asked = async (actor: Worker, kind: string): Promise<string> => {
  await askCorrection(actor, (await itemOf(actor, kind))?.id ?? '', { why, reply: 'here' }, today)
  const { rows } = await superuser.query<{ id: string }>('select id from requests where person_id = $1 and answered_on is null', [actor.personId])
  return rows[0]?.id ?? ''
}

test('her name through the pages: by two, the adviser who had it hears, what was wrong goes later', async () => {
  const actor = await withApplication('GM0344')
  const { id: caseId, decideBy } = await caseOf(actor)
  const { caseworker } = await teamOf('GM0344')
  const advice = { adviceKind: 'internal', adviceGround: 'document', adviceBy: decideBy ?? today, adviser: 'Team Proef', adviceQuestion: 'Is dit document echt?' } as const
  for (const field of ['name', 'nationality'] as const) await askAdvice(caseworker, caseId, { ...advice, adviceFields: ['caseNumber', field] }, today)
  const id = await asked(actor, 'identity')

  const official = await signedIn('staff', 'staff-GM0344-4')
  const form = await (await official.visit(`/verzoeken/${id}`)).press('Lees de vraag')
  expect([form.text.includes(why), form.html.querySelector('input[name=family]')?.getAttribute('value')]).toEqual([true, expect.stringMatching(/^Persoon /)])
  const held = Object.fromEntries(['given', 'birthdate', 'nationality', 'bsn'].map((name) => [name, form.html.querySelector(`input[name=${name}]`)?.getAttribute('value') ?? '']))
  expect((await form.press('Stuur naar een tweede persoon', { answered: 'granted', answer, ...held, family: '' })).html.querySelector('#fouten a')?.getAttribute('href')).toBe('#family')
  const sent = await form.press('Stuur naar een tweede persoon', { answered: 'granted', answer, ...held, family: 'Andersom' })
  expect([sent.html.querySelector('#fouten')?.text ?? '', sent.path]).toEqual(['', '/verzoeken'])
  expect((await itemOf(actor, 'identity'))?.content).toMatchObject({ family: expect.stringMatching(/^Persoon /) })
  const own = await (await official.visit(`/verzoeken/${id}`)).press('Lees de vraag')
  expect([own.text.includes('Iemand anders besluit'), own.text.includes('Akkoord')]).toEqual([true, false])

  const boss = await signedIn('staff', 'staff-GM0344-5')
  const review = await (await boss.visit(`/verzoeken/${id}`)).press('Lees de vraag')
  for (const part of ['Verzonnen Andersom', 'hoort dat het niet klopte', answer]) expect(review.text).toContain(part)
  expect((await review.press('Akkoord, neem het besluit')).path).toBe('/verzoeken')

  expect((await itemOf(actor, 'identity'))?.content).toMatchObject({ given: 'Verzonnen', family: 'Andersom', nationality: 'Nederlandse' })
  expect((await itemOf(actor, 'formerValue'))?.content).toMatchObject({ itemKind: 'identity', identity: { family: expect.stringMatching(/^Persoon /) } })
  const [letter] = (await inbox(actor)).filter(({ kind }) => kind === 'correctionGranted')
  const words = (await readLetter(actor, letter?.id ?? '')).text.letter.blocks.flatMap(({ paragraphs }) => paragraphs).join(' ')
  expect(words).toMatch(/hoort dat het niet klopte\. Gaf u iemand een code/)

  const notes = await advisersToTell(caseworker, caseId)
  expect(notes.map(({ fields, toldOn }) => [fields, toldOn])).toEqual([[['name'], null]])
  const sheet = await official.visit(`/zaken/${caseId}/advies`)
  expect(sheet.text).toMatch(/naam \(verbeterd op/)
  expect((await sheet.press('Het blad is verstuurd')).text).toContain('Verteld op')
  await expect(toldAdviser(caseworker, caseId, notes[0]?.id ?? '', today)).rejects.toThrow(NotFound)

  await eraseFormer(addDays(today, 49))
  expect(await itemOf(actor, 'formerValue')).toBeDefined()
  await superuser.query(`update sealed set created_at = created_at - interval '60 days' where person_id = $1 and kind = 'formerValue'`, [actor.personId])
  await eraseFormer(today)
  expect(await itemOf(actor, 'formerValue')).toBeUndefined()
})

test('a photo: the next check shows the new one, and the inspector who saw the old one hears when, not of whom', async () => {
  const { actor } = await withGrant('GM0363')
  const inspector = await onShift()
  const item = await itemOf(actor, 'licenceNumber')
  const number = item?.kind === 'licenceNumber' ? item.content.number : newLicenceNumber(() => 0)
  const photoNow = async () => {
    const outcome = await check(inspector, { number }, new Date(), today)
    return outcome.answer === 'valid' ? outcome.photo : outcome.answer
  }
  const before = await photoNow()
  const id = await asked(actor, 'photo')
  const team = await teamOf('GM0363')
  const jpeg = await drawnPortrait(7)
  const waiting = await proposed(team, id, { answered: 'granted', answer }, { photo: jpeg })
  expect(await photoNow()).toBe(before)
  const both = await Promise.allSettled([1, 2].map(() => agreeToAnswer(team.decider, id, waiting, today)))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const small = `data:image/webp;base64,${(await forStreet(jpeg)).toString('base64')}`
  expect([await photoNow(), before === small]).toEqual([small, false])
  const seen = await wrongAtChecks(inspector)
  expect(seen.map(({ fields }) => fields)).toEqual([['photo']])
  expect(JSON.stringify(seen)).not.toContain(actor.personId)
  await readWrong(inspector, seen[0]?.id ?? '', today)
  expect(await wrongAtChecks(inspector)).toEqual([])
})

test('what someone wrote down of her wishes stays, and what is right stands beside it', async () => {
  const actor = await withApplication('GM0014')
  const id = await asked(actor, 'wishes')
  const team = await teamOf('GM0014')
  expect((await openRequests(team.caseworker, today)).some((request) => request.id === id)).toBe(true)
  await answeredByTwo(team, id, { answered: 'granted', answer }, { text: 'Zij wil een tolk in de kamer.' })
  expect((await itemOf(actor, 'rectification'))?.content).toMatchObject({ notes: [{ itemKind: 'wishes', text: 'Zij wil een tolk in de kamer.' }] })
  expect((await itemOf(actor, 'wishes'))?.content).toBeDefined()
})

test('a municipality that took a case over hears at that case what was put right where it came from, and reads it once', async () => {
  const actor = await withApplication('GM0014')
  const { id: caseId, caseNumber } = await caseOf(actor)
  const [here, there] = await Promise.all([teamOf('GM0014'), teamOf('GM0363')])
  await proposeHandover(here.caseworker, caseId, { handoverTo: 'GM0363', handoverGround: 'wrongBody' }, today)
  await confirmHandover(here.decider, caseId, today)
  const { rows: [offer] } = await superuser.query<{ id: string }>('select id from handovers where application_id = $1', [caseId])
  await receiveHandover(there.decider, offer?.id ?? '', today)
  await withdraw(actor, today)
  await superuser.query('update applications set started_on = started_on - 1 where id = $1', [caseId])
  await startApplication(actor, today)
  await saveAnswer(actor, 'contact', { channel: 'portal', codeWord: 'tulp', limits: [] })
  await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
  await submitted(actor, 'GM0014')

  const id = await asked(actor, 'identity')
  const item = await itemOf(actor, 'identity')
  if (item?.kind !== 'identity') throw new Error('nothing is held')
  await answeredByTwo(here, id, { answered: 'granted', answer }, { identity: { ...item.content, family: 'Heel Anders' } })
  const [letter] = (await inbox(actor)).filter(({ kind }) => kind === 'correctionGranted')
  expect(JSON.stringify((await readLetter(actor, letter?.id ?? '')).text.letter)).toContain('hoort dat het niet klopte')

  const told = async () => (await putRightElsewhere(there.caseworker)).filter((note) => note.caseId === caseId)
  expect((await told()).map(({ fields, caseNumber: number }) => [fields, number])).toEqual([[['name'], caseNumber]])
  expect((await readCase(there.decider, caseId, today)).across.putRight).toHaveLength(1)
  expect((await putRightElsewhere(here.caseworker)).map((note) => note.caseId)).not.toContain(caseId)
  const note = (await told())[0]?.id ?? ''
  await expect(readElsewhere(here.caseworker, note, today)).rejects.toThrow(NotFound)
  const day = await (await signedIn('staff', 'staff-GM0363-4')).visit('/werk')
  expect([day.text.includes('Elders verbeterd'), day.text.includes(caseNumber), day.raw.includes('Heel Anders')]).toEqual([true, true, false])
  const both = await Promise.allSettled([there.caseworker, there.decider].map((official) => readElsewhere(official, note, today)))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect([await told(), (await readCase(there.decider, caseId, today)).across.putRight]).toEqual([[], []])
})
