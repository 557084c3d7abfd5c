/** Which systems of other organisations may ask: a connection is asked for by one person, opened by another, ended by either. */
import type { JWK } from 'jose'
import { type ClientKind, defaultBudget, purposesOf } from '../../law/checking/client.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotConnect } from '../../law/register/connecting.ts'
import { askedSince, Client, ClientProposal } from '../../models/register/Client.ts'
import { NotFound } from '../../platform/errors.ts'
import type { RegisterManager } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { inTransaction } from '../work.ts'

export interface Connection {
  readonly id: string
  readonly name: string
  readonly kind: ClientKind
  /** By which their keys are known. */
  readonly keys: readonly string[]
  readonly hasCertificate: boolean
}

export interface OpenConnection extends Connection {
  /** Numbers in an hour, and in a day. */
  readonly hourly: number
  readonly daily: number
  /** Numbers, in the last day by the hour of the clock. */
  readonly asked: number
  readonly addedOn: Day
  readonly endedAt: Date | null
}

export interface WaitingConnection extends Connection {
  readonly proposedAt: Date
  /** Whether whoever looks may agree; otherwise it is theirs to take back. */
  readonly theirs: boolean
}

export interface Connections {
  readonly open: readonly OpenConnection[]
  readonly waiting: readonly WaitingConnection[]
}

const DAY = 86_400_000

export function connections(actor: RegisterManager, now: Date): Promise<Connections> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const own = await accountsOf(actor)
    const clients = await Client.findAll({ order: [['endedAt', 'DESC'], ['name', 'ASC']] })
    const asked = await askedSince(new Date(now.getTime() - DAY))
    const proposals = await ClientProposal.findAll({ where: { answer: null }, order: ['proposedAt'] })
    return {
      open: clients.map((client) => ({ ...shown(client), hourly: client.hourly, daily: client.daily, asked: asked.get(client.id) ?? 0, addedOn: client.addedOn, endedAt: client.endedAt })),
      waiting: proposals.map((proposal) => ({ ...shown(proposal), proposedAt: proposal.proposedAt, theirs: !own.includes(proposal.proposedBy) })),
    }
  })
}

function shown({ id, name, kind, publicKeys, certificate }: Client | ClientProposal): Connection {
  return { id, name, kind, keys: publicKeys.map(({ kid = '' }) => kid), hasCertificate: certificate !== null }
}

export interface Proposed {
  readonly name: string
  readonly kind: ClientKind
  readonly publicKeys: JWK[]
  readonly certificate: string | null
}

/** Opens nothing yet. False when there is one of that name: two could not be told apart by whom they looked at. */
export function proposeConnection(actor: RegisterManager, proposed: Proposed, now: Date): Promise<boolean> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const where = { name: proposed.name }
    if ((await Client.count({ where })) || (await ClientProposal.count({ where: { ...where, answer: null } }))) return false
    const { id } = await ClientProposal.create({ ...proposed, proposedBy: actor.id, proposedAt: now })
    await audit(actor, 'client.proposed', { id })
    return true
  })
}

/** From now on it may ask, for the purposes of its kind and within their budget. */
export function openConnection(actor: RegisterManager, id: string, now: Date, today: Day): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const proposal = await ClientProposal.lock(id)
    refuse(cannotConnect(factsOf(proposal), await accountsOf(actor)))
    const { name, kind, publicKeys, certificate } = proposal
    await proposal.update({ answer: 'agreed', answeredBy: actor.id, answeredAt: now })
    await Client.create({ id, name, kind, publicKeys, certificate, purposes: [...purposesOf[kind]], ...defaultBudget[kind], addedOn: today })
    await audit(actor, 'client.opened', { id })
  })
}

/** Said no to by someone else, or taken back. */
export function rejectConnection(actor: RegisterManager, id: string, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const proposal = await ClientProposal.lock(id)
    refuse(cannotConnect(factsOf(proposal), []))
    await proposal.update({ answer: 'rejected', answeredBy: actor.id, answeredAt: now })
    await audit(actor, 'client.rejected', { id })
  })
}

const factsOf = ({ proposedBy, answer }: ClientProposal) => ({ proposedBy, isAnswered: answer !== null })

/** From the next request on it has no access. Twice is once. */
export function endConnection(actor: RegisterManager, id: string, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const client = await Client.findByPk(id, { lock: true })
    if (!client) throw new NotFound()
    if (client.endedAt) return
    await client.update({ endedAt: now })
    await audit(actor, 'client.ended', { id })
  })
}
