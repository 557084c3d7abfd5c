/** A channel counts once a code that went there came back; what she may answer about it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { saveAnswer } from '../../src/actions/applications.ts'
import { askForCode, chooseChannel, freeze, proveChannel, saveLimits } from '../../src/actions/contact/contact.ts'
import type { Parcel } from '../../src/platform/sending/mail.ts'
import { today, withDraft } from '../support/newWorker.ts'
import { codeIn, codeTo, contactOf, DAY, deliverTo, later, noon, outgoing, reached, remembered, superuser } from '../support/outgoing.ts'

beforeAll(remembered)
afterAll(() => superuser.end())

describe('a channel is proven by a code that went there', () => {
  test('until then the old one stays; after it the old one is nowhere any more', async () => {
    const actor = await reached(await withDraft())
    await chooseChannel(actor, { channel: 'sms', address: '06 12 34 56 78' })
    expect(await contactOf(actor)).toMatchObject({ channel: 'email', next: { channel: 'sms' } })
    const [parcel] = await askForCode(actor, noon).then(() => deliverTo(actor, noon))
    expect(parcel).toMatchObject({ way: 'sms', to: '06 12 34 56 78', subject: 'Bericht', notes: [] })
    expect(parcel?.text).toMatch(/^[2-9A-Z]{6} is uw code\.$/)
    expect(await proveChannel(actor, ` ${codeIn([parcel as Parcel]).toLowerCase().replace(/(...)/, '$1 ')}`, later(1))).toBe('right')
    const contact = await contactOf(actor)
    expect(contact).toMatchObject({ channel: 'sms', address: '06 12 34 56 78', codeWord: 'boter' })
    expect(JSON.stringify(contact)).not.toContain('post.example')
    expect(outgoing.filter(({ to }) => to === `${actor.id}@post.example`)).toHaveLength(1)
  })

  test('a wrong one is wrong; after fifteen minutes none is right, and a new one is on its way', async () => {
    const actor = await withDraft()
    await chooseChannel(actor, { channel: 'email', address: 'a@post.example' })
    const code = await codeTo(actor, noon)
    expect(await proveChannel(actor, code.replace(/./, (first) => (first === '2' ? '3' : '2')), noon)).toBe('wrong')
    expect(await proveChannel(actor, code, later(15))).toBe('expired')
    const next = codeIn(await deliverTo(actor, later(15)))
    expect(next).not.toBe(code)
    expect(await proveChannel(actor, code, later(16))).toBe('wrong')
    expect(await proveChannel(actor, next, later(29))).toBe('right')
  })

  test('after five wrong ones the right one is not taken either', async () => {
    const actor = await withDraft()
    await chooseChannel(actor, { channel: 'email', address: 'a@post.example' })
    const code = await codeTo(actor, noon)
    const wrong = code === '222222' ? '333333' : '222222'
    const tried = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => proveChannel(actor, wrong, noon)))
    expect(tried.toSorted()).toEqual(['tooMany', 'tooMany', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong'])
    expect(await proveChannel(actor, code, noon)).toBe('tooMany')
    expect(await proveChannel(actor, await codeTo(actor, later(1)), later(1))).toBe('right')
  })

  test('five codes a day, whatever address they go to', async () => {
    const actor = await withDraft()
    for (let times = 0; times < 5; times += 1) {
      await chooseChannel(actor, { channel: 'sms', address: `06 00 00 00 0${times}` })
      expect(await codeTo(actor, later(times))).toHaveLength(6)
    }
    expect(await askForCode(actor, later(6), { anew: true })).toBe('noMore')
    expect(await proveChannel(actor, 'ABCDEF', later(60))).toBe('noMore')
    expect(await askForCode(actor, later(DAY + 10), { anew: true })).toBe('sent')
  })

  test('the right one twice at the same moment is one proof, and both hear that it is right', async () => {
    const actor = await withDraft()
    await chooseChannel(actor, { channel: 'email', address: 'a@post.example' })
    const code = await codeTo(actor, noon)
    expect(await Promise.all([1, 2].map(() => proveChannel(actor, code, noon)))).toEqual(['right', 'right'])
    const { rows } = await superuser.query(`select from audit_entries where event = 'contact.proved' and person_id = $1`, [actor.personId])
    expect(rows).toHaveLength(1)
  })

  test('who looks herself, or is called, has nothing to prove', async () => {
    const actor = await withDraft()
    for (const where of [{ channel: 'phone', address: '06 12 34 56 78' }, { channel: 'portal', address: '' }] as const) {
      await chooseChannel(actor, where)
      expect(await contactOf(actor)).toMatchObject(where)
      expect(await askForCode(actor, noon)).toBe('nothing')
    }
  })

  test('of a code only a keyed hash is kept, of a message neither text nor address', async () => {
    const actor = await withDraft()
    await chooseChannel(actor, { channel: 'email', address: 'veilig-adres@post.example' })
    const code = await codeTo(actor, noon)
    const { rows } = await superuser.query<{ all: string }>(
      `select (select string_agg(c::text, '') from channel_codes c where person_id = $1::uuid) || (select string_agg(m::text, '') from messages m where person_id = $1::uuid)
              || (select string_agg(a::text, '') from audit_entries a where person_id = $1::uuid) || coalesce((select string_agg(data::text, '') from jobs.job), '') as all`,
      [actor.personId],
    )
    expect(rows[0]?.all).toContain(actor.personId)
    for (const secret of [code, 'veilig-adres', 'post.example', 'tulp']) expect(rows[0]?.all).not.toContain(secret)
  })
})

describe('what she may answer', () => {
  test.each<[Parameters<typeof saveLimits>[1], Awaited<ReturnType<typeof saveLimits>>]>([
    [{ limits: [], codeWord: 'verzonnen', messageLanguage: 'nl' }, 'name'],
    [{ limits: [], codeWord: 'persoon', messageLanguage: 'en' }, 'name'],
    [{ limits: [], codeWord: 'prostituție', messageLanguage: 'ro' }, 'tells'],
    [{ limits: [], codeWord: 'curvă', messageLanguage: 'nl' }, 'tells'],
    [{ limits: [], codeWord: 'ескортка', messageLanguage: 'bg' }, 'tells'],
    [{ limits: [], messageLanguage: 'nl' }, undefined],
    [{ limits: [], codeWord: 'електричество', messageLanguage: 'nl' }, 'long'],
    [{ limits: [], codeWord: 'електричество', messageLanguage: 'bg' }, undefined],
    [{ limits: ['noEvening'], codeWord: 'tulp', quiet: { from: '09:00', until: '18:00' }, messageLanguage: 'nl' }, 'noRoom'],
  ])('%j: %s', async (limits, expected) => {
    const actor = await withDraft()
    expect(await saveLimits(actor, limits)).toBe(expected)
    expect((await contactOf(actor)).messageLanguage).toBe(expected ? undefined : limits.messageLanguage)
  })

  test('two who change at the same moment do not undo each other', async () => {
    const actor = await withDraft()
    await Promise.all([freeze(actor, today), saveLimits(actor, { limits: ['noEvening'], messageLanguage: 'hu' }), chooseChannel(actor, { channel: 'phone', address: '06 12 34 56 78' })])
    expect(await contactOf(actor)).toMatchObject({ frozenOn: today, limits: ['noEvening'], messageLanguage: 'hu', channel: 'phone' })
  })

  test('it is hers, and not of one application', async () => {
    const actor = await reached(await withDraft())
    await saveAnswer(actor, 'wishes', { language: 'en' })
    const { rows } = await superuser.query<{ kind: string; own: boolean }>('select kind, application_id is null as own from sealed where person_id = $1 order by kind', [actor.personId])
    expect(rows).toEqual([{ kind: 'contact', own: true }, { kind: 'identity', own: true }, { kind: 'wishes', own: false }])
  })
})
