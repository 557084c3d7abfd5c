/** A fault is announced by one, looked at by another, and taken away; above every page, in the language of the page. */
import { afterAll, describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { announcedTo, learnAnnounced } from '../../src/actions/register/announced.ts'
import { announce, announcements, confirmAnnouncement, endAnnouncement } from '../../src/actions/register/announcing.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { createApp } from '../../src/app.ts'
import { demonstrationIssuer, readSettings } from '../../src/config.ts'
import { addDays, instantOf } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { createLog } from '../../src/platform/log.ts'
import { languages, translator } from '../../src/platform/page/translate.ts'
import type { RegisterManager } from '../../src/policies/actor.ts'
import { keyring } from '../support/database.ts'
import { today } from '../support/newWorker.ts'
import { inStory } from '../support/story.ts'
import { signedIn } from '../support/visitor.ts'

// Before the connection ends.
afterAll(async () => cleared())
const superuser = inStory()
const manager = async (number: 1 | 2) => (await enterAsStaff({ issuer: demonstrationIssuer, subject: `register-${number}` }, today)) as RegisterManager
const now = () => new Date()
/** Of days to come, so that no page of another story says it. */
const on = addDays(today, 3)
const during = instantOf(on, '11:00')
const mine = async () => (await announcements(await manager(1), now())).filter(({ from }) => from.getTime() === instantOf(on, '10:00').getTime())
const form = { announceKind: 'slow', announceTo: 'everyone', announceDay: on, announceTime: '10.00', announceHours: '4' } as const

async function cleared(): Promise<void> {
  await superuser.query('delete from announcements where from_at > now() + interval \'1 day\'')
}

describe('a fault', () => {
  test('is announced by a form, once, and stands above every page in the language of the page, without a question to the database', async () => {
    const one = await signedIn('staff', 'register-1')
    const page = await one.visit('/register/storing/nieuw')
    expect((await page.press('Zet de melding erop', { ...form, announceTime: 'straks' })).status).toBe(422)
    expect((await page.press('Zet de melding erop', { ...form, announceDay: addDays(today, -2) })).status).toBe(409)
    const said = await page.press('Zet de melding erop', form)
    expect([said.path, said.text.includes('De dienst is nu traag.')]).toEqual(['/register/storing', true])
    await page.press('Zet de melding erop', form)
    expect(await mine()).toHaveLength(1)

    const app = createApp({ settings: readSettings({}), keyring, log: createLog({ level: 'silent' }), now: () => during, people: [] })
    const front = async (code: string) => (await request(app).get(code === 'nl' ? '/' : `/${code}/`)).text
    expect(await front('nl')).not.toContain('De dienst is nu traag.')
    await learnAnnounced(during)
    for (const { code } of languages) expect(await front(code)).toContain(translator(code)('announced.slow'))
    const [found] = await mine()
    await endAnnouncement(await manager(2), found?.id ?? '', now())
    await learnAnnounced(during)
    expect(await front('nl')).not.toContain('De dienst is nu traag.')
  })

  test('is told between its times, and to whom it is meant for', async () => {
    const one = await manager(1)
    await announce(one, { ...form, key: crypto.randomUUID(), announceTime: '10:00', announceTo: 'staff' }, now())
    await learnAnnounced(during)
    const told = (at: string, isStaff: boolean) => announcedTo(instantOf(on, at), isStaff).length
    expect([told('09:59', true), told('10:00', true), told('10:00', false), told('13:59', true), told('14:00', true)]).toEqual([0, 1, 0, 1, 0])
    await learnAnnounced(now())
  })

  test('is looked at by someone else, once, and ended by either, twice is once', async () => {
    const [one, other] = [await manager(1), await manager(2)]
    const id = (await mine()).find(({ isOver }) => !isOver)?.id ?? ''
    await expect(confirmAnnouncement(one, id, now())).rejects.toThrow(Refused)
    const seen = await Promise.allSettled([1, 2].map(() => confirmAnnouncement(other, id, now())))
    expect(seen.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await Promise.all([endAnnouncement(one, id, now()), endAnnouncement(other, id, now())])
    const { rows } = await superuser.query('select from audit_entries where event = $1 and subject = $2', ['announcement.ended', id])
    expect(rows).toHaveLength(1)
  })
})
