/** A passkey in a real browser with a virtual phone: made, used, removed; and every answer that does not hold is refused. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, CDPSession } from 'playwright-core'
import { leaveBrowser, openBrowser, Person } from '../support/chromium.ts'
import { asSuperuser } from '../support/database.ts'
import { aCode, leaveSessions } from '../support/newcomer.ts'
import { withoutDoors } from '../support/newWorker.ts'

let browser: Browser
const superuser = asSuperuser()
beforeAll(async () => {
  ;[browser] = await Promise.all([openBrowser(), withoutDoors(), superuser.connect()])
})
afterAll(() => Promise.all([leaveBrowser(browser), superuser.end(), leaveSessions()]))

interface Phone {
  readonly person: Person
  readonly cdp: CDPSession
  readonly authenticatorId: string
  readonly personId: string
}

interface Credential {
  readonly credentialId: string
  readonly userHandle?: string
  readonly userName?: string
  readonly signCount: number
  readonly isResidentCredential: boolean
}

/** Someone with a phone, just in by a code of the desk. */
async function aPhone(hasUserVerification = true): Promise<Phone> {
  const person = await Person.come(browser)
  const cdp = await person.page.context().newCDPSession(person.page)
  await cdp.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification, isUserVerified: hasUserVerification, automaticPresenceSimulation: true } as const
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
  const { code, personId } = await aCode()
  await person.answer('/code', { deskCode: code }, 'form.deskEntry.button')
  await person.press('words.button')
  return { person, cdp, authenticatorId, personId }
}

async function add({ person }: Phone): Promise<void> {
  await person.page.getByRole('button', { name: person.t('access.key.button') }).click()
  await person.page.waitForURL('**/toegang?sleutel')
}

async function signOut({ person }: Phone): Promise<void> {
  await person.visit('/mijn')
  await person.press('nav.signOut')
}

async function tryIn({ person }: Phone): Promise<string> {
  await person.visit('/inloggen')
  await person.page.getByRole('button', { name: person.t('signIn.passkey.button') }).click()
  await Promise.race([person.page.waitForURL('**/mijn'), person.page.locator('main [role=alert]:visible').waitFor()])
  return new URL(person.page.url()).pathname
}

const credentialsOf = async ({ cdp, authenticatorId }: Phone) => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials as Credential[]
const eventsOf = async ({ personId }: Phone) => (await superuser.query<{ event: string }>('select event from audit_entries where person_id = $1 order by id', [personId])).rows.map(({ event }) => event)

test('she adds her phone, signs in with it without a name or a word, and removes it; each is on record', async () => {
  const phone = await aPhone()
  await add(phone)
  const [key] = await credentialsOf(phone)
  expect(key).toMatchObject({ isResidentCredential: true, userName: 'Waarborg' })
  expect(Buffer.from(key?.userHandle ?? '', 'base64').toString('utf8')).not.toContain(phone.personId)

  await signOut(phone)
  expect(await tryIn(phone)).toBe('/mijn')
  await phone.person.visit('/toegang')
  expect(await phone.person.text()).toContain('Laatst gebruikt op')
  await phone.person.page.getByRole('button', { name: phone.person.t('access.key.remove') }).click()
  await phone.person.page.waitForURL('**/toegang?weg')
  expect(await phone.person.text()).toContain('Weggehaald')
  await signOut(phone)
  expect(await tryIn(phone)).toBe('/inloggen/sleutel')
  expect(await phone.person.text()).toContain('is niet gelukt')
  expect((await eventsOf(phone)).filter((event) => event.startsWith('passkey'))).toEqual(['passkey.added', 'passkey.removed'])
  expect(phone.person.elsewhere).toEqual([])
  await phone.person.leave()
})

test('a phone is added once: a second time is refused by the phone itself, and said calmly', async () => {
  const phone = await aPhone()
  await add(phone)
  await phone.person.page.getByRole('button', { name: phone.person.t('access.key.button') }).click()
  await phone.person.page.locator('main [role=alert]:visible').waitFor()
  expect(await credentialsOf(phone)).toHaveLength(1)
  await phone.person.leave()
})

