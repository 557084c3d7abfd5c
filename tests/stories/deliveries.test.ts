/** A way out that does not work; what is tomorrow, and what ends soon. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { askForCode, chooseChannel, ownContact, proveChannel, saveLimits } from '../../src/actions/contact/contact.ts'
import { giveView } from '../../src/actions/decisions.ts'
import { deliver } from '../../src/actions/messages/deliver.ts'
import { planReminders } from '../../src/actions/messages/reminders.ts'
import { unreachable } from '../../src/actions/messages/unreachable.ts'
import { addDays, day, instantOf } from '../../src/law/day.ts'
import { SenderAway, Undeliverable } from '../../src/platform/sending/mail.ts'
import type { StaffRole } from '../../src/law/office/office.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { today, withApplication, withDraft, withIntention } from '../support/newWorker.ts'
import { codeTo, deliverTo, later, messagesOf, noon, outgoing, planned, reached, remembered, superuser, wayOutSays } from '../support/outgoing.ts'

beforeAll(remembered)
afterAll(() => superuser.end())

describe('a way out that does not work', () => {
  const official = (role: StaffRole, municipality: string): Official => ({ role, id: randomUUID(), municipality })

  test('an hour away: everything arrives afterwards, once', async () => {
    const actor = await reached(await withDraft())
    await planned(actor, noon)
    wayOutSays(new SenderAway('away'))
    for (let minutes = 0; minutes < 60; minutes += 1) expect(await deliverTo(actor, later(minutes))).toEqual([])
    wayOutSays()
    expect(await deliverTo(actor, later(61))).toHaveLength(1)
    expect(await deliverTo(actor, later(62))).toEqual([])
    expect((await ownContact(actor, noon)).failing).toBe(false)
  })

  test('a fault of ours changes nothing, and it is sent the next time', async () => {
    const actor = await reached(await withDraft())
    await planned(actor, noon)
    wayOutSays(new Error('unknown'))
    await expect(deliverTo(actor, noon)).rejects.toThrow('unknown')
    wayOutSays()
    expect(await deliverTo(actor, noon)).toHaveLength(1)
  })

  test('refused three times: it rests, her municipality sees that and no more, she sees it, and a new way ends it', async () => {
    const actor = await reached(await withApplication('GM0014'))
    await planned(actor, noon)
    wayOutSays(new Undeliverable('refused'))
    for (const minutes of [0, 30, 60, 120]) await deliverTo(actor, later(minutes))
    expect((await messagesOf(actor)).filter(({ failed_at }) => failed_at)).toHaveLength(1)
    wayOutSays()
    expect(await planned(actor, later(180))).toBe(false)
    expect((await ownContact(actor, noon)).failing).toBe(true)

    const { rows: [own] } = await superuser.query<{ id: string }>('select id from applications where person_id = $1', [actor.personId])
    const found = (await unreachable(official('caseworker', 'GM0014'))).filter(({ id }) => id === own?.id)
    expect(found.map((each) => Object.keys(each).toSorted())).toEqual([['caseNumber', 'id']])
    expect((await unreachable(official('caseworker', 'GM0363'))).filter(({ id }) => id === own?.id)).toEqual([])

    await chooseChannel(actor, { channel: 'sms', address: '06 12 12 12 12' })
    expect((await ownContact(actor, noon)).failing).toBe(true)
    expect(await proveChannel(actor, await codeTo(actor, later(200)), later(200))).toBe('right')
    expect((await unreachable(official('caseworker', 'GM0014'))).filter(({ id }) => id === own?.id)).toEqual([])
    await planned(actor, later(201))
    expect(await deliverTo(actor, later(201))).toMatchObject([{ to: '06 12 12 12 12' }])
  })

  test('the same address again must be proven again after it failed', async () => {
    const actor = await reached(await withDraft())
    await planned(actor, noon)
    wayOutSays(new Undeliverable('refused'))
    for (const minutes of [0, 60, 120]) await deliverTo(actor, later(minutes))
    wayOutSays()
    await chooseChannel(actor, { channel: 'email', address: `${actor.id}@post.example` })
    expect(await proveChannel(actor, await codeTo(actor, later(200)), later(200))).toBe('right')
    expect((await ownContact(actor, noon)).failing).toBe(false)
  })

  test('a code that is refused says nothing of the channel that works', async () => {
    const actor = await reached(await withDraft())
    await chooseChannel(actor, { channel: 'email', address: 'weg@post.example' })
    wayOutSays(new Undeliverable('refused'))
    await askForCode(actor, noon)
    await deliverTo(actor, noon)
    wayOutSays()
    expect(await ownContact(actor, noon)).toMatchObject({ failing: false, codeFailed: true })
    await planned(actor, later(1))
    expect(await deliverTo(actor, later(1))).toMatchObject([{ to: `${actor.id}@post.example` }])
  })
})

describe('what is tomorrow, and what ends soon', () => {
  async function talkOf(actor: Worker): Promise<{ on: ReturnType<typeof day>; time: string }> {
    const { rows } = await superuser.query<{ day: string; time: string }>('select s.day::text, s.time from slots s join applications a on a.slot_id = s.id where a.person_id = $1', [actor.personId])
    return { on: day(rows[0]?.day ?? ''), time: rows[0]?.time ?? '' }
  }

  test('the day before a talk, only to who chose it', async () => {
    const [chose, didNot] = [await reached(await withApplication('GM0344')), await reached(await withApplication('GM0344'))]
    await saveLimits(chose, { limits: [], messageLanguage: 'nl', reminder: true })
    for (const actor of [chose, didNot]) {
      const { on, time } = await talkOf(actor)
      const morning = instantOf(addDays(on, -1), '06:00')
      await Promise.all([planReminders(morning), planReminders(morning)])
      expect(await deliverTo(actor, instantOf(addDays(on, -1), '07:59'))).toEqual([])
      const sent = (await deliverTo(actor, instantOf(addDays(on, -1), '08:00'))).filter(({ text }) => text.includes('afspraak'))
      expect(sent.map(({ text }) => text)).toEqual(actor === chose ? [`Boter. Morgen ${time} hebt u een afspraak. Kunt u niet? Log in.`] : [])
    }
  })

  test('what can wait lets go first what cannot', async () => {
    const actor = await reached(await withApplication('GM0344'))
    await saveLimits(actor, { limits: [], messageLanguage: 'nl', reminder: true })
    const { on } = await talkOf(actor)
    const before = addDays(on, -1)
    await planned(actor, instantOf(before, '05:00'))
    await planReminders(instantOf(before, '06:00'))
    const texts: string[] = []
    for (const [at, time] of [[before, '08:00'], [before, '08:01'], [before, '12:00'], [on, '08:00'], [on, '08:01']] as const) texts.push(...(await deliverTo(actor, instantOf(at, time))).map(({ text }) => text))
    expect(texts).toEqual([expect.stringContaining('Morgen'), expect.stringContaining('Er staat een bericht')])
  })

  test('a talk that was moved after it was planned is not announced', async () => {
    const actor = await reached(await withApplication('GM0344'))
    await saveLimits(actor, { limits: [], messageLanguage: 'nl', reminder: true })
    const { on } = await talkOf(actor)
    await planReminders(instantOf(addDays(on, -1), '06:00'))
    await superuser.query(`update applications set slot_id = (select id from slots s where municipality = 'GM0344' and day > $2::date and not exists (select from applications where slot_id = s.id) union all
      select id from slots s where municipality = 'GM0344' and day < $2::date - 3 and not exists (select from applications where slot_id = s.id) limit 1) where person_id = $1`, [actor.personId, on])
    expect((await deliverTo(actor, instantOf(addDays(on, -1), '09:00'))).filter(({ text }) => text.includes('afspraak'))).toEqual([])
  })

  test('three days before a term ends, until she did what was asked', async () => {
    const actor = await reached(await withApplication('GM0344'))
    const last = day('2036-05-20')
    await superuser.query('set session_replication_role = replica')
    await superuser.query('update letters set last_day = $2 where person_id = $1', [actor.personId, last])
    await superuser.query('set session_replication_role = origin')
    await planned(actor, instantOf(addDays(last, -3), '05:00'))
    await planReminders(instantOf(addDays(last, -4), '06:00'))
    await planReminders(instantOf(addDays(last, -3), '06:00'))
    const waiting = (await messagesOf(actor)).filter(({ key, sent_at }) => key === 'urgent' && !sent_at)
    expect(waiting).toHaveLength(1)
    await deliver(waiting[0]?.id ?? '', instantOf(addDays(last, -3), '08:30'))
    expect(outgoing.at(-1)?.text).toBe('Boter. Log vandaag in. Er loopt een termijn af.')
    // It asks her to sign in: what waited is said with it.
    expect((await messagesOf(actor)).filter(({ key, sent_at }) => key === 'generic' && !sent_at)).toEqual([])

    const other = await reached((await withIntention('GM0344')).actor)
    await superuser.query('set session_replication_role = replica')
    await superuser.query('update letters set last_day = $2 where person_id = $1', [other.personId, last])
    await superuser.query('set session_replication_role = origin')
    await giveView(other, { statement: 'Mijn nieuwe paspoort komt.' }, today)
    await planReminders(instantOf(addDays(last, -3), '06:30'))
    expect((await messagesOf(other)).filter(({ key }) => key === 'urgent')).toEqual([])
  })
})
