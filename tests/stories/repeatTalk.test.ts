/** The talk a year after the grant: asked for once, planned and held like the first, and it decides nothing by itself. */
import { expect, test } from '@jest/globals'
import { choosePlace, freeMoments } from '../../src/actions/application/moments.ts'
import { nothingToReferTo, ownNews, saveNews } from '../../src/actions/application/earlier.ts'
import { moveTalk } from '../../src/actions/application/talk.ts'
import { saveAnswer, startApplication, withdraw } from '../../src/actions/applications.ts'
import { openParts } from '../../src/actions/cases.ts'
import { decide, propose } from '../../src/actions/decisions.ts'
import { caseFollowing } from '../../src/actions/following/caseSide.ts'
import { ownTasks } from '../../src/actions/following/status.ts'
import { shareReport } from '../../src/actions/interviews.ts'
import { ownProof } from '../../src/actions/licence/proof.ts'
import { readLetter } from '../../src/actions/letters.ts'
import { endRepeat, inviteToRepeat, remindOfRepeat } from '../../src/actions/measures/repeat.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { addDays, addYears } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import type { Application } from '../../src/models/Application.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { byFirstTwo } from '../../seeders/calendar.ts'
import { agreeOnViews, holdTalk } from '../support/talking.ts'
import { caseOf, passedOn, submitted, taken, teamOf, today, withGrant, withRefusalProposed } from '../support/newWorker.ts'
import { Visitor } from '../support/visitor.ts'
import { inStory } from '../support/story.ts'

const superuser = inStory()

/** As if it was granted so long ago. */
async function grantedAgo(town: string, days: number) {
  const made = await withGrant(town)
  const from = addDays(addYears(today, -1), days)
  await superuser.query('update licences set valid_from = $2, valid_until = $3 where person_id = $1', [made.actor.personId, from, addDays(addYears(from, 5), -1)])
  return made
}

const repeatsOf = async ({ personId }: Worker): Promise<string[]> => (await superuser.query<{ id: string }>('select id from applications where person_id = $1 and repeats is not null', [personId])).rows.map(({ id }) => id)

test('eight weeks ahead, once, also when the job runs twice; the day before not', async () => {
  const [due, early] = [await grantedAgo('GM0344', 56), await grantedAgo('GM0344', 57)]
  await Promise.all([inviteToRepeat(today), inviteToRepeat(today)])
  await inviteToRepeat(today)
  expect(await repeatsOf(due.actor)).toHaveLength(1)
  expect(await repeatsOf(early.actor)).toEqual([])
  expect(await ownTasks(due.actor, today)).toMatchObject([{ name: 'moment' }])
  expect(await ownProof(due.actor, today)).toBeUndefined()
  await expect(withdraw(due.actor, today)).rejects.toThrow(Refused)
  const { rows } = await superuser.query<{ count: number }>(`select count(*)::int as count from letters where person_id = $1 and kind = 'repeatTalk'`, [due.actor.personId])
  expect(rows[0]?.count).toBe(1)
})

test('two weeks ahead once more, once, to whom planned nothing; who chose a moment has an invitation instead', async () => {
  const [quiet, planned] = [await grantedAgo('GM0344', 56), await grantedAgo('GM0344', 55)]
  await inviteToRepeat(today)
  for (const { id } of (await freeMoments(planned.actor, 'GM0344', today)).filter(byFirstTwo).toReversed()) if (await moveTalk(planned.actor, id, new Date(), today)) break
  const about = `from letters l join applications a on a.id = l.application_id where l.person_id = $1 and a.repeats is not null and l.kind in ('repeatReminder', 'invitation')`
  const kinds = async ({ personId }: Worker) => (await superuser.query<{ kind: string }>(`select l.kind ${about}`, [personId])).rows.map(({ kind }) => kind)
  await remindOfRepeat(addDays(today, 41))
  expect(await kinds(quiet.actor)).toEqual([])
  await Promise.all([42, 42, 50].map((days) => remindOfRepeat(addDays(today, days))))
  expect([await kinds(quiet.actor), await kinds(planned.actor)]).toEqual([['repeatReminder'], ['invitation']])

  const { slot } = await caseOf(planned.actor)
  const { rows } = await superuser.query<{ id: string }>(`select l.id ${about}`, [planned.actor.personId])
  const { text } = await readLetter(planned.actor, rows[0]?.id ?? '')
  const said = text.letter.blocks.flatMap(({ paragraphs }) => paragraphs).join(' ')
  expect(said).toContain(`om ${slot?.time} uur`)
  expect(said).toContain('U hoeft niet te zeggen waarom')
})

