import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import { ask, db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** Where a connection is told of changes: someone asks for it, someone else opens it; the newest that was opened holds. */
export class WatchAddress extends Model<InferAttributes<WatchAddress>, InferCreationAttributes<WatchAddress>> {
  declare id: CreationOptional<string>
  declare clientId: string
  declare url: string
  /** A post to call when nothing arrives. */
  declare contact: string
  declare proposedBy: string
  declare proposedAt: Date
  declare answeredBy: CreationOptional<string | null>
  declare answeredAt: CreationOptional<Date | null>
  declare answer: CreationOptional<'agreed' | 'rejected' | null>

  static async lock(id: string): Promise<WatchAddress> {
    const found = await WatchAddress.findByPk(id, { lock: true })
    if (!found) throw new NotFound()
    return found
  }
}

WatchAddress.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    clientId: { type: DataTypes.UUID, allowNull: false },
    url: { type: DataTypes.TEXT, allowNull: false },
    contact: { type: DataTypes.TEXT, allowNull: false },
    proposedBy: { type: DataTypes.UUID, allowNull: false },
    proposedAt: { type: DataTypes.DATE, allowNull: false },
    answeredBy: { type: DataTypes.UUID, defaultValue: null },
    answeredAt: { type: DataTypes.DATE, defaultValue: null },
    answer: { type: DataTypes.TEXT, defaultValue: null },
  },
  { sequelize: db, tableName: 'watch_addresses', timestamps: false },
)

export interface WatchingClient {
  readonly id: string
  readonly name: string
  /** A connection that ended is not told anything any more. */
  readonly isOpen: boolean
}

/** Whom she can allow to watch, or allowed it. */
export function watchingClients(): Promise<WatchingClient[]> {
  return ask('select id, name, is_open as "isOpen" from watching_clients()', [])
}

export interface Arrivals {
  readonly clientId: string
  /** Of what was tried and did not arrive. */
  readonly oldest: Date | null
  /** Given up since. */
  readonly lost: number
}

/** Of each connection with a watch; counts, and nothing of anyone. */
export function watchArrivals(since: Date): Promise<Arrivals[]> {
  return ask('select client_id as "clientId", oldest, lost::integer from watch_arrivals($1)', [since])
}
