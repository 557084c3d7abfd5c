/** The people of the demonstration: each an account of their own. */
import { expect, test } from '@jest/globals'
import { careCoordinators, officials, registerManagers, workers } from '../seeders/people.ts'

test('no two of them sign in as one', () => {
  const subjects = [...officials, ...careCoordinators, ...registerManagers].map(({ subject }) => subject)
  expect(subjects.filter((subject, place) => subjects.indexOf(subject) !== place)).toEqual([])
  expect(new Set(workers.map(({ subject }) => subject)).size).toBe(workers.length)
})
