import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute, Op } from 'sequelize'
import type { Urgency } from '../../law/care/concern.ts'
import type { SignalFacts } from '../../law/care/signal.ts'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** What every answer to one question leaves behind, whatever was chosen. Only the job that holds the second key tells them apart. */
export class Envelope extends Model<InferAttributes<Envelope>, InferCreationAttributes<Envelope>> {
  declare id: string
  declare wrappedKey: Buffer
  declare sealed: Buffer
}

Envelope.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    wrappedKey: { type: DataTypes.BLOB, allowNull: false },
    sealed: { type: DataTypes.BLOB, allowNull: false },
  },
  { sequelize: db, tableName: 'envelopes', timestamps: false },
)

/** Someone asked to be spoken to apart. No person, application or account stands here; it lies under a key of its own. */
export class Signal extends Model<InferAttributes<Signal>, InferCreationAttributes<Signal>> {
  declare id: string
  /** Null when no place was chosen yet: then it is for every coordinator. */
  declare region: string | null
  declare language: string
  declare wrappedKey: Buffer
  declare sealed: Buffer
  declare receivedOn: Day
  declare acceptedOn: CreationOptional<Day | null>
  declare acceptedBy: CreationOptional<string | null>
  declare closedOn: CreationOptional<Day | null>
  /** Of someone a municipality sent; null of who asked herself. */
  declare urgency: CreationOptional<Urgency | null>
  declare contactOn: CreationOptional<Day | null>
  declare nextOn: CreationOptional<Day | null>
  declare touchedOn: CreationOptional<Day | null>

  static async lock(id: string): Promise<Signal> {
    const signal = await Signal.findOne({ where: { id }, lock: true })
    if (!signal) throw new NotFound()
    return signal
  }

  facts(): NonAttribute<SignalFacts> {
    const { acceptedOn, acceptedBy, closedOn, nextOn } = this
    return { acceptedOn: acceptedOn ?? null, acceptedBy: acceptedBy ?? null, closedOn: closedOn ?? null, nextOn: nextOn ?? null }
  }
}

Signal.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    region: DataTypes.TEXT,
    language: { type: DataTypes.TEXT, allowNull: false },
    wrappedKey: { type: DataTypes.BLOB, allowNull: false },
    sealed: { type: DataTypes.BLOB, allowNull: false },
    receivedOn: { type: DataTypes.DATEONLY, allowNull: false },
    acceptedOn: DataTypes.DATEONLY,
    acceptedBy: DataTypes.UUID,
    closedOn: DataTypes.DATEONLY,
    urgency: DataTypes.TEXT,
    contactOn: DataTypes.DATEONLY,
    nextOn: DataTypes.DATEONLY,
    touchedOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'signals', timestamps: false },
)

/** Who coordinates care in a region, with a mandate between two days. No name is kept. */
export class CareAccount extends Model<InferAttributes<CareAccount>, InferCreationAttributes<CareAccount>> {
  declare id: CreationOptional<string>
  declare subjectMac: Buffer
  declare region: string
  declare mandateFrom: Day
  declare mandateUntil: CreationOptional<Day | null>

  /** The regions that have someone today. */
  static async present(today: Day): Promise<string[]> {
    const rows = await CareAccount.findAll({ attributes: ['region'], where: { mandateFrom: { [Op.lte]: today }, [Op.or]: [{ mandateUntil: null }, { mandateUntil: { [Op.gte]: today } }] } })
    return [...new Set(rows.map(({ region }) => region))]
  }
}

CareAccount.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    subjectMac: { type: DataTypes.BLOB, allowNull: false },
    region: { type: DataTypes.TEXT, allowNull: false },
    mandateFrom: { type: DataTypes.DATEONLY, allowNull: false },
    mandateUntil: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'care_coordinators', timestamps: false },
)
