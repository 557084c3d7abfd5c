/** What stands out in the looks of a period; the rules are law/looking.ts. */
import { Op } from 'sequelize'
import { type CheckFact, type CheckPattern, unusualChecks } from '../../law/checking/unusual.ts'
import { clockIn, type Day, dayIn } from '../../law/day.ts'
import { type LookFact, type TaskFact, unusual, type UnusualKind } from '../../law/office/looking.ts'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { inTransaction } from '../work.ts'
import { accountCode, casesOf, everyLook, type FoundCase, lookEvents } from './search.ts'

export interface UnusualLine {
  readonly kind: UnusualKind | CheckPattern
  readonly on: Day
  readonly account: string
  readonly role: string
  readonly looks: number
  readonly people: number
  readonly cases: readonly FoundCase[]
}

export interface Unusual {
  readonly lines: readonly UnusualLine[]
  /** There were more looks than were gone through. */
  readonly cut: boolean
}

export function unusualLooks(actor: Official, from: Day, until: Day, today: Day, most?: number): Promise<Unusual> {
  permit(actor.role === 'privacyOfficer')
  return inTransaction(actor, async () => {
    // An inspector checks whoever is met, at any hour: what they do is bounded by their own shift, and looked at by patterns of its own. A system has no hours and no tasks, and asks so often that officials would not be gone through.
    const { entries: all, cut } = await everyLook(actor.municipality, { from, until, withoutSystems: true }, most)
    const entries = all.filter(({ role }) => role !== 'inspector')
    const checks = all.filter(({ role }) => role === 'inspector')
    const byId = new Map(all.map((entry) => [entry.id, entry]))
    const cases = await casesOf(all)
    const { opensAt: opens, closesAt: closes } = await Municipality.findByPk(actor.municipality, { rejectOnEmpty: true })
    const ofOfficials = unusual(entries.map(lookFact), await tasksOf(actor.municipality, entries), today, { from: opens, until: closes })
    const found = [...ofOfficials, ...unusualChecks(checks.map(checkFact))].toSorted((one, other) => other.on.localeCompare(one.on))
    const lines = await Promise.all(found.map(async ({ kind, on, by, looks, people }) => {
      const these = looks.flatMap((id) => byId.get(id) ?? [])
      return { kind, on, account: await accountCode(by), role: these[0]?.role ?? '', looks: looks.length, people, cases: [...new Set(these.flatMap(({ personId }) => cases.get(personId ?? '') ?? []))].toSorted((one, other) => one.caseNumber.localeCompare(other.caseNumber)) }
    }))
    return { lines, cut }
  })
}

function lookFact({ id, actorId, at, personId, subject, details }: AuditEntry): LookFact {
  return { id, by: actorId, on: dayIn(at), at: clockIn(at), about: personId ?? subject, opensName: details['compartment'] === 'identity' }
}

function checkFact({ id, actorId, at, personId, subject, event, details }: AuditEntry): CheckFact {
  const what = event === 'check.more' ? 'more' : details['channel'] === 'advertisement' ? 'advertisement' : 'check'
  return { id, by: actorId, on: dayIn(at), about: personId ?? subject, what, later: typeof details['shownFrom'] === 'string' }
}

/** Whatever else they put on record about the same people, at any time; taking a case is no task done in it. */
async function tasksOf(municipality: string, entries: readonly AuditEntry[]): Promise<TaskFact[]> {
  const [actorId, personId] = [[...new Set(entries.map((entry) => entry.actorId))], [...new Set(entries.flatMap((entry) => entry.personId ?? []))]]
  const acts = await AuditEntry.findAll({ where: { municipality, actorId, personId, event: { [Op.notIn]: [...lookEvents, 'signIn', 'case.take', 'case.giveBack'] } }, attributes: ['actorId', 'personId'] })
  return acts.map((act) => ({ by: act.actorId, about: act.personId ?? '' }))
}
