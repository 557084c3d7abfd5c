/** Whose work a case is, is asked in one place: nobody locks a case around it (policies/ownWork.ts). */
import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { staffRoles } from '../../src/law/office/office.ts'
import { mayOpenFor } from '../../src/policies/compartments.ts'
import { actsBy, besideCases, mayOpenInEmergency, opensBy, seesEmergencies } from '../../src/policies/ownWork.ts'

/** Whose work it is changes there; a person steps back from any case; whoever was taken over is handed her code; whom she names is read. */
const around = ['ownWork.ts', 'worklist/division.ts', 'shield/barriers.ts', 'takingOver/atDesk.ts', 'shield/naming.ts', 'emergency/emergencies.ts']

test('no other action locks a case of officials by itself', () => {
  const room = path.resolve('src/actions')
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  expect(files.filter((file) => /Application\.lock\(\{ \.\.\.applicationsOf/.test(readFileSync(path.join(room, file), 'utf8')) && !around.includes(file))).toEqual([])
})

test('whoever opens what belongs to cases has a tie for it, and whoever opens nothing has none', () => {
  for (const role of staffRoles) {
    const opens = Object.values(mayOpenFor[role]).flat().some((purpose) => !besideCases.includes(purpose))
    expect([role, opensBy[role].length > 0]).toEqual([role, opens])
    expect([role, (actsBy[role] ?? []).every((tie) => opensBy[role].includes(tie))]).toEqual([role, true])
    if (mayOpenInEmergency(role)) expect(seesEmergencies.length).toBeGreaterThan(1)
  }
})
