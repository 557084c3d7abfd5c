/** That help was offered: the day and by whom, and nothing of what was said. */
import type { HelpForm } from '../../forms/deciding/help.ts'
import type { Day } from '../../law/day.ts'
import { notADayOfThis } from '../../law/deciding/help.ts'
import { refuse } from '../../law/impediment.ts'
import type { Application } from '../../models/Application.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { opened } from '../interviews.ts'
import { inTransaction } from '../work.ts'

export function offerHelp(actor: Official, id: string, { helpOn, helpBy }: HelpForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application: Application = await opened(actor, id, 'offerHelp', today)
    refuse(notADayOfThis(helpOn, { today, receivedOn: application.receivedOn ?? today }))
    await application.record('offerHelp', actor.id, helpOn, { grounds: [helpBy] })
    await audit(actor, 'help.offered', application)
  })
}
