/** What register managers did and see: municipalities with their desks, designated by two, years ago; a number that is asked often. */
import { noteAsked, shareAsked } from '../src/actions/checking/asked.ts'
import { designations, proposeDesignation } from '../src/actions/register/designations.ts'
import { agree } from '../src/actions/register/proposals.ts'
import { enterAsStaff } from '../src/actions/signIn.ts'
import { keys } from '../src/actions/keys.ts'
import { addYears, type Day, dayIn } from '../src/law/day.ts'
import { figure } from '../src/law/figures.ts'
import { readLicenceNumber } from '../src/law/licence/licenceNumber.ts'
import { Municipality } from '../src/models/office/Municipality.ts'
import type { RegisterManager } from '../src/policies/actor.ts'
import { designated, desks, registerManagers } from './people.ts'

export async function designateAll(issuer: string, now: Date): Promise<void> {
  const today = dayIn(now)
  for (const { code, ...desk } of desks) await Municipality.update(desk, { where: { code } })
  const [one, other] = (await Promise.all(registerManagers.map(({ subject }) => enterAsStaff({ issuer, subject }, today)))) as [RegisterManager, RegisterManager]
  const { lines } = await designations(one, today)
  for (const code of designated.filter((each) => !lines.some(({ municipality }) => municipality === each))) {
    await proposeDesignation(one, { designated: code, designatedFrom: addYears(today, -8) }, now)
    for (const { id } of (await designations(other, today)).waiting) await agree(other, id, now, today)
  }
}

/** So often today that a register manager sees it, and not so often that she is told by itself. */
export async function askOften(number: string, today: Day): Promise<void> {
  const read = readLicenceNumber(number)
  if (!read) throw new Error('no number')
  const mac = await keys().mac('licence', read)
  for (let time = 0; time < figure('askedOften', today) + 14; time += 1) noteAsked(mac, today)
  await shareAsked(today)
}
