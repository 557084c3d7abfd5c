/** The accounts of a municipality as the identity provider knows them: role, mandate and when it was last looked at. */
import type { AppointForm, ChangeForm, EndForm } from '../../forms/office/administration.ts'
import { cannotConcern, endsAtOnce, isOverdue, isSoon, lapsesAfter, mandateOn, type MandateState, notAPeriod, notATraining, reviewBy } from '../../law/office/appointing.ts'
import { type Day, addDays } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import type { OfficialRole, StaffRole } from '../../law/office/office.ts'
import { MandateChange } from '../../models/office/MandateChange.ts'
import { Official as OfficialRow } from '../../models/office/Official.ts'
import { inReach } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'
import { endSessionsOf } from '../../platform/session/sessionsOf.ts'
import type { Actor, Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { reachOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { accountCode } from '../oversight/search.ts'
import { macOf } from '../subject.ts'
import { keys } from '../keys.ts'
import { inTransaction } from '../work.ts'

export interface Account {
  readonly id: string
  readonly code: string
  /** What the administrators call it; empty when nobody wrote it down. */
  readonly name: string
  readonly role: OfficialRole
  readonly from: Day
  readonly until: Day | null
  /** Until when trained to hold talks; null for who is not. */
  readonly trained: Day | null
  readonly state: MandateState
  readonly reviewBy: Day
  readonly overdue: boolean
  /** The last day when nobody looks at it; null while that is far off. */
  readonly lapsesAfter: Day | null
  /** Their own, of whoever looks. */
  readonly own: boolean
}

/** Everything about people of the house goes through this door, which only administrators have. */
export function asAdministrator<T>(actor: Official, work: () => Promise<T>): Promise<T> {
  permit(actor.role === 'administrator')
  return inReach({ ...reachOf(actor), door: 'people' }, work)
}

export function accounts(actor: Official, today: Day): Promise<Account[]> {
  return asAdministrator(actor, async () => {
    const own = await accountsOf(actor)
    const rows = await OfficialRow.findAll({ where: { municipality: actor.municipality }, order: [['role', 'ASC'], ['mandateFrom', 'ASC'], ['id', 'ASC']] })
    return Promise.all(rows.map((row) => accountIn(row, own, today)))
  })
}

export function account(actor: Official, id: string, today: Day): Promise<Account> {
  return asAdministrator(actor, async () => accountIn(await rowOf(actor, id), await accountsOf(actor), today))
}

async function accountIn(row: OfficialRow, own: readonly string[], today: Day): Promise<Account> {
  const { id, role, mandateFrom: from, mandateUntil: until } = row
  const lastOn = row.reviewedOn ?? from
  const looked = { lastOn, warnedOn: row.warnedOn ?? null }
  const state = mandateOn(today, { role, from, until })
  return { id, code: await accountCode(id), name: await nameIn(row.sealedName), role, from, until, trained: row.trainedUntil ?? null, state, reviewBy: reviewBy(lastOn), overdue: state === 'running' && isOverdue(lastOn, today), lapsesAfter: state === 'running' && isSoon(today, looked) ? lapsesAfter(today, looked) : null, own: own.includes(id) }
}

const CONTEXT = 'official-name'

export const nameIn = async (sealed: Buffer | null): Promise<string> => (sealed ? (await keys().unsealLasting(sealed, CONTEXT)).toString('utf8') : '')
export const sealName = (name: string): Promise<Buffer> => keys().sealLasting(Buffer.from(name), CONTEXT)

async function rowOf({ municipality }: Official, id: string, lock = false): Promise<OfficialRow> {
  const row = await OfficialRow.findOne({ where: { id, municipality }, lock })
  if (!row) throw new NotFound()
  return row
}

export const lockAccount = (actor: Official, id: string): Promise<OfficialRow> => rowOf(actor, id, true)

/** Someone whom the provider knows by this name; another administrator decides. */
export function proposeAppointment(actor: Official, form: AppointForm, issuer: string, today: Day): Promise<void> {
  return asAdministrator(actor, async () => {
    refuse(notAPeriod(form.mandateFrom, form.mandateUntil, today) ?? notATraining(form.mandateRole, form.trainedUntil || null, today))
    const subjectMac = await macOf({ issuer, subject: form.idpSubject })
    const { municipality } = actor
    const change = await MandateChange.create({ municipality, kind: 'appoint', subjectMac, sealedName: await sealName(form.staffName), role: form.mandateRole, fromDay: form.mandateFrom, untilDay: form.mandateUntil, trainedUntil: form.trainedUntil || null, why: form.changeWhy, proposedBy: actor.id, proposedOn: today })
    await audit(actor, 'mandate.proposed', { id: change.id, municipality }, { details: { kind: 'appoint', role: form.mandateRole } })
  })
}

/** Another role or other days; another administrator decides. */
export function proposeChange(actor: Official, id: string, form: ChangeForm, today: Day): Promise<void> {
  return asAdministrator(actor, async () => {
    const row = await rowOf(actor, id)
    refuse(cannotConcern(id, await accountsOf(actor)))
    refuse(notAPeriod(form.mandateFrom, form.mandateUntil, today) ?? notATraining(form.mandateRole, form.trainedUntil || null, today))
    await propose(actor, row, { kind: 'change', role: form.mandateRole, fromDay: form.mandateFrom, untilDay: form.mandateUntil, trainedUntil: form.trainedUntil || null, why: form.changeWhy }, today)
  })
}

type Proposed = Pick<MandateChange, 'kind' | 'role' | 'fromDay' | 'untilDay' | 'why'> & { readonly trainedUntil?: Day | null }

async function propose(actor: Official, row: OfficialRow, proposed: Proposed, today: Day): Promise<void> {
  const { municipality } = actor
  const change = await MandateChange.create({ municipality, officialId: row.id, seenRole: row.role, seenUntil: row.mandateUntil, seenTrained: row.trainedUntil ?? null, ...proposed, proposedBy: actor.id, proposedOn: today })
  await audit(actor, 'mandate.proposed', { id: change.id, municipality }, { details: { kind: proposed.kind, role: proposed.role } })
}

/** Someone leaves: out on the next press, on every device. Of another administrator it is proposed. */
export function endMandate(actor: Official, id: string, form: EndForm, today: Day): Promise<'ended' | 'proposed'> {
  return asAdministrator(actor, async () => {
    const row = await lockAccount(actor, id)
    refuse(cannotConcern(id, await accountsOf(actor)))
    if (endsAtOnce(row.role)) {
      await endNow(actor, row, today)
      await audit(actor, 'mandate.ended', { id, municipality: actor.municipality }, { details: { why: form.changeWhy } })
      return 'ended'
    }
    await propose(actor, row, { kind: 'end', role: row.role as StaffRole, fromDay: row.mandateFrom, untilDay: today, why: form.changeWhy }, today)
    return 'proposed'
  })
}

/** The last day was yesterday, and no session is left. */
export async function endNow(_by: Actor, row: OfficialRow, today: Day): Promise<void> {
  await row.update({ mandateUntil: addDays(today, -1), ...(row.mandateFrom >= today && { mandateFrom: addDays(today, -1) }) })
  endSessionsOf(row.id)
}

/** Looked at, and still right. */
export function keepMandate(actor: Official, id: string, today: Day): Promise<void> {
  return asAdministrator(actor, async () => {
    const row = await lockAccount(actor, id)
    refuse(cannotConcern(id, await accountsOf(actor)))
    await row.update({ reviewedOn: today, warnedOn: null })
    await audit(actor, 'mandate.reviewed', { id, municipality: actor.municipality })
  })
}

const keeper: Actor = { role: 'system', id: 'job:terms' }

/** Every night: of whoever's last day has passed no session goes on. */
export function endPastMandates(today: Day): Promise<void> {
  return inTransaction(keeper, async () => {
    const rows = await OfficialRow.findAll({ attributes: ['id', 'mandateUntil'] })
    for (const { id, mandateUntil } of rows) if (mandateUntil && mandateUntil < today) endSessionsOf(id)
  })
}