async function talked(town: string) {
  const made = await grantedAgo(town, 30)
  await inviteToRepeat(today)
  // Another test may take the last one meanwhile.
  for (const { id } of (await freeMoments(made.actor, town, today)).filter(byFirstTwo).toReversed()) if (await moveTalk(made.actor, id, new Date(), today)) break
  const id = await taken(made.actor)
  const team = await teamOf(town)
  await holdTalk([team.first, team.second], id, today)
  await agreeOnViews([team.first, team.second], id, today)
  await shareReport(team.first, id, today)
  return { ...made, repeat: id, team }
}

test('planned by herself and held by two; it stays, told to her, and the case is closed; nothing is decided in it', async () => {
  const { actor, id, repeat, team } = await talked('GM0363')
  await expect(propose(team.caseworker, repeat, { outcome: 'grant', grounds: [], reason: 'U voldoet.', weighing: '', note: '' }, today)).rejects.toThrow(Refused)
  const hadPart = { ...team.caseworker, id: team.first.id }
  await passedOn(repeat, team.caseworker, hadPart)
  await expect(endRepeat(hadPart, repeat, { repeatOutcome: 'stays' }, today)).rejects.toMatchObject({ impediment: { because: 'same-official' } })
  await passedOn(repeat, hadPart, team.caseworker)
  const ends = await Promise.allSettled([1, 2].map(() => endRepeat(team.caseworker, repeat, { repeatOutcome: 'stays' }, today)))
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await caseFollowing(team.caseworker, id, today)).toMatchObject({ standing: 'valid', hearings: [] })
  const { rows } = await superuser.query(`select from letters where person_id = $1 and kind = 'repeatDone'`, [actor.personId])
  expect(rows).toHaveLength(1)
})

test('through the page: revoking is looked into at the case of the licence, where she is heard first', async () => {
  const { id, repeat } = await talked('GM0344')
  const official = new Visitor()
  await official.signIn('staff', 'staff-GM0344-4')
  const form = await (await official.visit(`/zaken/${repeat}`)).follow('Uitkomst van het gesprek na een jaar')
  expect((await form.press('Leg vast')).status).toBe(422)
  const after = await form.press('Leg vast', { repeatOutcome: 'revoke' })
  expect([after.path, after.text.includes('Er is nog niets verstuurd')]).toEqual([`/zaken/${id}/intrekken`, true])
})

test('whoever was refused here before may say what is new; an official sees that there is an earlier decision, and chooses', async () => {
  const { actor, id, team } = await withRefusalProposed('GM0014')
  expect(await ownNews(actor, today)).toBeUndefined()
  await decide(team.decider, id, today)
  await startApplication(actor, today)
  await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
  await choosePlace(actor, 'GM0014', today)
  expect(await ownNews(actor, today)).toEqual({ refusedOn: today, text: '' })
  await saveNews(actor, 'Ik heb een nieuw paspoort.')
  await submitted(actor, 'GM0014')
  expect(await ownNews(actor, today)).toBeUndefined()

  const again = await caseOf(actor)
  expect((await caseFollowing(team.caseworker, again.id, today)).earlier).toMatchObject({ on: today, otherAccount: false })
  expect(await openParts(team.caseworker, again.id, ['newFacts'])).toEqual({ newFacts: { text: 'Ik heb een nieuw paspoort.' } })
  const refers = (application: Application) => inTransaction(team.caseworker, () => nothingToReferTo(application, ['R07_REPEAT'], today))
  expect(await refers(again)).toBeUndefined()
  const other = await withRefusalProposed('GM0014')
  expect(await refers(await caseOf(other.actor))).toMatchObject({ rule: 'R07_REPEAT', article: 'Awb 4:6(2)' })
  expect((await caseFollowing(other.team.caseworker, other.id, today)).earlier).toBeUndefined()
})
