/** Objections of a test, made by the service's own actions: lodged, and decided by two who had no part in the decision. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { decide } from '../../src/actions/decisions.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { chooseDecision, draftObjection, lodge, objectable, saveWords } from '../../src/actions/following/objections.ts'
import { inbox } from '../../src/actions/following/inbox.ts'
import { readLetter } from '../../src/actions/letters.ts'
import { decideObjection, proposeOutcome } from '../../src/actions/objectionDesk/deciding.ts'
import { takeObjection, waiveHearing } from '../../src/actions/objectionDesk/desk.ts'
import { readObjection } from '../../src/actions/objectionDesk/reading.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { macOf, macOfHuman } from '../../src/actions/subject.ts'
import type { OutcomeForm } from '../../src/forms/objecting/objectionDesk.ts'
import type { Day } from '../../src/law/day.ts'
import type { StaffRole } from '../../src/law/office/office.ts'
import { Official as OfficialRow } from '../../src/models/office/Official.ts'
import { inReach } from '../../src/platform/database/db.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { today, withRefusalProposed } from './newWorker.ts'
import { Visitor } from './visitor.ts'

/** A new account of a municipality, of someone new or of someone who has one already. */
export async function account(role: StaffRole, municipality: string, human: string = randomUUID()): Promise<Official> {
  const claims = { issuer: demonstrationIssuer, subject: randomUUID() }
  const [subjectMac, humanMac] = [await macOf(claims), await macOfHuman(demonstrationIssuer, human)]
  await inReach({ door: subjectMac.toString('hex') }, () => OfficialRow.create({ subjectMac, humanMac, role, municipality, mandateFrom: today }))
  return (await enterAsStaff({ ...claims, human }, today)) as Official
}

/** Against her newest decision. */
export async function lodged(actor: Worker, words: object = {}, on: Day = today): Promise<string> {
  const [decision] = await objectable(actor, on)
  await chooseDecision(actor, decision?.id ?? '', on)
  await saveWords(actor, { reasonsWhen: 'now', reasons: 'Mijn paspoort is wel geldig.', papers: 'none', post: 'portal', hearing: 'no', urgent: 'no', ...words })
  const id = (await draftObjection(actor, on))?.id ?? ''
  await lodge(actor, id, on)
  return id
}

export const outcome = (objectionOutcome: OutcomeForm['objectionOutcome']): OutcomeForm => ({ objectionOutcome, outcomeReason: 'U liet uw nieuwe paspoort zien. Daarmee klopt het wel.', outcomeWeighing: 'Een weigering is dan niet meer nodig.', outcomeNote: '' })
export const waived = { waivedHow: 'Zij schreef dat zij niet wil praten.' }

/** She objects to her newest decision, and is right. */
export async function foundedOn(actor: Worker, town: string, on: Day = today): Promise<string> {
  const id = await lodged(actor, {}, on)
  const [handler, other] = await Promise.all([account('objectionHandler', town), account('objectionHandler', town)])
  await takeObjection(handler, id, on)
  await waiveHearing(handler, id, waived, on)
  await proposeOutcome(handler, id, outcome('founded'), on)
  await decideObjection(other, id, (await readObjection(other, id, on)).version, on)
  return id
}

/** The words of her newest letter of this kind. */
export async function letterIn(actor: Worker, kind: string): Promise<string> {
  const id = (await inbox(actor)).find((letter) => letter.kind === kind)?.id ?? ''
  const { text } = await readLetter(actor, id)
  return JSON.stringify(text)
}

export async function refused(town: string) {
  const made = await withRefusalProposed(town)
  await decide(made.team.decider, made.id, today)
  return made
}

export const check = async (number: string) => (await (await new Visitor().visit('/controleren')).press('Controleer', { number })).text

export async function numberOf(actor: Worker): Promise<string> {
  const item = (await ownData(actor, today)).items.find(({ kind }) => kind === 'licenceNumber')
  return item?.kind === 'licenceNumber' ? item.content.number : ''
}

export async function versionOf(superuser: pg.Client, objection: string): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>(`select id from objection_acts where objection_id = $1 and act = 'propose' order by id desc limit 1`, [objection])
  return rows[0]?.id ?? ''
}
