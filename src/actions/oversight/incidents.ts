/** Leaks of personal data: found out, contained, reported and told, each with its moment; closed when all of it is answered. */
import { randomUUID } from 'node:crypto'
import type { IncidentActForm, IncidentForm } from '../../forms/office/oversight.ts'
import { type Day, instantOf } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotDo, hoursLeft, type IncidentAct, type IncidentFacts, needsReason, notYetDiscovered, openIncidentActs, reportBefore } from '../../law/office/incident.ts'
import { Incident, IncidentActRow, type PeopleInvolved } from '../../models/office/Incident.ts'
import { decrypt, encrypt, newKey } from '../../platform/secrets/encryption.ts'
import { isTaken } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { translator } from '../../platform/page/translate.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { keys } from '../keys.ts'
import { inTransaction } from '../work.ts'

export interface IncidentLine {
  readonly id: string
  readonly discoveredAt: Date
  readonly before: Date
  readonly hoursLeft: number
  readonly parts: readonly string[]
  readonly people: PeopleInvolved
  readonly reported: boolean
  readonly closed: boolean
}

export interface IncidentFile extends IncidentLine {
  readonly what: string
  readonly done: readonly { readonly act: IncidentAct; readonly at: Date; readonly why: string }[]
  readonly open: readonly { readonly act: IncidentAct; readonly needsReason: boolean }[]
}

const watches = (actor: Official): boolean => actor.role === 'privacyOfficer'

/** Puts one down; the same key again is the same incident. */
export function reportIncident(actor: Official, form: IncidentForm, now: Date): Promise<string> {
  permit(watches(actor))
  const discoveredAt = instantOf(form.foundOn, form.foundAt)
  return inTransaction(actor, async () => {
    refuse(notYetDiscovered(discoveredAt, now))
    const { key: id, leakParts: parts, leakPeople: people, leakWhat: what } = form
    const key = newKey()
    const wrappedKey = await keys().wrap(key, id)
    await Incident.create({ id, municipality: actor.municipality, discoveredAt, parts, people, wrappedKey, sealed: encrypt(key, Buffer.from(what), `incident|${id}`), madeBy: actor.id })
    await audit(actor, 'incident.found', { id, municipality: actor.municipality })
    return id
  }).catch((error: unknown) => {
    if (isTaken(error)) return form.key
    throw error
  })
}

interface PutDown {
  readonly id: string
  readonly municipality: string
  readonly discoveredAt: Date
  readonly parts: string[]
  readonly people: PeopleInvolved
  readonly what: 'emergency.notInOrder' | 'emergency.unseen'
  readonly madeBy: string
}

/** By what the service found itself, once; gives whether it is new. Part of an action: called inside its transaction. */
export async function putDown({ what, id, ...found }: PutDown): Promise<boolean> {
  if (await Incident.count({ where: { id } })) return false
  const key = newKey()
  await Incident.create({ id, ...found, wrappedKey: await keys().wrap(key, id), sealed: encrypt(key, Buffer.from(translator('nl')(what)), `incident|${id}`) })
  return true
}

/** Open ones first, then newest first. */
export function incidents(actor: Official, now: Date, today: Day): Promise<IncidentLine[]> {
  permit(watches(actor))
  return inTransaction(actor, async () => {
    const rows = await Incident.findAll({ where: { municipality: actor.municipality }, order: [['discoveredAt', 'DESC']], limit: 100 })
    const acts = await IncidentActRow.findAll({ where: { incidentId: rows.map(({ id }) => id) } })
    const lines = rows.map((row) => lineOf(row, acts.filter(({ incidentId }) => incidentId === row.id), now, today))
    return [...lines.filter(({ closed }) => !closed), ...lines.filter(({ closed }) => closed)]
  })
}

export function incidentFile(actor: Official, id: string, now: Date, today: Day): Promise<IncidentFile> {
  permit(watches(actor))
  return inTransaction(actor, async () => {
    const row = await Incident.get(id, actor.municipality)
    const acts = await actsOf(id)
    const key = await keys().unwrap(row.wrappedKey, id)
    const open = openIncidentActs(factsOf(row, acts)).map((act) => ({ act, needsReason: needsReason(act, row.discoveredAt, now, today) }))
    const done = acts.map(({ act, at, sealedWhy }) => ({ act, at, why: sealedWhy ? decrypt(key, sealedWhy, `incident|${id}|${act}`).toString('utf8') : '' }))
    return { ...lineOf(row, acts, now, today), what: decrypt(key, row.sealed, `incident|${id}`).toString('utf8'), done, open }
  })
}

/** What was done about it, once, at the moment it is put down; a reason where the law asks one. */
export function actOnIncident(actor: Official, id: string, form: IncidentActForm, now: Date, today: Day): Promise<'done' | 'why'> {
  permit(watches(actor))
  return inTransaction(actor, async () => {
    const row = await Incident.lock(id, actor.municipality)
    const { leakAct: act, leakWhy: why } = form
    refuse(cannotDo(act, factsOf(row, await actsOf(id))))
    if (needsReason(act, row.discoveredAt, now, today) && !why) return 'why'
    const key = await keys().unwrap(row.wrappedKey, id)
    const sealedWhy = why ? encrypt(key, Buffer.from(why), `incident|${id}|${act}`) : null
    await IncidentActRow.create({ incidentId: id, municipality: actor.municipality, act, sealedWhy, actorId: actor.id, at: now })
    await audit(actor, 'incident.acted', { id, municipality: actor.municipality }, { details: { act } })
    return 'done'
  })
}

export const newIncidentKey = (): string => randomUUID()

const actsOf = (id: string): Promise<IncidentActRow[]> => IncidentActRow.findAll({ where: { incidentId: id }, order: [['id', 'ASC']] })

const factsOf = ({ discoveredAt }: Incident, acts: readonly IncidentActRow[]): IncidentFacts => ({ discoveredAt, acts })

function lineOf({ id, discoveredAt, parts, people }: Incident, acts: readonly IncidentActRow[], now: Date, today: Day): IncidentLine {
  const did = (...either: IncidentAct[]) => acts.some(({ act }) => either.includes(act))
  return { id, discoveredAt, before: reportBefore(discoveredAt, today), hoursLeft: hoursLeft(discoveredAt, now, today), parts, people, reported: did('reported', 'notReported'), closed: did('closed') }
}
