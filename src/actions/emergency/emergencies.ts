/** Opening a file in an emergency, and looking at that afterwards: by someone else, within a day, or it is an incident. */
import { randomUUID } from 'node:crypto'
import { Op } from 'sequelize'
import { refuse } from '../../law/impediment.ts'
import { cannotOpenInEmergency, endsAfter, SEEN_WITHIN, seenBefore } from '../../law/office/emergency.ts'
import { minutesAfter } from '../../law/hers/messages.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { Emergency } from '../../models/office/Emergency.ts'
import { inReach } from '../../platform/database/db.ts'
import { decrypt, encrypt, newKey } from '../../platform/secrets/encryption.ts'
import type { Official, System } from '../../policies/actor.ts'
import { mayOpenInEmergency, seesEmergencies } from '../../policies/ownWork.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { purposeOf } from '../cases.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { putDown } from '../oversight/incidents.ts'
import { accountCode } from '../oversight/search.ts'
import { opensTo } from '../ownWork.ts'
import { keys } from '../keys.ts'
import { inTransaction } from '../work.ts'

/** From now on for half an hour, to be read; twice at once is once. Others are told in the same moment, and so is she. */
export function openInEmergency(actor: Official, id: string, why: string, now: Date): Promise<void> {
  permit(mayOpenInEmergency(actor.role))
  return inTransaction(actor, async () => {
    const application = await Application.lock({ ...applicationsOf(actor), id })
    const opens = await opensTo(actor, application)
    refuse(cannotOpenInEmergency({ opens, canTake: canTake(actor, application) }))
    const emergency = randomUUID()
    const key = newKey()
    const { personId } = application
    await Emergency.create({ id: emergency, applicationId: id, personId, municipality: actor.municipality, accountId: actor.id, wrappedKey: await keys().wrap(key, emergency), sealedWhy: encrypt(key, Buffer.from(why), `emergency|${emergency}`), beganAt: now, endsAt: endsAfter(now) })
    await audit(actor, 'file.emergency', application, { purpose: purposeOf(actor), details: { emergency } })
  })
}

/** Nobody's, or decided: a caseworker takes it with one press, and no emergency is needed. */
const canTake = ({ role }: Official, { heldBy, closedOn }: Application): boolean => role === 'caseworker' && (!heldBy || closedOn !== null)

/** Whether this official could open this file in an emergency, and until when one runs. */
export function emergencyOf(actor: Official, id: string, now: Date): Promise<{ can: boolean; until: Date | null }> {
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const running = await Emergency.findOne({ where: { applicationId: id, accountId: actor.id, endsAt: { [Op.gt]: now } } })
    return { can: mayOpenInEmergency(actor.role) && !canTake(actor, application) && !(await opensTo(actor, application)), until: running?.endsAt ?? null }
  })
}

export interface EmergencyLine {
  readonly id: string
  readonly caseNumber: string
  readonly applicationId: string
  readonly account: string
  readonly beganAt: Date
  readonly endsAt: Date
  /** Before when someone looks at it. */
  readonly before: Date
  readonly state: 'waits' | 'inOrder' | 'notInOrder' | 'late'
}

/** To be looked at by this official, the oldest first: what they opened themselves waits for someone else. */
export function emergenciesToSee(actor: Official, now: Date): Promise<EmergencyLine[]> {
  if (!seesEmergencies.includes(actor.role)) return Promise.resolve([])
  return inTransaction(actor, async () => {
    const own = await accountsOf(actor)
    const rows = await Emergency.findAll({ where: { municipality: actor.municipality, seenAt: null, accountId: { [Op.notIn]: own } }, order: [['beganAt', 'ASC']], limit: 50 })
    return linesOf(rows, now)
  })
}

/** All of them here, for who watches over looks. */
export function emergenciesHere(actor: Official, now: Date): Promise<EmergencyLine[]> {
  permit(actor.role === 'privacyOfficer')
  return inTransaction(actor, async () => linesOf(await Emergency.findAll({ where: { municipality: actor.municipality }, order: [['beganAt', 'DESC']], limit: 200 }), now))
}

