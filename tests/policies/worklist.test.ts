import { expect, test } from '@jest/globals'
import { staffRoles } from '../../src/law/office/office.ts'
import { mayOpenObjections, stepsIn, tabsOf } from '../../src/policies/worklist.ts'

test('what is opened first comes from a list of their own, for all who have a list', () => {
  for (const role of staffRoles) {
    expect([role, stepsIn[role].filter((tab) => !tabsOf[role].includes(tab))]).toEqual([role, []])
    expect([role, stepsIn[role].length > 0]).toEqual([role, tabsOf[role].length > 0])
  }
})

test('of whom an objection can be first, its page opens', () => {
  for (const role of staffRoles.filter((each) => stepsIn[each].includes('objections'))) expect([role, mayOpenObjections(role)]).toEqual([role, true])
})
