/** For officials: that a message did not arrive. Not which, not where to, and no post in its place. */
import { hot } from '../../platform/database/connection.ts'
import { type Actor, isOfficial } from '../../policies/actor.ts'
import { Forbidden } from '../../policies/permit.ts'

export interface Unreachable {
  readonly id: string
  readonly caseNumber: string
}

/** The newest case of this municipality of each person whose channel does not work. */
export async function unreachable(actor: Actor): Promise<Unreachable[]> {
  if (!isOfficial(actor)) throw new Forbidden()
  const rows = await hot<{ id: string; case_number: string }>('unreachable', 'select id, case_number from unreachable_of($1, $2)', [actor.id, actor.municipality])
  return rows.map(({ id, case_number: caseNumber }) => ({ id, caseNumber }))
}
