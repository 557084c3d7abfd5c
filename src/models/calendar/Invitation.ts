import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import { db } from '../../platform/database/db.ts'

export type InterpreterAnswer = 'accepted' | 'knows'

/** An interpreter was asked for one talk. Who that is, is not kept; nor can the row alone say in which language. */
export class Invitation extends Model<InferAttributes<Invitation>, InferCreationAttributes<Invitation>> {
  declare id: CreationOptional<string>
  declare applicationId: string
  declare municipality: string
  declare slotId: string
  declare tokenMac: Buffer
  declare sealed: Buffer
  declare expiresAt: Date
  declare answer: CreationOptional<InterpreterAnswer | null>
  declare answeredAt: CreationOptional<Date | null>
  declare madeBy: string
  declare madeAt: Date

  /** The newest for this talk at this moment. */
  static latest(applicationId: string, slotId: string): Promise<Invitation | null> {
    return Invitation.findOne({ where: { applicationId, slotId }, order: [['madeAt', 'DESC']] })
  }
}

Invitation.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    slotId: { type: DataTypes.UUID, allowNull: false },
    tokenMac: { type: DataTypes.BLOB, allowNull: false },
    sealed: { type: DataTypes.BLOB, allowNull: false },
    expiresAt: { type: DataTypes.DATE, allowNull: false },
    answer: DataTypes.TEXT,
    answeredAt: DataTypes.DATE,
    madeBy: { type: DataTypes.UUID, allowNull: false },
    madeAt: { type: DataTypes.DATE, allowNull: false },
  },
  { sequelize: db, tableName: 'interpreter_invitations', timestamps: false },
)
