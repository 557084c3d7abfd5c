import { expect, jest, test } from '@jest/globals'
import express, { type ErrorRequestHandler, Router } from 'express'
import request from 'supertest'
import { byFirstWord } from '../../src/platform/page/firstWord.ts'
import { late, openAll } from '../../src/platform/page/late.ts'

const says = (text: string): express.RequestHandler => (_req, res) => void res.send(text)

/** Two doors between one that is open and the end; what was loaded, in order. */
function house() {
  const loaded: string[] = []
  const door = (name: string, router: Router) => late(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    loaded.push(name)
    return byFirstWord(router)
  })
  const doors = [door('one', Router().get('/one', says('one')).get('/both', says('one first'))), door('two', Router().get('/two', says('two')).get('/both', says('never')).use(Router().post('/form', express.text(), (req, res) => void res.send(req.body))))]
  return { loaded, doors, app: express().use(Router().get('/', says('front')), ...doors, says('nowhere')) }
}

test('what stands before it waits for nothing; who knocks waits for doors as far as theirs, and finds the first that knows the address', async () => {
  const { app, loaded } = house()
  expect([(await request(app).get('/')).text, loaded]).toEqual(['front', []])
  expect([(await request(app).get('/one')).text, loaded]).toEqual(['one', ['one']])
  expect([(await request(app).get('/both')).text, (await request(app).get('/two')).text, (await request(app).get('/other')).text]).toEqual(['one first', 'two', 'nowhere'])
  expect(loaded).toEqual(['one', 'two'])
})

test('many who knock at once open it once; what they sent is read', async () => {
  const { app, loaded } = house()
  const answers = await Promise.all(['a', 'b', 'c'].map((text) => request(app).post('/form').type('text').send(text)))
  expect([answers.map(({ text }) => text), loaded]).toEqual([['a', 'b', 'c'], ['one', 'two']])
})

test('opened without a knock, one after the other, they show their routes to who walks through them', async () => {
  const { doors, loaded } = house()
  await openAll(doors)
  expect(loaded).toEqual(['one', 'two'])
  expect(doors.map((door) => (door as unknown as { stack: Router['stack'] }).stack.length)).toEqual([2, 3])
})

test('one that cannot be loaded is an error for who knocks, and for who opens them all', async () => {
  const load = jest.fn(() => Promise.reject(new Error('no such module')))
  const door = late(load)
  const told: ErrorRequestHandler = (error: Error, _req, res, next) => (res.headersSent ? next(error) : void res.status(500).send(error.message))
  const answer = await request(express().use(door, told)).get('/')
  expect([answer.status, answer.text]).toEqual([500, 'no such module'])
  await expect(openAll([door])).rejects.toThrow('no such module')
  expect(load).toHaveBeenCalledTimes(1)
})
