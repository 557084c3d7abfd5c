/** The one number that anyone can try. */
import { makeCard } from '../src/actions/licence/held.ts'
import type { Day } from '../src/law/day.ts'
import { readLicenceNumber } from '../src/law/licence/licenceNumber.ts'
import { Card } from '../src/models/licence/Card.ts'
import { Licence } from '../src/models/licence/Licence.ts'
import { Sealed } from '../src/models/people/Sealed.ts'
import { inReach } from '../src/platform/database/db.ts'
import type { Worker } from '../src/policies/actor.ts'

/** The number the README names: a valid licence of a made-up person. */
export const knownNumber = '2345-6789-BCD4'

export async function giveKnownNumber(actor: Worker, on: Day): Promise<void> {
  const number = readLicenceNumber(knownNumber)
  if (!number) throw new RangeError('the known number is not a licence number')
  await inReach({ person: actor.personId, actor: actor.id }, async () => {
    const licence = await Licence.get({ personId: actor.personId })
    const [card] = await Card.allOf(licence.id)
    await Sealed.destroy({ where: { id: card?.sealedNumber ?? '' } })
    await card?.update({ stoppedOn: on })
    await makeCard(licence, { sealedName: null }, on, number)
  })
}
