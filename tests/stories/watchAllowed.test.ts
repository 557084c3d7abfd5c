/** The pages of it: she allows a platform, hands over a code, sees and stops it; and two managers open where it is told. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { ownCards } from '../../src/actions/licence/cards.ts'
import { openAddress, proposeAddress, rejectAddress, watchStates } from '../../src/actions/register/watchAddresses.ts'
import { allowWatch, ownWatch } from '../../src/actions/watching/allowing.ts'
import { figure } from '../../src/law/figures.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { aClientOf } from '../support/clients.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { aReceiver, type Receiver } from '../support/receiver.ts'
import { inStory } from '../support/story.ts'
import { signedIn } from '../support/visitor.ts'
import { aCode, aWatcher, beginning, manager } from '../support/watchers.ts'

const superuser = inStory()
const now = () => new Date()
let receiver: Receiver
beforeAll(async () => {
  receiver = await aReceiver()
})
afterAll(() => receiver.end())

describe('she', () => {
  test('allows a platform on her pages, gives the code, and stops it in one press', async () => {
    const watcher = await aWatcher(superuser, receiver.url)
    const visitor = await signedIn('worker', 'worker-33')
    const shares = await visitor.visit('/delen')
    expect(shares.text).toContain('U hoeft dit nooit te geven')
    const form = await shares.follow('Een platform een seintje geven')
    const wrong = await form.press('Maak de code', {})
    expect([wrong.status, wrong.text.includes('Kies een platform.'), wrong.text.includes('Kies hoe lang het mag.')]).toEqual([422, true, true])
    const made = await form.press('Maak de code', { platform: watcher.id, watchDays: '30' })
    expect(made.path).toMatch(/^\/toestemming\/[0-9a-f-]{36}$/)
    expect(made.html.querySelector('title')?.text).toBe('Seintje voor een platform – Waarborg')
    const code = made.html.querySelector('.share-code')?.text ?? ''
    const nummer = /[2-9B-Z]{4}-[2-9B-Z]{4}-[2-9B-Z]{4}/.exec(made.text)?.[0] ?? ''
    expect((await beginning(watcher, { nummer, code })).status).toBe(201)
    const running = await visitor.visit(made.path)
    expect([running.text.includes(code), running.text.includes('loopt')]).toEqual([false, true])
    const again = await (await visitor.visit('/toestemming/nieuw')).press('Maak de code', { platform: watcher.id, watchDays: '30' })
    expect([again.status, again.text.includes('Dit platform mag dit al')]).toEqual([409, true])
    const stopped = await running.press('Stop dit seintje')
    expect([stopped.path, stopped.text.includes('Deze toestemming werkt niet meer')]).toEqual([made.path, true])
    expect((await visitor.visit('/delen')).text).toContain(watcher.name)
  })

  test('allows each platform once for a number, and nobody who is not there', async () => {
    const actor = await withLicence()
    const watcher = await aWatcher(superuser, receiver.url)
    const subject = (await ownCards(actor, today)).cards[0]?.id ?? ''
    const wish = { key: randomUUID(), subject, platform: watcher.id, watchDays: 7 } as const
    expect(await Promise.all([1, 2].map(() => allowWatch(actor, wish, today)))).toEqual([wish.key, wish.key])
    await expect(allowWatch(actor, { ...wish, key: randomUUID() }, today)).rejects.toThrow(Refused)
    const plain = await aClientOf(superuser)
    for (const platform of [plain.id, randomUUID()]) await expect(allowWatch(actor, { ...wish, key: randomUUID(), platform }, today)).rejects.toThrow(NotFound)
    const other = await withLicence()
    await expect(allowWatch(other, { ...wish, key: randomUUID() }, today)).rejects.toThrow(NotFound)
    await superuser.query('update clients set ended_at = now() where id = $1', [watcher.id])
    await expect(aCode(other, watcher)).rejects.toThrow(NotFound)
  })

  test('sees it is over when the licence is revoked, and the platform hears no and nothing of why', async () => {
    const [actor, watcher] = [await withLicence(), await aWatcher(superuser, receiver.url)]
    const code = await aCode(actor, watcher)
    expect((await beginning(watcher, code)).status).toBe(201)
    expect((await ownWatch(actor, code.id, today)).standing).toBe('running')
    await superuser.query(`insert into licence_acts (licence_id, person_id, municipality, act, takes_effect, actor_id) select id, person_id, municipality, 'revoke', current_date, gen_random_uuid() from licences where person_id = $1`, [actor.personId])
    expect((await ownWatch(actor, code.id, today)).standing).toBe('over')
    const { rows } = await superuser.query('select stopped_on, ended_at from watches where id = $1', [code.id])
    expect(rows).toEqual([{ stopped_on: null, ended_at: null }])
  })

  test('sees it is over when the platform is not connected any more, and has room again', async () => {
    const [actor, gone, there] = [await withLicence(), await aWatcher(superuser, receiver.url), await aWatcher(superuser, receiver.url)]
    const code = await aCode(actor, gone)
    expect((await beginning(gone, code)).status).toBe(201)
    await superuser.query(
      `insert into watches (id, client_ref, client_id, person_id, card_id, made_on, code_until, until_day, begun_at)
       select gen_random_uuid(), gen_random_uuid(), client_id, person_id, null, made_on, code_until, until_day, begun_at from watches, generate_series(2, $2) where id = $1`,
      [code.id, figure('watchesOpen', today)],
    )
    await expect(aCode(actor, there)).rejects.toThrow(Refused)
    await superuser.query('update clients set ended_at = now() where id = $1', [gone.id])
    expect(await ownWatch(actor, code.id, today)).toMatchObject({ standing: 'over', platform: gone.name, code: '' })
    expect((await aCode(actor, there)).code).not.toBe('')
  })
})

describe('where it is told', () => {
  test('is asked for by a form and opened by another manager; no other address will do', async () => {
    const system = await aClientOf(superuser)
    const [one, other] = [await signedIn('staff', 'register-1'), await signedIn('staff', 'register-2')]
    const form = await one.visit(`/register/aansluitingen/${system.id}/seintjes`)
    expect(form.text).toContain(system.name)
    for (const watchUrl of ['http://voorbeeld.nl/', 'https://10.0.0.1/', 'https://x:y@voorbeeld.nl/', 'https://db.internal/', 'x']) {
      const wrong = await form.press('Vraag de ander om akkoord', { watchUrl, watchContact: 'Afdeling techniek' })
      expect([watchUrl, wrong.status, wrong.raw.includes('Geef een adres dat met https begint')]).toEqual([watchUrl, 422, true])
    }
    const asked = await form.press('Vraag de ander om akkoord', { watchUrl: 'https://voorbeeld.nl/seintjes', watchContact: 'Afdeling techniek' })
    expect([asked.path, asked.text.includes('https://voorbeeld.nl/seintjes')]).toEqual(['/register/aansluitingen', true])
    const id = (await watchStates(await manager(2), today)).find(({ clientId }) => clientId === system.id)?.asked?.id ?? ''
    const waiting = await other.visit('/register/aansluitingen')
    const agree = waiting.html.querySelector(`form[action$="adres/${id}/akkoord"]`)
    if (!agree) throw new Error('there is nothing to agree to')
    await waiting.send(agree)
    const state = (await watchStates(await manager(1), today)).find(({ clientId }) => clientId === system.id)
    expect(state).toMatchObject({ url: 'https://voorbeeld.nl/seintjes', contact: 'Afdeling techniek', asked: null, waitsSince: null, hasLost: false })
    expect((await superuser.query(`select from clients where id = $1 and 'bewaking' = any(purposes)`, [system.id])).rowCount).toBe(1)
  })

  test('is opened by nobody who asked for it, once, and not for a connection that is over or of the police', async () => {
    const system = await aClientOf(superuser)
    const [one, other] = [await manager(1), await manager(2)]
    const address = { url: 'https://voorbeeld.nl/x', contact: 'Afdeling' }
    const first = await Promise.all([1, 2].map(() => proposeAddress(one, system.id, address, now()).catch(() => false)))
    expect(first.filter(Boolean)).toHaveLength(1)
    const id = (await watchStates(other, today)).find(({ clientId }) => clientId === system.id)?.asked?.id ?? ''
    await expect(openAddress(one, id, now())).rejects.toThrow(Refused)
    const both = await Promise.allSettled([openAddress(other, id, now()), openAddress(other, id, now()), rejectAddress(one, id, now())])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const police = await aClientOf(superuser, { kind: 'police', purposes: ['toezicht'] })
    await expect(proposeAddress(one, police.id, address, now())).rejects.toThrow(NotFound)
    await superuser.query('update clients set ended_at = now() where id = $1', [system.id])
    await expect(proposeAddress(one, system.id, address, now())).rejects.toThrow(NotFound)
  })

  test('cannot be opened by one, whatever the service asks of the database', async () => {
    const system = await aClientOf(superuser)
    const { rows: [account] } = await superuser.query<{ id: string }>('select id from officials limit 1')
    await expect(superuser.query(`insert into watch_addresses (id, client_id, url, contact, proposed_by, proposed_at, answered_by, answered_at, answer) values (gen_random_uuid(), $1, 'https://x.nl', 'x', $2, now(), $2, now(), 'agreed')`, [system.id, account?.id])).rejects.toThrow('begins with one who asks')
  })
})
