import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { ReferGround } from '../../law/care/referral.ts'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'

/** That someone was sent to care: the day, to which region, on which ground, and how far it is in three words. Names nobody. */
export class Referral extends Model<InferAttributes<Referral>, InferCreationAttributes<Referral>> {
  /** As that of what lies with care. */
  declare id: string
  declare municipality: string
  /** Null when the worry itself is gone. */
  declare concernId: string | null
  declare caseMac: Buffer | null
  declare region: string
  declare ground: ReferGround
  declare sentBy: string
  declare sentOn: Day
  declare receivedOn: CreationOptional<Day | null>
  declare contactOn: CreationOptional<Day | null>
  declare closedOn: CreationOptional<Day | null>
}

Referral.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    concernId: DataTypes.UUID,
    caseMac: DataTypes.BLOB,
    region: { type: DataTypes.TEXT, allowNull: false },
    ground: { type: DataTypes.TEXT, allowNull: false },
    sentBy: { type: DataTypes.UUID, allowNull: false },
    sentOn: { type: DataTypes.DATEONLY, allowNull: false },
    receivedOn: DataTypes.DATEONLY,
    contactOn: DataTypes.DATEONLY,
    closedOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'referrals', timestamps: false },
)

/** What a coordinator planned, tried, or passed on with; sealed, and read by care alone. */
export class CareEntry extends Model<InferAttributes<CareEntry>, InferCreationAttributes<CareEntry>> {
  declare id: string
  declare signalId: string
  declare kind: 'plan' | 'attempt' | 'passed'
  declare sealed: Buffer
  declare madeBy: string
  declare madeOn: Day
}

CareEntry.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    signalId: { type: DataTypes.UUID, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    sealed: { type: DataTypes.BLOB, allowNull: false },
    madeBy: { type: DataTypes.UUID, allowNull: false },
    madeOn: { type: DataTypes.DATEONLY, allowNull: false },
  },
  { sequelize: db, tableName: 'care_entries', timestamps: false },
)
