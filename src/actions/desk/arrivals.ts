/** Someone comes in: found by her case number or desk code, given a code to be called by, and called to a room. */
import { randomBytes, randomInt } from 'node:crypto'
import { newCallCode } from '../../law/talking/callCode.ts'
import { addDays, type Day, dayIn, instantOf } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { minutesAfter } from '../../law/hers/messages.ts'
import { impediment } from '../../law/openActs.ts'
import { hasBegun } from '../../law/talking/presence.ts'
import { agendaOf } from '../../models/calendar/Agenda.ts'
import { Application } from '../../models/Application.ts'
import { Arrival, type Call, callsFor, HallScreen } from '../../models/calendar/Arrival.ts'
import { Room, SlotRule } from '../../models/calendar/Calendar.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Actor, Official } from '../../policies/actor.ts'
import { maySeeCalendar } from '../../policies/calendar.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { tryCode } from '../access/deskCodes.ts'
import { audit } from '../audit.ts'
import { keys } from '../keys.ts'
import { lockCase } from '../ownWork.ts'
import { inTransaction } from '../work.ts'

const isDesk = ({ role }: Official): boolean => role === 'frontDesk'

/** The open case that a case number or an unused desk code belongs to, within reach; undefined for anything else. */
export async function findAtDesk(actor: Official, typed: string, now: Date): Promise<string | undefined> {
  permit(isDesk(actor))
  const caseNumber = typed.trim().toUpperCase()
  const byNumber = await inTransaction(actor, () => Application.findOne({ where: { caseNumber, municipality: actor.municipality, closedOn: null }, attributes: ['id'] }))
  if (byNumber) return byNumber.id
  const personId = (await tryCode(typed, now))?.personId
  if (!personId) return undefined
  const byCode = await inTransaction(actor, () => Application.findOne({ where: { personId, municipality: actor.municipality, closedOn: null }, attributes: ['id'] }))
  return byCode?.id
}

export interface AtDesk {
  readonly id: string
  readonly caseNumber: string
  readonly talk: { readonly day: Day; readonly time: string; readonly room: string | null } | null
  readonly isToday: boolean
  /** Its day has gone by. */
  readonly isPast: boolean
  readonly callCode: string | null
  readonly calledAt: Date | null
  /** Her talk has begun: nobody calls her any more. */
  readonly begun: boolean
}

export function readAtDesk(actor: Official, id: string, today: Day): Promise<AtDesk> {
  permit(isDesk(actor))
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const { caseNumber, slot } = application
    const arrival = await Arrival.findOne({ where: { applicationId: id, day: today } })
    const room = slot?.roomId ? await Room.findByPk(slot.roomId) : null
    const talk = slot ? { day: slot.day, time: slot.time, room: room?.name ?? null } : null
    return { id, caseNumber, talk, isToday: slot?.day === today, isPast: slot ? slot.day < today : false, callCode: arrival?.callCode ?? null, calledAt: arrival?.calledAt ?? null, begun: hasBegun(application.facts()) }
  })
}

/** She is there, on the day of her talk. Twice is once: the same code. */
export function arrive(actor: Official, id: string, now: Date, today: Day): Promise<string> {
  permit(isDesk(actor))
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, id)
    if (application.slot?.day !== today || application.closedOn) throw new NotFound()
    const before = await Arrival.findOne({ where: { applicationId: id, day: today } })
    if (before) return before.callCode
    await SlotRule.onlyOne(actor.municipality)
    const callCode = newCallCode(randomInt, (await Arrival.today(actor.municipality, today)).map((each) => each.callCode))
    if (!callCode) throw new NotFound()
    await Arrival.create({ applicationId: id, municipality: actor.municipality, day: today, callCode, roomId: application.slot.roomId, arrivedAt: now, madeBy: actor.id })
    await audit(actor, 'visitor.arrived', application)
    return callCode
  })
}

/** Her code appears in the hall, with the room. */
export function call(actor: Official, id: string, now: Date, today: Day): Promise<void> {
  permit(maySeeCalendar(actor))
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const arrival = await Arrival.findOne({ where: { applicationId: id, day: today }, lock: true })
    if (!arrival) throw new NotFound()
    // Whoever is in her talk is called by nobody, also from a page of before.
    if (hasBegun(application.facts())) return
    await arrival.update({ calledAt: now })
    await audit(actor, 'visitor.called', application)
  })
}

export interface Expected {
  readonly id: string
  readonly caseNumber: string
  readonly day: Day
  readonly time: string
  /** Of who is there today. */
  readonly callCode: string
}

/** Whose talk is still to be held, in the order of the calendar; also those whose day has passed. */
export function expectedAtDesk(actor: Official, today: Day): Promise<Expected[]> {
  permit(isDesk(actor))
  return inTransaction(actor, async () => {
    const talks = await agendaOf(actor.municipality, addDays(today, -FAR), addDays(today, FAR))
    return talks
      .filter(({ acts }) => !impediment('holdInterview', today, { acts }))
      .map(({ applicationId: id, caseNumber, day, time, callCode }) => ({ id, caseNumber, day, time, callCode: (day === today && callCode) || '' }))
  })
}

/** As far as talks can be. */
const FAR = 366

/** Makes the address of a screen for this day; it is shown once. */
export async function makeScreen(actor: Official, now: Date): Promise<string> {
  permit(isDesk(actor))
  const token = randomBytes(24).toString('base64url')
  const tokenMac = await keys().mac('hall', token)
  const expiresAt = instantOf(addDays(dayIn(now), 1), '00:00')
  await inTransaction(actor, async () => {
    await HallScreen.create({ tokenMac, municipality: actor.municipality, madeBy: actor.id, expiresAt })
    await audit(actor, 'screen.made', { id: actor.municipality, municipality: actor.municipality })
  })
  return token
}

/** What a screen shows: codes that were called lately, and to which room; undefined when it is none, or not any more. */
export async function readScreen(token: string, now: Date): Promise<Call[] | undefined> {
  const today = dayIn(now)
  return callsFor(await keys().mac('hall', token), today, now, minutesAfter(now, -figure('hallMinutes', today)))
}

const keeper: Actor = { role: 'system', id: 'job:calendar' }

/** Who was there yesterday is nobody's concern. */
export function forgetArrivals(today: Day, now: Date): Promise<void> {
  return inTransaction(keeper, async () => {
    await Arrival.before(today)
    await HallScreen.over(now)
  })
}
