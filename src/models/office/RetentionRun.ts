import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { ask, db } from '../../platform/database/db.ts'

/** What one night took away of one kind. Only added to. */
export class RetentionRun extends Model<InferAttributes<RetentionRun>, InferCreationAttributes<RetentionRun>> {
  declare id: CreationOptional<string>
  declare onDay: Day
  declare kind: string
  declare done: number
  declare failed: number
  declare items: Buffer
  declare proof: Buffer
  declare madeAt: CreationOptional<Date>

  /** One after the other: until this transaction ends nobody else adds a line. */
  static async last(): Promise<RetentionRun | null> {
    await ask('select pg_advisory_xact_lock($1)', [RUNS])
    return RetentionRun.findOne({ order: [['id', 'DESC']] })
  }
}

/** Any number that no other lock has. */
const RUNS = 250_001

RetentionRun.init(
  {
    id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
    onDay: { type: DataTypes.DATEONLY, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    done: { type: DataTypes.INTEGER, allowNull: false },
    failed: { type: DataTypes.INTEGER, allowNull: false },
    items: { type: DataTypes.BLOB, allowNull: false },
    proof: { type: DataTypes.BLOB, allowNull: false },
    madeAt: { type: DataTypes.DATE, allowNull: false, defaultValue: db.literal('clock_timestamp()') },
  },
  { sequelize: db, tableName: 'retention_runs', timestamps: false },
)
