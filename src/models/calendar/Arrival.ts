import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, Op } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { hot } from '../../platform/database/connection.ts'
import { db } from '../../platform/database/db.ts'

/** Someone is there for her talk, and is called by a code that says nothing. Gone the night after. */
export class Arrival extends Model<InferAttributes<Arrival>, InferCreationAttributes<Arrival>> {
  declare applicationId: string
  declare municipality: string
  declare day: Day
  declare callCode: string
  declare roomId: CreationOptional<string | null>
  declare arrivedAt: Date
  declare calledAt: CreationOptional<Date | null>
  declare madeBy: string

  static today(municipality: string, day: Day): Promise<Arrival[]> {
    return Arrival.findAll({ where: { municipality, day }, order: ['arrivedAt'] })
  }

  static before(day: Day): Promise<number> {
    return Arrival.destroy({ where: { day: { [Op.lt]: day } } })
  }
}

Arrival.init(
  {
    applicationId: { type: DataTypes.UUID, primaryKey: true },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    day: { type: DataTypes.DATEONLY, primaryKey: true },
    callCode: { type: DataTypes.TEXT, allowNull: false },
    roomId: DataTypes.UUID,
    arrivedAt: { type: DataTypes.DATE, allowNull: false },
    calledAt: DataTypes.DATE,
    madeBy: { type: DataTypes.UUID, allowNull: false },
  },
  { sequelize: db, tableName: 'arrivals', timestamps: false },
)

/** A screen in a hall: known by its address alone, for one day. */
export class HallScreen extends Model<InferAttributes<HallScreen>, InferCreationAttributes<HallScreen>> {
  declare tokenMac: Buffer
  declare municipality: string
  declare madeBy: string
  declare expiresAt: Date

  static over(now: Date): Promise<number> {
    return HallScreen.destroy({ where: { expiresAt: { [Op.lte]: now } } })
  }
}

HallScreen.init(
  {
    tokenMac: { type: DataTypes.BLOB, primaryKey: true },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    madeBy: { type: DataTypes.UUID, allowNull: false },
    expiresAt: { type: DataTypes.DATE, allowNull: false },
  },
  { sequelize: db, tableName: 'hall_screens', timestamps: false },
)

export interface Call {
  readonly code: string
  readonly room: string | null
}

/** What this screen shows; undefined for any that is not one, or not any more. */
export async function callsFor(tokenMac: Buffer, on: Day, at: Date, since: Date): Promise<Call[] | undefined> {
  const rows = await hot<{ call_code: string | null; room: string | null }>('hall-calls', 'select call_code, room from hall_calls($1, $2, $3, $4)', [tokenMac, on, at, since])
  if (!rows.length) return undefined
  return rows.flatMap(({ call_code: code, room }) => (code ? [{ code, room }] : []))
}
