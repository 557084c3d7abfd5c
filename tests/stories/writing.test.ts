/** A letter is looked at before it goes: as she reads it, and what is hard to read in it; what was typed stays. */
import { expect, test } from '@jest/globals'
import { addDays } from '../../src/law/day.ts'
import { skipMeasureHearing } from '../../src/actions/measures/hearing.ts'
import { suspension } from '../support/measures.ts'
import { paths } from '../../src/paths.ts'
import { caseOf, today, withApplication, withGrant } from '../support/newWorker.ts'
import { signedIn } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

const count = async (text: string, id: string): Promise<number> => (await superuser.query<{ count: number }>(`select count(*)::int as count from ${text}`, [id])).rows[0]?.count ?? -1
const long = Array.from({ length: 21 }, (_word, place) => `woord${place}`).join(' ')

test('a request: looking at its letter sends nothing, asks nothing and moves no day; a long sentence waits until it was read', async () => {
  const { id } = await caseOf(await withApplication('GM0344'))
  const official = await signedIn('staff', 'staff-GM0344-4')
  const form = await official.visit(paths.caseRequest.with({ id }))
  const letters = `letters where application_id = $1 and kind = 'completionRequest'`
  const acts = `application_acts where application_id = $1 and act = 'inviteToComplete'`

  const looked = await form.press('Bekijk de brief', { items: ['other'], otherText: 'Stuur ons uw nieuwe adres.', weeks: '2', step: 'preview' })
  expect([looked.status, looked.text.includes('Wij kunnen nog niet beslissen over uw aanvraag.'), looked.text.includes('1. ')]).toEqual([200, true, true])
  expect(looked.html.querySelector('#otherText')?.text).toContain('Stuur ons uw nieuwe adres.')
  expect([await count(letters, id), await count(acts, id)]).toEqual([0, 0])

  const marked = await looked.press('Stuur vraag', { items: ['other'], otherText: `${long}.`, weeks: '2' })
  expect([marked.status, marked.html.querySelector('mark')?.text.startsWith('woord0')]).toEqual([422, true])
  expect([await count(letters, id), await count(acts, id)]).toEqual([0, 0])
  const asIs = marked.html.querySelector('#asIs')?.getAttribute('value') ?? ''
  expect((await marked.press('Stuur vraag', { items: ['other'], otherText: `${long}.`, weeks: '2', asIs })).status).toBe(200)
  expect([await count(letters, id), await count(acts, id)]).toEqual([1, 1])
})

test('a suspension that is being proposed reads as she would read it; nothing is put forward yet', async () => {
  const { id, team } = await withGrant('GM0344')
  const official = await signedIn('staff', 'staff-GM0344-4')
  const form = await official.visit(paths.reinstatement.with({ id }))
  expect(form.status).toBe(404)
  const telling = await (await official.visit(paths.suspensionIntention.with({ id }))).press('Bekijk de brief', { suspendGrounds: ['V02_WORK_RIGHT_ENDED'], reason: suspension.reason, facts: 'Het document liep af.', respondUntil: addDays(today, 14), step: 'preview' })
  expect([telling.status, telling.text.includes('Wij denken erover om uw vergunning tijdelijk te stoppen.'), await count(`letters where application_id = $1 and kind = 'intendedSuspension'`, id)]).toEqual([200, true, 0])
  await skipMeasureHearing(team.caseworker, id, 'suspend', { skipGround: 'urgent', skipFacts: 'Gisteren bleek dat het document niet geldig is.' }, today)
  const looked = await (await official.visit(paths.suspensionProposal.with({ id }))).press('Bekijk de brief', { suspendGrounds: ['V02_WORK_RIGHT_ENDED'], V02_WORK_RIGHT_ENDEDFact: 'Het document liep af.', V02_WORK_RIGHT_ENDEDSource: 'document', reason: suspension.reason, weighing: suspension.weighing, startsOn: addDays(today, 3), weeks: '2', step: 'preview' })
  expect([looked.status, looked.text.includes('Uw vergunning geldt niet van'), looked.text.includes('Bent u het niet eens met dit besluit?')]).toEqual([200, true, true])
  expect(await count('licence_proposals p join licences l on l.id = p.licence_id where l.application_id = $1', id)).toBe(0)
})
