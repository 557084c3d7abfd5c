/** Sitting in a talk for a colleague the calendar names: said by who does it, with why; the calendar follows. */
import type { SeatForm } from '../../forms/talking/seat.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { closedBy } from '../../law/rules.ts'
import { cannotTakeSeat } from '../../law/talking/presence.ts'
import { besides, freeFor, reseat, seatsOf } from '../../models/calendar/Agenda.ts'
import { closeFree, SlotRule } from '../../models/calendar/Calendar.ts'
import { isOverlap } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { opened } from '../interviews.ts'
import { inTransaction } from '../work.ts'

/** Of two who take the same seat one has it, and the other hears that it was taken. False for who cannot sit there: another talk then, away, no mandate. */
export function takeSeat(actor: Official, id: string, { seat: from, seatReason }: SeatForm, today: Day): Promise<boolean> {
  return inTransaction(actor, async () => {
    await SlotRule.onlyOne(actor.municipality)
    const application = await opened(actor, id, 'takeSeat', today)
    const { slotId } = application
    const own = await accountsOf(actor)
    refuse(cannotTakeSeat(today, application.facts(), { seats: await seatsOf(slotId), from, own }))
    if (!slotId || !(await freeFor(slotId)).includes(actor.id)) return false
    await closeFree(actor.municipality, await besides(slotId, actor.id))
    if (!(await reseat(slotId, from, actor.id))) refuse(closedBy('A63_TAKE_SEAT', 'seat-taken'))
    await application.record('takeSeat', actor.id, today, { aboutId: from, grounds: [seatReason] })
    await audit(actor, 'talk.seatTaken', application, { details: { reason: seatReason } })
    return true
  }).catch((error: unknown) => {
    if (isOverlap(error)) return false
    throw error
  })
}
