import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** A file opened by someone whose case it is not: until when, and who looked at that. Why is sealed. */
export class Emergency extends Model<InferAttributes<Emergency>, InferCreationAttributes<Emergency>> {
  declare id: CreationOptional<string>
  declare applicationId: string
  declare personId: string
  declare municipality: string
  declare accountId: string
  declare wrappedKey: Buffer
  declare sealedWhy: Buffer
  declare beganAt: Date
  declare endsAt: Date
  declare seenBy: CreationOptional<string | null>
  declare seenAt: CreationOptional<Date | null>
  declare inOrder: CreationOptional<boolean | null>

  static async get(id: string, municipality: string, lock = false): Promise<Emergency> {
    const found = await Emergency.findOne({ where: { id, municipality }, lock })
    if (!found) throw new NotFound()
    return found
  }
}

Emergency.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    accountId: { type: DataTypes.UUID, allowNull: false },
    wrappedKey: { type: DataTypes.BLOB, allowNull: false },
    sealedWhy: { type: DataTypes.BLOB, allowNull: false },
    beganAt: { type: DataTypes.DATE, allowNull: false },
    endsAt: { type: DataTypes.DATE, allowNull: false },
    seenBy: DataTypes.UUID,
    seenAt: DataTypes.DATE,
    inOrder: DataTypes.BOOLEAN,
  },
  { sequelize: db, tableName: 'emergencies', timestamps: false },
)
