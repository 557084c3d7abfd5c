/** Whether a name belongs to a number: yes or no. A name that is not shown, a number without one and no valid number are one no. */
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import type { NameComparison } from '../../forms/checking/client.ts'
import { addDays, dayIn, instantOf } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { standingOn } from '../../law/licence/licence.ts'
import { readLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { comparable } from '../../law/licence/workingName.ts'
import { countTry } from '../../models/register/Client.ts'
import { numberAsked } from '../../models/licence/NumberAsked.ts'
import { nameMac } from '../licence/nameMark.ts'
import { keys } from '../keys.ts'
import { type AtDoor, type Came, onRecord, whenAdmitted } from './coming.ts'

export type Compared = { readonly answer: { readonly matches: boolean } } | { readonly no: 'typo' | 'often' }

/** As long work for a no as for a yes, and each on record; she reads that it was asked, never which name. */
export async function compareName(door: AtDoor, comparison: NameComparison | undefined, now: Date): Promise<Came<Compared>> {
  const number = comparison && readLicenceNumber(comparison.nummer)
  const numberMac = number && (await keys().mac('licence', number))
  const comes = { ...door, purpose: comparison?.doel ?? null, counts: 1, request: `naamcontroles ${JSON.stringify(comparison)}` }
  return whenAdmitted<{ readonly matches: boolean }, Compared>(comes, now, async (client) => {
    if (!comparison || !numberMac) return { no: 'typo' }
    const today = dayIn(now)
    const tried = await countTry(client.id, keyOf('name', numberMac), now, instantOf(addDays(today, 1), '00:00'))
    const asked = await numberAsked(numberMac)
    onRecord(client, 'licence.checked', asked, { channel: 'name', for: comparison.doel })
    if (tried > figure('comparisonsADay', today)) return { no: 'often' }
    const given = await nameMac(asked.sealedName ?? randomUUID(), comparison.naam)
    const [isName, isSame] = [comparable(comparison.naam) !== '', timingSafeEqual(given, asked.nameMac ?? hidden)]
    return { answer: { matches: isName && isSame && asked.facts !== undefined && standingOn(today, asked.facts) === 'valid' } }
  })
}

/** What no name has. */
const hidden = Buffer.alloc(32)

/** Under which tries are counted: of what, at one client. */
export const keyOf = (of: 'name' | 'number' | 'code', mac: Buffer): Buffer => createHash('sha256').update(of).update(mac).digest()
