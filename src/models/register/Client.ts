import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { JWK } from 'jose'
import type { ClientKind, ClientPurpose } from '../../law/checking/client.ts'
import type { Day } from '../../law/day.ts'
import type { LicenceFacts } from '../../law/licence/licence.ts'
import { db, hot } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** A system of another organisation that may ask. It has keys of its own; here is only what makes them known. */
export class Client extends Model<InferAttributes<Client>, InferCreationAttributes<Client>> {
  declare id: CreationOptional<string>
  declare name: string
  declare kind: ClientKind
  declare publicKeys: JWK[]
  /** Of the certificate it shows: SHA-256, base64url. */
  declare certificate: string | null
  declare purposes: ClientPurpose[]
  declare hourly: number
  declare daily: number
  declare addedOn: Day
  declare endedAt: CreationOptional<Date | null>
}

Client.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    name: { type: DataTypes.TEXT, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    publicKeys: { type: DataTypes.JSONB, allowNull: false },
    certificate: DataTypes.TEXT,
    purposes: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
    hourly: { type: DataTypes.INTEGER, allowNull: false },
    daily: { type: DataTypes.INTEGER, allowNull: false },
    addedOn: { type: DataTypes.DATEONLY, allowNull: false },
    endedAt: DataTypes.DATE,
  },
  { sequelize: db, tableName: 'clients', timestamps: false },
)

/** Someone asks that a system may ask; someone else opens it, or it stays closed. */
export class ClientProposal extends Model<InferAttributes<ClientProposal>, InferCreationAttributes<ClientProposal>> {
  declare id: CreationOptional<string>
  declare name: string
  declare kind: ClientKind
  declare publicKeys: JWK[]
  declare certificate: string | null
  declare proposedBy: string
  declare proposedAt: Date
  declare answeredBy: CreationOptional<string | null>
  declare answeredAt: CreationOptional<Date | null>
  declare answer: CreationOptional<'agreed' | 'rejected' | null>

  static async lock(id: string): Promise<ClientProposal> {
    const found = await ClientProposal.findByPk(id, { lock: true })
    if (!found) throw new NotFound()
    return found
  }
}

ClientProposal.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    name: { type: DataTypes.TEXT, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    publicKeys: { type: DataTypes.JSONB, allowNull: false },
    certificate: DataTypes.TEXT,
    proposedBy: { type: DataTypes.UUID, allowNull: false },
    proposedAt: { type: DataTypes.DATE, allowNull: false },
    answeredBy: { type: DataTypes.UUID, defaultValue: null },
    answeredAt: { type: DataTypes.DATE, defaultValue: null },
    answer: { type: DataTypes.TEXT, defaultValue: null },
  },
  { sequelize: db, tableName: 'client_proposals', timestamps: false },
)

export async function keysOfClient(id: string): Promise<readonly JWK[] | undefined> {
  const [row] = await hot<{ public_keys: JWK[] }>('keys-of-client', 'select public_keys from keys_of_client($1)', [id])
  return row?.public_keys
}

export async function recordRefused(because: string): Promise<void> {
  await hot('client-refused', 'select client_refused($1)', [because])
}

export interface Exchange {
  readonly client: string
  readonly certificate: string | null
  readonly proof: Buffer
  readonly proofUntil: Date
  readonly token: Buffer
  readonly tokenUntil: Date
}

export type Exchanged = 'admitted' | 'unknown client' | 'certificate' | 'proof used'

export async function exchange({ client, certificate, proof, proofUntil, token, tokenUntil }: Exchange, now: Date): Promise<Exchanged> {
  const [row] = await hot<{ outcome: Exchanged }>('admit-client', 'select admit_client($1, $2, $3, $4, $5, $6, $7) as outcome', [client, certificate, proof, proofUntil, token, tokenUntil, now])
  if (!row) throw new Error('an exchange was not answered')
  return row.outcome
}

export interface ClientQuestion {
  readonly token: Buffer
  readonly certificate: string | null
  readonly purpose: string | null
  readonly numbers: readonly Buffer[]
  /** Of a request that may be sent again: its key, and what was in it. */
  readonly key: Buffer | null
  readonly request: Buffer | null
}

export type ClientRefusal = 'no token' | 'certificate' | 'purpose' | 'over hour' | 'over day' | 'other request'

export interface ClientAnswer {
  readonly outcome: 'answered' | 'again' | ClientRefusal
  readonly answered_at: Date
  /** In the order of the numbers; nothing for one that is none. */
  readonly facts: readonly (LicenceFacts | null)[] | null
  readonly allowed: number | null
  readonly spent: number | null
}

export async function askedByClient({ token, certificate, purpose, numbers, key, request }: ClientQuestion, now: Date, dayBegan: Date): Promise<ClientAnswer> {
  const [row] = await hot<ClientAnswer>('check-for-client', 'select outcome, answered_at, facts, allowed, spent from check_for_client($1, $2, $3, $4, $5, $6, $7, $8)', [token, certificate, purpose, numbers, key, request, now, dayBegan])
  if (!row) throw new Error('a check was not answered')
  return row
}

/** What is over: proofs, tokens, and requests and counts of more than a day ago; so too what was counted of inspectors and officials. */
export async function forgetOld(before: Date, now: Date): Promise<void> {
  await db.query('delete from client_proofs where expires_at < $1', { bind: [now] })
  await db.query('delete from client_tokens where expires_at < $1', { bind: [now] })
  await db.query('delete from client_requests where asked_at < $1', { bind: [before] })
  await db.query('delete from client_counts where hour < $1', { bind: [before] })
  await db.query(`delete from openings where hour < $1::timestamptz - interval '2 days'`, { bind: [before] })
  await db.query(`delete from advertised where hour < $1::timestamptz - interval '2 days'`, { bind: [before] })
}
