/** What a municipality says of itself, and when its office is open; each change with who made it and why. */
import type { MunicipalityForm } from '../../forms/office/administration.ts'
import type { Day } from '../../law/day.ts'
import { isNeutralName } from '../../law/neutrality.ts'
import { Room } from '../../models/calendar/Calendar.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { MunicipalityChange } from '../../models/office/MandateChange.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { accountCode } from '../oversight/search.ts'
import { asAdministrator } from './people.ts'

export interface OwnMunicipality {
  readonly name: string
  readonly desk: string
  readonly phone: string
  readonly spoken: readonly string[]
  readonly opensAt: string
  readonly closesAt: string
  /** By which name it writes; empty: by that of the service. */
  readonly senderName: string
}

export interface TextChange {
  readonly on: Day
  readonly field: string
  readonly was: string
  readonly becomes: string
  readonly why: string
  readonly by: string
}

export function ownMunicipality(actor: Official): Promise<{ municipality: OwnMunicipality; changes: readonly TextChange[] }> {
  return asAdministrator(actor, async () => {
    const found = await Municipality.findByPk(actor.municipality, { rejectOnEmpty: true })
    const rows = await MunicipalityChange.findAll({ where: { municipality: actor.municipality }, order: [['id', 'DESC']], limit: 50 })
    const changes = await Promise.all(rows.map(async ({ onDay: on, field, was, becomes, why, actorId }) => ({ on, field, was, becomes, why, by: await accountCode(actorId) })))
    return { municipality: { name: found.name, desk: found.desk ?? '', phone: found.phone ?? '', spoken: found.spoken, opensAt: found.opensAt, closesAt: found.closesAt, senderName: found.senderName ?? '' }, changes }
  })
}

const fields = ['desk', 'phone', 'spoken', 'opensAt', 'closesAt', 'senderName'] as const

/** Not with a name that tells where she applied: then nothing changes. */
export function changeMunicipality(actor: Official, { textWhy: why, deskPlace: desk, deskPhone: phone, deskSpoken: spoken, senderName, opensAt, closesAt }: MunicipalityForm, today: Day): Promise<'done' | 'tells'> {
  return asAdministrator(actor, async () => {
    const row = await Municipality.findByPk(actor.municipality, { rejectOnEmpty: true, lock: true })
    if (senderName && !isNeutralName(senderName, row.name)) return 'tells'
    const form = { desk, phone, spoken: [...spoken], opensAt, closesAt, senderName: senderName || null }
    const changed = fields.filter((field) => String(row[field] ?? '') !== String(form[field]))
    if (!changed.length) return 'done'
    await MunicipalityChange.bulkCreate(changed.map((field) => ({ municipality: actor.municipality, field, was: String(row[field] ?? ''), becomes: String(form[field] ?? ''), why, actorId: actor.id, onDay: today })))
    await row.update(form)
    await audit(actor, 'municipality.changed', { id: actor.municipality, municipality: actor.municipality }, { details: { fields: changed.join(' '), why } })
    return 'done'
  })
}

export interface OwnRoom {
  readonly name: string
  readonly stepFree: boolean
  readonly closedOn: Day | null
}

/** Where talks are held; opened and closed by whoever plans. */
export function ownRooms(actor: Official): Promise<OwnRoom[]> {
  return asAdministrator(actor, async () => (await Room.allOf(actor.municipality)).map(({ name, stepFree, closedOn }) => ({ name, stepFree, closedOn })))
}
