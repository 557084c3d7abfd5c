import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { LetterKind } from '../../law/deciding/letters.ts'
import { db } from '../../platform/database/db.ts'

/** A letter that was sent. Its file is made once, sealed with its digest, and never made again. */
export class Letter extends Model<InferAttributes<Letter>, InferCreationAttributes<Letter>> {
  declare id: CreationOptional<string>
  declare applicationId: string
  declare personId: string
  declare municipality: string
  declare kind: LetterKind
  declare reference: string
  declare sealedText: string
  /** Absent until the file is made, moments after the letter is sent. */
  declare sealedPdf: CreationOptional<string | null>
  declare sha256: CreationOptional<Buffer | null>
  declare sentOn: Day
  /** The version of its kind. */
  declare template: CreationOptional<number>
  /** Since when she can read it here; null of what was sent before that was kept. */
  declare accessibleAt: CreationOptional<Date | null>
  /** The last day to do something about it: to object, or to give her view. */
  declare lastDay: Day | null
  /** The act on the licence that it tells of. */
  declare ofAct: CreationOptional<string | null>
  declare read?: NonAttribute<LetterRead | null>
}

Letter.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    reference: { type: DataTypes.TEXT, allowNull: false },
    sealedText: { type: DataTypes.UUID, allowNull: false },
    sealedPdf: DataTypes.UUID,
    sha256: DataTypes.BLOB,
    sentOn: { type: DataTypes.DATEONLY, allowNull: false },
    template: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
    accessibleAt: DataTypes.DATE,
    lastDay: DataTypes.DATEONLY,
    ofAct: DataTypes.BIGINT,
  },
  { sequelize: db, tableName: 'letters', timestamps: false },
)

/** That she read a letter, and when for the first time. */
export class LetterRead extends Model<InferAttributes<LetterRead>, InferCreationAttributes<LetterRead>> {
  declare letterId: string
  declare personId: string
  declare readOn: Day
}

LetterRead.init(
  {
    letterId: { type: DataTypes.UUID, primaryKey: true },
    personId: { type: DataTypes.UUID, allowNull: false },
    readOn: { type: DataTypes.DATEONLY, allowNull: false },
  },
  { sequelize: db, tableName: 'letter_reads', timestamps: false },
)

Letter.hasOne(LetterRead, { as: 'read', foreignKey: 'letterId' })
