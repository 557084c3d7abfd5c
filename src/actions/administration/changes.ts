/** What waits for a second administrator, and what came of it. */
import { cannotConfirm, type ChangeKind, type ChangeReason } from '../../law/office/appointing.ts'
import { addDays, type Day } from '../../law/day.ts'
import { Refused, refuse } from '../../law/impediment.ts'
import { closedBy } from '../../law/rules.ts'
import { MandateChange } from '../../models/office/MandateChange.ts'
import { Official as OfficialRow } from '../../models/office/Official.ts'
import { isTaken } from '../../platform/errors.ts'
import { endSessionsOf } from '../../platform/session/sessionsOf.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { accountCode } from '../oversight/search.ts'
import { asAdministrator, endNow, lockAccount, nameIn } from './people.ts'

export interface ChangeLine {
  readonly id: string
  readonly kind: ChangeKind
  /** Of the account; empty of someone new. */
  readonly code: string
  readonly name: string
  readonly role: string
  readonly was: string
  readonly from: Day
  readonly until: Day
  /** Of who holds talks. */
  readonly trained: Day | null
  readonly why: ChangeReason
  readonly proposedBy: string
  readonly proposedOn: Day
  readonly decidedBy: string
  readonly decidedOn: Day | null
  readonly outcome: 'confirmed' | 'rejected' | ''
  /** Whether whoever looks may decide it. */
  readonly theirs: boolean
}

export interface Changes {
  readonly waiting: readonly ChangeLine[]
  /** Of the last quarter, newest first. */
  readonly decided: readonly ChangeLine[]
}

export function changes(actor: Official, today: Day): Promise<Changes> {
  return asAdministrator(actor, async () => {
    const own = await accountsOf(actor)
    const rows = await MandateChange.findAll({ where: { municipality: actor.municipality }, order: [['made_at', 'DESC']], limit: 200 })
    const people = new Map((await OfficialRow.findAll({ where: { municipality: actor.municipality } })).map((row) => [row.id, row]))
    const lines = await Promise.all(rows.map(async (row) => ({ row, line: await lineOf(row, people.get(row.officialId ?? ''), own) })))
    const decided = lines.filter(({ row }) => row.decidedOn && row.decidedOn >= addDays(today, -91))
    return { waiting: lines.filter(({ row }) => !row.outcome).map(({ line }) => line), decided: decided.map(({ line }) => line) }
  })
}

async function lineOf(row: MandateChange, person: OfficialRow | undefined, own: readonly string[]): Promise<ChangeLine> {
  const { id, kind, role, fromDay: from, untilDay: until, why, proposedBy, proposedOn, decidedBy, decidedOn, outcome, officialId } = row
  return {
    id, kind, role, from, until, trained: row.trainedUntil ?? null, why, proposedOn, decidedOn: decidedOn ?? null, outcome: outcome ?? '', was: row.seenRole ?? '',
    code: officialId ? await accountCode(officialId) : '', name: await nameIn(person?.sealedName ?? row.sealedName ?? null),
    proposedBy: await accountCode(proposedBy), decidedBy: decidedBy ? await accountCode(decidedBy) : '',
    theirs: !own.includes(proposedBy) && !(officialId && own.includes(officialId)),
  }
}

/** Agreed by a second person: it holds from now on, and whoever it is about signs in anew. */
export function confirmChange(actor: Official, id: string, today: Day): Promise<void> {
  return asAdministrator(actor, async () => {
    const change = await MandateChange.lock(id, actor.municipality)
    const row = change.officialId ? await lockAccount(actor, change.officialId) : null
    const seen = change.kind === 'appoint' ? null : { role: change.seenRole ?? '', until: change.seenUntil ?? null, trained: change.seenTrained ?? null }
    const facts = { kind: change.kind, proposedBy: change.proposedBy, about: change.officialId ?? null, decided: Boolean(change.outcome), seen }
    refuse(cannotConfirm(facts, await accountsOf(actor), row && { role: row.role, until: row.mandateUntil ?? null, trained: row.trainedUntil ?? null }))
    const officialId = row ? await carryOut(actor, change, row, today) : await appoint(change, today)
    await change.update({ outcome: 'confirmed', decidedBy: actor.id, decidedOn: today, officialId })
    await audit(actor, 'mandate.confirmed', { id, municipality: actor.municipality }, { details: { kind: change.kind, role: change.role } })
  }).catch((error: unknown) => {
    // Whom the provider knows has one account here: that one is changed, not a second made.
    throw isTaken(error) ? new Refused(closedBy('M06_ONE_ACCOUNT', 'already-handled')) : error
  })
}

async function carryOut(actor: Official, { kind, role, fromDay, untilDay, trainedUntil }: MandateChange, row: OfficialRow, today: Day): Promise<string> {
  if (kind === 'end') await endNow(actor, row, today)
  else await row.update({ role, mandateFrom: fromDay, mandateUntil: untilDay, reviewedOn: today, warnedOn: null, trainedUntil: trainedUntil ?? null })
  endSessionsOf(row.id)
  return row.id
}

/** Of a subject that has an account already, the account is what should be changed. */
async function appoint({ municipality, role, fromDay, untilDay, trainedUntil, subjectMac, sealedName }: MandateChange, today: Day): Promise<string> {
  const row = await OfficialRow.create({ municipality, role, mandateFrom: fromDay, mandateUntil: untilDay, subjectMac: subjectMac ?? Buffer.alloc(0), sealedName: sealedName ?? null, reviewedOn: today, trainedUntil: trainedUntil ?? null })
  return row.id
}

/** By the second as by the first: taking back one's own proposal is free. */
export function rejectChange(actor: Official, id: string, today: Day): Promise<void> {
  return asAdministrator(actor, async () => {
    const change = await MandateChange.lock(id, actor.municipality)
    refuse(change.outcome ? cannotConfirm({ kind: change.kind, proposedBy: change.proposedBy, about: null, decided: true, seen: null }, [], null) : undefined)
    await change.update({ outcome: 'rejected', decidedBy: actor.id, decidedOn: today })
    await audit(actor, 'mandate.rejected', { id, municipality: actor.municipality })
  })
}

