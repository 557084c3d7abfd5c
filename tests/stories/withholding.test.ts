/** A part of the report that would endanger a person is kept back: with a ground that officials see, and so that she sees that something is missing. */
import { expect, test } from '@jest/globals'
import { ownReport } from '../../src/actions/applications.ts'
import { openParts } from '../../src/actions/cases.ts'
import { identify } from '../../src/actions/desk/identity.ts'
import { casePapers } from '../../src/actions/objectionDesk/casePapers.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { paths } from '../../src/paths.ts'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { agreeOnViews, holdTalk } from '../support/talking.ts'
import { seenAtDesk } from '../support/atDesk.ts'
import { caseOf, teamOf, today, withApplication } from '../support/newWorker.ts'
import { signedIn } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

test('through the page: without a ground nothing is shared; with one she gets the rest, and reads that something is left out', async () => {
  const actor = await withApplication('GM0344')
  const [{ id }, team] = [await caseOf(actor), await teamOf('GM0344')]
  await identify(team.desk, id, seenAtDesk, await drawnPortrait(1), today)
  await holdTalk([team.first, team.second], id, today)
  await agreeOnViews([team.first, team.second], id, today)

  const official = await signedIn('staff', 'staff-GM0344-2')
  const opened = await (await official.visit(paths.shareReport.with({ id }))).press('Open het verslag')
  const secret = (await openParts(team.first, id, ['report'])).report?.blocks.find(({ topic }) => topic === 'canRefuse')
  const bare = await opened.press('Deel het verslag met haar', { withhold: ['canRefuse-1'] })
  expect([bare.status, bare.html.querySelectorAll('#fouten a').map((link) => link.getAttribute('href'))]).toEqual([422, ['#withholdGround', '#withholdWhy']])
  expect((await ownReport(actor)).report).toBeUndefined()
  const shared = await bare.press('Deel het verslag met haar', { withhold: ['canRefuse-1'], withholdGround: 'endangersOther', withholdWhy: 'Hier staat waar een ander woont.' })
  expect(shared.status).toBe(200)

  const hers = JSON.stringify([(await ownReport(actor)).report, await ownData(actor, today)])
  expect([secret?.told !== '', hers.includes('waar een ander woont'), hers.includes('endangersOther')]).toEqual([true, false, false])
  expect((await ownReport(actor)).report?.blocks.filter(({ leftOut }) => leftOut)).toEqual([{ topic: 'canRefuse', talk: 1, part: 1, told: '', observed: '', leftOut: true }])
  const second = (await openParts(team.second, id, ['report'])).report?.blocks.find(({ topic }) => topic === 'canRefuse')
  expect(second).toEqual({ ...secret, withheld: { ground: 'endangersOther', why: 'Hier staat waar een ander woont.' } })
  expect((await inTransaction(actor, async () => casePapers(actor, await caseOf(actor), 'own-data'))).keptBack).toEqual(['endangersOther'])
  const { rows } = await superuser.query<{ details: unknown }>(`select details from audit_entries where event = 'report.shared' and subject = $1`, [id])
  expect(rows).toEqual([{ details: { withheld: 1, ground: 'endangersOther' } }])
})
