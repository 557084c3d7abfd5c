/** A block of the report that would endanger a person is kept back from her: officials see it with its ground, she sees that something is left out. */
import type { WithholdForm } from '../../forms/talking/withholding.ts'
import { refuse } from '../../law/impediment.ts'
import { notInReport } from '../../law/talking/withholding.ts'
import type { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import { open, reseal } from '../vault.ts'
import { recorder } from './recorder.ts'
import type { Report, ReportBlock } from './contents.ts'

export const nameOf = ({ topic, talk, part = 1 }: Pick<ReportBlock, 'topic' | 'talk' | 'part'>): string => [topic, talk, ...(part > 1 ? [part] : [])].join('-')

/** Part of sharing the report: marks what she does not get. Gives what goes on record of it. */
export async function withhold(application: Application, { withhold: chosen, withholdGround: ground, withholdWhy: why }: WithholdForm): Promise<Record<string, string | number>> {
  if (!chosen.length || !ground) return {}
  const report = await open(recorder, application, { compartment: 'interview', kind: 'report', purpose: 'hold-interview' })
  if (!report) throw new NotFound()
  refuse(notInReport(chosen, report.blocks.map(nameOf)))
  const blocks = report.blocks.map((block) => (chosen.includes(nameOf(block)) ? { ...block, withheld: { ground, why } } : block))
  await reseal(application, 'interview', 'report', { ...report, blocks })
  return { withheld: chosen.length, ground }
}

/** The report as she gets it: nothing of what is kept back, not even the ground in words. */
export function forHer(report: Report): Report {
  return { ...report, blocks: report.blocks.map((block) => (block.withheld ? leftOut(block) : block)) }
}

const leftOut = ({ topic, talk, part }: ReportBlock): ReportBlock => ({ topic, talk, ...(part && { part }), told: '', observed: '', leftOut: true })
