/** Whose it is not: someone of each kind, and a case of another. */
import { randomUUID } from 'node:crypto'
import { day } from '../../src/law/day.ts'
import type { StaffRole } from '../../src/law/office/office.ts'
import type { CareCoordinator, Helper, Inspector, Official, Worker } from '../../src/policies/actor.ts'

export const today = day('2026-11-24')
export const now = new Date('2026-11-24T12:00:00Z')

export const official = (role: StaffRole, municipality: string): Official => ({ role, id: randomUUID(), municipality })
export const nobody: Worker = { role: 'worker', id: randomUUID(), personId: randomUUID() }
export const helper: Helper = { role: 'helper', id: randomUUID() }
export const coordinator: CareCoordinator = { role: 'careCoordinator', id: randomUUID(), region: 'VR09' }
export const inspector: Inspector = { role: 'inspector', id: randomUUID(), unit: 'Politie Midden-Nederland' }
/** A case that is not theirs; found before the first call. */
export const theirs = { id: '', letter: '', municipality: '', caseNumber: '' }

export const elsewhere = (role: StaffRole) => official(role, 'GM0363')
export const view = {} as never
