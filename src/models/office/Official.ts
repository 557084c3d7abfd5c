import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Area, LaterGround, ShiftReason } from '../../law/checking/shift.ts'
import type { Day } from '../../law/day.ts'
import type { OfficialRole } from '../../law/office/office.ts'
import { db } from '../../platform/database/db.ts'

/** Someone who works here: a role with a mandate between two days, by no name that can be read. */
export class Official extends Model<InferAttributes<Official>, InferCreationAttributes<Official>> {
  declare id: CreationOptional<string>
  declare subjectMac: Buffer
  /** The person behind the account, who can have more of them: a keyed hash of what the provider always calls them. */
  declare humanMac: CreationOptional<Buffer | null>
  declare role: OfficialRole
  declare municipality: CreationOptional<string | null>
  declare unit: CreationOptional<string | null>
  declare mandateFrom: Day
  declare mandateUntil: CreationOptional<Day | null>
  /** What administrators call the account; sealed, and read by them alone. */
  declare sealedName: CreationOptional<Buffer | null>
  declare reviewedOn: CreationOptional<Day | null>
  declare warnedOn: CreationOptional<Day | null>
  /** The last day on which someone who holds talks counts as trained for it. */
  declare trainedUntil: CreationOptional<Day | null>
}

Official.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    subjectMac: { type: DataTypes.BLOB, allowNull: false },
    humanMac: DataTypes.BLOB,
    role: { type: DataTypes.TEXT, allowNull: false },
    municipality: DataTypes.TEXT,
    unit: DataTypes.TEXT,
    mandateFrom: { type: DataTypes.DATEONLY, allowNull: false },
    mandateUntil: DataTypes.DATEONLY,
    sealedName: DataTypes.BLOB,
    reviewedOn: DataTypes.DATEONLY,
    warnedOn: DataTypes.DATEONLY,
    trainedUntil: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'officials', timestamps: false },
)

/** A period in which an inspector checks, with one reason for all of it. */
export class Shift extends Model<InferAttributes<Shift>, InferCreationAttributes<Shift>> {
  declare id: CreationOptional<string>
  declare actorId: string
  declare unit: string
  declare reason: ShiftReason
  declare area: Area
  /** Of checks within an investigation: the day from which she sees them, and why not before. */
  declare shownFrom: CreationOptional<Day | null>
  declare laterGround: CreationOptional<LaterGround | null>
  declare startedAt: Date
  declare endsAt: Date
}

Shift.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    actorId: { type: DataTypes.UUID, allowNull: false },
    unit: { type: DataTypes.TEXT, allowNull: false },
    reason: { type: DataTypes.TEXT, allowNull: false },
    area: { type: DataTypes.TEXT, allowNull: false },
    shownFrom: DataTypes.DATEONLY,
    laterGround: DataTypes.TEXT,
    startedAt: { type: DataTypes.DATE, allowNull: false },
    endsAt: { type: DataTypes.DATE, allowNull: false },
  },
  { sequelize: db, tableName: 'shifts', timestamps: false },
)
