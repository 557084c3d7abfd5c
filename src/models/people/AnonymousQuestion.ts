import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type WhereOptions } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** A question of nobody: no name, network, account or cookie. Found again by a code that is kept only as a keyed hash. */
export class AnonymousQuestion extends Model<InferAttributes<AnonymousQuestion>, InferCreationAttributes<AnonymousQuestion>> {
  declare id: string
  declare codeMac: Buffer
  declare wrappedKey: Buffer
  declare sealed: Buffer
  declare sealedAnswer: CreationOptional<Buffer | null>
  declare language: string
  declare askedOn: Day
  declare answerBy: Day
  declare answeredOn: CreationOptional<Day | null>

  static async get(where: WhereOptions<AnonymousQuestion>, { lock = false } = {}): Promise<AnonymousQuestion> {
    const question = await AnonymousQuestion.findOne({ where, lock })
    if (!question) throw new NotFound()
    return question
  }
}

AnonymousQuestion.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    codeMac: { type: DataTypes.BLOB, allowNull: false },
    wrappedKey: { type: DataTypes.BLOB, allowNull: false },
    sealed: { type: DataTypes.BLOB, allowNull: false },
    sealedAnswer: DataTypes.BLOB,
    language: { type: DataTypes.TEXT, allowNull: false },
    askedOn: { type: DataTypes.DATEONLY, allowNull: false },
    answerBy: { type: DataTypes.DATEONLY, allowNull: false },
    answeredOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'anonymous_questions', timestamps: false },
)
