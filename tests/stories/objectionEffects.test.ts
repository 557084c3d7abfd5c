/** What a decision on an objection does to what anyone hears of a licence, and what it costs when it comes too late. */
import { expect, test } from '@jest/globals'
import { ownObjection } from '../../src/actions/following/objecting.ts'
import { readLetter } from '../../src/actions/letters.ts'
import { agreeWithProposal } from '../../src/actions/measures/deciding.ts'
import { skipMeasureHearing } from '../../src/actions/measures/hearing.ts'
import { proposeRevocation, proposeSuspension } from '../../src/actions/measures/proposing.ts'
import { decideObjection, proposeOutcome } from '../../src/actions/objectionDesk/deciding.ts'
import { takeObjection, waiveHearing } from '../../src/actions/objectionDesk/desk.ts'
import { giveObjectionNotice, ownObjectionNotice, recordObjectionNotice, setObjectionPenalty } from '../../src/actions/objectionDesk/late.ts'
import { objectionList, readObjection } from '../../src/actions/objectionDesk/reading.ts'
import { addDays, type Day } from '../../src/law/day.ts'
import type { ObjectionOutcome } from '../../src/law/objecting/objection.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { today, withGrant } from '../support/newWorker.ts'
import { account, check, lodged, numberOf, outcome, refused, versionOf, waived } from '../support/objecting.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

async function decided(actor: Worker, how: ObjectionOutcome, on: Day = today): Promise<string> {
  const id = await lodged(actor)
  const [handler, other] = [await account('objectionHandler', 'GM0014'), await account('objectionHandler', 'GM0014')]
  await takeObjection(handler, id, on)
  await waiveHearing(handler, id, waived, on)
  await proposeOutcome(handler, id, outcome(how), on)
  await decideObjection(other, id, await versionOf(superuser, id), on)
  return id
}

async function revoked(): Promise<Worker> {
  const { actor, id, team } = await withGrant('GM0014')
  await skipMeasureHearing(team.caseworker, id, 'revoke', { skipGround: 'urgent', skipFacts: 'U vertrok die dag. Wachten kon niet meer.' }, today)
  await proposeRevocation(team.caseworker, id, {
    grounds: ['V01_WRONG_DATA'], facts: [{ ground: 'V01_WRONG_DATA', fact: 'De geboortedatum was anders dan in uw paspoort.', source: 'document' }],
    reason: 'Uw gegevens kloppen niet.', weighing: 'Wij gaven u tijd om het te verbeteren. Iets lichters kon niet.', answer: '', note: '', startsOn: today,
  }, today)
  await agreeWithProposal(team.decider, id, today)
  return actor
}

async function suspended(): Promise<Worker> {
  const { actor, id, team } = await withGrant('GM0014')
  await skipMeasureHearing(team.caseworker, id, 'suspend', { skipGround: 'urgent', skipFacts: 'U vertrok die dag. Wachten kon niet meer.' }, today)
  await proposeSuspension(team.caseworker, id, {
    grounds: ['V01_WRONG_DATA'], facts: [{ ground: 'V01_WRONG_DATA', fact: 'De gegevens verschillen.', source: 'document' }],
    reason: 'Uw gegevens kloppen niet.', weighing: 'Wij schorsen voor korte tijd.', answer: '', note: '', startsOn: today, weeks: 8,
  }, today)
  await agreeWithProposal(team.decider, id, today)
  return actor
}

// A refusal that becomes a licence is told in objectionDesk.test.ts, through the forms.
test.each([
  ['a revocation', revoked, 'founded', true], ['a revocation', revoked, 'unfounded', false],
  ['a suspension of eight weeks', suspended, 'founded', true], ['a suspension of eight weeks', suspended, 'unfounded', false],
] as const)('%s answers no at once, and after the objection what its outcome says', async (_what, made, how, isValid) => {
  const actor = await made()
  const number = await numberOf(actor)
  expect(await check(number)).not.toContain('Geldig vandaag')
  const id = await decided(actor, how)
  const answer = await check(number)
  expect(answer.includes('Geldig vandaag')).toBe(isValid)
  const { rows } = await superuser.query<{ undone: boolean }>('select exists (select from licence_acts where objection_id = $1 and act = \'undo\') as undone', [id])
  expect(rows[0]?.undone).toBe(isValid)
})

test('a refusal that stays refused gives no licence', async () => {
  const { actor } = await refused('GM0014')
  await decided(actor, 'unfounded')
  expect((await superuser.query('select from licences where person_id = $1', [actor.personId])).rowCount).toBe(0)
})

test('decided too late: her notice, the days and amounts, fixed once by someone without a part in it', async () => {
  const { actor, team } = await refused('GM0014')
  const id = await lodged(actor)
  const [handler, other] = [await account('objectionHandler', 'GM0014'), await account('objectionHandler', 'GM0014')]
  const { decideBy } = (await ownObjection(actor, id, today)).clock
  const [late, after] = [addDays(decideBy, 1), addDays(decideBy, 20)]
  await expect(giveObjectionNotice(actor, id, decideBy)).rejects.toMatchObject({ impediment: { because: 'not-late-yet', article: 'Awb 4:17' } })
  expect([(await ownObjection(actor, id, decideBy)).late, (await ownObjection(actor, id, late)).late]).toEqual([false, true])

  const both = await Promise.allSettled([giveObjectionNotice(actor, id, late), recordObjectionNotice(handler, id, { noticeOn: late }, late)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await ownObjectionNotice(actor, id, after)).penalty).toMatchObject({ days: 5, euros: 115, setBy: undefined })
  await takeObjection(handler, id, late)
  await waiveHearing(handler, id, waived, late)
  await proposeOutcome(handler, id, outcome('unfounded'), late)
  await decideObjection(other, id, await versionOf(superuser, id), after)

  expect((await objectionList(other, after)).find((row) => row.id === id)).toMatchObject({ at: 'penalty', late: false })
  expect((await readObjection(other, id, after)).steps).toEqual(['setPenalty'])
  await expect(setObjectionPenalty(team.decider, id, after)).rejects.toMatchObject({ impediment: { because: 'same-official' } })
  const fixed = await Promise.allSettled([setObjectionPenalty(other, id, after), setObjectionPenalty(handler, id, after)])
  expect(fixed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await objectionList(other, after)).map((row) => row.id)).not.toContain(id)
  const { rows } = await superuser.query<{ id: string; kind: string }>(`select id, kind from letters where person_id = $1 and kind in ('noticeReceived', 'penaltySet') order by kind`, [actor.personId])
  expect(rows.map(({ kind }) => kind)).toEqual(['noticeReceived', 'penaltySet'])
  const { text } = await readLetter(actor, rows[1]?.id ?? '')
  const words = text.letter.blocks.flatMap(({ paragraphs }) => paragraphs).join('\n')
  for (const said of ['besluit over uw bezwaar', '€ 92']) expect(words).toContain(said)
})
