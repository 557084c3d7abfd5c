/** What waits for a second register manager. Parts of actions. */
import type { Day } from '../../law/day.ts'
import { type ProposalKind, proposalKinds } from '../../law/register/proposal.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { Proposal } from '../../models/register/Proposal.ts'
import type { RegisterManager } from '../../policies/actor.ts'
import { accountsOf } from '../deciding/fourEyes.ts'

export interface WaitingLine {
  readonly id: string
  readonly kind: ProposalKind
  /** Of a municipality its name, of a law pack its version. */
  readonly about: string
  readonly onDay: Day
  readonly proposedAt: Date
  /** Whether whoever looks may agree; otherwise it is theirs to take back. */
  readonly theirs: boolean
}

/** Of these kinds, the oldest first. */
export async function waitingFor(actor: RegisterManager, kinds: readonly ProposalKind[] = proposalKinds): Promise<WaitingLine[]> {
  const own = await accountsOf(actor)
  const waiting = await Proposal.waiting(kinds)
  const names = new Map((await Municipality.findAll({ where: { code: waiting.map(({ subject }) => subject) } })).map(({ code, name }) => [code, name]))
  return waiting.map(({ id, kind, subject, onDay, proposedAt, proposedBy }) => ({ id, kind, about: names.get(subject) ?? subject, onDay, proposedAt, theirs: !own.includes(proposedBy) }))
}
