/** Who works here, to those who divide the work. Officials have no name in this service: an account is known by a code. */
import type { Day } from '../law/day.ts'
import { aliasOf, type StaffRole } from '../law/office/office.ts'
import { ask } from '../platform/database/db.ts'
import type { Official } from '../policies/actor.ts'

export interface Colleague {
  readonly id: string
  readonly role: StaffRole
  readonly code: string
  readonly humanMac: Buffer | null
}

/** Whoever has a mandate here today. Call inside a transaction of an official. */
export async function colleaguesOf(actor: Official, today: Day): Promise<Colleague[]> {
  const rows = await ask<{ id: string; role: StaffRole; human_mac: Buffer | null }>('select id, role, human_mac from colleagues($1, $2)', [actor.municipality, today])
  return rows.map(({ id, role, human_mac: humanMac }) => ({ id, role, code: aliasOf(id), humanMac })).toSorted((one, other) => (one.role + one.code).localeCompare(other.role + other.code))
}
