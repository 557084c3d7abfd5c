import { expect, test } from '@jest/globals'
import express, { Router } from 'express'
import request from 'supertest'
import { byFirstWord, under } from '../../src/platform/page/firstWord.ts'

const says = (text: string): express.RequestHandler => (_req, res) => void res.send(text)

const work = Router().use(Router().get('/werk', says('work')).get('/werk/:id', says('one')))
const doors = Router()
  .use(Router().get('/', says('front')), work, Router().get('/werk/lijst', says('never reached')))
  .use(Router().post('/werk', says('posted')).get(['/hulp', '/help'], says('help')), Router().get('/:any/deep', says('any')))
  .use('/onder', Router().get('/iets', says('mounted')))
  .use((req, res, next) => (req.path.startsWith('/alles') ? res.send('everywhere') : next()))
  .use(under('/Daar/binnen', Router().get('/iets', says('under'))))
  .use(async ({ path }, _res, next) => {
    if (path.startsWith('/daar/stuk')) throw new Error('later')
    if (path.startsWith('/daar/zwijgt')) return Promise.reject()
    next()
  })
  .use(({ path }, _res, next) => {
    if (path.startsWith('/stuk')) throw new Error('at once')
    if (path.startsWith('/daar/verder')) return next('route')
    next(path.startsWith('/fout') ? new Error('given') : undefined)
  })
const failed: express.ErrorRequestHandler = (error: Error, _req, res, _next) => void res.send(error.message === '' || /word|Rejected promise/.test(error.message) ? 'failed' : `failed ${error.message}`)
const app = express().use(byFirstWord(doors)).use(says('nowhere'), failed)

test.each([
  ['get', '/', 'front'],
  ['get', '/werk', 'work'],
  ['get', '/Werk/', 'work'],
  ['get', '/werk?lijst=alles', 'work'],
  ['post', '/werk', 'posted'],
  ['get', '/werk/lijst', 'one'],
  ['get', '/hulp', 'help'],
  ['get', '/help', 'help'],
  ['get', '/werk/deep', 'one'],
  ['get', '/other/deep', 'any'],
  ['get', '/hulp/deep', 'any'],
  ['get', '/onder/iets', 'mounted'],
  ['get', '/werkelijk', 'nowhere'],
  ['get', '/alles', 'everywhere'],
  ['get', '/daar/binnen/iets', 'under'],
  ['get', '/daar/iets', 'nowhere'],
  ['get', '/daar/stuk', 'failed later'],
  ['get', '/daar/zwijgt', 'failed'],
  ['get', '/daar/verder', 'nowhere'],
  ['get', '/stuk', 'failed at once'],
  ['get', '/fout', 'failed given'],
  ['get', '/__proto__', 'nowhere'],
] as const)('%s %s goes through the same door as before: %s', async (method, path, expected) => {
  const plain = express().use(doors).use(says('nowhere'), failed)
  const [now, before] = [await request(app)[method](path), await request(plain)[method](path)]
  expect([now.text, before.text]).toEqual([expected, expected])
})

test('whoever walks through the routes finds all of them', () => {
  expect(byFirstWord(doors).stack).toBe(doors.stack)
})

test('a handler of errors has no place among doors', () => {
  expect(() => byFirstWord(Router().use(failed))).toThrow('a handler of errors among doors')
})
