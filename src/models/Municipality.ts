import { DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import { db } from '../platform/db.ts'

/** A municipality. Only designated ones hold talks and decide. */
export class Municipality extends Model<InferAttributes<Municipality>, InferCreationAttributes<Municipality>> {
  declare code: string
  declare name: string
  declare region: string
  declare designated: boolean

  static designated(): Promise<Municipality[]> {
    return Municipality.findAll({ where: { designated: true }, order: ['name'] })
  }

  static async named(code: string): Promise<string> {
    return (await Municipality.findByPk(code, { rejectOnEmpty: true })).name
  }
}

Municipality.init(
  {
    code: { type: DataTypes.TEXT, primaryKey: true },
    name: { type: DataTypes.TEXT, allowNull: false },
    region: { type: DataTypes.TEXT, allowNull: false },
    designated: { type: DataTypes.BOOLEAN, allowNull: false },
  },
  { sequelize: db, tableName: 'municipalities', timestamps: false },
)