test('a device that does not look who holds it makes no key', async () => {
  const phone = await aPhone(false)
  await phone.person.page.getByRole('button', { name: phone.person.t('access.key.button') }).click()
  await phone.person.page.locator('main [role=alert]:visible').waitFor()
  expect((await eventsOf(phone)).filter((event) => event.startsWith('passkey'))).toEqual([])
  await phone.person.leave()
})

test('a copy of a key is refused, on record, and the key with it', async () => {
  const phone = await aPhone()
  await add(phone)
  await signOut(phone)
  await superuser.query('update passkeys set counter = 1000 where person_id = $1', [phone.personId])
  expect(await tryIn(phone)).toBe('/inloggen/sleutel')
  expect((await superuser.query('select from passkeys where person_id = $1', [phone.personId])).rowCount).toBe(0)
  expect(await eventsOf(phone)).toContain('passkey.refused')
  await phone.person.leave()
})

describe('an answer', () => {
  /** The answer of her phone to the question of this session, not sent yet. */
  async function answer({ person }: Phone): Promise<string> {
    await person.visit('/inloggen')
    const given = person.page.evaluate<string>(`new Promise((given) => { HTMLFormElement.prototype.submit = function () { given(this.elements.answer.value) } })`)
    await person.page.getByRole('button', { name: person.t('signIn.passkey.button') }).click()
    return given
  }

  const sendIn = async ({ person }: Phone, given: string) => {
    const said = await person.page.context().request.post('/inloggen/sleutel', { form: { answer: given }, maxRedirects: 0, headers: { 'sec-fetch-site': 'same-origin' } })
    return said.status()
  }

  test('opens once; a second time, also at the same moment, it opens nothing', async () => {
    const phone = await aPhone()
    await add(phone)
    await signOut(phone)
    const given = await answer(phone)
    const both = await Promise.all([sendIn(phone, given), sendIn(phone, given)])
    expect(both.toSorted()).toEqual([303, 422])
    await signOut(phone)
    expect(await sendIn(phone, given)).toBe(422)
    await phone.person.leave()
  })

  test('to the question of another session, of another origin, or changed, opens nothing', async () => {
    const phone = await aPhone()
    await add(phone)
    await signOut(phone)
    const given = await answer(phone)
    const other = await Person.come(browser)
    await other.page.context().request.post('/inloggen/sleutel/vraag', { headers: { 'sec-fetch-site': 'same-origin' } })
    expect(await sendIn({ ...phone, person: other }, given)).toBe(422)

    const read = JSON.parse(given) as { response: { clientDataJSON: string; signature: string } }
    const client = Buffer.from(read.response.clientDataJSON, 'base64url').toString()
    const turned = [
      { ...read, response: { ...read.response, clientDataJSON: Buffer.from(client.replace('localhost', 'elders.example')).toString('base64url') } },
      { ...read, response: { ...read.response, signature: Buffer.from('x').toString('base64url') } },
      { ...read, id: 'AAAAAAAAAAAAAAAA' }, {}, [], null, 'x',
    ]
    for (const each of turned) {
      expect(await sendIn(phone, JSON.stringify(each))).toBe(422)
      await phone.person.page.context().request.post('/inloggen/sleutel/vraag', { headers: { 'sec-fetch-site': 'same-origin' } })
    }
    await Promise.all([phone.person.leave(), other.leave()])
  })
})

test('without a browser that can do it, the ways that are always there are there', async () => {
  const person = await Person.come(browser, { javaScriptEnabled: false })
  await person.visit('/inloggen')
  expect(await person.page.getByRole('button', { name: person.t('signIn.passkey.button') }).isVisible()).toBe(false)
  expect(await person.page.getByRole('link', { name: person.t('signIn.words') }).isVisible()).toBe(true)
  await person.leave()
})
