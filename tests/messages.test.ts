/** The sentences that go out: the same whatever happened, one message on every phone, and nothing in them. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isLike } from '../src/actions/contact/contact.ts'
import { masked } from '../src/actions/contact/mask.ts'
import { fits, sentence, subjectFor } from '../src/actions/messages/texts.ts'
import { messageKeys } from '../src/law/hers/messages.ts'
import { isOneMessage } from '../src/platform/sending/sms.ts'
import { languages, translator } from '../src/platform/page/translate.ts'

const codes = languages.map(({ code }) => code)
const root = path.resolve(import.meta.dirname, '..')

describe.each(codes)('in %s', (messageLanguage) => {
  const t = translator(messageLanguage)
  const words = t('contact.words').split(' ')
  const said = (codeWord: string) => messageKeys.map((key) => sentence(key, { codeWord, messageLanguage }, { code: 'K7B2M9', time: '09:30' }))

  test('every code word that is offered, and any of twelve letters of the language, fits', () => {
    expect(words.length).toBeGreaterThanOrEqual(15)
    expect(new Set(words).size).toBe(words.length)
    const longest = { nl: 'kastanjeboom', en: 'chestnuttree', es: 'manzanilleta', ro: 'ploaieșoaică', bg: 'електричеств', hu: 'gesztenyefák', pt: 'tangerineirã', pl: 'przekąskowyć' }[messageLanguage] ?? ''
    for (const word of [...words, longest]) {
      expect(word).toMatch(/^\p{L}{3,20}$/u)
      for (const text of said(word)) expect([text, isOneMessage(text)]).toEqual([text, true])
    }
  })

  test('no link, no address, no number but the code and the hour, no name of the service', () => {
    for (const text of said('tulp')) {
      expect(text.replace('K7B2M9', '').replace('09:30', '')).not.toMatch(/https?:|www\.|@|\d|Waarborg|gemeente|licen|vergun/i)
      expect(text).not.toMatch(/{{|undefined/)
    }
  })

  test('every sentence but the code begins with the code word; the subject is one word and one for all', () => {
    for (const key of ['generic', 'appt', 'urgent'] as const) expect(sentence(key, { codeWord: 'boter', messageLanguage }, { time: '09:30' })).toMatch(/^Boter\. /)
    expect(subjectFor({ messageLanguage })).toMatch(/^\p{L}+$/u)
  })
})

test('a code word that would make two messages of one does not fit', () => {
  expect(fits({ codeWord: 'kastanjeboomgaarden', messageLanguage: 'nl' })).toBe(true)
  expect(fits({ codeWord: 'електричество', messageLanguage: 'nl' })).toBe(false)
})

test.each<[text: string, one: boolean]>([
  ['a'.repeat(160), true], ['a'.repeat(161), false], [`${'a'.repeat(158)}€`, true], [`${'a'.repeat(159)}€`, false],
  [`${'a'.repeat(69)}ț`, true], [`${'a'.repeat(70)}ț`, false], ['я'.repeat(70), true], [`${'a'.repeat(68)}🌷`, true], [`${'a'.repeat(69)}🌷`, false],
])('%s is one message: %s', (text, one) => {
  expect(isOneMessage(text)).toBe(one)
})

test.each([
  ['06 12 34 56 78', '06 •• •• •• 78'], ['+31612345678', '31 •• •• •• 78'], ['alleen@post.example', 'a•••@•••.example'], ['a@b.nl', 'a•••@•••.nl'],
])('%s is shown as %s', (address, shown) => {
  expect(masked(address)).toBe(shown)
})

test('what is masked gives no more than four signs of a number, and one of a name', () => {
  fc.assert(fc.property(fc.emailAddress(), (address) => {
    const [name = '', host = ''] = address.split('@')
    const shown = masked(address)
    expect(shown.startsWith(`${name.charAt(0)}•••@•••.`)).toBe(true)
    expect(shown).toHaveLength(9 + (host.split('.').at(-1) ?? '').length)
  }))
  fc.assert(fc.property(fc.stringMatching(/^\+?[0-9 ()-]{8,20}$/), (number) => {
    expect(masked(number).replaceAll(/\D/g, '').length).toBeLessThanOrEqual(4)
  }))
})

test.each<[word: string, names: string[], like: boolean]>([
  ['alina', ['Alina', 'Zonderland'], true], ['lina', ['Alina'], true], ['zonderlanden', ['Alina', 'Zonderland'], true], ['ionescova', ['Ionescová'], true],
  ['marinova', ['Marinova-Test'], true], ['tulp', ['Alina', 'Zonderland'], false], ['boter', ['Bo'], false], ['', ['Alina'], false],
])('%s is like %j: %s', (word, names, like) => {
  expect(isLike(word, names)).toBe(like)
})

test('the name of the service and of the sender stand in the settings, and nowhere else', () => {
  const files = ['src', 'views'].flatMap((room) => readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)))
  const texts = files.filter((file) => /\.(ts|ejs|json|typ|js|css|svg)$/.test(file)).map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const)
  expect(texts.length).toBeGreaterThan(100)
  expect(texts.filter(([, text]) => text.includes('Waarborg')).map(([file]) => file)).toEqual([path.join('src', 'config.ts')])
})
