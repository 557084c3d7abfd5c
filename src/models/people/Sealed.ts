import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'

/** One thing about one person, unreadable here. `kind` says what it is, never what it holds. */
export class Sealed extends Model<InferAttributes<Sealed>, InferCreationAttributes<Sealed>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare applicationId: string | null
  declare compartment: string
  declare kind: string
  declare ciphertext: Buffer
  /** Closed for use since that day. */
  declare limitedOn: CreationOptional<Day | null>
  declare createdAt: CreationOptional<Date>
}

Sealed.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    applicationId: DataTypes.UUID,
    compartment: { type: DataTypes.TEXT, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    ciphertext: { type: DataTypes.BLOB, allowNull: false },
    limitedOn: DataTypes.DATEONLY,
    createdAt: { type: DataTypes.DATE, allowNull: false, defaultValue: db.literal('clock_timestamp()') },
  },
  { sequelize: db, tableName: 'sealed', timestamps: false },
)
