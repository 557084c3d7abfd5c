import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { ChangeKind, ChangeReason } from '../../law/office/appointing.ts'
import type { Day } from '../../law/day.ts'
import type { StaffRole } from '../../law/office/office.ts'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** What one administrator proposes about a mandate, and another decides. */
export class MandateChange extends Model<InferAttributes<MandateChange>, InferCreationAttributes<MandateChange>> {
  declare id: CreationOptional<string>
  declare municipality: string
  declare kind: ChangeKind
  declare officialId: CreationOptional<string | null>
  declare subjectMac: CreationOptional<Buffer | null>
  declare sealedName: CreationOptional<Buffer | null>
  declare role: StaffRole
  declare fromDay: Day
  declare untilDay: Day
  declare seenRole: CreationOptional<string | null>
  declare seenUntil: CreationOptional<Day | null>
  declare trainedUntil: CreationOptional<Day | null>
  declare seenTrained: CreationOptional<Day | null>
  declare why: ChangeReason
  declare proposedBy: string
  declare proposedOn: Day
  declare decidedBy: CreationOptional<string | null>
  declare decidedOn: CreationOptional<Day | null>
  declare outcome: CreationOptional<'confirmed' | 'rejected' | null>

  /** Within reach, and nobody else decides it until this transaction ends. */
  static async lock(id: string, municipality: string): Promise<MandateChange> {
    const change = await MandateChange.findOne({ where: { id, municipality }, lock: true })
    if (!change) throw new NotFound()
    return change
  }
}

MandateChange.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    officialId: DataTypes.UUID,
    subjectMac: DataTypes.BLOB,
    sealedName: DataTypes.BLOB,
    role: { type: DataTypes.TEXT, allowNull: false },
    fromDay: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: { type: DataTypes.DATEONLY, allowNull: false },
    seenRole: DataTypes.TEXT,
    seenUntil: DataTypes.DATEONLY,
    trainedUntil: DataTypes.DATEONLY,
    seenTrained: DataTypes.DATEONLY,
    why: { type: DataTypes.TEXT, allowNull: false },
    proposedBy: { type: DataTypes.UUID, allowNull: false },
    proposedOn: { type: DataTypes.DATEONLY, allowNull: false },
    decidedBy: DataTypes.UUID,
    decidedOn: DataTypes.DATEONLY,
    outcome: DataTypes.TEXT,
  },
  { sequelize: db, tableName: 'mandate_changes', timestamps: false },
)

/** What a municipality said of itself before and after, by whom and why. Only added to. */
export class MunicipalityChange extends Model<InferAttributes<MunicipalityChange>, InferCreationAttributes<MunicipalityChange>> {
  declare id: CreationOptional<string>
  declare municipality: string
  declare field: string
  declare was: string
  declare becomes: string
  declare why: string
  declare actorId: string
  declare onDay: Day
}

MunicipalityChange.init(
  {
    id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    field: { type: DataTypes.TEXT, allowNull: false },
    was: { type: DataTypes.TEXT, allowNull: false },
    becomes: { type: DataTypes.TEXT, allowNull: false },
    why: { type: DataTypes.TEXT, allowNull: false },
    actorId: { type: DataTypes.UUID, allowNull: false },
    onDay: { type: DataTypes.DATEONLY, allowNull: false },
  },
  { sequelize: db, tableName: 'municipality_changes', timestamps: false },
)
