import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Day } from '../law/day.ts'
import { db } from '../platform/database/db.ts'

/** That an act was put down on a wrong day: what it was, what it becomes, and the two people. What was stays on record. */
export class FactCorrection extends Model<InferAttributes<FactCorrection>, InferCreationAttributes<FactCorrection>> {
  declare id: CreationOptional<string>
  declare actId: string
  declare applicationId: string
  declare personId: string
  declare municipality: string
  declare was: Day
  declare becomes: Day
  declare sealedReason: string
  declare proposedBy: string
  declare proposedOn: Day
  declare closedBy: CreationOptional<string | null>
  declare closedOn: CreationOptional<Day | null>
  declare agreed: CreationOptional<boolean | null>

  /** Of this case, the oldest first. */
  static allOf(applicationId: string): Promise<FactCorrection[]> {
    return FactCorrection.findAll({ where: { applicationId }, order: [['proposedOn', 'ASC'], ['closedOn', 'ASC'], ['id', 'ASC']] })
  }

  static openOf(applicationId: string): Promise<FactCorrection | null> {
    return FactCorrection.findOne({ where: { applicationId, closedOn: null } })
  }
}

FactCorrection.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    actId: { type: DataTypes.BIGINT, allowNull: false },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    was: { type: DataTypes.DATEONLY, allowNull: false },
    becomes: { type: DataTypes.DATEONLY, allowNull: false },
    sealedReason: { type: DataTypes.UUID, allowNull: false },
    proposedBy: { type: DataTypes.UUID, allowNull: false },
    proposedOn: { type: DataTypes.DATEONLY, allowNull: false },
    closedBy: DataTypes.UUID,
    closedOn: DataTypes.DATEONLY,
    agreed: DataTypes.BOOLEAN,
  },
  { sequelize: db, tableName: 'fact_corrections', timestamps: false },
)
