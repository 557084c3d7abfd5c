/** Yes or no, for anyone. */
import type { Day } from '../../law/day.ts'
import { type LicenceFacts, standingOn } from '../../law/licence/licence.ts'
import type { LicenceNumber } from '../../law/licence/licenceNumber.ts'
import { glance } from '../../platform/database/connection.ts'
import { together } from '../../platform/database/together.ts'
import { keys } from '../keys.ts'
import { noteAsked } from './asked.ts'

export interface FactsRow {
  valid_from: Day
  valid_until: Day
  acts: LicenceFacts['acts']
}

/** Whether this number is worth something today. Every other number, whatever the reason, is the same no. */
export async function isValid(number: LicenceNumber, today: Day): Promise<boolean> {
  const mac = await keys().mac('licence', number)
  const facts = await factsOfNumber(mac)
  if (facts) noteAsked(mac, today)
  return facts !== undefined && standingOn(today, facts) === 'valid'
}

const factsOfNumber = together(async (macs: readonly Buffer[]): Promise<(LicenceFacts | undefined)[]> => {
  const rows = await glance<FactsRow & { place: number }>('licence-facts', 'select place, valid_from::text, valid_until::text, acts from licence_facts($1)', [macs])
  const found = new Map(rows.map((row) => [row.place, factsOf(row)]))
  return macs.map((_mac, index) => found.get(index + 1))
})

export function factsOf({ valid_from: validFrom, valid_until: validUntil, acts }: FactsRow): LicenceFacts {
  return { validFrom, validUntil, acts }
}
