/** What is told to her of a worry when she asks at the desk: a summary that an official who may read it writes for her, or why not. Nothing of it is kept but that it was done. */
import type { SummaryForm } from '../../forms/care/concern.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { closedBy } from '../../law/rules.ts'
import type { Official } from '../../policies/actor.ts'
import { mayOpen } from '../../policies/compartments.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { type ConcernLine, lockTheirs } from './concerns.ts'
import { asTrained } from './trained.ts'

/** Of what was written down after a talk; what an inspector handed over is about nobody we know. */
export function summarise(actor: Official, id: string, { summarySafe, summaryLanguage }: Pick<SummaryForm, 'summarySafe' | 'summaryLanguage'>, today: Day): Promise<ConcernLine> {
  return asTrained(actor, today, async (own) => {
    permit(mayOpen(actor, 'concern', 'read-concern'))
    const { line } = await lockTheirs(id, own, today)
    refuse(line.origin === 'talk' ? undefined : closedBy('Z09_SUMMARY', 'not-open-now'))
    if (summarySafe === 'yes') await audit(actor, 'concern.summarised', { id }, { details: { language: summaryLanguage } })
    else await audit(actor, 'concern.summaryWithheld', { id }, { details: { ground: summarySafe } })
    return line
  })
}
