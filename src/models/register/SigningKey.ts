import { DataTypes, type CreationOptional, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize'
import type { KeyFacts, RetiringReason } from '../../law/register/signingKey.ts'
import { ask, db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** A key that signs cards and lists; its secret half lies wrapped by the keyring until it is retired. */
export class SigningKey extends Model<InferAttributes<SigningKey>, InferCreationAttributes<SigningKey>> {
  declare kid: string
  declare publicKey: Buffer
  /** With which the keyring knows it. */
  declare id: CreationOptional<string>
  declare wrappedKey: Buffer | null
  declare madeAt: Date
  declare signsFrom: Date
  declare retiredAt: CreationOptional<Date | null>

  /** All there ever were, oldest first; nobody else changes any of them until this transaction ends. */
  static async hold(): Promise<SigningKey[]> {
    await ask('select pg_advisory_xact_lock(430001)', [])
    return SigningKey.all()
  }

  static all(): Promise<SigningKey[]> {
    return SigningKey.findAll({ order: ['signsFrom', 'kid'] })
  }

  facts(): NonAttribute<KeyFacts> {
    const { kid, signsFrom, retiredAt } = this
    return { kid, signsFrom, retiredAt }
  }
}

SigningKey.init(
  {
    kid: { type: DataTypes.TEXT, primaryKey: true },
    publicKey: { type: DataTypes.BLOB, allowNull: false },
    id: { type: DataTypes.UUID, defaultValue: DataTypes.UUIDV4 },
    wrappedKey: DataTypes.BLOB,
    madeAt: { type: DataTypes.DATE, allowNull: false },
    signsFrom: { type: DataTypes.DATE, allowNull: false },
    retiredAt: { type: DataTypes.DATE, defaultValue: null },
  },
  { sequelize: db, tableName: 'signing_keys', timestamps: false },
)

/** Someone asks that a key counts no longer; someone else answers. */
export class KeyRetirement extends Model<InferAttributes<KeyRetirement>, InferCreationAttributes<KeyRetirement>> {
  declare id: CreationOptional<string>
  declare kid: string
  declare reason: RetiringReason
  declare proposedBy: string
  declare proposedAt: Date
  declare answeredBy: CreationOptional<string | null>
  declare answeredAt: CreationOptional<Date | null>
  declare answer: CreationOptional<'agreed' | 'rejected' | null>

  static async lock(id: string): Promise<KeyRetirement> {
    const found = await KeyRetirement.findByPk(id, { lock: true })
    if (!found) throw new NotFound()
    return found
  }
}

KeyRetirement.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    kid: { type: DataTypes.TEXT, allowNull: false },
    reason: { type: DataTypes.TEXT, allowNull: false },
    proposedBy: { type: DataTypes.UUID, allowNull: false },
    proposedAt: { type: DataTypes.DATE, allowNull: false },
    answeredBy: { type: DataTypes.UUID, defaultValue: null },
    answeredAt: { type: DataTypes.DATE, defaultValue: null },
    answer: { type: DataTypes.TEXT, defaultValue: null },
  },
  { sequelize: db, tableName: 'key_retirements', timestamps: false },
)
