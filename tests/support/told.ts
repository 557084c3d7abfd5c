/** A case of the law as a test tells it: its acts, each with its days. */
import type { ActOnRecord, ApplicationAct, ApplicationFacts } from '../../src/law/application.ts'
import { day } from '../../src/law/day.ts'

export type Told = readonly [act: ApplicationAct, on: string, until?: string, from?: string, ground?: string]

export const facts = (...done: Told[]): ApplicationFacts & { acts: ActOnRecord[] } => ({
  acts: done.map(([act, on, until, from, ground]) => ({ act, on: day(on), by: act, ...(until && { until: day(until) }), ...(from && { from: day(from) }), ...(ground && { grounds: [ground] }) })),
})

export const received = day('2026-09-01')
export const submitted: Told = ['submit', '2026-09-01']
