/** The answer of a second register manager, and what it does. */
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotAgree, cannotReject, type ProposalKind } from '../../law/register/proposal.ts'
import { Proposal } from '../../models/register/Proposal.ts'
import type { RegisterManager } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { inTransaction } from '../work.ts'
import { designate, endDesignation } from './designations.ts'
import { activateLawPack } from './lawPacks.ts'

/** What agreeing does, by kind. */
const effects: Readonly<Record<Proposal['kind'], (actor: RegisterManager, proposal: Proposal, today: Day) => Promise<void>>> = {
  designate,
  endDesignation,
  lawPack: activateLawPack,
}

/** By a second person; what was asked for happens in the same transaction. Gives what kind it was. */
export function agree(actor: RegisterManager, id: string, now: Date, today: Day): Promise<ProposalKind> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    await Proposal.hold()
    const proposal = await Proposal.lock(id)
    refuse(cannotAgree(proposal.facts(), await accountsOf(actor)))
    await proposal.update({ answer: 'agreed', answeredBy: actor.id, answeredAt: now })
    await effects[proposal.kind](actor, proposal, today)
    return proposal.kind
  })
}

/** Said no to by someone else, or taken back; then it can be asked for anew. */
export function reject(actor: RegisterManager, id: string, now: Date): Promise<ProposalKind> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const proposal = await Proposal.lock(id)
    refuse(cannotReject(proposal.facts()))
    await proposal.update({ answer: 'rejected', answeredBy: actor.id, answeredAt: now })
    await audit(actor, 'register.rejected', { id }, { details: { kind: proposal.kind } })
    return proposal.kind
  })
}
