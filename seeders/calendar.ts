/** Rooms, interviewers and repeat rules of the demonstration, on days around today, so that the calendar is full. */
import { addRoom, addRule, nameInterviewer, openMoments, readTimes } from '../src/actions/calendar/times.ts'
import { addDays, type Day } from '../src/law/day.ts'
import type { Official } from '../src/policies/actor.ts'
import { roomLanguages } from './people.ts'

/** Days before today that have moments too: people of the demonstration were there. */
const BACK = 60

const week = [1, 2, 3, 4, 5]

/** Names in the calendar are in the order of the accounts. */
export async function planTalks(planner: Official, interviewers: readonly { readonly id: string; readonly label: string }[], today: Day): Promise<void> {
  const before = await readTimes(planner, today)
  if (before.rules.length) return
  for (const { id, label } of interviewers) await nameInterviewer(planner, id, label, today)
  if (!before.rooms.length) for (const [roomName, roomStepFree] of [['Kamer 1', 'yes'], ['Kamer 2', 'yes'], ['Kamer 3', 'no']] as const) await addRoom(planner, { roomName, roomStepFree })
  const { rooms } = await readTimes(planner, today)
  const [one, two, three, four] = interviewers.map(({ id }) => id)
  const room = (name: string) => rooms.find((each) => each.name === name)?.id ?? ''
  if (!one || !two || !three || !four) throw new Error('not every post is filled')
  const common = { ruleMinutes: 60, rulePause: 15, ruleFirst: addDays(today, -BACK), ruleLast: addDays(today, 180), rulePhone: ['*'] }
  const rules = [
    { ruleDays: week, ruleFrom: '09:00', ruleUntil: '12:30', ruleOne: one, ruleTwo: two, ruleRoom: room('Kamer 1'), ruleInRoom: [] },
    // Interpreters come to the room in the afternoon; by phone there is one for every language.
    { ruleDays: week, ruleFrom: '13:15', ruleUntil: '16:45', ruleOne: one, ruleTwo: two, ruleRoom: room('Kamer 1'), ruleInRoom: [...roomLanguages] },
    { ruleDays: [2, 4], ruleFrom: '09:30', ruleUntil: '12:00', ruleOne: three, ruleTwo: four, ruleRoom: room('Kamer 2'), ruleInRoom: [] },
  ]
  for (const rule of rules) if (await addRule(planner, { ...common, ...rule }, today)) throw new Error('two rules of the demonstration clash')
  await openMoments(planner, planner.municipality, today, addDays(today, -BACK))
}
