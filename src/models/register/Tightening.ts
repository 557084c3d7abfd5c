import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize'
import type { TightenedSort } from '../../law/register/tightening.ts'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** Limits that are stricter for a while. */
export class Tightening extends Model<InferAttributes<Tightening>, InferCreationAttributes<Tightening>> {
  declare id: string
  declare sort: TightenedSort
  declare parts: number
  declare fromAt: Date
  declare untilAt: Date
  declare madeBy: string
  declare endedBy: CreationOptional<string | null>
  declare endedAt: CreationOptional<Date | null>

  static async lock(id: string): Promise<Tightening> {
    const found = await Tightening.findByPk(id, { lock: true })
    if (!found) throw new NotFound()
    return found
  }

  /** For how many it was set. */
  hours(): NonAttribute<number> {
    return Math.round((this.untilAt.getTime() - this.fromAt.getTime()) / 3_600_000)
  }
}

Tightening.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    sort: { type: DataTypes.TEXT, allowNull: false },
    parts: { type: DataTypes.INTEGER, allowNull: false },
    fromAt: { type: DataTypes.DATE, allowNull: false },
    untilAt: { type: DataTypes.DATE, allowNull: false },
    madeBy: { type: DataTypes.UUID, allowNull: false },
    endedBy: { type: DataTypes.UUID, defaultValue: null },
    endedAt: { type: DataTypes.DATE, defaultValue: null },
  },
  { sequelize: db, tableName: 'tightenings', timestamps: false },
)
