import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomBytes, verify } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { decrypt, encrypt, newKey } from '../../src/platform/secrets/encryption.ts'
import { KeyringAway } from '../../src/platform/errors.ts'
import { fileKeyring } from '../../src/platform/secrets/fileKeyring.ts'
import { type Keyholding, type Keyring, macPurposes } from '../../src/platform/secrets/keyring.ts'
import { openTransitKeyring, transitKeyring } from '../../src/platform/secrets/transit/transitKeyring.ts'
import { startTransit, type Transit } from '../support/transit.ts'

const directory = mkdtempSync(path.join(os.tmpdir(), 'keyring-'))
const file = path.join(directory, 'keyring.json')

/** What any keyring must keep to, this one and the next. */
function contract(name: string, open: () => Keyring, hold: () => Keyholding): void {
  describe(name, () => {
    test('what was wrapped opens with its own context only, also after rotation and in the next process', async () => {
      const [keyring, keyholder] = [open(), hold()]
      const key = newKey()
      const wrapped = await keyring.wrap(key, 'one')
      await expect(keyring.unwrap(wrapped, 'other')).rejects.toThrow()
      await keyholder.rotate('person')
      expect(await keyring.unwrap(wrapped, 'one')).toEqual(key)
      const later = await open().wrap(key, 'one')
      expect(keyholder.versionOf(later)).toBeGreaterThan(keyholder.versionOf(wrapped))
      expect(await keyring.unwrap(later, 'one')).toEqual(key)
      expect(await open().unwrap(later, 'one')).toEqual(key)
    })

    test('what was wrapped as a signal opens as a signal only, also after rotation, and nothing else opens as one', async () => {
      const keyring = open()
      const key = newKey()
      const [signal, plain] = [await keyring.wrapSignal(key, 'one'), await keyring.wrap(key, 'one')]
      await expect(keyring.unwrap(signal, 'one')).rejects.toThrow()
      await expect(keyring.unwrapSignal(plain, 'one')).rejects.toThrow()
      await expect(keyring.unwrapSignal(signal, 'other')).rejects.toThrow()
      await hold().rotate('signal')
      expect(await open().unwrapSignal(signal, 'one')).toEqual(key)
    })

    test.each(['person', 'signal'] as const)('an old %s key that was destroyed opens nothing any more; what was renewed before does', async (of) => {
      const keyholder = hold()
      const wrap = (key: Buffer) => (of === 'person' ? open().wrap(key, 'one') : open().wrapSignal(key, 'one'))
      const unwrap = (wrapped: Buffer) => (of === 'person' ? open().unwrap(wrapped, 'one') : open().unwrapSignal(wrapped, 'one'))
      const key = newKey()
      const old = await wrap(key)
      await keyholder.rotate(of)
      const newest = (await keyholder.versions(of)).at(-1)
      expect(newest?.madeAt.getTime()).toBeGreaterThan(Date.now() - 60_000)
      const renewed = await keyholder.rewrap(of, old, 'one')
      expect([keyholder.versionOf(old) < (newest?.version ?? -1), keyholder.versionOf(renewed)]).toEqual([true, newest?.version])
      await keyholder.destroyBefore(of, newest?.version ?? -1)
      expect((await keyholder.versions(of)).map(({ version }) => version)).toEqual([newest?.version])
      await expect(unwrap(old)).rejects.toThrow()
      expect(await unwrap(renewed)).toEqual(key)
    })

    test('what a session holds opens in its own place, and in the next process; the role has one secret', async () => {
      const sealed = await open().seal(Buffer.from('x'), 'here')
      expect(await open().unseal(sealed, 'here')).toEqual(Buffer.from('x'))
      await expect(open().unseal(sealed, 'there')).rejects.toThrow()
      const lasting = await open().sealLasting(Buffer.from('x'), 'here')
      expect(await open().unsealLasting(lasting, 'here')).toEqual(Buffer.from('x'))
      await expect(open().unsealLasting(lasting, 'there')).rejects.toThrow()
      expect(await open().rolePassword()).toBe(await open().rolePassword())
      expect((await open().rolePassword()).length).toBeGreaterThan(40)
    })

    test('the same value has another keyed hash per purpose, and the same one tomorrow', async () => {
      const keyring = open()
      const all = await Promise.all(macPurposes.map((purpose) => keyring.mac(purpose, 'x')))
      expect(all.every((one) => one.length === 32)).toBe(true)
      expect(new Set(all.map((one) => one.toString('hex'))).size).toBe(macPurposes.length)
      expect(await Promise.all(macPurposes.map((purpose) => open().mac(purpose, 'x')))).toEqual(all)
    })

    test('it signs, and only its own key verifies that', async () => {
      const keyring = open()
      const { kid, sign } = await keyring.signing()
      const own = await keyring.verifying(kid)
      expect(own && verify(null, Buffer.from('x'), own, await sign(Buffer.from('x')))).toBe(true)
      expect(await keyring.verifying('other')).toBeUndefined()
    })
  })
}

contract('the file keyring', () => fileKeyring(file), () => fileKeyring(file))

