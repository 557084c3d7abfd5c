/** Taking a case, giving it back, and dividing the work: each on record with who did it and why. */
import type { Day } from '../../law/day.ts'
import type { AssignmentAct, AssignmentReason } from '../../law/office/division.ts'
import { aliasOf, type StaffRole } from '../../law/office/office.ts'
import { Application } from '../../models/Application.ts'
import { Assignment } from '../../models/office/Assignment.ts'
import { ask, inReach } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'
import { addLater } from '../../platform/database/rows.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf, reachOf } from '../../policies/reach.ts'
import { mayDivide, mayHold } from '../../policies/worklist.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'
import { holderOf } from './list.ts'

/** What became of it: done, or whose it turned out to be. */
export interface Taken {
  readonly done: boolean
  /** As `holderOf`: empty when nobody has it. */
  readonly holder: string
}

/** One of two who take it at once has it; the other hears who. What is decided lies with whoever had it last, until someone has something to do with it. */
export function take(actor: Official, id: string, today: Day): Promise<Taken> {
  permit(mayHold(actor.role))
  return inTransaction(actor, async () => {
    const application = await receivedCase(actor, id)
    if (application.heldBy === actor.id || (application.heldBy && !application.closedOn)) return { done: application.heldBy === actor.id, holder: holderOf(application.heldBy, actor) }
    await record(actor, application, { act: 'take', to: actor.id, reason: null }, today)
    return { done: true, holder: 'you' }
  })
}

export function giveBack(actor: Official, id: string, reason: AssignmentReason, today: Day): Promise<Taken> {
  permit(mayHold(actor.role))
  return inTransaction(actor, async () => {
    const application = await openCase(actor, id)
    if (application.heldBy !== actor.id) return { done: false, holder: holderOf(application.heldBy, actor) }
    await record(actor, application, { act: 'giveBack', to: null, reason }, today)
    return { done: true, holder: '' }
  })
}

export interface AssignForm {
  readonly to: string
  readonly reason: AssignmentReason
  /** Who had it when the page was read; someone else since then is told of. */
  readonly from: string
}

/** To a colleague who handles cases here. */
export function assign(actor: Official, id: string, { to, reason, from }: AssignForm, today: Day): Promise<Taken> {
  permit(mayDivide(actor.role))
  return amongTeam(actor, async () => {
    const application = await openCase(actor, id)
    await mustHandle(actor, to, today)
    if (await isBarred(application.personId, to)) throw new NotFound()
    if ((application.heldBy ?? '') !== from) return { done: false, holder: holderOf(application.heldBy, actor) }
    if (application.heldBy !== to) await record(actor, application, { act: 'assign', to, reason }, today)
    return { done: true, holder: holderOf(to, actor) }
  })
}

/** All open cases of one to another, when someone is away; gives how many. What the other must not see stays where it is. */
export function handOver(actor: Official, from: string, { to, reason }: { to: string; reason: AssignmentReason }, today: Day): Promise<number> {
  permit(mayDivide(actor.role))
  return amongTeam(actor, async () => {
    await mustHandle(actor, to, today)
    if (from === to) return 0
    const rows = await ask<{ id: string; person: string }>('select id, person_id as person from applications where held_by = $1 and received_on is not null and closed_on is null order by id for update', [from])
    const open: string[] = []
    for (const { id, person } of rows) if (!(await isBarred(person, to))) open.push(id)
    for (const id of open) await record(actor, { id, municipality: actor.municipality }, { act: 'handOver', to, reason }, today)
    return open.length
  })
}

export interface Colleague {
  readonly id: string
  readonly alias: string
  readonly role: StaffRole
  readonly here: boolean
  readonly open: number
  readonly late: number
}

/** Who handles cases here and how many each has; and of how many nobody has. Signs, no names. */
export function division(actor: Official, today: Day, warnUntil: Day): Promise<{ colleagues: Colleague[]; nobody: number }> {
  permit(mayDivide(actor.role))
  return amongTeam(actor, async () => {
    const rows = await ask<Omit<Colleague, 'alias'>>(dividedText, [actor.municipality, today, warnUntil])
    const [none] = await ask<{ count: number }>(`select count(*)::int as count from (select from applications
      where municipality = $1 and received_on is not null and closed_on is null and held_by is null limit 1000) x`, [actor.municipality])
    return { colleagues: rows.map((row) => ({ ...row, alias: aliasOf(row.id) })), nobody: none?.count ?? 0 }
  })
}

/** Also who is gone, as long as there is something of theirs. */
const dividedText = `
  select * from (
    select o.id, o.role, (o.mandate_from <= $2::date and (o.mandate_until is null or o.mandate_until >= $2::date)) as here,
      (select count(*)::int from applications a where a.held_by = o.id and a.received_on is not null and a.closed_on is null) as open,
      (select count(*)::int from applications a where a.held_by = o.id and a.received_on is not null and a.closed_on is null
         and a.decide_by <= $3::date and a.step is distinct from 'incomplete') as late
    from officials o where o.municipality = $1 and o.role = 'caseworker') team
  where here or open > 0 order by open desc, id`

/** The colleagues a case can be given to today. */
export function colleaguesOf(actor: Official, today: Day): Promise<{ id: string; alias: string }[]> {
  permit(mayDivide(actor.role))
  return amongTeam(actor, async () => {
    const rows = await ask<{ id: string }>(`select id from officials where municipality = $1 and role = 'caseworker' and mandate_from <= $2 and (mandate_until is null or mandate_until >= $2) order by id`, [actor.municipality, today])
    return rows.map(({ id }) => ({ id, alias: aliasOf(id) }))
  })
}

const amongTeam = <T>(actor: Official, work: () => Promise<T>): Promise<T> => inReach({ ...reachOf(actor), door: 'division' }, work)

/** What is closed is on no list any more: it is not divided. */
async function openCase(actor: Official, id: string): Promise<Application> {
  const application = await receivedCase(actor, id)
  if (application.closedOn) throw new NotFound()
  return application
}

async function receivedCase(actor: Official, id: string): Promise<Application> {
  const application = await Application.lock({ ...applicationsOf(actor), id })
  if (!application.receivedOn) throw new NotFound()
  return application
}

async function mustHandle(actor: Official, to: string, today: Day): Promise<void> {
  const [found] = await ask(`select from officials where id = $1 and municipality = $2 and role = 'caseworker' and mandate_from <= $3 and (mandate_until is null or mandate_until >= $3)`, [to, actor.municipality, today])
  if (!found) throw new NotFound()
}

/** A colleague who stepped back, or whom she named, does not get her case; wherever that was. */
async function isBarred(personId: string, to: string): Promise<boolean> {
  const [found] = await ask<{ barred: boolean }>('select is_closed_to($1, $2) as barred', [personId, to])
  return found?.barred === true
}

interface Change {
  readonly act: AssignmentAct
  readonly to: string | null
  readonly reason: AssignmentReason | null
}

async function record(actor: Official, application: { id: string; municipality: string | null }, { act, to, reason }: Change, today: Day): Promise<void> {
  addLater(Assignment, { applicationId: application.id, municipality: actor.municipality, act, officialId: to, actorId: actor.id, reason, onDay: today })
  await audit(actor, `case.${act}`, application, { details: { ...(reason && { reason }), ...(to && { to }) } })
}

