import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type CreationOptional, type NonAttribute } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { DesignationFacts } from '../../law/register/designation.ts'
import { db } from '../../platform/database/db.ts'

/** Between these days a municipality holds talks and decides. What it was asked in them it finishes after them. */
export class Designation extends Model<InferAttributes<Designation>, InferCreationAttributes<Designation>> {
  declare id: string
  declare municipality: string
  declare fromDay: Day
  declare untilDay: CreationOptional<Day | null>
  declare endedBy: CreationOptional<string | null>

  static of(municipality: string): Promise<Designation[]> {
    return Designation.findAll({ where: { municipality }, order: ['fromDay'] })
  }

  facts(): NonAttribute<DesignationFacts> {
    return { from: this.fromDay, until: this.untilDay }
  }
}

Designation.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    fromDay: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: { type: DataTypes.DATEONLY, defaultValue: null },
    endedBy: { type: DataTypes.UUID, defaultValue: null },
  },
  { sequelize: db, tableName: 'designations', timestamps: false },
)
