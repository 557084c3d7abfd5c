/** Making when talks can be: rooms, and repeat rules whose moments are opened weeks ahead. */
import type { RoomForm, RuleForm } from '../../forms/office/calendar.ts'
import { isTrained } from '../../law/care/concern.ts'
import { addDays, type Day } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { clash, momentsOf, type RepeatRule } from '../../law/talking/moments.ts'
import { closeFree, type Interviewer, interviewersOf, labelInterviewer, Room, SlotRule } from '../../models/calendar/Calendar.ts'
import { Slot } from '../../models/calendar/Slot.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Actor, Official } from '../../policies/actor.ts'
import { mayPlan } from '../../policies/calendar.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'

export interface RuleLine {
  readonly id: string
  readonly weekdays: readonly number[]
  readonly fromTime: string
  readonly untilTime: string
  readonly minutes: number
  readonly pause: number
  readonly firstDay: Day
  readonly lastDay: Day
  readonly room: string
  readonly officials: readonly [string, string]
  readonly interpreterPhone: readonly string[]
  readonly interpreterRoom: readonly string[]
}

export interface Times {
  readonly rooms: readonly { readonly id: string; readonly name: string; readonly stepFree: boolean; readonly closedOn: Day | null }[]
  readonly rules: readonly RuleLine[]
  readonly interviewers: readonly Interviewer[]
}

export function readTimes(actor: Official, today: Day): Promise<Times> {
  permit(mayPlan(actor))
  return inTransaction(actor, async () => {
    const interviewers = await interviewersOf(actor.municipality, today)
    const rules = await SlotRule.running(actor.municipality, today)
    return { rooms: await Room.allOf(actor.municipality), rules: rules.map(lineOf), interviewers }
  })
}

export function readRule(actor: Official, id: string): Promise<SlotRule> {
  permit(mayPlan(actor))
  return inTransaction(actor, () => SlotRule.get(id, actor.municipality))
}

export function addRoom(actor: Official, { roomName, roomStepFree }: RoomForm): Promise<void> {
  permit(mayPlan(actor))
  return inTransaction(actor, async () => {
    const room = await Room.create({ municipality: actor.municipality, name: roomName, stepFree: roomStepFree === 'yes' })
    await audit(actor, 'room.added', room)
  })
}

/** From today nothing is planned there; talks that someone has stay, and are shown to be solved. */
export function closeRoom(actor: Official, id: string, today: Day): Promise<void> {
  permit(mayPlan(actor))
  return inTransaction(actor, async () => {
    await SlotRule.onlyOne(actor.municipality)
    const room = await Room.findOne({ where: { id, municipality: actor.municipality, closedOn: null } })
    if (!room) throw new NotFound()
    for (const rule of await SlotRule.running(actor.municipality, today)) if (rule.roomId === id) await end(actor, rule, today)
    await room.update({ closedOn: today })
    await audit(actor, 'room.closed', room)
  })
}

export function nameInterviewer(actor: Official, id: string, label: string, today: Day): Promise<void> {
  permit(mayPlan(actor))
  return inTransaction(actor, async () => {
    await known(actor, [id], today)
    await labelInterviewer(id, actor.municipality, label)
    await audit(actor, 'interviewer.named', { id, municipality: actor.municipality })
  })
}

/** What stands in the way of a rule: the rule it clashes with, two accounts of one person, or someone who is not trained on its first day. */
export type Obstacle = { readonly with: RuleLine } | 'samePerson' | 'notTrained'

/** Adds a rule and opens its moments; or says which rule asks for the same room or person. */
export function addRule(actor: Official, form: RuleForm, today: Day): Promise<Obstacle | undefined> {
  permit(mayPlan(actor))
  return inTransaction(actor, async () => {
    await SlotRule.onlyOne(actor.municipality)
    const obstacle = await obstacleTo(actor, form, today)
    if (obstacle) return obstacle
    await begin(actor, form, today)
    return undefined
  })
}

/** One rule in the place of another. A talk that someone has stays as it is; where the new rule gives the same moment, it belongs there. */
export function changeRule(actor: Official, id: string, form: RuleForm, today: Day): Promise<Obstacle | undefined> {
  permit(mayPlan(actor))
  return inTransaction(actor, async () => {
    await SlotRule.onlyOne(actor.municipality)
    const before = await SlotRule.get(id, actor.municipality)
    const obstacle = await obstacleTo(actor, form, today, before)
    if (obstacle) return obstacle
    await end(actor, before, today)
    const rule = await begin(actor, form, today)
    await Slot.handOn(before.id, rule.id)
    return undefined
  })
}

