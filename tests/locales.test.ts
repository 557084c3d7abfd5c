import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { figures } from '../src/law/figures.ts'
import { retention } from '../src/law/retention.ts'
import { rules } from '../src/law/rules.ts'
import { namesOfRule, sourceKey } from '../src/routes/administration/lawWords.ts'
import { isForStaff } from '../src/platform/page/translate.ts'

const root = path.resolve(import.meta.dirname, '..')
const files = readdirSync(path.join(root, 'src/locales'))
const textsOf = (file: string) =>
  JSON.parse(readFileSync(path.join(root, 'src/locales', file), 'utf8')) as Record<string, string>
const dutch = textsOf('nl.json')
/** Languages differ in how many plurals they have. */
const single = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const gaps = (text: string) => [...new Set(text.match(/\{\{[^}]+\}\}/g) ?? [])].sort()

/** Those who apply and those who ask are spoken to in eight languages, staff in two. */
const said = (file: string) => (key: string) => ['nl.json', 'en.json'].includes(file) || !isForStaff(key)

test('eight languages', () => {
  expect(files.toSorted()).toEqual(['bg', 'en', 'es', 'hu', 'nl', 'pl', 'pt', 'ro'].map((code) => `${code}.json`))
})

test.each(files)('%s says the same things as nl.json', (file) => {
  const texts = textsOf(file)
  expect([...new Set(Object.keys(texts).map(single))]).toEqual([...new Set(Object.keys(dutch).filter(said(file)).map(single))])
  for (const [key, text] of Object.entries(texts)) {
    expect([key, gaps(text)]).toEqual([key, gaps(dutch[key] ?? dutch[`${single(key)}_other`] ?? '')])
  }
})

test.each(files)('%s is sorted, without empty texts and without markup', (file) => {
  const texts = textsOf(file)
  expect(Object.keys(texts)).toEqual(Object.keys(texts).toSorted((one, other) => (one < other ? -1 : 1)))
  expect(Object.entries(texts).filter(([, text]) => !text.trim() || /<\/?[a-z]|&[a-z]+;/.test(text))).toEqual([])
})

test.each(files)('%s has every form of a plural, and says whether a person has read it', (file) => {
  const texts = textsOf(file)
  const forms = new Intl.PluralRules(path.basename(file, '.json')).resolvedOptions().pluralCategories
  for (const key of Object.keys(texts).filter((name) => name.endsWith('_other'))) {
    for (const form of forms) expect(Object.keys(texts)).toContain(key.replace('_other', `_${form}`))
  }
  expect(['yes', 'no']).toContain(texts['language.reviewed'])
})

/** A text that is left as it was is a text that was forgotten. */
test.each(files.filter((file) => file !== 'nl.json'))('%s is not Dutch', (file) => {
  const texts = textsOf(file)
  expect(Object.keys(texts).filter((key) => texts[key] === dutch[key] && (dutch[key] ?? '').length > 20)).toEqual([])
})

/** What she asks for and holds is called the same on every page and in every letter; a residence permit is something else. */
const otherNames: Readonly<Record<string, RegExp>> = { 'bg.json': /разрешител/i, 'es.json': /(su|un) permiso(?! de| también)/i, 'pl.json': /zezwoleni/i, 'ro.json': /autorizați/i }

test.each(Object.entries(otherNames))('in %s a licence has one name', (file, otherName) => {
  const texts = Object.entries(textsOf(file)).filter(([key]) => /^(card|letters?|renewal|stage|task)\./.test(key))
  expect(texts.filter(([, text]) => otherName.test(text))).toEqual([])
})

test('every key that a view or a door names in full is there', () => {
  const known = new Set(Object.keys(dutch).map(single))
  const unknown = sources().flatMap(([file, source]) =>
    [...source.matchAll(/\bt\(\s*'([a-zA-Z][\w.-]*)'\s*[,)]/g)]
      .filter(([, key = '']) => !known.has(key))
      .map(([, key]) => `${file}: ${key}`),
  )
  expect(unknown).toEqual([])
})

test('every figure, rule and term of the law, and where it comes from, has words', () => {
  const all = [...figures, ...Object.values(rules), ...Object.values(retention)].map(({ source }) => sourceKey(source))
  const needed = new Set([
    ...figures.map(({ name }) => `admin.figure.${name}`), ...Object.keys(retention).map((what) => `admin.term.${what}`),
    ...Object.keys(rules).flatMap(namesOfRule), ...all.flatMap((source) => ('key' in source ? [source.key] : [])),
  ])
  expect([...needed].filter((key) => !(key in dutch))).toEqual([])
  expect(Object.keys(dutch).filter((key) => /^admin\.(figure|rule|source|term)\./.test(key) && !needed.has(key))).toEqual([])
})

function sources(): [file: string, source: string][] {
  return ['src', 'views']
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
    )
    .filter((file) => /\.(ts|ejs)$/.test(file))
    .map((file) => [file, readFileSync(path.join(root, file), 'utf8')])
}
