/** For whoever keeps people and watches over looks: names in the list, a proposal that waits, and a leak that was closed off. */
import { changeReasons } from '../src/law/office/appointing.ts'
import { asAdministrator, proposeAppointment, sealName } from '../src/actions/administration/people.ts'
import { actOnIncident, reportIncident } from '../src/actions/oversight/incidents.ts'
import { enterAsStaff } from '../src/actions/signIn.ts'
import { macOf } from '../src/actions/subject.ts'
import { eraseDue } from '../src/jobs/retention.ts'
import { addDays, addYears, type Day, dayIn, instantOf } from '../src/law/day.ts'
import { Official } from '../src/models/office/Official.ts'
import type { Official as OfficialActor } from '../src/policies/actor.ts'
import { officials } from './people.ts'

/** The key of the leak of each municipality: made once, however often it is begun. */
const keyOf = (municipality: string): string => `00000000-0000-4000-8000-00000000${municipality.slice(2)}`

/** A first night, and everyone who watches it. */
export async function watchAll(municipalities: readonly string[], issuer: string, now: Date): Promise<void> {
  await eraseDue(now)
  for (const municipality of municipalities) await watchOver(municipality, issuer, dayIn(now))
}

async function watchOver(municipality: string, issuer: string, today: Day): Promise<void> {
  const here = officials.filter((official) => official.municipality === municipality)
  const actorOf = async (role: string) => (await enterAsStaff({ issuer, subject: here.find((official) => official.role === role)?.subject ?? '' }, today)) as OfficialActor
  const administrator = await actorOf('administrator')
  await asAdministrator(administrator, async () => {
    // Of the front desk nobody looked for a while.
    for (const { subject, name, role } of here) await Official.update({ sealedName: await sealName(name), reviewedOn: role === 'frontDesk' ? null : addDays(today, -30) }, { where: { subjectMac: await macOf({ issuer, subject }) } })
  })
  const [changeWhy] = changeReasons
  await proposeAppointment(administrator, { idpSubject: `staff-${municipality}-nieuw`, staffName: 'Fleur Dijkstaal', mandateRole: 'interviewer', mandateFrom: today, mandateUntil: addYears(today, 1), changeWhy }, issuer, today)
  await leak(await actorOf('privacyOfficer'), today)
}

async function leak(officer: OfficialActor, today: Day): Promise<void> {
  const foundOn = addDays(today, -2)
  const id = await reportIncident(officer, { key: keyOf(officer.municipality), foundOn, foundAt: '15:10', leakWhat: 'Een geprinte dagplanning bleef een kwartier bij de printer liggen. Er stonden zaaknummers op.', leakParts: ['other'], leakPeople: 'few' }, instantOf(today, '00:00'))
  await actOnIncident(officer, id, { leakAct: 'contained', leakWhy: '' }, instantOf(foundOn, '15:25'), today)
}
