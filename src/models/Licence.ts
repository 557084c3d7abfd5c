import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  Transaction,
  type WhereOptions,
} from 'sequelize'
import type { Day } from '../law/day.ts'
import type { Act, LicenceFacts } from '../law/licence.ts'
import { db } from '../platform/db.ts'
import { NotFound } from '../platform/errors.ts'

/** One act on one licence. Never changed, never deleted. */
export class LicenceAct extends Model<InferAttributes<LicenceAct>, InferCreationAttributes<LicenceAct>> {
  declare id: CreationOptional<string>
  declare licenceId: string
  declare personId: string
  declare municipality: string
  declare act: Act
  declare takesEffect: Day
  /** The last day, of a suspension. */
  declare untilDay: CreationOptional<Day | null>
  declare proposalId: CreationOptional<string | null>
  declare actorId: string
}

LicenceAct.init(
  {
    id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
    licenceId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    act: { type: DataTypes.TEXT, allowNull: false },
    takesEffect: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: DataTypes.DATEONLY,
    proposalId: DataTypes.UUID,
    actorId: { type: DataTypes.UUID, allowNull: false },
  },
  { sequelize: db, tableName: 'licence_acts', timestamps: false },
)

/** A licence in the ledger: dates and a keyed hash of the number. What it is worth on a day, the law says. */
export class Licence extends Model<InferAttributes<Licence>, InferCreationAttributes<Licence>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare applicationId: string
  declare municipality: string
  declare numberMac: Buffer
  declare validFrom: Day
  declare validUntil: Day
  declare acts?: NonAttribute<LicenceAct[]>

  static async get(where: WhereOptions<Licence>): Promise<Licence> {
    const licence = await Licence.find(where)
    if (!licence) throw new NotFound()
    return licence
  }

  /** The newest licence with its acts in the order they take effect. */
  static find(where: WhereOptions<Licence>): Promise<Licence | null> {
    return Licence.findOne({
      where,
      include: 'acts',
      order: [
        ['validFrom', 'DESC'],
        ['acts', 'takesEffect', 'ASC'],
        ['acts', 'id', 'ASC'],
      ],
    })
  }

  /** The newest of this person, which no one else changes until this transaction ends. */
  static async lock(personId: string): Promise<Licence> {
    const licence = await Licence.get({ personId })
    await licence.reload({ lock: { level: Transaction.LOCK.UPDATE, of: Licence } })
    return licence
  }

  /** All of this person, with their acts. */
  static allOf(personId: string): Promise<Licence[]> {
    return Licence.findAll({ where: { personId }, include: 'acts' })
  }

  facts(): NonAttribute<LicenceFacts> {
    return { validFrom: this.validFrom, validUntil: this.validUntil, acts: this.acts ?? [] }
  }
}

Licence.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    numberMac: { type: DataTypes.BLOB, allowNull: false },
    validFrom: { type: DataTypes.DATEONLY, allowNull: false },
    validUntil: { type: DataTypes.DATEONLY, allowNull: false },
  },
  { sequelize: db, tableName: 'licences', timestamps: false },
)

Licence.hasMany(LicenceAct, { as: 'acts', foreignKey: 'licenceId' })

/** One showing of the QR code: a random token that leads to the licence for a short time. */
export class Showing extends Model<InferAttributes<Showing>, InferCreationAttributes<Showing>> {
  declare tokenMac: Buffer
  declare licenceId: string
  declare personId: string
  declare expiresAt: Date
}

Showing.init(
  {
    tokenMac: { type: DataTypes.BLOB, primaryKey: true },
    licenceId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    expiresAt: { type: DataTypes.DATE, allowNull: false },
  },
  { sequelize: db, tableName: 'showings', timestamps: false },
)
