/** Stepping back from a case, who must not see which, and undoing a mistake by two people. */
import type { StepBackForm } from '../../forms/case/shield.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import type { StaffRole } from '../../law/office/office.ts'
import { impediment } from '../../law/openActs.ts'
import { type BarrierReason, cannotAskLift, cannotLift, undoes } from '../../law/office/shield.ts'
import { presentOn } from '../../law/talking/presence.ts'
import { Application } from '../../models/Application.ts'
import { Assignment } from '../../models/office/Assignment.ts'
import { CaseBarrier } from '../../models/office/CaseBarrier.ts'
import { NotFound } from '../../platform/errors.ts'
import { hasCases, type Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { type Colleague, colleaguesOf } from '../colleagues.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { missed } from '../talking/presence.ts'
import { inTransaction } from '../work.ts'

/** From now on nothing of this person exists for whoever steps back, by whichever account. */
export function stepBack(actor: Official, id: string, { stepBack: reason }: StepBackForm, today: Day): Promise<void> {
  permit(hasCases(actor.role))
  return inTransaction(actor, async () => {
    const application = await Application.lock({ ...applicationsOf(actor), id })
    const own = (await colleaguesOf(actor, today)).find((colleague) => colleague.id === actor.id)
    await audit(actor, 'file.steppedBack', application)
    await close(application, { account: { id: actor.id, humanMac: own?.humanMac ?? null }, reason, placedBy: actor }, today)
  })
}

interface Closing {
  readonly account: Pick<Colleague, 'id' | 'humanMac'>
  readonly reason: BarrierReason
  readonly placedBy: Official
}

/** Once per account; a second time is the first. A case they had is nobody's from now on, and a talk they were at waits. */
export async function close(application: Application, { account, reason, placedBy }: Closing, today: Day): Promise<void> {
  const { id: applicationId, personId, municipality, heldBy } = application
  if (heldBy === account.id) await Assignment.create({ applicationId, municipality: municipality ?? '', act: 'giveBack', officialId: null, actorId: placedBy.id, reason: 'distance', onDay: today })
  const standing = { personId, accountId: account.id, liftedOn: null }
  if (await CaseBarrier.count({ where: standing })) return
  const facts = application.facts()
  if (presentOn(today, facts).includes(account.id) && !impediment('missColleague', today, facts)) await missed(placedBy, application, account.id, today)
  await CaseBarrier.create({ ...standing, municipality: municipality ?? '', humanMac: account.humanMac, reason, placedBy: placedBy.id, placedOn: today })
}

export interface BarrierLine {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: string
  readonly code: string
  readonly role: StaffRole | ''
  readonly reason: BarrierReason
  readonly placedOn: Day
  /** What may be done about it now, by whoever looks. */
  readonly next: 'ask' | 'lift' | 'other'
}

/** Everything that is closed to someone here; the newest first. */
export function barriersHere(actor: Official, today: Day): Promise<BarrierLine[]> {
  permit(undoes.includes(actor.role))
  return inTransaction(actor, async () => {
    const rows = await CaseBarrier.findAll({ where: { municipality: actor.municipality, liftedOn: null }, order: [['placedOn', 'DESC'], ['id', 'ASC']], limit: 200 })
    const [colleagues, own] = [await colleaguesOf(actor, today), await accountsOf(actor)]
    const cases = await newestOf(actor, rows.map(({ personId }) => personId))
    return rows.flatMap((row) => lineOf(row, cases.get(row.personId), colleagues, own))
  })
}

async function newestOf(actor: Official, personIds: readonly string[]): Promise<ReadonlyMap<string, Application>> {
  const cases = await Application.findAll({ where: { municipality: actor.municipality, personId: [...personIds] }, order: [['startedOn', 'ASC']] })
  return new Map(cases.map((each) => [each.personId, each]))
}

/** What is closed to whoever looks is not in the list either. */
function lineOf(row: CaseBarrier, found: Application | undefined, colleagues: readonly Colleague[], own: readonly string[]): BarrierLine[] {
  if (!found) return []
  const colleague = colleagues.find(({ id }) => id === row.accountId)
  const next = cannotLift(row, own) ? (cannotAskLift(row) ? 'other' : 'ask') : 'lift'
  return [{ id: row.id, caseId: found.id, caseNumber: found.caseNumber, code: colleague?.code ?? '', role: colleague?.role ?? '', reason: row.reason, placedOn: row.placedOn, next }]
}

/** It was a mistake, says one. */
export function askLift(actor: Official, id: string, today: Day): Promise<void> {
  return changing(actor, id, async (barrier) => {
    refuse(cannotAskLift(barrier))
    await barrier.update({ liftAskedBy: actor.id, liftAskedOn: today })
    await audit(actor, 'file.liftAsked', barrier)
  })
}

/** So it was, says another; from now on the case is there again. */
export function liftBarrier(actor: Official, id: string, today: Day): Promise<void> {
  return changing(actor, id, async (barrier) => {
    refuse(cannotLift(barrier, await accountsOf(actor)))
    await barrier.update({ liftedBy: actor.id, liftedOn: today })
    await audit(actor, 'file.lifted', barrier)
  })
}

function changing(actor: Official, id: string, work: (barrier: CaseBarrier) => Promise<void>): Promise<void> {
  permit(undoes.includes(actor.role))
  return inTransaction(actor, async () => {
    const barrier = await CaseBarrier.lock({ id, municipality: actor.municipality })
    // Who may not see the file says nothing of who else may not.
    if (!(await Application.find({ ...applicationsOf(actor), personId: barrier.personId }))) throw new NotFound()
    await work(barrier)
  })
}
