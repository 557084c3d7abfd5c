/** What goes on by itself: it goes on after a failure, and its end waits for the piece it is at and for no more. */
import { expect, test } from '@jest/globals'
import { repeatedly } from '../../src/platform/repeatedly.ts'

const breath = () => new Promise<void>((resolve) => setImmediate(resolve))

test('what fails is told and tried again; work is told of the end, which waits for the piece it is at', async () => {
  const failures: unknown[] = []
  let rounds = 0
  let pieces = 0
  let begun = (): void => undefined
  const atWork = new Promise<void>((resolve) => (begun = resolve))
  const end = repeatedly(1, async (ended) => {
    rounds += 1
    if (rounds === 1) throw new Error('once')
    // A backlog that would last for ever.
    while (!ended.aborted) {
      await breath()
      pieces += 1
      begun()
    }
  }, (error) => failures.push(error))
  await atWork
  await end()
  const before = pieces
  await breath()
  expect([rounds, failures.length, pieces]).toEqual([2, 1, before])
})
