import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type WhereOptions } from 'sequelize'
import type { CorrectedKind, WrongField } from '../law/hers/rectifying.ts'
import type { Day } from '../law/day.ts'
import { ask, db } from '../platform/database/db.ts'
import { NotFound } from '../platform/errors.ts'

/** That someone had a wrong datum from us, what of it was wrong, and whether they were told. Of nobody named. */
export class CorrectionNote extends Model<InferAttributes<CorrectionNote>, InferCreationAttributes<CorrectionNote>> {
  declare id: CreationOptional<string>
  declare requestId: string
  declare municipality: string
  declare itemKind: CorrectedKind
  declare fields: WrongField[]
  declare actorId: CreationOptional<string | null>
  declare adviceId: CreationOptional<string | null>
  /** The case of another municipality that had it. */
  declare applicationId: CreationOptional<string | null>
  declare seenAt: Date
  declare madeOn: Day
  declare toldOn: CreationOptional<Day | null>
  declare toldBy: CreationOptional<string | null>

  /** Notes it for each municipality at the other end of a case that was handed over; @returns how many. */
  static async noteOtherEnd({ requestId, itemKind, fields, madeOn }: Pick<CorrectionNote, 'requestId' | 'itemKind' | 'fields' | 'madeOn'>, since: Day): Promise<number> {
    const [row] = await ask<{ noted: number }>('select note_other_end($1, $2, $3, $4, $5) as noted', [requestId, itemKind, fields, since, madeOn])
    return row?.noted ?? 0
  }

  /** Within reach and not told yet; nobody else tells it meanwhile. */
  static async lock(where: WhereOptions<CorrectionNote>): Promise<CorrectionNote> {
    const note = await CorrectionNote.findOne({ where, lock: true })
    if (!note) throw new NotFound()
    return note
  }
}

CorrectionNote.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    requestId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    itemKind: { type: DataTypes.TEXT, allowNull: false },
    fields: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
    actorId: DataTypes.UUID,
    adviceId: DataTypes.UUID,
    applicationId: DataTypes.UUID,
    seenAt: { type: DataTypes.DATE, allowNull: false },
    madeOn: { type: DataTypes.DATEONLY, allowNull: false },
    toldOn: DataTypes.DATEONLY,
    toldBy: DataTypes.UUID,
  },
  { sequelize: db, tableName: 'correction_notes', timestamps: false },
)
