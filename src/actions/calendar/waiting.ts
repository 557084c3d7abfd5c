/** Those who wait: each is offered a moment that comes free, in order, once, and for a fixed time. And a calendar that is full is noted. */
import { addDays, type Day } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { firstTalkDay, isInTime } from '../../law/talking/interview.ts'
import { minutesAfter } from '../../law/hers/messages.ts'
import { freeBetween, waitingHere } from '../../models/calendar/Agenda.ts'
import { Application } from '../../models/Application.ts'
import { SlotRule } from '../../models/calendar/Calendar.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { noteFull, Offer, waitingFor } from '../../models/calendar/Offer.ts'
import { Slot } from '../../models/calendar/Slot.ts'
import { audit } from '../audit.ts'
import { tellLater } from '../messages/outbox.ts'
import { inTransaction } from '../work.ts'
import { planner, wishOf } from './handOver.ts'

/** How many were offered a moment. Twice does no harm: who has an offer gets no second one. */
export async function offerMoments(now: Date, today: Day): Promise<number> {
  let made = 0
  for (const { code } of await Municipality.atWork(today)) made += await offerIn(code, now, today)
  return made
}

export async function offerIn(municipality: string, now: Date, today: Day): Promise<number> {
  const waiting = await inTransaction(planner, () => waitingFor(municipality, now))
  let made = 0
  for (const id of waiting) if (await offer(id, municipality, now, today)) made += 1
  return made
}

function offer(id: string, municipality: string, now: Date, today: Day): Promise<boolean> {
  return inTransaction(planner, async () => {
    await SlotRule.onlyOne(municipality)
    const application = await Application.lock({ id })
    if (!(await waitingFor(municipality, now)).includes(id)) return false
    const before = await Offer.madeTo(id)
    const free = await Slot.free(municipality, firstTalkDay(today), await wishOf(application))
    const slot = free.find((each) => isInTime(today, each.day) && !before.includes(each.id))
    if (!slot) return false
    await Offer.create({ applicationId: id, municipality, slotId: slot.id, offeredAt: now, untilAt: minutesAfter(now, figure('offerHours', today) * 60) })
    await audit(planner, 'moment.offered', application)
    await tellLater(id)
    return true
  })
}

/** Each night, of each place: that nothing is free within the days in which something should be. */
export async function noteFullCalendars(today: Day): Promise<string[]> {
  const full: string[] = []
  for (const { code } of await Municipality.atWork(today)) if (await noteIfFull(code, today)) full.push(code)
  return full
}

function noteIfFull(municipality: string, today: Day): Promise<boolean> {
  return inTransaction(planner, async () => {
    const until = addDays(today, figure('momentWithinDays', today))
    const [first] = await freeBetween(municipality, firstTalkDay(today), until)
    if (first || !(await noteFull(municipality, today, until, await waitingHere(municipality)))) return false
    await audit(planner, 'calendar.full', { id: municipality, municipality })
    return true
  })
}
