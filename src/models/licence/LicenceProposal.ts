import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'

export type ProposedAct = 'suspend' | 'reinstate' | 'revoke'

/** An act on a licence that one official proposes and another decides on. Closed by the decision or by sending it back. */
export class LicenceProposal extends Model<InferAttributes<LicenceProposal>, InferCreationAttributes<LicenceProposal>> {
  declare id: CreationOptional<string>
  declare licenceId: string
  declare personId: string
  declare municipality: string
  declare act: ProposedAct
  /** Of a suspension or a revocation. */
  declare grounds: CreationOptional<string[]>
  declare fromDay: Day
  declare weeks: number | null
  declare sealedWords: string
  declare actorId: string
  declare proposedOn: Day
  declare closedOn: CreationOptional<Day | null>

  static openOf(licenceId: string): Promise<LicenceProposal | null> {
    return LicenceProposal.findOne({ where: { licenceId, closedOn: null } })
  }
}

LicenceProposal.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    licenceId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    act: { type: DataTypes.TEXT, allowNull: false },
    grounds: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false, defaultValue: [] },
    fromDay: { type: DataTypes.DATEONLY, allowNull: false },
    weeks: DataTypes.INTEGER,
    sealedWords: { type: DataTypes.UUID, allowNull: false },
    actorId: { type: DataTypes.UUID, allowNull: false },
    proposedOn: { type: DataTypes.DATEONLY, allowNull: false },
    closedOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'licence_proposals', timestamps: false },
)
