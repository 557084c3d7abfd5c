import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { BlockName } from '../../law/talking/interview.ts'
import { db } from '../../platform/database/db.ts'

/** A block of the record of a talk that is being held: that it is there, and its version. What it says lies sealed. */
export class TalkBlock extends Model<InferAttributes<TalkBlock>, InferCreationAttributes<TalkBlock>> {
  declare applicationId: string
  declare personId: string
  declare municipality: string
  declare name: BlockName
  /** Of the talk: as long as the same two were there. */
  declare part: CreationOptional<number>
  declare version: CreationOptional<number>
  declare sealedId: string

  static allOf(applicationId: string): Promise<TalkBlock[]> {
    return TalkBlock.findAll({ where: { applicationId }, order: [['part', 'ASC']] })
  }

  static named(applicationId: string, name: BlockName): Promise<TalkBlock[]> {
    return TalkBlock.findAll({ where: { applicationId, name }, order: [['part', 'ASC']] })
  }
}

TalkBlock.init(
  {
    applicationId: { type: DataTypes.UUID, primaryKey: true },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    name: { type: DataTypes.TEXT, primaryKey: true },
    part: { type: DataTypes.SMALLINT, primaryKey: true, defaultValue: 1 },
    version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
    sealedId: { type: DataTypes.UUID, allowNull: false },
  },
  { sequelize: db, tableName: 'talk_blocks', timestamps: false },
)
