/** Who coordinates care in each region, whether someone is there today, and who stands in. */
import { receiverOf, WHOLE_COUNTRY } from '../../law/care/signal.ts'
import type { Day } from '../../law/day.ts'
import { CareAccount } from '../../models/care/Signal.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { helpDirectory } from '../../models/people/HelpDirectory.ts'
import type { CareCoordinator } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { inTransaction } from '../work.ts'

export interface CareRegion {
  readonly code: string
  readonly name: string
  readonly organisation: string
  readonly present: boolean
  /** Who reads it today: the region, who stands in, or everyone who coordinates. */
  readonly goesTo: 'region' | 'standIn' | 'everyone'
}

export function careDirectory(actor: CareCoordinator, today: Day): Promise<CareRegion[]> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => {
    const present = await CareAccount.present(today)
    return (await Municipality.regions()).map(({ code, name }) => {
      const receiver = receiverOf(code, present)
      const goesTo = receiver === code ? 'region' : receiver === WHOLE_COUNTRY ? 'standIn' : 'everyone'
      return { code, name, organisation: helpDirectory.care[code] ?? helpDirectory.standIn, present: present.includes(code), goesTo } as const
    })
  })
}
