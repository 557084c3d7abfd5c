import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** That a unit was somewhere, on a day; what was seen is sealed, in versions. */
export class Visit extends Model<InferAttributes<Visit>, InferCreationAttributes<Visit>> {
  declare id: string
  declare actorId: string
  declare unit: string
  declare madeAt: Date
  declare wrappedKey: Buffer

  static async get(id: string, unit: string): Promise<Visit> {
    const visit = await Visit.findOne({ where: { id, unit } })
    if (!visit) throw new NotFound()
    return visit
  }
}

Visit.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    actorId: { type: DataTypes.UUID, allowNull: false },
    unit: { type: DataTypes.TEXT, allowNull: false },
    madeAt: { type: DataTypes.DATE, allowNull: false },
    wrappedKey: { type: DataTypes.BLOB, allowNull: false },
  },
  { sequelize: db, tableName: 'visits', timestamps: false },
)

export class VisitVersion extends Model<InferAttributes<VisitVersion>, InferCreationAttributes<VisitVersion>> {
  declare visitId: string
  declare version: CreationOptional<number>
  declare madeAt: Date
  declare sealed: Buffer
}

VisitVersion.init(
  {
    visitId: { type: DataTypes.UUID, primaryKey: true },
    version: { type: DataTypes.INTEGER, primaryKey: true },
    madeAt: { type: DataTypes.DATE, allowNull: false },
    sealed: { type: DataTypes.BLOB, allowNull: false },
  },
  { sequelize: db, tableName: 'visit_versions', timestamps: false },
)
