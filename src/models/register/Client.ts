import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { JWK } from 'jose'
import type { ClientKind, ClientPurpose } from '../../law/checking/client.ts'
import type { Day } from '../../law/day.ts'
import type { LicenceFacts } from '../../law/licence/licence.ts'
import { hot } from '../../platform/database/connection.ts'
import { ask, db, later } from '../../platform/database/db.ts'
import { inPlace, together } from '../../platform/database/together.ts'
import { NotFound } from '../../platform/errors.ts'
import { isFull, noteFull } from './fullClients.ts'

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
  readonly now: Date
  readonly dayBegan: Date
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

export async function askedByClient(question: ClientQuestion): Promise<ClientAnswer> {
  const answer = await (isFull(question) ? askedWhenFull : question.key === null ? askedWithoutKey : askedWithKey)(question)
  noteFull(question, answer.outcome)
  return answer
}

/** Patience in milliseconds. */
const manner = { most: 16, patience: 20 }

const whose = ({ token }: ClientQuestion): string => token.toString('hex')

/** What is asked at the same moment is asked together: each has an answer and entries of its own, or nobody has; who waited for someone else is then asked alone. */
const askedWithKey = together(askInTurn, { ...manner, whose })

/** Of which we know that they asked for more than is left: apart, so that they undo nothing of the others. */
const askedWhenFull = together(askInTurn, { most: 16, whose })

/** Those for whom there is room. Of several of whom one asks too much each is asked alone, and then told so. */
const askedWithoutKey = together((questions: readonly ClientQuestion[]) => (questions.length === 1 ? askInTurn(questions) : askAtOnce(questions)), { ...manner, whose })

async function askInTurn(questions: readonly ClientQuestion[]): Promise<ClientAnswer[]> {
  const { of, numbers, firsts, lasts } = spread(questions)
  const rows = await hot<ClientAnswer & { place: number }>(
    'check-for-clients',
    'select place, outcome, answered_at, facts, allowed, spent from check_for_clients($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [
      of(({ token }) => token), of(({ certificate }) => certificate), of(({ purpose }) => purpose), numbers, firsts, lasts,
      of(({ key }) => key), of(({ request }) => request), of(({ now }) => now), of(({ dayBegan }) => dayBegan),
    ],
  )
  return inPlace(rows, questions)
}

async function askAtOnce(questions: readonly ClientQuestion[]): Promise<ClientAnswer[]> {
  const { of, numbers, firsts, lasts } = spread(questions)
  const rows = await hot<ClientAnswer & { place: number }>(
    'check-for-clients-at-once',
    'select place, outcome, answered_at, facts, allowed, spent from check_for_clients_at_once($1, $2, $3, $4, $5, $6, $7, $8)',
    [of(({ token }) => token), of(({ certificate }) => certificate), of(({ purpose }) => purpose), numbers, firsts, lasts, of(({ now }) => now), of(({ dayBegan }) => dayBegan)],
  )
  return inPlace(rows, questions)
}

/** The numbers of all of them in a row, and where those of each begin and end. */
function spread(questions: readonly ClientQuestion[]) {
  const lasts = questions.map(sizeSoFar())
  const firsts = questions.map(({ numbers }, index) => (lasts[index] ?? 0) - numbers.length + 1)
  return { of: <Value>(what: (question: ClientQuestion) => Value) => questions.map(what), numbers: questions.flatMap(({ numbers }) => numbers), firsts, lasts }
}

function sizeSoFar(): (question: ClientQuestion) => number {
  let size = 0
  return ({ numbers }) => (size += numbers.length)
}

export interface ClientComes extends Omit<ClientQuestion, 'numbers' | 'now' | 'dayBegan'> {
  /** For how many numbers it counts. */
  readonly counts: number
}

export interface ClientCame {
  readonly outcome: 'new' | 'again' | ClientRefusal
  readonly who: string
  readonly called: string
  readonly answered_at: Date
  /** What was answered before, to the same request. */
  readonly facts: unknown
  readonly allowed: number | null
  readonly spent: number | null
}

/** Within the transaction that answers. */
export async function clientCame({ token, certificate, purpose, counts, key, request }: ClientComes, now: Date, dayBegan: Date): Promise<ClientCame> {
  const [row] = await ask<ClientCame & { outcome: ClientCame['outcome'] }>('select * from client_comes($1, $2, $3, $4, $5, $6, $7, $8)', [token, certificate, purpose, counts, key, request, now, dayBegan])
  if (!row) throw new Error('whoever came was not looked at')
  return row
}

/** For the same request within a day: what was answered, or that nothing was. */
export function keepAnswer(client: string, key: Buffer, answer: object | undefined): void {
  if (answer) later('update client_requests set facts = $3 where client_id = $1 and key_hash = $2', [client, key, JSON.stringify(answer)])
  else later('delete from client_requests where client_id = $1 and key_hash = $2', [client, key])
}

/** One more of this, counted before it is looked at, so that many at once are no more than as many. Gives which it is. */
export async function countTry(client: string, key: Buffer, now: Date, until: Date): Promise<number> {
  const [row] = await ask<{ count: number }>(oneMore, [client, key, until, now])
  return row?.count ?? 0
}

const oneMore = `insert into client_tries as t values ($1, $2, 1, $3)
  on conflict (client_id, key) do update set count = case when t.until <= $4 then 1 else t.count + 1 end, until = case when t.until <= $4 then excluded.until else t.until end
  returning count`

/** It was no wrong try after all. */
export function takeTryBack(client: string, keys: readonly Buffer[]): void {
  later('update client_tries set count = count - 1 where client_id = $1 and key = any($2)', [client, keys])
}

/** Numbers asked in the hours since then, of each that asked. */
export async function askedSince(since: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await ask<{ client: string; asked: number }>('select client_id as client, sum(count)::integer as asked from client_counts where hour >= $1 group by client_id', [since])
  return new Map(rows.map(({ client, asked }) => [client, asked]))
}

/** What is over: proofs, tokens, and requests and counts of more than a day ago; so too what was counted of inspectors and officials. */
export async function forgetOld(before: Date, now: Date): Promise<void> {
  await db.query('delete from client_proofs where expires_at < $1', { bind: [now] })
  await db.query('delete from client_tokens where expires_at < $1', { bind: [now] })
  await db.query('delete from client_requests where asked_at < $1', { bind: [before] })
  await db.query('delete from client_counts where hour < $1', { bind: [before] })
  await db.query('delete from client_tries where until < $1', { bind: [now] })
  await db.query(`delete from openings where hour < $1::timestamptz - interval '2 days'`, { bind: [before] })
  await db.query(`delete from advertised where hour < $1::timestamptz - interval '2 days'`, { bind: [before] })
}
