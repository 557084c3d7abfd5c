/** A connection of another organisation: asked for by one, opened by another, ended by either. */
import { describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { connections, endConnection, openConnection, proposeConnection, rejectConnection } from '../../src/actions/register/connecting.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { Refused } from '../../src/law/impediment.ts'
import { keysOfClient } from '../../src/models/register/Client.ts'
import { publicKeysIn } from '../../src/platform/secrets/publicKeys.ts'
import type { RegisterManager } from '../../src/policies/actor.ts'
import { today } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { signedIn } from '../support/visitor.ts'

const superuser = inStory()
const manager = async (number: 1 | 2) => (await enterAsStaff({ issuer: demonstrationIssuer, subject: `register-${number}` }, today)) as RegisterManager
const aName = () => `Verzonnen organisatie ${randomUUID().slice(0, 8)}`
const now = () => new Date()

async function aKeySet(more: object = {}, alg = 'EdDSA'): Promise<string> {
  const { publicKey } = await generateKeyPair(alg, { extractable: true })
  return JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'eerste', alg, ...more }] })
}

async function proposed(by: RegisterManager, name = aName()): Promise<string> {
  await proposeConnection(by, { name, kind: 'platform', publicKeys: (await publicKeysIn(await aKeySet())) ?? [], certificate: null }, now())
  return (await connections(by, new Date())).waiting.find((each) => each.name === name)?.id ?? ''
}

describe('a connection', () => {
  test('is asked for by a form, opened by another manager, and ended; each in the browser', async () => {
    const [one, other] = [await signedIn('staff', 'register-1'), await signedIn('staff', 'register-2')]
    const name = aName()
    const form = await one.visit('/register/aansluitingen/nieuw')
    const wrong = await form.press('Vraag de ander om akkoord', { clientName: name, clientKind: 'platform', clientKeys: await aKeySet({ d: 'geheim' }), clientCertificate: 'kort' })
    expect([wrong.status, wrong.text.includes('Een vingerafdruk heeft 43 tekens')]).toEqual([422, true])
    expect(wrong.raw).toContain(name)
    const secret = await form.press('Vraag de ander om akkoord', { clientName: name, clientKind: 'platform', clientKeys: await aKeySet({ d: 'geheim' }), clientCertificate: '' })
    expect([secret.status, secret.text.includes('geen openbare sleutels')]).toEqual([422, true])
    const asked = await form.press('Vraag de ander om akkoord', { clientName: name, clientKind: 'platform', clientKeys: await aKeySet(), clientCertificate: '' })
    expect([asked.path, asked.text.includes(name), asked.text.includes('Een andere beheerder moet akkoord gaan')]).toEqual(['/register/aansluitingen', true, true])
    const again = await form.press('Vraag de ander om akkoord', { clientName: name, clientKind: 'platform', clientKeys: await aKeySet(), clientCertificate: '' })
    expect([again.status, again.text.includes('al een aansluiting met deze naam')]).toEqual([422, true])
    const id = (await connections(await manager(2), new Date())).waiting.find((each) => each.name === name)?.id ?? ''
    const waiting = await other.visit('/register/aansluitingen')
    const agree = waiting.html.querySelector(`form[action$="${id}/akkoord"]`)
    if (!agree) throw new Error('there is nothing to agree to')
    expect((await waiting.send(agree)).text).toContain(id)
    expect(await keysOfClient(id)).toMatchObject([{ kid: 'eerste', alg: 'EdDSA' }])
    await superuser.query(`insert into client_counts values ($1, date_trunc('hour', now()), 18000), ($1, date_trunc('hour', now()) - interval '2 hours', 400), ($1, now() - interval '26 hours', 5000)`, [id])
    expect((await connections(await manager(1), now())).open.find((each) => each.id === id)).toMatchObject({ asked: 18_400, daily: 20_000 })
    expect((await other.visit('/register/aansluitingen')).text).toMatch(/18400 nummers in de laatste 24 uur\s+Dat is bijna de grens/)
    await endConnection(await manager(1), id, now())
    expect(await keysOfClient(id)).toBeUndefined()
  })

  test('is opened by nobody who asked for it, by no account of theirs, and once', async () => {
    const [one, other] = [await manager(1), await manager(2)]
    const id = await proposed(one)
    await expect(openConnection(one, id, now(), today)).rejects.toThrow(Refused)
    const both = await Promise.allSettled([openConnection(other, id, now(), today), openConnection(other, id, now(), today), rejectConnection(one, id, now())])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await superuser.query('select 1 from client_proposals where id = $1 and answer is not null', [id])).rowCount).toBe(1)
  })

  test('that is taken back or refused opens nothing', async () => {
    const [one, other] = [await manager(1), await manager(2)]
    for (const who of [one, other]) {
      const id = await proposed(one)
      await rejectConnection(who, id, now())
      await expect(openConnection(other, id, now(), today)).rejects.toThrow(Refused)
      expect(await keysOfClient(id)).toBeUndefined()
    }
  })
})

test('keys are taken in the form we know, without anything secret, and not too short', async () => {
  expect(await publicKeysIn(await aKeySet())).toHaveLength(1)
  expect(await publicKeysIn(await aKeySet({ vreemd: 'x' }, 'ES256'))).toMatchObject([{ kty: 'EC', use: 'sig' }])
  const kid = { kid: undefined }
  for (const wrong of ['', '[]', '{"keys":[]}', '{"keys":[{}]}', 'geen json', await aKeySet(kid), await aKeySet({ d: 'x' }), await aKeySet({ alg: 'none' }), await aKeySet({ alg: 'HS256' }), JSON.stringify({ keys: Array(6).fill(JSON.parse(await aKeySet()).keys[0]) })]) {
    expect(await publicKeysIn(wrong)).toBeUndefined()
  }
})
