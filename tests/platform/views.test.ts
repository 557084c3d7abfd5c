import { afterAll, beforeAll, expect, test } from '@jest/globals'
import express, { type Express } from 'express'
import { mkdtemp, cp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'node-html-parser'
import request from 'supertest'
import '../../src/pages.ts'
import { escapeOrFail, languageInAddress, useViews } from '../../src/platform/page/views.ts'

const views = path.resolve(import.meta.dirname, '../../views')
let app: Express
let directory = ''

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'views-'))
  await cp(views, directory, { recursive: true })
  await writeFile(
    path.join(directory, 'problem.ejs'),
    '<%= detail %>|<%= t(title) %>|<%= language %>|<%= path %>|<%= at("/x") %>',
  )
  await writeFile(path.join(directory, 'public/front.ejs'), '<%= missing.thing %>')
  app = service(directory)
})

afterAll(() => rm(directory, { recursive: true }))

function service(from: string): Express {
  const made = express()
  made.use((req, _res, next) => {
    Object.assign(req, { session: {} })
    next()
  }, languageInAddress)
  useViews(made, from, { service: 'Waarborg', helpPhone: '', demonstration: true })
  made.get('/', (_req, res) => res.page('problem', { title: 'nav.work', detail: '<b>&', reference: '' }))
  made.get('/deep/er', (_req, res) => res.page('problem', { title: 'nav.work', detail: 'x', reference: '' }))
  made.get('/gap', (_req, res) => res.page('public/front', { missing: { thing: undefined } }))
  made.get('/gone', (_req, res) => res.page('problem', { title: 'nav.work', detail: 'nav.work', reference: '' }))
  made.post('/', (_req, res) => res.see('/x'))
  return made
}

test.each([
  ['/', '&lt;b&gt;&amp;|Werk|nl|/|/x'],
  ['/en', '&lt;b&gt;&amp;|Work|en|/|/en/x'],
  ['/en?a=1', '&lt;b&gt;&amp;|Work|en|/|/en/x'],
  ['/en/deep/er', 'x|Work|en|/deep/er|/en/x'],
  ['/deep/er', 'x|Werk|nl|/deep/er|/x'],
])('%s speaks the language of its address', async (address, text) => {
  const answer = await request(app).get(address).expect(200)
  expect(answer.text).toBe(text)
})

test('one page has one address: Dutch has no prefix, and a language that is not here is not found', async () => {
  await request(app).get('/nl/deep/er').expect(404)
  await request(app).get('/xx/deep/er').expect(404)
})

test('after a form the next page keeps the language', async () => {
  await request(app).post('/en').expect(303).expect('Location', '/en/x')
  await request(app).post('/').expect(303).expect('Location', '/x')
})

test('a missing value is an error, not a silent gap', async () => {
  await request(app).get('/gap').expect(500)
  expect(() => escapeOrFail(null)).toThrow()
  expect(() => escapeOrFail({})).toThrow()
  expect(escapeOrFail(0)).toBe('0')
})

test('style, script and icon are ours, compressed, and kept for ever under a name that changes with them', async () => {
  const whole = service(views)
  const page = parse((await request(whole).get('/gone')).text)
  const found = [
    page.querySelector('link[rel=stylesheet]')?.getAttribute('href'),
    page.querySelector('script')?.getAttribute('src'),
  ]
  for (const address of found) {
    expect(address).toMatch(/^\/stijl\/[0-9a-f]{16}\.(css|js)$/)
    const answer = await request(whole).get(String(address)).set('Accept-Encoding', 'br').expect(200)
    expect(answer.headers).toMatchObject({
      'cache-control': expect.stringContaining('immutable'),
      'content-encoding': 'br',
    })
    const plain = await request(whole).get(String(address)).set('Accept-Encoding', 'identity').expect(200)
    expect(plain.headers['content-encoding']).toBeUndefined()
  }
  await request(whole).get('/favicon.svg').expect(200).expect('Content-Type', /svg/)
})
