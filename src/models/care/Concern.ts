import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize'
import type { ConcernFacts, Found } from '../../law/care/concern.ts'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** A worry that an official wrote down. No person, application or account of hers stands here; it lies under a key of its own. */
export class Concern extends Model<InferAttributes<Concern>, InferCreationAttributes<Concern>> {
  declare id: string
  declare municipality: string
  declare origin: 'talk' | 'inspection'
  declare caseMac: Buffer | null
  declare wrappedKey: Buffer
  declare sealed: Buffer
  declare recordedBy: string
  declare recordedOn: Day
  declare readBy: CreationOptional<string | null>
  declare readOn: CreationOptional<Day | null>
  declare found: CreationOptional<Found | null>
  declare reviewedBy: CreationOptional<string | null>
  declare reviewedOn: CreationOptional<Day | null>

  static async lock(id: string): Promise<Concern> {
    const concern = await Concern.findOne({ where: { id }, lock: true })
    if (!concern) throw new NotFound()
    return concern
  }

  facts(referredOn: Day | null): NonAttribute<ConcernFacts> {
    const { origin, recordedBy, recordedOn, readBy, readOn, found, reviewedOn } = this
    return { origin, recordedBy, recordedOn, readBy: readBy ?? null, readOn: readOn ?? null, found: found ?? null, reviewedOn: reviewedOn ?? null, referredOn }
  }
}

Concern.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    origin: { type: DataTypes.TEXT, allowNull: false },
    caseMac: DataTypes.BLOB,
    wrappedKey: { type: DataTypes.BLOB, allowNull: false },
    sealed: { type: DataTypes.BLOB, allowNull: false },
    recordedBy: { type: DataTypes.UUID, allowNull: false },
    recordedOn: { type: DataTypes.DATEONLY, allowNull: false },
    readBy: DataTypes.UUID,
    readOn: DataTypes.DATEONLY,
    found: DataTypes.TEXT,
    reviewedBy: DataTypes.UUID,
    reviewedOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'concerns', timestamps: false },
)
