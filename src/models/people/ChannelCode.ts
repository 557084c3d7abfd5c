import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import { db } from '../../platform/database/db.ts'

/** The code that went to a new channel: only a keyed hash of it, until when it works, and how often it was tried. */
export class ChannelCode extends Model<InferAttributes<ChannelCode>, InferCreationAttributes<ChannelCode>> {
  declare personId: string
  declare codeMac: Buffer
  declare expiresAt: Date
  declare tries: CreationOptional<number>
}

ChannelCode.init(
  {
    personId: { type: DataTypes.UUID, primaryKey: true },
    codeMac: { type: DataTypes.BLOB, allowNull: false },
    expiresAt: { type: DataTypes.DATE, allowNull: false },
    tries: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
  },
  { sequelize: db, tableName: 'channel_codes', timestamps: false },
)
