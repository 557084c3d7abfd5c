/** Who comes in before there is anyone to let them in: by whoever runs the service, from a command. */
import { type Day } from '../../law/day.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { Official } from '../../models/office/Official.ts'
import { CareAccount } from '../../models/care/Signal.ts'
import { inReach } from '../../platform/database/db.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Actor } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { macOf } from '../subject.ts'

const operator: Actor = { role: 'system', id: 'job:appoint' }

export const firstRoles = ['administrator', 'inspector', 'careCoordinator'] as const
export type FirstRole = (typeof firstRoles)[number]

/** Two, who from then on appoint everyone else together. */
const FIRST_ADMINISTRATORS = 2

export type Outcome = 'appointed' | 'known' | 'enough'

/** `where` is a municipality, a unit or a region; the subject is what the provider calls the account. */
export async function appointFirst(role: FirstRole, where: string, account: { issuer: string; subject: string }, today: Day): Promise<Outcome> {
  const subjectMac = await macOf(account)
  try {
    return await make[role](where, subjectMac, today)
  } catch (error) {
    if (isTaken(error)) return 'known'
    throw error
  }
}

const make: Readonly<Record<FirstRole, (where: string, subjectMac: Buffer, today: Day) => Promise<Outcome>>> = {
  administrator: (municipality, subjectMac, today) =>
    inReach({ municipality, actor: operator.id, door: 'people' }, async () => {
      const place = await Municipality.findByPk(municipality, { lock: true })
      if (!place) throw new NotFound()
      if ((await Official.count({ where: { municipality, role: 'administrator' } })) >= FIRST_ADMINISTRATORS) return 'enough'
      const { id } = await Official.create({ subjectMac, role: 'administrator', municipality, mandateFrom: today, reviewedOn: today })
      await audit(operator, 'account.appointed', { id, municipality }, { details: { role: 'administrator' } })
      return 'appointed'
    }),
  inspector: (unit, subjectMac, today) =>
    inReach({ actor: operator.id, door: subjectMac.toString('hex') }, async (): Promise<Outcome> => {
      const { id } = await Official.create({ subjectMac, role: 'inspector', unit, mandateFrom: today })
      await audit(operator, 'account.appointed', { id }, { details: { role: 'inspector' } })
      return 'appointed'
    }),
  careCoordinator: (region, subjectMac, today) =>
    inReach({ actor: operator.id, door: subjectMac.toString('hex') }, async (): Promise<Outcome> => {
      const { id } = await CareAccount.create({ subjectMac, region, mandateFrom: today })
      await audit(operator, 'account.appointed', { id }, { details: { role: 'careCoordinator' } })
      return 'appointed'
    }),
}
