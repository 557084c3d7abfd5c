/** A later decision, told in time and with a new last day (Awb 4:14). */
import type { DeferralForm } from '../../forms/case/handling.ts'
import { cannotDefer, deferrals } from '../../law/terms/completion.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { closedBy } from '../../law/rules.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { opened } from '../interviews.ts'
import { inTransaction } from '../work.ts'
import { sendDeferral } from './letters.ts'
import { recount } from './requests.ts'

export function defer(actor: Official, id: string, form: DeferralForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'defer', today)
    const { decideBy } = application
    if (!decideBy) throw new Error('an application without a last day to decide')
    refuse(cannotDefer(today, decideBy))
    const chosen = deferrals(decideBy).find(({ weeks }) => weeks === form.weeks)
    if (!chosen) return refuse(closedBy('A06_DEFER', 'too-long'))

    await application.record('defer', actor.id, today, { untilDay: chosen.until })
    await recount(application)
    await audit(actor, 'decision.deferred', application, { details: { weeks: form.weeks } })
    await sendDeferral(actor, application, { reason: form.reason, before: decideBy, until: chosen.until }, today)
  })
}
