/** Keys that sign: the next is known beforehand, one is brought forward alone, and one is retired by two. */
import { describe, expect, test } from '@jest/globals'
import { newCode } from '../../src/actions/licence/held.ts'
import { keepKeys, signerNow } from '../../src/actions/register/keys.ts'
import { agreeToRetire, bringNextKey, proposeRetiring, registerKeys, rejectRetiring } from '../../src/actions/register/retiring.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { Refused } from '../../src/law/impediment.ts'
import { Card } from '../../src/models/licence/Card.ts'
import { SigningKey } from '../../src/models/register/SigningKey.ts'
import type { RegisterManager } from '../../src/policies/actor.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { fetchPublished, signedContent } from '../support/verifier.ts'
import { address, signedIn, Visitor } from '../support/visitor.ts'

const superuser = inStory()
const manager = async (number: 1 | 2) => (await enterAsStaff({ issuer: demonstrationIssuer, subject: `register-${number}` }, today)) as RegisterManager
const keysNow = async (actor: RegisterManager) => (await registerKeys(actor, new Date())).keys
/** Nobody has a code of it yet, so that nothing of another story ends. */
const nextOf = async (actor: RegisterManager) => (await keysNow(actor)).find(({ part }) => part === 'next')?.kid ?? ''
const published = async (): Promise<string[]> => [...(await fetchPublished(address)).keys.keys()]

/** What every process knows of the keys is at most two seconds old. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 2_300))

describe('keys', () => {
  test('one signs and the next is published already, however often they are kept', async () => {
    await Promise.all([1, 2, 3].map(() => keepKeys(new Date())))
    const keys = await keysNow(await manager(1))
    expect(keys.map(({ part }) => part).filter((part) => part === 'next' || part === 'current').toSorted()).toEqual(['current', 'next'])
    expect(keys.filter(({ part }) => part !== 'retired').every(({ signsFrom }) => signsFrom instanceof Date)).toBe(true)
    const next = keys.find(({ part }) => part === 'next')?.kid ?? ''
    await soon()
    expect(await published()).toContain(next)
  })

  test('the next one brought forward signs at once; what was signed before it still counts', async () => {
    const actor = await withLicence()
    const someone = await manager(1)
    const code = await inTransaction(actor, async () => {
      const card = await Card.findOne({ where: { personId: actor.personId }, rejectOnEmpty: true })
      return (await newCode(card, '', new Date(Date.now() + 3_600_000), new Date())).split('/c/')[1] ?? ''
    })
    const next = await nextOf(someone)
    await Promise.all([1, 2].map(() => bringNextKey(someone, next, new Date())))
    expect((await signerNow(new Date())).kid).toBe(next)
    expect(await signedContent(code, (await fetchPublished(address)).keys)).toMatchObject({ idx: expect.any(Number) })
    expect((await keysNow(someone)).filter(({ part }) => part === 'next')).toHaveLength(1)
  })

  test('one is retired by two people and by no other two accounts; then it is published no longer, and its secret is gone', async () => {
    const [one, other] = [await manager(1), await manager(2)]
    const kid = await nextOf(one)
    const asked = await Promise.allSettled([proposeRetiring(one, kid, 'wornOut', new Date()), proposeRetiring(other, kid, 'wornOut', new Date())])
    expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [waiting] = (await registerKeys(one, new Date())).waiting.filter((each) => each.kid === kid)
    const [proposer, second] = waiting?.theirs ? [other, one] : [one, other]
    await expect(agreeToRetire(proposer, waiting?.id ?? '', new Date())).rejects.toThrow(Refused)
    await soon()
    expect(await published()).toContain(kid)

    const agreed = await Promise.allSettled([1, 2].map(() => agreeToRetire(second, waiting?.id ?? '', new Date())))
    expect(agreed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await soon()
    expect(await published()).not.toContain(kid)
    const { rows } = await superuser.query<{ wrapped_key: unknown }>('select wrapped_key from signing_keys where kid = $1', [kid])
    expect(rows).toEqual([{ wrapped_key: null }])
    await expect(rejectRetiring(second, waiting?.id ?? '', new Date())).rejects.toThrow(Refused)
  })

  test('the database refuses what one person does alone, whatever the code does', async () => {
    const one = await manager(1)
    const { kid } = await signerNow(new Date())
    const alone = inTransaction(one, () => SigningKey.update({ retiredAt: new Date(), wrappedKey: null }, { where: { kid } }))
    await expect(alone).rejects.toThrow('takes two people')
  })
})

test('through the pages: asked by one, taken back, and the list made anew by hand', async () => {
  const visitor = await signedIn('staff', 'register-2')
  const page = await visitor.visit('/register/sleutels')
  expect(page.text).toContain('Tekent nu')
  const form = await page.follow('Stoppen')
  expect((await form.press('Vraag de ander om akkoord')).status).toBe(422)
  const asked = await form.press('Vraag de ander om akkoord', { keyWhy: 'notNeeded' })
  expect(asked.text).toContain('Een andere beheerder moet akkoord gaan.')
  const back = await asked.press('Trek terug')
  expect(back.text).not.toContain('Een andere beheerder moet akkoord gaan.')
  const list = await back.follow('Statuslijst')
  const after = await list.press('Maak de lijst nu opnieuw')
  expect([after.status, after.path]).toEqual([200, '/register/lijst'])
  const someoneElse = await signedIn('staff', 'staff-GM0344-9')
  expect((await someoneElse.visit('/register/sleutels')).status).toBe(404)
  expect((await new Visitor().visit('/register/lijst')).path).toBe('/inloggen')
})
