import { describe, expect, test } from '@jest/globals'
import type { ApplicationAct } from '../../src/law/application.ts'
import { type Actor, isOfficial, organisationOf, type Role } from '../../src/policies/actor.ts'
import { actOf, mayAct } from '../../src/policies/application.ts'
import { compartments, hourlyBudget, mayOpen, mayOpenFor, type Purpose } from '../../src/policies/compartments.ts'
import { applicationsOf, reachOf } from '../../src/policies/reach.ts'

const actors: Record<Role, Actor> = {
  worker: { role: 'worker', id: 'w', personId: 'p' },
  frontDesk: { role: 'frontDesk', id: 'd', municipality: 'GM0001' },
  interviewer: { role: 'interviewer', id: 'i', municipality: 'GM0001' },
  caseworker: { role: 'caseworker', id: 'c', municipality: 'GM0001' },
  decisionMaker: { role: 'decisionMaker', id: 'm', municipality: 'GM0001' },
  teamLead: { role: 'teamLead', id: 't', municipality: 'GM0001' },
  objectionHandler: { role: 'objectionHandler', id: 'o', municipality: 'GM0001' },
  privacyOfficer: { role: 'privacyOfficer', id: 'v', municipality: 'GM0001' },
  administrator: { role: 'administrator', id: 'a', municipality: 'GM0001' },
  helper: { role: 'helper', id: 'h', personId: 'p' },
  inspector: { role: 'inspector', id: 'n', unit: 'Politie' },
  careCoordinator: { role: 'careCoordinator', id: 'z', region: 'VR09' },
  registerManager: { role: 'registerManager', id: 'r' },
  system: { role: 'system', id: 'job:x' },
  recipient: { role: 'recipient', id: 'share:x', recipient: 'bank' },
}
const roles = Object.keys(actors) as Role[]
const purposes = [...new Set(roles.flatMap((role) => Object.values(mayOpenFor[role]).flat()))] as Purpose[]

/** Written apart from the table it holds: what each role opens at most. */
const opens: Record<Role, string> = {
  worker: 'identity contact photo documents licence interview correspondence shared shield',
  frontDesk: 'identity documents',
  interviewer: 'interview concern',
  caseworker: 'identity documents interview correspondence',
  decisionMaker: 'identity interview correspondence shield',
  teamLead: 'shield',
  objectionHandler: 'identity interview correspondence',
  privacyOfficer: '',
  administrator: '',
  helper: 'correspondence',
  inspector: 'identity photo',
  careCoordinator: 'signal',
  registerManager: '',
  system: 'identity contact interview correspondence',
  recipient: 'photo shared',
}

describe.each(roles)('%s', (role) => {
  test.each(compartments)('%s', (compartment) => {
    const may = purposes.some((purpose) => mayOpen(actors[role], compartment, purpose))
    expect(may).toBe(opens[role].split(' ').includes(compartment))
  })

  test('opens for its own purposes only, and not without end', () => {
    const foreign = purposes.filter((purpose) => !Object.values(mayOpenFor[role]).flat().includes(purpose))
    for (const compartment of compartments) for (const purpose of foreign) expect(mayOpen(actors[role], compartment, purpose)).toBe(false)
    expect(hourlyBudget[role]).toBeGreaterThan(0)
    if (isOfficial(actors[role]) || role === 'inspector') expect(hourlyBudget[role]).toBeLessThanOrEqual(60)
  })

  test('acts in an application of its own reach only', () => {
    const own = { personId: 'p', municipality: 'GM0001' }
    const elsewhere = { personId: 'other', municipality: 'GM0002' }
    for (const act of Object.keys(actOf) as ApplicationAct[]) {
      expect(mayAct(actors[role], act, own)).toBe(actOf[act].includes(role))
      if (role !== 'system') expect(mayAct(actors[role], act, elsewhere)).toBe(false)
    }
  })

  test('names an organisation, never a person', () => {
    expect(['worker', 'helper', 'VR09', 'register', 'GM0001', 'Politie', 'system', 'bank']).toContain(organisationOf(actors[role]))
  })
})

test('an inspector reaches no application, a worker her own, an official those of the municipality', () => {
  expect(applicationsOf(actors.inspector)).toEqual({ id: null })
  expect(applicationsOf(actors.recipient)).toEqual({ id: null })
  expect(applicationsOf(actors.worker)).toEqual({ personId: 'p' })
  expect(applicationsOf(actors.caseworker)).toEqual({ municipality: 'GM0001' })
  expect([applicationsOf(actors.registerManager), reachOf(actors.registerManager)]).toEqual([{ id: null }, { actor: 'r', door: 'register' }])
  expect(reachOf(actors.inspector)).toEqual({ actor: 'n', door: 'unit:Politie' })
})

test('a helper reaches one person and before she is named nobody; a coordinator reaches no application at all', () => {
  expect([applicationsOf(actors.helper), reachOf(actors.helper)]).toEqual([{ personId: 'p' }, { actor: 'h', person: 'p' }])
  const unnamed: Actor = { role: 'helper', id: 'h' }
  expect([applicationsOf(unnamed), reachOf(unnamed)]).toEqual([{ id: null }, { actor: 'h' }])
  expect([applicationsOf(actors.careCoordinator), reachOf(actors.careCoordinator)]).toEqual([{ id: null }, { actor: 'z', door: 'care:VR09' }])
})

test('of what asks for care only the coordinator opens anything, and of nothing else anything', () => {
  expect(roles.filter((role) => mayOpenFor[role].signal)).toEqual(['careCoordinator'])
  expect(Object.keys(mayOpenFor.careCoordinator)).toEqual(['signal'])
  expect(roles.filter((role) => mayOpenFor[role].concern)).toEqual(['interviewer'])
})
