/** A new law pack counts when two people said from which day; what it changes is told beforehand. */
import { afterAll, expect, test } from '@jest/globals'
import { randomInt, randomUUID } from 'node:crypto'
import { lawPackOf, lawPacks, learnLawPack, noteLawPack, proposeLawPack, versionOf } from '../../src/actions/register/lawPacks.ts'
import { agree, reject } from '../../src/actions/register/proposals.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { addDays, day } from '../../src/law/day.ts'
import { figure } from '../../src/law/figures.ts'
import { Refused } from '../../src/law/impediment.ts'
import { type LawPack, packOfCode } from '../../src/law/register/lawPack.ts'
import { countFrom, versionOn } from '../../src/models/register/LawPack.ts'
import type { RegisterManager } from '../../src/policies/actor.ts'
import { today } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { signedIn } from '../support/visitor.ts'

// Before the connection ends.
afterAll(async () => cleared())
const superuser = inStory()
const manager = async (number: 1 | 2) => (await enterAsStaff({ issuer: demonstrationIssuer, subject: `register-${number}` }, today)) as RegisterManager
const now = () => new Date()
/** Of this story alone, and it changes nothing for a hundred years. */
const far = day(`${2_130 + randomInt(60)}-03-01`)
const pack: LawPack = { ...packOfCode, figures: [...packOfCode.figures.map((each) => (each.name === 'draftDays' ? { ...each, until: addDays(far, -1) } : each)), { name: 'draftDays', value: 45, from: far, source: 'own default', mark: 'I' }] }
const version = versionOf(pack)
const from = addDays(today, 3)

async function cleared(): Promise<void> {
  await superuser.query('alter table law_pack_dates disable trigger only_added; alter table law_packs disable trigger only_added')
  await superuser.query('delete from law_pack_dates where version = $1', [version])
  await superuser.query('delete from law_packs where version = $1', [version])
  await superuser.query('alter table law_pack_dates enable trigger only_added; alter table law_packs enable trigger only_added')
  await superuser.query('delete from register_proposals where subject = $1', [version])
}

test('waits with its differences until two agreed; counts from the day they chose, and no sooner', async () => {
  await Promise.all([noteLawPack(now(), today, pack), noteLawPack(now(), today, pack)])
  expect((await lawPacks(await manager(1), today)).packs.find((each) => each.version === version)).toMatchObject({ standing: 'waits', from: null, isOfService: false })

  const [one, other] = [await signedIn('staff', 'register-1'), await signedIn('staff', 'register-2')]
  const page = await (await one.visit('/register/wetpakket')).follow(version)
  expect(page.text).toContain('45')
  expect((await page.press('Vraag de ander om akkoord', { lawFrom: 'ooit' })).status).toBe(422)
  expect((await page.press('Vraag de ander om akkoord', { lawFrom: addDays(today, -1) })).status).toBe(409)
  const asked = await page.press('Vraag de ander om akkoord', { lawFrom: from })
  expect([asked.path, asked.text.includes(`Wetpakket laten tellen: ${version}`)]).toEqual(['/register/wetpakket', true])
  await expect(proposeLawPack(await manager(2), version, { lawFrom: from }, now(), today)).rejects.toThrow(Refused)
  const id = (await lawPacks(await manager(2), today)).waiting.find(({ about }) => about === version)?.id ?? ''
  await expect(agree(await manager(1), id, now(), today)).rejects.toThrow(Refused)

  const agreed = (await other.visit('/register')).html.querySelector(`form[action$="${id}/akkoord"]`)
  if (!agreed) throw new Error('there is nothing to agree to')
  await Promise.all([1, 2].map(async () => (await other.visit('/register')).send(agreed)))
  expect([(await versionOn(addDays(from, -1))) === version, await versionOn(from)]).toEqual([false, version])
  expect((await lawPackOf(await manager(1), version, today)).canPropose).toBe(false)

  expect(figure('draftDays', far)).toBe(30)
  await learnLawPack(from)
  expect([figure('draftDays', far), figure('draftDays', today)]).toEqual([45, 30])
  await learnLawPack(today)
  expect(figure('draftDays', far)).toBe(30)
})

test('what changes what held already is refused, and what was said no to can be asked anew', async () => {
  const wrong: LawPack = { ...packOfCode, figures: packOfCode.figures.filter(({ name }) => name !== 'draftDays'), terms: { only: randomUUID() } }
  await noteLawPack(now(), today, wrong)
  await expect(proposeLawPack(await manager(1), versionOf(wrong), { lawFrom: from }, now(), today)).rejects.toMatchObject({ impediment: { because: 'changes-the-past' } })
  const other: LawPack = { ...packOfCode, terms: { only: randomUUID() } }
  await noteLawPack(now(), today, other)
  for (const says of [1, 2] as const) {
    await proposeLawPack(await manager(1), versionOf(other), { lawFrom: from }, now(), today)
    const id = (await lawPacks(await manager(2), today)).waiting.find(({ about }) => about === versionOf(other))?.id ?? ''
    await reject(await manager(says), id, now())
  }
  expect((await lawPacks(await manager(1), today)).packs.find((each) => each.version === versionOf(other))).toMatchObject({ standing: 'waits' })
})

test('the database refuses what one person does alone, whatever the code does', async () => {
  await expect(inTransaction(await manager(1), () => countFrom(randomUUID(), version, from))).rejects.toThrow('takes two people')
})
