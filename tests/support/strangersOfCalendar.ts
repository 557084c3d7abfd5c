/** Each action of the calendar, called by someone whose it is not. */
import { randomUUID } from 'node:crypto'
import * as absence from '../../src/actions/calendar/absence.ts'
import { readAgenda, readTalk } from '../../src/actions/calendar/agenda.ts'
import * as handing from '../../src/actions/calendar/handOver.ts'
import * as times from '../../src/actions/calendar/times.ts'
import * as interpreters from '../../src/actions/calendar/interpreters.ts'
import * as onPaper from '../../src/actions/desk/onPaper.ts'
import * as arrivals from '../../src/actions/desk/arrivals.ts'
import * as identity from '../../src/actions/desk/identity.ts'
import { day } from '../../src/law/day.ts'
import type { StaffRole } from '../../src/law/office/office.ts'
import type { Official } from '../../src/policies/actor.ts'

const today = day('2026-11-24')
const official = (role: StaffRole, municipality = 'GM0344'): Official => ({ role, id: randomUUID(), municipality })
const elsewhere = (role: StaffRole) => official(role, 'GM0363')
const view = {} as never

export const ofCalendar: Readonly<Record<string, () => Promise<unknown>>> = {
  readAgenda: async () => readAgenda(official('caseworker', 'GM0344'), today, today),
  readTimes: async () => times.readTimes(official('interviewer', 'GM0344'), today),
  readRule: async () => times.readRule(elsewhere('frontDesk'), randomUUID()),
  addRoom: async () => times.addRoom(official('interviewer', 'GM0344'), { roomName: 'x', roomStepFree: 'yes' }),
  closeRoom: async () => times.closeRoom(elsewhere('frontDesk'), randomUUID(), today),
  nameInterviewer: async () => times.nameInterviewer(elsewhere('frontDesk'), randomUUID(), 'x', today),
  addRule: async () => times.addRule(elsewhere('frontDesk'), { ruleOne: randomUUID(), ruleTwo: randomUUID() } as never, today),
  changeRule: async () => times.changeRule(elsewhere('frontDesk'), randomUUID(), view, today),
  stopRule: async () => times.stopRule(elsewhere('frontDesk'), randomUUID(), today),
  readAbsences: async () => absence.readAbsences(official('caseworker'), today),
  addAbsence: async () => absence.addAbsence(official('interviewer'), { absentWho: randomUUID(), absentFrom: today, absentUntil: today }, today),
  endAbsence: async () => absence.endAbsence(elsewhere('frontDesk'), randomUUID()),
  readTalk: async () => readTalk(elsewhere('frontDesk'), randomUUID(), today),
  handOver: async () => handing.handOver(elsewhere('frontDesk'), randomUUID(), { from: randomUUID(), to: randomUUID() }, today),
  momentsFor: async () => handing.momentsFor(elsewhere('frontDesk'), randomUUID(), today),
  moveFor: async () => handing.moveFor(elsewhere('frontDesk'), randomUUID(), randomUUID(), today),
  settle: async () => handing.settle(elsewhere('frontDesk'), randomUUID(), today),
  findAtDesk: async () => arrivals.findAtDesk(official('caseworker'), 'x', new Date()),
  readAtDesk: async () => arrivals.readAtDesk(elsewhere('frontDesk'), randomUUID(), today),
  arrive: async () => arrivals.arrive(elsewhere('frontDesk'), randomUUID(), new Date(), today),
  call: async () => arrivals.call(elsewhere('frontDesk'), randomUUID(), new Date(), today),
  expectedAtDesk: async () => arrivals.expectedAtDesk(official('caseworker'), today),
  makeScreen: async () => arrivals.makeScreen(official('caseworker'), new Date()),
  checkAtDesk: async () => identity.checkAtDesk(elsewhere('frontDesk'), randomUUID(), view, today),
  checkMrz: async () => identity.checkMrz(elsewhere('frontDesk'), randomUUID(), 'x', today),
  haltIdentity: async () => identity.haltIdentity(elsewhere('frontDesk'), randomUUID(), view, today),
  inviteInterpreter: async () => interpreters.inviteInterpreter(elsewhere('interviewer'), randomUUID(), new Date()),
  interpreterState: async () => interpreters.interpreterState(elsewhere('interviewer'), randomUUID()),
  momentsHere: async () => onPaper.momentsHere(official('caseworker'), { mode: 'none', language: 'nl' }, today),
  enterOnPaper: async () => onPaper.enterOnPaper(official('caseworker'), view, new Date(), today),
  openMoments: async () => times.openMoments(official('caseworker', 'GM0344'), 'GM0344', today),
}
