/** Where she is signed in: seen by herself, and ended from elsewhere. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { withoutDoors } from '../support/newWorker.ts'
import { aNewcomer, leaveSessions } from '../support/newcomer.ts'
import { Visitor } from '../support/visitor.ts'

beforeAll(withoutDoors)
afterAll(leaveSessions)

test('she sees each other place, ends one or all, and stays where she is', async () => {
  const { visitor: here, words } = await aNewcomer()
  expect((await here.visit('/toegang')).text).toContain('Nergens anders. Alleen hier.')
  const others = [new Visitor(), new Visitor(), new Visitor()] as const
  for (const other of others) await (await other.visit('/woorden')).press('Inloggen', { words: words.join(' ') })
  const inside = async (visitor: Visitor) => (await visitor.visit('/mijn')).path === '/mijn'
  const all = () => Promise.all([here, ...others].map(inside))
  expect(await all()).toEqual([true, true, true, true])

  const listed = await here.visit('/toegang')
  const buttons = listed.html.querySelectorAll('form[action$="/toegang/elders"] button').map(({ text }) => text.trim())
  expect(buttons.filter((text) => text.startsWith('Log daar uit'))).toHaveLength(3)
  const after = await listed.press(buttons[0] ?? '')
  expect(after.text).toContain('Daar bent u nu uitgelogd.')
  expect(await all()).toEqual([true, true, true, false])
  await after.press('Log overal anders uit')
  expect(await all()).toEqual([true, false, false, false])
})

test('a session of someone else is not hers to end', async () => {
  const [one, other] = [await aNewcomer(), await aNewcomer()]
  await (await new Visitor().visit('/woorden')).press('Inloggen', { words: other.words.join(' ') })
  const theirs = (await other.visitor.visit('/toegang')).html.querySelector('form[action$="/toegang/elders"] input[name=id]')?.getAttribute('value') ?? ''
  expect(theirs).not.toBe('')
  const csrf = (await one.visitor.visit('/toegang')).html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
  expect((await one.visitor.post('/toegang/elders', { _csrf: csrf, id: theirs })).status).toBe(404)
  expect((await other.visitor.visit('/toegang')).html.querySelectorAll('form[action$="/toegang/elders"] input[name=id]')).toHaveLength(1)
})
