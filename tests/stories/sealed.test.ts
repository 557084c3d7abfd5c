/** The seal of a decision: what is changed is seen, and what was sent before there were seals gets one that says so. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ownUnsealed, sealAfterwards } from '../../src/actions/deciding/sealAfterwards.ts'
import { isOurs, ownSeals } from '../../src/actions/deciding/seals.ts'
import { inbox } from '../../src/actions/following/inbox.ts'
import { finishLetter } from '../../src/actions/finishing.ts'
import { letterFile } from '../../src/actions/letters.ts'
import { addDays } from '../../src/law/day.ts'
import { dates } from '../../src/platform/page/translate.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { asSuperuser } from '../support/database.ts'
import { finishedOf, unfinished } from '../support/unfinished.ts'
import { today, withGrant, withoutDoors } from '../support/newWorker.ts'
import { Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
})
afterAll(() => superuser.end())

const { date } = dates('nl')

test('a file that is no longer what was sealed is seen, by her and by anyone', async () => {
  const { actor } = await withGrant('GM0014')
  const [letter] = (await inbox(actor)).filter(({ kind }) => kind === 'granted')
  const { pdf } = await letterFile(actor, letter?.id ?? '')
  const [seal] = await ownSeals(actor)
  expect([seal?.holds, await isOurs(seal?.code ?? '', pdf)]).toEqual([true, { afterwards: null }])
  await superuser.query(`update letter_seals set facts = jsonb_set(facts, '{sentOn}', '"2020-01-01"') where letter_id = $1`, [letter?.id])
  expect([(await ownSeals(actor))[0]?.holds, await isOurs(seal?.code ?? '', pdf)]).toEqual([false, undefined])
})

test('a letter is finished once, however many are about it; also when its file was made before, because someone opened it', async () => {
  const { actor } = await withGrant('GM0014')
  const [letter = ''] = (await inbox(actor)).flatMap(({ id, kind }) => (kind === 'granted' ? [id] : []))
  const { pdf } = await letterFile(actor, letter)
  // Due tomorrow: the service lets it lie, and it is finished here or nowhere.
  const [before] = await unfinished(superuser, [letter], { days: 1 })
  const did = await Promise.all([1, 2, 3].map(() => finishLetter(letter, new Date())))
  expect(did.filter(Boolean)).toHaveLength(1)
  expect(await finishLetter(letter, new Date())).toBe(false)
  expect(await finishedOf(superuser, letter)).toEqual({ due: null, told: (before?.told ?? 0) + 1 })
  expect((await letterFile(actor, letter)).pdf.equals(pdf)).toBe(true)
})

test('a decision from before there were seals gets one afterwards, and says so; one whose file is another gets none, and she is told', async () => {
  const [{ actor }, other] = await Promise.all([withGrant('GM0014'), withGrant('GM0014')])
  const lettersOf = async (whose: Worker) => (await inbox(whose)).filter(({ kind }) => kind === 'granted').map(({ id }) => id)
  const [[old = ''], [changed = '']] = await Promise.all([lettersOf(actor), lettersOf(other.actor)])
  await Promise.all([letterFile(actor, old), letterFile(other.actor, changed)])
  // As if they were made before: a seal is never taken away otherwise.
  await superuser.query('delete from letter_seals where letter_id = any($1)', [[old, changed]])
  await superuser.query('alter table letters disable trigger user')
  await superuser.query(`update letters set sha256 = '\\x00' where id = $1`, [changed])
  await superuser.query('alter table letters enable trigger user')
  expect([(await ownSeals(actor)).length, await ownUnsealed(actor)]).toEqual([0, [{ letter: old, kind: 'granted', sentOn: today }]])

  const on = addDays(today, 30)
  const done = await Promise.all([sealAfterwards(on), sealAfterwards(on)])
  expect(done.flatMap(({ gone }) => gone).filter((id) => id === old)).toHaveLength(1)
  const [seal] = await ownSeals(actor)
  expect([seal?.afterwards, seal?.holds, await ownUnsealed(actor)]).toEqual([on, true, []])
  expect([(await ownSeals(other.actor)).length, (await ownUnsealed(other.actor)).length]).toEqual([0, 1])
  const { pdf } = await letterFile(actor, old)
  const page = await (await new Visitor().visit('/zegel')).press('Controleer', { code: seal?.code ?? '' }, { name: 'file', content: pdf, type: 'application/pdf' })
  for (const words of ['Dit bestand hoort bij deze code', `later gezet, op ${date(on)}`]) expect(page.text).toContain(words)
  // The day is sealed with the rest.
  await superuser.query(`update letter_seals set facts = facts - 'sealedOn' where letter_id = $1`, [old])
  expect(await isOurs(seal?.code ?? '', pdf)).toBeUndefined()
})
