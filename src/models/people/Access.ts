import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, Op, QueryTypes } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'

/** A code that the front desk handed out and that nobody has used yet. Once used, it is gone. */
export class DeskCode extends Model<InferAttributes<DeskCode>, InferCreationAttributes<DeskCode>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare municipality: string
  declare submissionKey: string
  declare findsMac: Buffer
  declare provesMac: Buffer
  declare wrong: CreationOptional<number>
  declare expiresAt: Date
  declare madeBy: string

  /** One statement, whatever the answer: a wrong proof counts, and one that is locked or too old proves nothing. */
  static async prove(findsMac: Buffer, provesMac: Buffer, now: Date, tries: number): Promise<{ id: string; personId: string } | undefined> {
    const [found] = await db.query<{ id: string; personId: string; right: boolean }>(
      `update desk_codes set wrong = wrong + (case when proves_mac = $2 then 0 else 1 end)
       where finds_mac = $1 and expires_at > $3 and wrong < $4
       returning id, person_id as "personId", proves_mac = $2 as right`,
      { bind: [findsMac, provesMac, now, tries], type: QueryTypes.SELECT },
    )
    return found?.right ? { id: found.id, personId: found.personId } : undefined
  }

  /** Those whose time has passed. */
  static late(now: Date): Promise<DeskCode[]> {
    return DeskCode.findAll({ where: { expiresAt: { [Op.lte]: now } } })
  }
}

DeskCode.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    submissionKey: { type: DataTypes.UUID, allowNull: false },
    findsMac: { type: DataTypes.BLOB, allowNull: false },
    provesMac: { type: DataTypes.BLOB, allowNull: false },
    wrong: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    expiresAt: { type: DataTypes.DATE, allowNull: false },
    madeBy: { type: DataTypes.UUID, allowNull: false },
  },
  { sequelize: db, tableName: 'desk_codes', timestamps: false },
)

/** The words someone comes back by, as a keyed slow hash. */
export class RecoveryWords extends Model<InferAttributes<RecoveryWords>, InferCreationAttributes<RecoveryWords>> {
  declare personId: string
  declare wordsMac: Buffer
  declare madeOn: Day
}

RecoveryWords.init(
  {
    personId: { type: DataTypes.UUID, primaryKey: true },
    wordsMac: { type: DataTypes.BLOB, allowNull: false },
    madeOn: { type: DataTypes.DATEONLY, allowNull: false },
  },
  { sequelize: db, tableName: 'recovery_words', timestamps: false },
)

/** The public half of a key that lies in a phone. */
export class Passkey extends Model<InferAttributes<Passkey>, InferCreationAttributes<Passkey>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare credentialId: Buffer
  declare publicKey: Buffer
  declare counter: number
  declare answeredMac: CreationOptional<Buffer | null>
  declare madeOn: Day
  declare lastUsedOn: CreationOptional<Day | null>
}

Passkey.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    credentialId: { type: DataTypes.BLOB, allowNull: false },
    publicKey: { type: DataTypes.BLOB, allowNull: false },
    // The driver gives a bigint as text.
    counter: { type: DataTypes.BIGINT, allowNull: false, get() { return Number(this.getDataValue('counter')) } },
    answeredMac: DataTypes.BLOB,
    madeOn: { type: DataTypes.DATEONLY, allowNull: false },
    lastUsedOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'passkeys', timestamps: false },
)
