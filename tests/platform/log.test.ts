/** What the log says of an error: where it arose, never what it said. */
import { expect, test } from '@jest/globals'
import { createLog, describe as said } from '../../src/platform/log.ts'

const failed = (message: string, code?: string) => Object.assign(new TypeError(message), code && { code })

test('of several errors at once each is said, with its kind, its code and where it arose, and nothing of what it said', () => {
  const lines: string[] = []
  const log = createLog({ destination: { write: (line: string) => void lines.push(line) } })
  const nested = new AggregateError([failed('Verzonnen Persoon', '23505'), 'Verzonnen tekst'], 'Verzonnen lijst')
  log.warn({ error: new AggregateError([failed('Verzonnen naam', 'ECONNREFUSED'), nested], 'Verzonnen geheel') }, 'letters')
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toContain('Verzonnen')
  const at = expect.arrayContaining([expect.stringContaining('log.test.ts')])
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'letters',
    error: { name: 'AggregateError', at, errors: [{ name: 'TypeError', code: 'ECONNREFUSED', at }, { name: 'AggregateError', at, errors: [{ name: 'TypeError', code: '23505', at }, { name: 'unknown' }] }] },
  })
})

test('of many at once no more than twenty are said; of one there are none beneath it', () => {
  const many = new AggregateError(Array.from({ length: 50 }, () => failed('x')))
  expect((said(many) as { errors: unknown[] }).errors).toHaveLength(20)
  expect(said(failed('x'))).not.toHaveProperty('errors')
})
