/** What of a case is open to everyone who reaches it, and what only to whoever's work it is; and how that is told. */
import type { Request, Response } from 'express'
import { mustWorkOn } from '../../../actions/ownWork.ts'
import { holderOf } from '../../../actions/worklist/list.ts'
import { paths } from '../../../paths.ts'
import { type Actor, isOfficial } from '../../../policies/actor.ts'
import { actsBy, mayOpenInEmergency } from '../../../policies/ownWork.ts'
import type { NotTheirs } from '../../../policies/permit.ts'
import { idOf } from '../../worker/own.ts'

/** What the ledger says, whose work it is, and what opens by a tie of its own. */
const forAll: readonly string[] = [paths.case, paths.caseTake, paths.caseGiveBack, paths.caseAssign, paths.caseLog, paths.stepBack, paths.emergency, paths.terms, paths.caseName, paths.caseRead, paths.caseFile].map(({ pattern }) => pattern)

/** Where someone else confirms what one put down. */
const forSecond: readonly string[] = [paths.correcting, paths.correctingOpened, paths.correctingClosed, paths.court, paths.courtConfirmation, paths.courtDrop].map(({ pattern }) => pattern)

/** Asked at every door, after the role: nothing of the page is put together for whom it is not. */
export async function permitCase(actor: Actor, req: Request): Promise<void> {
  const { path } = req.route as { path: string | readonly string[] }
  const address = [path].flat()[0] ?? ''
  if (!isOfficial(actor) || !address.startsWith(`${paths.case.pattern}/`) || forAll.includes(address)) return
  const ties = actsBy[actor.role]
  if (ties) await mustWorkOn(actor, idOf(req), forSecond.includes(address) ? [...ties, 'second'] : ties)
}

/** Read-only: whose work it is, and how to take it over. */
export function showNotTheirs(req: Request, res: Response, { id, caseNumber, heldBy, closedOn }: NotTheirs): void {
  const { actor } = req.session
  if (!actor || !isOfficial(actor)) return
  res.status(403).page('municipality/notTheirs', { id, caseNumber, holder: holderOf(heldBy, actor), role: actor.role, closed: closedOn !== null, emergency: mayOpenInEmergency(actor.role) })
}
