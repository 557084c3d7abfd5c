import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute, type WhereOptions } from 'sequelize'
import type { AdviceFacts, AdviceField, AdviceGround, AdviceKind } from '../law/deciding/advice.ts'
import type { Day } from '../law/day.ts'
import { db } from '../platform/database/db.ts'
import { NotFound } from '../platform/errors.ts'

/** That advice was asked, on which ground and with which fields; the words, and what was sent, lie sealed. */
export class AdviceRequest extends Model<InferAttributes<AdviceRequest>, InferCreationAttributes<AdviceRequest>> {
  declare id: CreationOptional<string>
  declare applicationId: string
  declare personId: string
  declare municipality: string
  declare kind: AdviceKind
  declare ground: AdviceGround
  declare fields: AdviceField[]
  declare sealedWords: string
  declare askedBy: string
  declare askedOn: Day
  declare answerBy: Day
  declare sealedAnswer: CreationOptional<string | null>
  declare answeredBy: CreationOptional<string | null>
  declare answeredOn: CreationOptional<Day | null>

  static async get(where: WhereOptions<AdviceRequest>, lock = false): Promise<AdviceRequest> {
    const advice = await AdviceRequest.findOne({ where, lock })
    if (!advice) throw new NotFound()
    return advice
  }

  facts(): NonAttribute<AdviceFacts> {
    return { askedOn: this.askedOn, answerBy: this.answerBy, answeredOn: this.answeredOn }
  }
}

AdviceRequest.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    ground: { type: DataTypes.TEXT, allowNull: false },
    fields: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
    sealedWords: { type: DataTypes.UUID, allowNull: false },
    askedBy: { type: DataTypes.UUID, allowNull: false },
    askedOn: { type: DataTypes.DATEONLY, allowNull: false },
    answerBy: { type: DataTypes.DATEONLY, allowNull: false },
    sealedAnswer: DataTypes.UUID,
    answeredBy: DataTypes.UUID,
    answeredOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'advice_requests', timestamps: false },
)
