import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { HelperGround, Scope } from '../../law/hers/mandate.ts'
import { db } from '../../platform/database/db.ts'

/** How a helper comes back: the keyed hash of what the provider calls them, and nothing else. */
export class HelperAccount extends Model<InferAttributes<HelperAccount>, InferCreationAttributes<HelperAccount>> {
  declare id: CreationOptional<string>
  declare subjectMac: Buffer
  declare createdOn: Day
}

HelperAccount.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    subjectMac: { type: DataTypes.BLOB, allowNull: false },
    createdOn: { type: DataTypes.DATEONLY, allowNull: false },
  },
  { sequelize: db, tableName: 'helpers', timestamps: false },
)

/** That someone may help her: how much and until when. What she calls the helper, and herself to the helper, is sealed. */
export class Mandate extends Model<InferAttributes<Mandate>, InferCreationAttributes<Mandate>> {
  declare id: string
  declare personId: string
  declare helperId: CreationOptional<string | null>
  declare codeMac: Buffer
  declare scope: Scope
  declare sealedNames: string
  declare madeOn: Day
  declare until: Day
  declare takenOn: CreationOptional<Day | null>
  declare stoppedOn: CreationOptional<Day | null>
  declare refusedOn: CreationOptional<Day | null>
  declare refusedBy: CreationOptional<string | null>
  declare refusedGround: CreationOptional<HelperGround | null>
}

Mandate.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    personId: { type: DataTypes.UUID, allowNull: false },
    helperId: DataTypes.UUID,
    codeMac: { type: DataTypes.BLOB, allowNull: false },
    scope: { type: DataTypes.TEXT, allowNull: false },
    sealedNames: { type: DataTypes.UUID, allowNull: false },
    madeOn: { type: DataTypes.DATEONLY, allowNull: false },
    until: { type: DataTypes.DATEONLY, allowNull: false, field: 'until_day' },
    takenOn: DataTypes.DATEONLY,
    stoppedOn: DataTypes.DATEONLY,
    refusedOn: DataTypes.DATEONLY,
    refusedBy: DataTypes.UUID,
    refusedGround: DataTypes.TEXT,
  },
  { sequelize: db, tableName: 'mandates', timestamps: false },
)
