/** That an application is complete: looked at item by item, and put on record. */
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { closedBy } from '../../law/rules.ts'
import { isWholeApplication, type WholeAnswers } from '../../law/terms/wholeness.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { opened } from '../interviews.ts'
import { inTransaction } from '../work.ts'

export function checkWhole(actor: Official, id: string, answers: WholeAnswers, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'checkWhole', today)
    if (!isWholeApplication(answers)) refuse(closedBy('A34_WHOLE', 'incomplete'))
    await application.record('checkWhole', actor.id, today)
    await audit(actor, 'application.checkedWhole', application)
  })
}
