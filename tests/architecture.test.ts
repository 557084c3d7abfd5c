import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** Each room, and the rooms it may import from. Anything else is a mistake in the plan of the house. */
const mayImport: Record<string, string[]> = {
  law: [],
  platform: [],
  policies: ['law'],
  forms: ['law'],
  models: ['law', 'platform'],
  actions: ['law', 'policies', 'forms', 'models', 'platform'],
  jobs: ['law', 'actions', 'platform'],
  routes: ['law', 'platform', 'policies', 'forms', 'models', 'actions', 'pages', 'paths', 'config'],
}

const src = resolve(import.meta.dirname, '../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const text = (file: string) => readFileSync(join(src, file), 'utf8')
const roomOf = (file: string) => file.split(/[/.]/)[0] ?? ''

test.each(files.filter((file) => roomOf(file) in mayImport))('%s keeps to its room', (file) => {
  const imports = [...text(file).matchAll(/(?:from|import\() ?'(\.[^']+)'/g)]
  const rooms = imports.map(([, path]) => roomOf(relative(src, resolve(src, file, '..', path ?? ''))))
  const room = roomOf(file)
  expect(rooms.filter((other) => other !== room && !mayImport[room]?.includes(other))).toEqual([])
})

test('the clock is read in the platform, nowhere else', () => {
  const clocks = files.filter((file) => /new Date\(\)|Date\.now\(/.test(text(file)))
  expect(clocks.filter((file) => roomOf(file) !== 'platform')).toEqual([])
})

test('HTTP is taken from the platform, and costs a start no more than it needs', () => {
  expect(files.filter((file) => /^import (?!type)[^;\n]* from 'node:http'/m.test(text(file)))).toEqual([])
})

test('no query is built from text that came in', () => {
  expect(files.filter((file) => /replacements\s*:/.test(text(file)))).toEqual([])
})
