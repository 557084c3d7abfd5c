import { DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'

/** What is sealed together with the file; names nobody. */
export interface SealFacts {
  readonly kind: string
  readonly reference: string
  readonly sentOn: Day
  readonly template: number
  /** Of a file that was made before there were seals: the day it got one. */
  readonly sealedOn?: Day
}

/** The seal of the file of a decision. Never changed. */
export class LetterSeal extends Model<InferAttributes<LetterSeal>, InferCreationAttributes<LetterSeal>> {
  declare letterId: string
  declare personId: string
  declare municipality: string
  declare codeMac: Buffer
  declare facts: SealFacts
  declare digest: Buffer
  declare kid: string
  declare signature: Buffer
}

LetterSeal.init(
  {
    letterId: { type: DataTypes.UUID, primaryKey: true },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    codeMac: { type: DataTypes.BLOB, allowNull: false },
    facts: { type: DataTypes.JSONB, allowNull: false },
    digest: { type: DataTypes.BLOB, allowNull: false },
    kid: { type: DataTypes.TEXT, allowNull: false },
    signature: { type: DataTypes.BLOB, allowNull: false },
  },
  { sequelize: db, tableName: 'letter_seals', timestamps: false },
)
