/** What asks for attention today, of all that is watched over. */
import { addDays, type Day } from '../../law/day.ts'
import { Emergency } from '../../models/office/Emergency.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { retentionRuns } from '../retention/runs.ts'
import { inTransaction } from '../work.ts'
import { incidents } from './incidents.ts'
import { requestClocks } from './requests.ts'
import { countLooks } from './search.ts'
import { unusualLooks } from './unusual.ts'

export interface Overview {
  readonly from: Day
  readonly looks: number
  readonly unusual: number
  /** Opened in an emergency, and not looked at yet. */
  readonly emergencies: number
  readonly requests: number
  readonly late: number
  readonly nextBy: Day | null
  readonly incidents: readonly { readonly id: string; readonly hoursLeft: number; readonly reported: boolean }[]
  readonly lastNight: Day | null
  readonly nightFailed: boolean
}

export async function overview(actor: Official, now: Date, today: Day): Promise<Overview> {
  permit(actor.role === 'privacyOfficer')
  const from = addDays(today, -6)
  const looks = await inTransaction(actor, () => countLooks(actor.municipality, { from, until: today }))
  const { open } = await requestClocks(actor, today)
  const night = await retentionRuns(actor, today)
  return {
    from, looks, unusual: (await unusualLooks(actor, from, today, today)).lines.length,
    emergencies: await inTransaction(actor, () => Emergency.count({ where: { municipality: actor.municipality, seenAt: null } })),
    requests: open.length, late: open.filter(({ daysLeft }) => daysLeft < 0).length, nextBy: open[0]?.answerBy ?? null,
    incidents: (await incidents(actor, now, today)).filter(({ closed }) => !closed).map(({ id, hoursLeft, reported }) => ({ id, hoursLeft, reported })),
    lastNight: night.lastOn, nightFailed: night.late || !night.whole || night.kinds.some(({ last }) => (last?.failed ?? 0) > 0),
  }
}
