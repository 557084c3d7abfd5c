import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { HeldPart } from '../../law/hers/dataEffects.ts'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'

/** How one official would answer a request about data; another agrees, or sends it back. The words are sealed. */
export class RequestProposal extends Model<InferAttributes<RequestProposal>, InferCreationAttributes<RequestProposal>> {
  declare id: CreationOptional<string>
  declare requestId: string
  declare municipality: string
  declare outcome: 'granted' | 'denied'
  declare parts: HeldPart[]
  declare sealedWords: string
  declare madeOn: Day
  declare madeAt: CreationOptional<Date>
  declare actorId: string
  declare agreedOn: CreationOptional<Day | null>
  declare agreedBy: CreationOptional<string | null>
  declare returnedOn: CreationOptional<Day | null>
  declare returnedBy: CreationOptional<string | null>
  declare sealedComment: CreationOptional<string | null>
  declare actedCount: CreationOptional<number | null>
  declare actedDigest: CreationOptional<Buffer | null>

  /** What waits for a second pair of eyes. */
  static openOf(requestId: string): Promise<RequestProposal | null> {
    return RequestProposal.findOne({ where: { requestId, agreedOn: null, returnedOn: null } })
  }

  /** What was sent back last, when nothing was proposed since. */
  static async returnedOf(requestId: string): Promise<RequestProposal | null> {
    const last = await RequestProposal.findOne({ where: { requestId }, order: [['madeAt', 'DESC']] })
    return last?.returnedOn ? last : null
  }
}

RequestProposal.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    requestId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    outcome: { type: DataTypes.TEXT, allowNull: false },
    parts: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
    sealedWords: { type: DataTypes.UUID, allowNull: false },
    madeOn: { type: DataTypes.DATEONLY, allowNull: false },
    madeAt: { type: DataTypes.DATE, allowNull: false, defaultValue: db.literal('clock_timestamp()') },
    actorId: { type: DataTypes.UUID, allowNull: false },
    agreedOn: DataTypes.DATEONLY,
    agreedBy: DataTypes.UUID,
    returnedOn: DataTypes.DATEONLY,
    returnedBy: DataTypes.UUID,
    sealedComment: DataTypes.UUID,
    actedCount: DataTypes.INTEGER,
    actedDigest: DataTypes.BLOB,
  },
  { sequelize: db, tableName: 'request_proposals', timestamps: false },
)
