/** A municipality of a test alone, with people who plan and hold talks. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { chooseMoment, choosePlace } from '../../src/actions/application/moments.ts'
import { saveAnswer, submit } from '../../src/actions/applications.ts'
import { addRoom, readTimes } from '../../src/actions/calendar/times.ts'
import type { RuleForm } from '../../src/forms/office/calendar.ts'
import { addDays, type Day } from '../../src/law/day.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { withDraft } from './newWorker.ts'

export interface Place {
  readonly code: string
  readonly planner: Official
  readonly interviewers: readonly Official[]
  readonly rooms: readonly string[]
}

/** Four who hold talks, and two rooms. */
export async function aPlace(superuser: pg.Client, code: string, today: Day): Promise<Place> {
  const planner: Official = { role: 'frontDesk', id: randomUUID(), municipality: code }
  const interviewers: Official[] = []
  while (interviewers.length < 4) interviewers.push(await anInterviewer(superuser, code, today))
  const names = ['A', 'B'].map((letter) => `Kamer ${letter} ${randomUUID().slice(0, 8)}`)
  for (const roomName of names) await addRoom(planner, { roomName, roomStepFree: 'yes' })
  const { rooms } = await readTimes(planner, today)
  return { code, planner, interviewers, rooms: names.map((name) => rooms.find((room) => room.name === name)?.id ?? '') }
}

/** With `human`, an account of someone who has more of them. */
export async function anInterviewer(superuser: pg.Client, municipality: string, today: Day, human?: Buffer): Promise<Official> {
  const id = randomUUID()
  await superuser.query(`insert into officials (id, subject_mac, human_mac, role, municipality, mandate_from, trained_until) values ($1, $2, $3, 'interviewer', $4, $5, $6)`, [id, Buffer.from(randomUUID()), human ?? null, municipality, addDays(today, -10), addDays(today, 300)])
  return { role: 'interviewer', id, municipality }
}

/** An application for this place that was sent, with this moment. */
export async function withTalk(code: string, slot: string, today: Day, wishes: { interpreter?: 'none' | 'phone' | 'room'; language?: string } = {}): Promise<Worker> {
  const actor = await withDraft()
  await saveAnswer(actor, 'identityConfirmed', { correct: true, remark: '' })
  await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
  await saveAnswer(actor, 'wishes', { language: 'nl', letters: 'nl', interpreter: 'none', company: 'alone', interviewer: 'any', ...wishes })
  await choosePlace(actor, code, today)
  if (!(await chooseMoment(actor, slot, today))) throw new Error('the moment was taken')
  await submit(actor, randomUUID(), today)
  return actor
}

/** Every day but Sundays, three talks in the morning, by the first two in the first room. */
export function morningsOf({ interviewers: [one, two], rooms: [room = ''] }: Place, today: Day, more: Partial<RuleForm> = {}): RuleForm {
  return {
    ruleDays: [1, 2, 3, 4, 5, 6], ruleFrom: '09:00', ruleUntil: '12:30', ruleMinutes: 60, rulePause: 15, ruleFirst: today, ruleLast: addDays(today, 200),
    ruleOne: one?.id ?? '', ruleTwo: two?.id ?? '', ruleRoom: room, rulePhone: ['*'], ruleInRoom: [], ...more,
  }
}
