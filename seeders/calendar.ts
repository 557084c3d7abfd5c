/** Rooms, interviewers and repeat rules of the demonstration, on days around today, so that the calendar is full. */
import { addAbsence, readAbsences } from '../src/actions/calendar/absence.ts'
import { addRoom, addRule, nameInterviewer, openMoments, readTimes } from '../src/actions/calendar/times.ts'
import { enterAsStaff } from '../src/actions/signIn.ts'
import { addDays, type Day } from '../src/law/day.ts'
import type { Official } from '../src/policies/actor.ts'
import { officials, roomLanguages } from './people.ts'

/** Days before today that have moments too: people of the demonstration were there. */
const BACK = 60

const week = [1, 2, 3, 4, 5]

/** When the other two sit, in the second room; all else is of the first two. */
const ofOthers = { ruleFrom: '09:30', ruleUntil: '12:00' }
export const byFirstTwo = ({ time }: { readonly time: string }): boolean => time !== '09:30' && time !== '10:45'

const enter = async (issuer: string, subject: string, today: Day): Promise<Official> => (await enterAsStaff({ issuer, subject }, today)) as Official

const postsOf = (municipality: string) => {
  const own = officials.filter((official) => official.municipality === municipality)
  return { desk: own.find(({ role }) => role === 'frontDesk')?.subject ?? '', interviewers: own.filter(({ role }) => role === 'interviewer') }
}

export async function fillCalendar(municipality: string, issuer: string, today: Day): Promise<void> {
  const { desk, interviewers } = postsOf(municipality)
  const known = await Promise.all(interviewers.map(async ({ subject, name }) => ({ id: (await enter(issuer, subject, today)).id, label: name.replace(/ (\p{L})\S*.*$/u, ' $1.') })))
  await planTalks(await enter(issuer, desk, today), known, today)
}

/** So that there is something to hand over. */
export async function sendSomeoneAway(municipality: string, issuer: string, today: Day): Promise<void> {
  const { desk, interviewers: [first] } = postsOf(municipality)
  if (first) await someoneAway(await enter(issuer, desk, today), (await enter(issuer, first.subject, today)).id, today)
}

/** For a few days, so that what was planned is to be handed over. */
async function someoneAway(planner: Official, who: string, today: Day): Promise<void> {
  const { absences } = await readAbsences(planner, today)
  if (!absences.length) await addAbsence(planner, { absentWho: who, absentFrom: addDays(today, 4), absentUntil: addDays(today, 8) }, today)
}

/** Names in the calendar are in the order of the accounts. */
async function planTalks(planner: Official, interviewers: readonly { readonly id: string; readonly label: string }[], today: Day): Promise<void> {
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
    { ruleDays: [2, 4], ...ofOthers, ruleOne: three, ruleTwo: four, ruleRoom: room('Kamer 2'), ruleInRoom: [] },
  ]
  for (const rule of rules) if (await addRule(planner, { ...common, ...rule }, today)) throw new Error('two rules of the demonstration clash')
  await openMoments(planner, planner.municipality, today, addDays(today, -BACK))
}
