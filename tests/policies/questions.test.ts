/** What is said of who sees an answer is what the table of compartments refuses by. */
import { describe, expect, test } from '@jest/globals'
import { asked } from '../../src/law/application.ts'
import type { Role } from '../../src/policies/actor.ts'
import { mayOpenFor } from '../../src/policies/compartments.ts'
import { liesIn, seenBy } from '../../src/policies/questions.ts'

const roles = Object.keys(mayOpenFor) as Role[]

describe.each(asked)('the answer to %s', (name) => {
  const place = liesIn[name]
  const named = seenBy(place)

  test('is seen by her, and by an inspector only who she is, on a ground', () => {
    expect(named.map(({ role }) => role)).toContain('worker')
    expect(named.find(({ role }) => role === 'inspector')?.purposes ?? []).toEqual(place === 'identity' ? ['check-more'] : [])
  })

  test('is seen by exactly those who may open where it lies, for exactly that', () => {
    if (place === 'ledger') return expect(named.map(({ role }) => role)).toEqual(['worker', 'frontDesk', 'interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler'])
    expect(named.map(({ role }) => role)).toEqual(roles.filter((role) => mayOpenFor[role][place]))
    for (const { role, purposes } of named) expect(purposes).toEqual(role === 'worker' ? [] : mayOpenFor[role][place])
  })
})

test('how she is reached, and what she keeps to herself, no official opens', () => {
  expect(seenBy('contact').map(({ role }) => role)).toEqual(['worker', 'system'])
})