async function linesOf(rows: readonly Emergency[], now: Date): Promise<EmergencyLine[]> {
  const cases = await Application.findAll({ where: { id: rows.map(({ applicationId }) => applicationId) }, attributes: ['id', 'caseNumber'] })
  const numbers = new Map(cases.map(({ id, caseNumber }) => [id, caseNumber]))
  return Promise.all(rows.map(async ({ id, applicationId, accountId, beganAt, endsAt, inOrder }) => ({
    id, applicationId, beganAt, endsAt, caseNumber: numbers.get(applicationId) ?? '', account: await accountCode(accountId), before: seenBefore(beganAt), state: stateOf(inOrder ?? null, beganAt, now),
  })))
}

function stateOf(inOrder: boolean | null, beganAt: Date, now: Date): EmergencyLine['state'] {
  if (inOrder === null) return now > seenBefore(beganAt) ? 'late' : 'waits'
  return inOrder ? 'inOrder' : 'notInOrder'
}

/** As it stands on its page before why is read. */
export function emergencyLine(actor: Official, id: string, now: Date): Promise<EmergencyLine & { readonly own: boolean }> {
  permit(seesEmergencies.includes(actor.role))
  return inTransaction(actor, async () => (await lineOf(actor, id, now)).line)
}

async function lineOf(actor: Official, id: string, now: Date) {
  const found = await Emergency.get(id, actor.municipality)
  const [line] = await linesOf([found], now)
  if (!line) throw new Error('an emergency without a line')
  return { found, line: { ...line, own: (await accountsOf(actor)).includes(found.accountId) } }
}

/** Why, in the words of who opened it; reading is on record. */
export function readEmergency(actor: Official, id: string, now: Date): Promise<EmergencyLine & { readonly why: string; readonly own: boolean }> {
  permit(seesEmergencies.includes(actor.role))
  return inTransaction(actor, async () => {
    const { found, line } = await lineOf(actor, id, now)
    const key = await keys().unwrap(found.wrappedKey, id)
    await audit(actor, 'emergency.read', { id: found.applicationId, personId: found.personId, municipality: found.municipality })
    return { ...line, why: decrypt(key, found.sealedWhy, `emergency|${id}`).toString('utf8') }
  })
}

/** In order or not, once, by someone else; what is not in order is an incident from that moment. */
export function seeEmergency(actor: Official, id: string, inOrder: boolean, now: Date): Promise<void> {
  permit(seesEmergencies.includes(actor.role))
  return inTransaction(actor, async () => {
    const found = await Emergency.get(id, actor.municipality, true)
    refuse((await accountsOf(actor)).includes(found.accountId) ? closedBy('N03_EMERGENCY', 'same-official') : undefined)
    refuse(found.seenAt ? closedBy('N03_EMERGENCY', 'already-handled') : undefined)
    await found.update({ seenBy: actor.id, seenAt: now, inOrder })
    await audit(actor, 'emergency.seen', { id: found.applicationId, personId: found.personId, municipality: found.municipality }, { details: { inOrder } })
    if (!inOrder) await putDown({ id, municipality: found.municipality, discoveredAt: now, parts: ['identity', 'correspondence'], people: 'few', what: 'emergency.notInOrder', madeBy: actor.id })
  })
}

const watcher: System = { role: 'system', id: 'job:emergencies' }

/** What nobody looked at in time is put down as an incident, once. */
export async function noteUnseen(now: Date): Promise<number> {
  const before = minutesAfter(now, -SEEN_WITHIN * 60)
  const unseen = await inTransaction(watcher, () => Emergency.findAll({ where: { seenAt: null, beganAt: { [Op.lt]: before } }, limit: 100 }))
  let noted = 0
  for (const { id, municipality, accountId, applicationId, personId } of unseen) {
    noted += await inReach({ actor: watcher.id, municipality, door: 'job' }, async () => {
      const isNew = await putDown({ id, municipality, discoveredAt: now, parts: ['identity', 'correspondence'], people: 'few', what: 'emergency.unseen', madeBy: accountId })
      if (isNew) await audit(watcher, 'emergency.unseen', { id: applicationId, personId, municipality })
      return isNew ? 1 : 0
    })
  }
  return noted
}
