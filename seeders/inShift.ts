/** Of an inspector: a shift that runs, with a few checks, and a visit that was put down. */
import { checkAdvertised } from '../src/actions/checking/advertised.ts'
import { ownChecks } from '../src/actions/checking/ownChecks.ts'
import { recordVisit } from '../src/actions/checking/visits.ts'
import { check, startShift } from '../src/actions/checks.ts'
import { enterAsStaff } from '../src/actions/signIn.ts'
import { type Day, dayIn } from '../src/law/day.ts'
import { minutesAfter } from '../src/law/hers/messages.ts'
import { readLicenceNumber } from '../src/law/licence/licenceNumber.ts'
import type { Inspector } from '../src/policies/actor.ts'

/** Nobody's, but well-formed. */
const nobodys = '2345-6789-BCFN'
/** The visit of the demonstration: made once, however often it is begun. */
const key = '00000000-0000-4000-8000-000000000044'

export async function seedShift(subject: string, issuer: string, now: Date): Promise<void> {
  const today = dayIn(now)
  const inspector = (await enterAsStaff({ issuer, subject }, today)) as Inspector
  await startShift(inspector, { reason: 'plannedAction', area: 'business', hours: 10, shownWhen: 'now' }, minutesAfter(now, -60))
  const number = readLicenceNumber(nobodys)
  if (!number) throw new Error('not a number')
  await check(inspector, { number }, now, today)
  await checkAdvertised(inspector, [number], now, today)
  await putDown(inspector, now, today)
}

async function putDown(inspector: Inspector, now: Date, today: Day): Promise<void> {
  const visitChecks = (await ownChecks(inspector, now)).map(({ entry }) => entry)
  await recordVisit(inspector, {
    key, visitChecks, reason: 'plannedAction', area: 'business', visitDay: today, visitTime: '21:30', visitWith: ['municipality'], visitMet: 'few',
    visitFacts: 'Drie kamers waren in gebruik. Twee personen lieten hun code zien. De nooduitgang was open.', visitAction: 'told', visitExplained: 'yes', visitComplaint: 'yes',
  }, now)
}
