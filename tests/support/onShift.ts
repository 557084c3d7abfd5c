/** An inspector of a test alone, so that what they may ask in an hour and a day is theirs. */
import { randomUUID } from 'node:crypto'
import { startShift } from '../../src/actions/checks.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { macOf } from '../../src/actions/subject.ts'
import type { ShiftForm } from '../../src/forms/checking/check.ts'
import { Official } from '../../src/models/office/Official.ts'
import { inReach } from '../../src/platform/database/db.ts'
import type { Inspector } from '../../src/policies/actor.ts'
import { today } from './newWorker.ts'

export async function anInspector(unit = 'Politie van een proef'): Promise<Inspector> {
  const claims = { issuer: 'test', subject: randomUUID() }
  const subjectMac = await macOf(claims)
  await inReach({ door: subjectMac.toString('hex') }, () => Official.create({ subjectMac, role: 'inspector', unit, mandateFrom: today }))
  return (await enterAsStaff({ ...claims, human: claims.subject }, today)) as Inspector
}

export async function onShift(given: Partial<ShiftForm> = {}, from = new Date(Date.now() - 3_600_000), unit?: string): Promise<Inspector> {
  const inspector = await anInspector(unit)
  await startShift(inspector, { reason: 'report', area: 'business', hours: 10, shownWhen: 'now', ...given }, from)
  return inspector
}
