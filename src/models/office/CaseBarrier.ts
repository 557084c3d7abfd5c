import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type WhereOptions } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { BarrierReason } from '../../law/office/shield.ts'
import { ask, db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** That an account must not see someone's file, nor any other account of the same person. */
export class CaseBarrier extends Model<InferAttributes<CaseBarrier>, InferCreationAttributes<CaseBarrier>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare municipality: string
  declare accountId: string
  declare humanMac: CreationOptional<Buffer | null>
  declare reason: BarrierReason
  declare placedBy: string
  declare placedOn: Day
  declare liftAskedBy: CreationOptional<string | null>
  declare liftAskedOn: CreationOptional<Day | null>
  declare liftedBy: CreationOptional<string | null>
  declare liftedOn: CreationOptional<Day | null>

  static async lock(where: WhereOptions<CaseBarrier>): Promise<CaseBarrier> {
    const barrier = await CaseBarrier.findOne({ where, lock: true })
    if (!barrier) throw new NotFound()
    return barrier
  }

  /** Whether this person waits until someone has read whom she named, for whoever asks. */
  static async waits(personId: string): Promise<boolean> {
    const [row] = await ask<{ waits: boolean }>('select waits_for_shield($1) as waits', [personId])
    return row?.waits ?? false
  }
}

CaseBarrier.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    accountId: { type: DataTypes.UUID, allowNull: false },
    humanMac: DataTypes.BLOB,
    reason: { type: DataTypes.TEXT, allowNull: false },
    placedBy: { type: DataTypes.UUID, allowNull: false },
    placedOn: { type: DataTypes.DATEONLY, allowNull: false },
    liftAskedBy: DataTypes.UUID,
    liftAskedOn: DataTypes.DATEONLY,
    liftedBy: DataTypes.UUID,
    liftedOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'case_barriers', timestamps: false },
)