/** Its free moments go; talks that someone has stay, and are shown to be solved. */
export function stopRule(actor: Official, id: string, today: Day): Promise<void> {
  permit(mayPlan(actor))
  return inTransaction(actor, async () => {
    await SlotRule.onlyOne(actor.municipality)
    await end(actor, await SlotRule.get(id, actor.municipality), today)
  })
}

/** Opens what the rules give, as far ahead as moments are opened. Twice does no harm: a moment that is there stays one. */
export async function openMoments(actor: Actor, municipality: string, today: Day, from = addDays(today, 1)): Promise<number> {
  permit(actor.role === 'system' || mayPlan(actor))
  return inTransaction(actor, async () => {
    await SlotRule.onlyOne(municipality)
    const rules = await SlotRule.running(municipality, today)
    let made = 0
    for (const rule of rules) made += await SlotRule.open(rule.id, momentsOf(rule.facts(new Map()), from, addDays(today, figure('momentsAheadDays', today))))
    return made
  })
}

async function begin(actor: Official, form: RuleForm, today: Day): Promise<SlotRule> {
  const { ruleDays, ruleFrom, ruleUntil, ruleMinutes, rulePause, ruleFirst, ruleLast, ruleOne, ruleTwo, ruleRoom, rulePhone, ruleInRoom } = form
  const rule = await SlotRule.create({
    municipality: actor.municipality, roomId: ruleRoom, firstOfficial: ruleOne, secondOfficial: ruleTwo, weekdays: ruleDays.toSorted(), fromTime: ruleFrom, untilTime: ruleUntil,
    minutes: ruleMinutes, pause: rulePause, firstDay: ruleFirst, lastDay: ruleLast, interpreterPhone: rulePhone, interpreterRoom: ruleInRoom, madeBy: actor.id,
  })
  await SlotRule.open(rule.id, momentsOf(rule.facts(new Map()), addDays(today, 1), addDays(today, figure('momentsAheadDays', today))))
  await audit(actor, 'rule.added', rule)
  return rule
}

async function end(actor: Official, rule: SlotRule, today: Day): Promise<void> {
  await rule.update({ stoppedOn: today })
  await closeFree(actor.municipality, await Slot.comingOf(rule.id, today))
  await audit(actor, 'rule.stopped', rule)
}

async function obstacleTo(actor: Official, form: RuleForm, today: Day, instead?: SlotRule): Promise<Obstacle | undefined> {
  const interviewers = await known(actor, [form.ruleOne, form.ruleTwo], today)
  if (interviewers.some(({ id, trainedUntil }) => [form.ruleOne, form.ruleTwo].includes(id) && !isTrained(form.ruleFirst > today ? form.ruleFirst : today, trainedUntil))) return 'notTrained'
  const whoIs = new Map(interviewers.map(({ id, who }) => [id, who]))
  if (whoIs.get(form.ruleOne) === whoIs.get(form.ruleTwo)) return 'samePerson'
  const room = await Room.findOne({ where: { id: form.ruleRoom, municipality: actor.municipality, closedOn: null } })
  if (!room) throw new NotFound()
  const wanted = factsOf(form, whoIs)
  const running = await SlotRule.running(actor.municipality, today)
  const found = running.find((rule) => rule.id !== instead?.id && clash(wanted, rule.facts(whoIs)))
  return found && { with: lineOf(found) }
}

/** Those who hold talks here; the named ones are among them. */
async function known({ municipality }: Official, ids: readonly string[], today: Day): Promise<Interviewer[]> {
  const interviewers = await interviewersOf(municipality, today)
  if (!ids.every((id) => interviewers.some((each) => each.id === id))) throw new NotFound()
  return interviewers
}

function factsOf(form: RuleForm, whoIs: ReadonlyMap<string, string>): RepeatRule {
  const { ruleDays: weekdays, ruleFrom: fromTime, ruleUntil: untilTime, ruleMinutes: minutes, rulePause: pause, ruleFirst: firstDay, ruleLast: lastDay, ruleRoom: room } = form
  return { weekdays, fromTime, untilTime, minutes, pause, firstDay, lastDay, room, officials: [form.ruleOne, form.ruleTwo].map((id) => whoIs.get(id) ?? id) }
}

function lineOf(rule: SlotRule): RuleLine {
  const { id, weekdays, fromTime, untilTime, minutes, pause, firstDay, lastDay, interpreterPhone, interpreterRoom, firstOfficial, secondOfficial } = rule
  return { id, weekdays, fromTime, untilTime, minutes, pause, firstDay, lastDay, interpreterPhone, interpreterRoom, room: rule.room?.name ?? '', officials: [firstOfficial, secondOfficial] }
}
