/** What is sent, when, and that nothing is; on the real database, with a way out that only remembers. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chooseChannel, freeze, lift, ownContact, proveChannel, saveLimits } from '../../src/actions/contact/contact.ts'
import { deliver } from '../../src/actions/messages/deliver.ts'
import { eraseMessages } from '../../src/actions/messages/erase.ts'
import { senderOf, useSenderName } from '../../src/actions/senderName.ts'
import { addDays, day, instantOf } from '../../src/law/day.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { today, withApplication, withDraft } from '../support/newWorker.ts'
import { codeTo, contactOf, deliverTo, later, messagesOf, noon, outgoing, planned, reached, remembered, superuser } from '../support/outgoing.ts'

beforeAll(remembered)
afterAll(() => superuser.end())

describe('what happened is never in it', () => {
  test('several events are one message, with her code word, and one a day', async () => {
    const actor = await reached(await withDraft())
    expect(await Promise.all([1, 2, 3].map(() => planned(actor, noon)))).toContain(true)
    const sent = await deliverTo(actor, noon)
    expect(sent.map(({ text, to }) => [to, text])).toEqual([[`${actor.id}@post.example`, 'Boter. Er staat een bericht voor u klaar. Log in zoals u altijd doet.']])

    await planned(actor, later(60))
    expect(await deliverTo(actor, later(60))).toEqual([])
    const [waiting] = (await messagesOf(actor)).filter(({ sent_at }) => !sent_at)
    expect(waiting?.planned_at).toEqual(instantOf(day('2035-03-06'), '08:00'))
    await planned(actor, later(120))
    expect(await deliverTo(actor, instantOf(day('2035-03-06'), '08:00'))).toHaveLength(1)
    expect((await messagesOf(actor)).filter(({ key, sent_at }) => key === 'generic' && !sent_at)).toEqual([])
  })

  test('never at night, nor in the hours she named', async () => {
    const actor = await reached(await withDraft())
    await saveLimits(actor, { limits: ['noEvening'], quiet: { from: '07:00', until: '10:30' }, messageLanguage: 'pl' })
    const evening = instantOf(day('2035-03-05'), '18:30')
    await planned(actor, evening)
    expect(await deliverTo(actor, evening)).toEqual([])
    expect(await deliverTo(actor, instantOf(day('2035-03-06'), '10:29'))).toEqual([])
    const [parcel] = await deliverTo(actor, instantOf(day('2035-03-06'), '10:30'))
    expect(parcel).toMatchObject({ subject: 'Wiadomość', text: 'Boter. Czeka wiadomość. Proszę wejść jak zwykle.' })
  })

  test('two who send at the same moment send it once', async () => {
    const actor = await reached(await withDraft())
    await planned(actor, noon)
    const before = outgoing.length
    const [message] = (await messagesOf(actor)).filter(({ key }) => key === 'generic')
    await Promise.all([1, 2, 3, 4].map(() => deliver(message?.id ?? '', noon)))
    expect(outgoing.length - before).toBe(1)
  })

  test('who looks herself gets nothing; who is called is called, with what not to do', async () => {
    const actor = await withDraft()
    await planned(actor, noon)
    expect(await deliverTo(actor, noon)).toEqual([])
    expect(await messagesOf(actor)).toEqual([])
    await chooseChannel(actor, { channel: 'phone', address: '06 12 34 56 78' })
    await saveLimits(actor, { limits: ['noVoicemail', 'noNumberShown'], messageLanguage: 'nl' })
    await planned(actor, noon)
    expect(await deliverTo(actor, noon)).toMatchObject([{ way: 'phone', notes: ['Geen voicemail', 'Geen nummer tonen'] }])
  })
})

describe('someone reads along', () => {
  test('at once nothing goes out, also not what waited, until she lifts it', async () => {
    const actor = await reached(await withDraft())
    await planned(actor, noon)
    await freeze(actor, today)
    await planned(actor, later(1))
    expect(await deliverTo(actor, later(2))).toEqual([])
    expect((await messagesOf(actor)).filter(({ sent_at }) => !sent_at)).toEqual([])
    await freeze(actor, addDays(today, 3))
    expect((await contactOf(actor)).frozenOn).toBe(today)
    await lift(actor)
    await planned(actor, later(3))
    expect(await deliverTo(actor, later(3))).toHaveLength(1)
  })

  test('while it is frozen she can still prove another way, and it stays frozen', async () => {
    const actor = await reached(await withDraft())
    await freeze(actor, today)
    await chooseChannel(actor, { channel: 'sms', address: '06 99 99 99 99' })
    expect(await proveChannel(actor, await codeTo(actor, noon), noon)).toBe('right')
    await planned(actor, later(1))
    expect(await deliverTo(actor, later(1))).toEqual([])
    expect(await contactOf(actor)).toMatchObject({ channel: 'sms', frozenOn: today })
  })

  test('it is on record, and no official finds it there', async () => {
    const actor = await withApplication('GM0363')
    await freeze(actor, today)
    await lift(actor)
    const { rows } = await superuser.query<{ municipality: null }>(`select municipality from audit_entries where event in ('contact.frozen', 'contact.lifted') and person_id = $1`, [actor.personId])
    expect(rows).toEqual([{ municipality: null }, { municipality: null }])
  })
})

test('that something was sent is kept ninety-one days; all of it goes with her', async () => {
  const actor = await reached(await withDraft())
  await planned(actor, noon)
  await deliverTo(actor, noon)
  await superuser.query(`update messages set made_at = now() - interval '91 days' where person_id = $1 and key = 'newchannel'`, [actor.personId])
  await superuser.query(`update messages set made_at = now() - interval '93 days' where person_id = $1 and key = 'generic'`, [actor.personId])
  await superuser.query(`insert into channel_codes values ($1, '\\x00', now() - interval '2 days')`, [actor.personId])
  await eraseMessages(today)
  expect((await superuser.query('select from channel_codes where person_id = $1', [actor.personId])).rows).toEqual([])
  expect((await messagesOf(actor)).map(({ key }) => key)).toEqual(['newchannel'])
  await superuser.query('delete from persons where id = $1', [actor.personId])
  expect(await messagesOf(actor)).toEqual([])
})

test('comes by the name of whoever handles her newest application, and of a draft by that of the service', async () => {
  const [draft, applied] = await Promise.all([withDraft(), withApplication('GM0014')])
  await superuser.query(`update municipalities set sender_name = 'Loket Oost' where code = 'GM0014'`)
  useSenderName('Dienst')
  for (const [who, from] of [[draft, 'Dienst'], [applied, 'Loket Oost']] as const) {
    await reached(who)
    await planned(who, noon)
    expect((await deliverTo(who, noon)).map((parcel) => parcel.from)).toEqual([from])
    expect((await ownContact(who, noon)).sender).toBe(from)
  }
  expect(await senderOf('GM0014')).toBe('Loket Oost')
  await superuser.query(`update municipalities set sender_name = null where code = 'GM0014'`)
  expect(await senderOf('GM0014')).toBe('Dienst')
  await expect(senderOf('GM0000')).rejects.toThrow(NotFound)
})
