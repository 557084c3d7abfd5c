/** Letting the term stand still: by an official with its ground, by her consent or not, running again, and days counted once. */
import { expect, test } from '@jest/globals'
import { answerConsent, askConsent, resumeTerm, suspendTerm } from '../../src/actions/clock/standstill.ts'
import { ownStatus } from '../../src/actions/following/status.ts'
import { extend } from '../../src/law/calendar.ts'
import { addDays } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { dates } from '../../src/platform/page/translate.ts'
import { anApplicant } from '../support/applicant.ts'
import { caseOf, teamOf, today, withApplication } from '../support/newWorker.ts'
import { signedIn } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const date = dates('nl').date
const lettersOf = async (id: string): Promise<string[]> => (await superuser.query<{ kind: string }>('select kind from letters where application_id = $1 order by sent_on, id', [id])).rows.map(({ kind }) => kind)

test('an official lets it stand still with a ground, two weeks back at most; overlapping days count once; she is told the new last day', async () => {
  const actor = await withApplication('GM0344')
  const { id, receivedOn } = await caseOf(actor)
  const official = await signedIn('staff', 'staff-GM0344-4')
  const form = await (await official.visit(`/zaken/${id}/termijn`)).follow('Laat de termijn stilstaan')
  const wrong = await form.press('Zet stil en stuur de brief', { stillGround: 'forceMajeure', stillReason: 'Het gebouw is dicht.', stillFrom: addDays(today, -20), stillUntil: addDays(today, 9) })
  expect([wrong.status, wrong.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#stillFrom'])
  const long = await form.press('Zet stil en stuur de brief', { stillGround: 'forceMajeure', stillReason: 'Het gebouw is dicht.', stillFrom: today, stillUntil: addDays(today, 100) })
  expect(long.html.querySelector('#fouten a')?.getAttribute('href')).toBe('#stillUntil')
  const done = await form.press('Zet stil en stuur de brief', { stillGround: 'forceMajeure', stillReason: 'Het gebouw is dicht.', stillFrom: addDays(today, 1), stillUntil: addDays(today, 10) })
  expect(done.path).toBe(`/zaken/${id}/termijn`)
  expect(done.text).toContain('overmacht')
  expect((await caseOf(actor)).decideBy).toBe(extend(addDays(receivedOn ?? today, 66)))

  const { caseworker } = await teamOf('GM0344')
  await suspendTerm(caseworker, id, { stillGround: 'foreignInformation', stillReason: 'Wij wachten op een papier.', stillFrom: addDays(today, 5), stillUntil: addDays(today, 12) }, today)
  const both = extend(addDays(receivedOn ?? today, 68))
  expect((await caseOf(actor)).decideBy).toBe(both)
  expect((await official.visit(`/zaken/${id}/termijn`)).text).toContain('6 dagen vallen in meer dan één periode en tellen één keer.')

  const later = addDays(today, 8)
  expect((await ownStatus(actor, later)).clock).toMatchObject({ stillWhy: 'forceMajeure', until: both })
  await resumeTerm(caseworker, id, later)
  expect((await caseOf(actor)).decideBy).toBe(extend(addDays(receivedOn ?? today, 63)))
  await expect(resumeTerm(caseworker, id, addDays(today, 9))).rejects.toThrow(Refused)
  expect((await lettersOf(id)).toSorted()).toEqual(['invitation', 'receipt', 'termResumed', 'termSuspended', 'termSuspended'])
})

test('consent is hers: asked by an official, answered with yes or no; only a yes moves the last day; twice at once counts once', async () => {
  const actor = await withApplication('GM0363')
  const { id, decideBy } = await caseOf(actor)
  const { caseworker } = await teamOf('GM0363')
  const asked = { stillReason: 'De tolk kan pas later.', stillFrom: addDays(today, 2), stillUntil: addDays(today, 15) }
  await expect(askConsent(caseworker, id, { ...asked, stillFrom: addDays(today, -1) }, today)).rejects.toThrow(Refused)
  await askConsent(caseworker, id, asked, today)
  expect((await caseOf(actor)).decideBy).toBe(decideBy)
  await answerConsent(actor, { consent: 'no' }, today)
  expect((await caseOf(actor)).decideBy).toBe(decideBy)
  expect((await ownStatus(actor, today)).tasks.map(({ name }) => name)).not.toContain('consent')

  await askConsent(caseworker, id, asked, today)
  expect((await ownStatus(actor, today)).tasks).toContainEqual({ name: 'consent', until: asked.stillUntil })
  const answers = await Promise.allSettled([1, 2].map(() => answerConsent(actor, { consent: 'yes' }, today)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { receivedOn, decideBy: after } = await caseOf(actor)
  expect(after).toBe(extend(addDays(receivedOn ?? today, 70)))
  expect((await lettersOf(id)).filter((kind) => kind === 'consentAsked' || kind === 'termSuspended').toSorted()).toEqual(['consentAsked', 'consentAsked', 'termSuspended'])
})

test('she reads why, until when and what it becomes, and answers on a page of her own', async () => {
  const visitor = await anApplicant()
  const caseNumber = /\d{6}-[A-Z]{3}/.exec((await visitor.visit('/mijn')).text)?.[0] ?? ''
  expect((await visitor.visit('/uitstel')).status).toBe(404)
  const official = await signedIn('staff', 'staff-GM0014-4')
  const found = await (await official.visit('/werk')).press('Open', { caseNumber })
  const file = await found.press('Neem deze zaak')
  const form = await (await file.follow('Termijnen')).follow('Vraag of zij met uitstel instemt')
  const until = addDays(today, 12)
  await form.press('Stuur de vraag', { stillReason: 'De tolk kan pas later.', stillFrom: today, stillUntil: until })

  // On her first page, and where it stands.
  for (const path of ['/mijn', '/mijn/stand']) expect((await visitor.visit(path)).text).toContain('Mogen wij later beslissen?')
  const page = await (await visitor.visit('/mijn')).follow('Zeg ja of nee')
  expect(page.text).toContain('De tolk kan pas later.')
  expect(page.text).toContain(date(until))
  // In another language it says of these words that they are Dutch.
  const inRomanian = await visitor.visit('/ro/uitstel')
  expect(inRomanian.html.querySelector('main [lang=nl]')?.text).toBe('De tolk kan pas later.')
  expect(inRomanian.text).toContain('olandeză')
  const empty = await page.press('Verstuur mijn antwoord', {})
  expect([empty.status, empty.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#consent'])
  const after = await page.press('Verstuur mijn antwoord', { consent: 'yes' })
  expect(after.path).toBe('/mijn/stand')
  expect(after.text).toContain('u vond het goed dat wij wachten')
  expect((await visitor.visit('/uitstel')).status).toBe(404)
})
