import { type Attributes, type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { LetterKind } from '../../law/deciding/letters.ts'
import { ask, db, later } from '../../platform/database/db.ts'
import { columnsOf } from '../../platform/database/rows.ts'

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
  /** When what it leaves to be done is due: its file, and that she is told; null once that is done. */
  declare finishAt: CreationOptional<Date | null>
  declare read?: NonAttribute<LetterRead | null>

  /** Sent, and not finished after so many seconds; who waits longest first. */
  static async unfinished(seconds: number, most: number): Promise<string[]> {
    const rows = await ask<{ id: string }>('select id from letters where finish_at <= clock_timestamp() - make_interval(secs => $1) order by finish_at limit $2', [seconds, most])
    return rows.map(({ id }) => id)
  }

  /** As long as it is not finished, and nobody else is busy with it. The case first, as whoever moves a case with its letters. */
  static async takeUnfinished(id: string): Promise<Letter | undefined> {
    later('select from applications where id = (select application_id from letters where id = $1) for key share', [id])
    const [row] = await ask<Attributes<Letter>>(`select ${ofLetter()} from letters l where l.id = $1 and l.finish_at is not null for no key update skip locked`, [id])
    return row && Letter.build(row, { isNewRecord: false, raw: true })
  }

  /** After as long as it waits already, and every hour; of what waits since nobody knows when, every hour. */
  static tryLater(id: string): void {
    later(`update letters set finish_at = clock_timestamp() + least(greatest(coalesce(clock_timestamp() - accessible_at, interval '1 hour'), interval '5 seconds'), interval '1 hour') where id = $1 and finish_at is not null`, [id])
  }
}

let columns = ''

function ofLetter(): string {
  return (columns ||= columnsOf(Letter, 'l').map(([name, column]) => `${column} as "${name}"`).join(', '))
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
    finishAt: DataTypes.DATE,
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
