/** The short look at a renewal: her talk is let go, and she is told; or she is asked to a talk after all. */
import type { ShortCheckForm } from '../../forms/licence/measures.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotCheckShort } from '../../law/licence/shortCheck.ts'
import { Slot } from '../../models/calendar/Slot.ts'
import { Licence } from '../../models/licence/Licence.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { opened } from '../interviews.ts'
import { inTransaction } from '../work.ts'
import { sendTalkAsked, sendTalkDropped } from './letters.ts'

export function checkShort(actor: Official, id: string, { shortChecked }: ShortCheckForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'shortCheck', today)
    const old = await Licence.followedBy(id)
    refuse(cannotCheckShort(today, application.facts(), old?.facts))
    const talk = application.slotId ? await Slot.findByPk(application.slotId) : null
    await application.update({ slotId: null, waitingSince: null })
    await application.record('shortCheck', actor.id, today)
    await audit(actor, 'renewal.checked', application, { details: { looked: shortChecked.join(' ') } })
    await sendTalkDropped(actor, application, { talkOn: talk?.day, decideBy: application.decideBy ?? today }, today)
  })
}

/** Something came up, or she wants one: she chooses a moment. It is no refusal. */
export function askTalk(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'needTalk', today)
    await application.record('needTalk', actor.id, today)
    await audit(actor, 'renewal.talkAsked', application)
    await sendTalkAsked(actor, application, today)
  })
}