describe('keys that are kept elsewhere', () => {
  let transit: Transit
  let now = new Date()
  const clock = () => now
  beforeAll(async () => {
    transit = await startTransit(directory)
    await keyholder().prepare()
  })
  afterAll(() => transit.stop())
  const service = () => transitKeyring(transit.as('service'), clock)
  const keyholder = () => transitKeyring(transit.as('keyholder'), clock)

  contract('the transit keyring', service, keyholder)

  test('the service cannot rotate, renew or destroy; whoever keeps the keys opens nothing', async () => {
    const wrapped = await service().wrap(newKey(), 'one')
    const refused = [service().rotate('person'), service().destroyBefore('person', 1), service().rewrap('person', wrapped, 'one'), keyholder().unwrap(wrapped, 'one'), keyholder().mac('licence', 'x'), (await keyholder().signing()).sign(wrapped)]
    for (const outcome of await Promise.allSettled(refused)) expect(outcome).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('may not do this') } })
    expect(await keyholder().prepare()).toEqual([])
  })

  test('a token that was renewed in its file serves from then on, without a restart', async () => {
    const keyring = service()
    const before = await keyring.mac('licence', 'x')
    transit.renew('service')
    expect(await keyring.mac('licence', 'x')).toEqual(before)
  })

  test('what was signed before the key was rotated still verifies, and the next is signed with the newer', async () => {
    const keyring = service()
    const first = await keyring.signing()
    const signature = await first.sign(Buffer.from('x'))
    transit.rotateSigning()
    now = new Date(now.getTime() + 61_000)
    expect((await keyring.signing()).kid).not.toBe(first.kid)
    for (const any of [keyring, service()]) {
      const key = await any.verifying(first.kid)
      expect(key && verify(null, Buffer.from('x'), key, signature)).toBe(true)
    }
  })

  test('what a session holds opens for the thirty days after its key, and no longer', async () => {
    const sealed = await service().seal(Buffer.from('x'), 'here')
    const opens = (days: number) => transitKeyring(transit.as('service'), () => new Date(now.getTime() + days * 86_400_000)).unseal(sealed, 'here')
    expect(await opens(30)).toEqual(Buffer.from('x'))
    await expect(opens(60)).rejects.toThrow('no longer opens')
    const lasting = await service().sealLasting(Buffer.from('x'), 'here')
    expect(await transitKeyring(transit.as('service'), () => new Date(now.getTime() + 9_000 * 86_400_000)).unsealLasting(lasting, 'here')).toEqual(Buffer.from('x'))
  })

  test('nothing that goes there or comes back is kept by it in a message of what went wrong', async () => {
    await expect(service().unwrap(Buffer.from('vault:v1:c2VjcmV0'), 'secret-context')).rejects.toThrow(/^the keyring does not open or do this$/)
  })

  test('away, sealed or slow: each call says that the keys are away, and the next works when it is back', async () => {
    const keyring = service()
    await keyring.mac('licence', 'x')
    transit.answers(503)
    await expect(keyring.mac('licence', 'x')).rejects.toThrow(KeyringAway)
    transit.answers(undefined)
    transit.breakOff()
    expect(await keyring.mac('licence', 'x')).toHaveLength(32)
    const nobody = transitKeyring({ ...transit.as('service'), url: 'http://127.0.0.1:2' }, clock)
    await expect(nobody.wrap(newKey(), 'x')).rejects.toThrow(KeyringAway)
  })

  describe('a start says in one line what to do', () => {
    const said = async (change: object) => openTransitKeyring({ ...transit.as('service'), ...change }, clock).then(() => 'ready', (error: Error) => `${error.constructor.name}: ${error.message}`)
    const readable = path.join(directory, 'readable')
    writeFileSync(readable, 'x', { mode: 0o644 })

    test.each([
      ['when all is well', {}, /^ready$/],
      ['when nothing answers', { url: 'http://127.0.0.1:2' }, /^StartError: The keyring at KEYRING_URL cannot be used: no answer \(ECONNREFUSED\)\. Check the address/],
      ['when there is no token', { tokenFile: path.join(directory, 'none') }, /^StartError: .*none cannot be read \(ENOENT\)/],
      ['when everyone can read the token', { tokenFile: readable }, /^StartError: .*everyone can read the token/],
      ['when the keys were not made', { mount: 'other' }, /^StartError: The keyring at KEYRING_URL lacks waarborg-person, .*waarborg-steady\. Make them .*: npm run keys$/],
    ])('%s', async (_case, change, line) => {
      expect(await said(change)).toMatch(line)
      expect(await said(change)).not.toContain('\n')
    })

    test('when the token may not do all of it', async () => {
      await expect(openTransitKeyring(transit.as('keyholder'), clock)).rejects.toThrow(/cannot be used: the token is not valid, or may not do this\. /)
    })
  })
})

test('its file is for its owner alone, and a file that others can read is refused', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  chmodSync(file, 0o644)
  expect(() => fileKeyring(file)).toThrow(/others can read/)
  chmodSync(file, 0o600)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('wrapping')
})

test('the key of signals lies in a file of its own, for its owner alone, and none of it is in the other', () => {
  const other = file.replace('.json', '-signal.json')
  expect(statSync(other).mode & 0o777).toBe(0o600)
  const { wrapping } = JSON.parse(readFileSync(other, 'utf8')) as { wrapping: string[] }
  expect(wrapping.length).toBeGreaterThan(0)
  for (const key of wrapping.filter(Boolean)) expect(readFileSync(file, 'utf8')).not.toContain(key)
})

describe('sealing', () => {
  const key = newKey()

  test.each([0, 1, 59, 60, 61, 5_000, 70_000])('%i bytes come back, and their number does not show', (length) => {
    const plain = randomBytes(length)
    const sealed = encrypt(key, plain, 'a|b')
    expect(decrypt(key, sealed, 'a|b')).toEqual(plain)
    expect([64, 256, 1024, 4096, 16_384, 65_536, 131_072]).toContain(sealed.length - 29)
  })

  test('what was moved, changed or opened with another key does not open', () => {
    const sealed = encrypt(key, Buffer.from('x'), 'a|b')
    expect(() => decrypt(key, sealed, 'a|c')).toThrow()
    expect(() => decrypt(newKey(), sealed, 'a|b')).toThrow()
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(() => decrypt(key, changed, 'a|b')).toThrow()
    }
  })
})
