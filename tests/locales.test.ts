import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const files = readdirSync(path.join(root, 'src/locales'))
const textsOf = (file: string) =>
  JSON.parse(readFileSync(path.join(root, 'src/locales', file), 'utf8')) as Record<string, string>
const dutch = textsOf('nl.json')
/** Languages differ in how many plurals they have. */
const single = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const gaps = (text: string) => [...new Set(text.match(/\{\{[^}]+\}\}/g) ?? [])].sort()

test.each(files)('%s says the same things as nl.json', (file) => {
  const texts = textsOf(file)
  expect([...new Set(Object.keys(texts).map(single))]).toEqual([...new Set(Object.keys(dutch).map(single))])
  for (const [key, text] of Object.entries(texts)) {
    expect([key, gaps(text)]).toEqual([key, gaps(dutch[key] ?? dutch[`${single(key)}_other`] ?? '')])
  }
})

test.each(files)('%s is sorted, without empty texts and without markup', (file) => {
  const texts = textsOf(file)
  expect(Object.keys(texts)).toEqual(Object.keys(texts).toSorted((one, other) => (one < other ? -1 : 1)))
  expect(Object.entries(texts).filter(([, text]) => !text.trim() || /<\/?[a-z]|&[a-z]+;/.test(text))).toEqual([])
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

function sources(): [file: string, source: string][] {
  return ['src', 'views']
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
    )
    .filter((file) => /\.(ts|ejs)$/.test(file))
    .map((file) => [file, readFileSync(path.join(root, file), 'utf8')])
}
