/** The terms of a case: every date with how it was worked out, for whoever handles it, and for nobody else. */
import { expect, test } from '@jest/globals'
import { askToComplete } from '../../src/actions/following/requests.ts'
import { completeUntil } from '../../src/law/terms/completion.ts'
import { dates } from '../../src/platform/page/translate.ts'
import { caseOf, teamOf, today, withApplication } from '../support/newWorker.ts'
import { signedIn } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const date = dates('nl').date
test('every date says from which fact it counts, how many days, what stood still, and its rule', async () => {
  const actor = await withApplication('GM0344')
  const { id } = await caseOf(actor)
  const { caseworker } = await teamOf('GM0344')
  await askToComplete(caseworker, id, { items: ['other'], weeks: 2, identityDocumentText: '', workDocumentText: '', correctionText: '', explanationText: '', otherText: 'Laat ons iets zien.' }, today)
  const { decideBy, receivedOn } = await caseOf(actor)

  const official = await signedIn('staff', 'staff-GM0344-4')
  const page = await (await official.visit(`/zaken/${id}`)).follow('Termijnen')
  expect(page.path).toBe(`/zaken/${id}/termijn`)
  expect(page.html.querySelector('title')?.text).toMatch(/^Termijnen/)
  const rows = page.html.querySelectorAll('tbody tr:has(ol)')
  const decision = rows.find((row) => row.querySelector('th')?.text === 'Besluit')
  const lines = decision?.querySelectorAll('li').map(({ text }) => text) ?? []
  expect(lines[0]).toBe(`Begint bij: aanvraag ontvangen, ${date(receivedOn ?? today)}.`)
  expect(lines.at(-1)).toBe(`Dus: ${date(decideBy ?? today)}.`)
  expect(lines.some((line) => line.includes('zij vult aan'))).toBe(true)
  expect(decision?.text).toMatch(/Awb 4:13\(2\)\s*T01_DECIDE/)
  expect(rows.map((row) => row.querySelector('th')?.text)).toContain('Aanvullen')
  expect(page.text).toContain(date(completeUntil(today, 2)))
  expect(page.html.querySelectorAll('main svg[role=img]')).toHaveLength(1)

  // Beside each date on the page of the case as well.
  const worked = (await official.visit(`/zaken/${id}`)).html.querySelectorAll('details.worked').map(({ text }) => text)
  expect(worked[0]).toMatch(/Zo is deze datum berekend: Besluit.*Begint bij: aanvraag ontvangen.*Awb 4:13\(2\)/s)
  expect(worked[1]).toMatch(/: Streefdatum.*Begint bij: laatste dag om te besluiten.*10 werkdagen eerder/s)

  const english = await official.visit(`/en/zaken/${id}/termijn`)
  expect(english.text).toContain('Starts from: application received')
  const elsewhere = await signedIn('staff', 'staff-GM0363-4')
  expect((await elsewhere.visit(`/zaken/${id}/termijn`)).status).toBe(404)
})

test('a case whose last day is near or has passed says so on its page', async () => {
  const { id } = await caseOf(await withApplication('GM0363'))
  const official = await signedIn('staff', 'staff-GM0363-4')
  expect((await official.visit(`/zaken/${id}`)).text).not.toMatch(/(?<!')Bijna te laat|Te laat/)
  const shift = (days: number) => superuser.query(`update applications set received_on = received_on - $2::int, decide_by = decide_by - $2::int where id = $1`, [id, days])
  await shift(53)
  expect((await official.visit(`/zaken/${id}`)).text).toMatch(/Bijna te laat/)
  await shift(20)
  expect((await official.visit(`/zaken/${id}`)).text).toMatch(/Te laat/)
  expect((await official.visit(`/zaken/${id}/termijn`)).text).toMatch(/De laatste dag was/)
})
