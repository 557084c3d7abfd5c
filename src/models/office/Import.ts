import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, Op, type WhereOptions } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { ask, db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** A file that was read: what waits of it is sealed, and gone once it is taken over or a day has passed. */
export class Import extends Model<InferAttributes<Import>, InferCreationAttributes<Import>> {
  declare id: string
  declare municipality: string
  declare digest: Buffer
  declare applications: number
  declare licences: number
  declare madeBy: string
  declare madeAt: Date
  declare wrappedKey: Buffer | null
  declare sealed: Buffer | null
  declare doneBy: CreationOptional<string | null>
  declare doneOn: CreationOptional<Day | null>
  declare undoneBy: CreationOptional<string | null>
  declare undoneOn: CreationOptional<Day | null>

  static async get(where: WhereOptions<Import>, lock = false): Promise<Import> {
    const found = await Import.findOne({ where, lock })
    if (!found) throw new NotFound()
    return found
  }

  static latest(municipality: string): Promise<Import[]> {
    return Import.findAll({ where: { municipality }, order: [['madeAt', 'DESC']], limit: 50 })
  }

  /** Read before this, and still waiting. */
  static waitingSince(before: Date): Promise<Import[]> {
    return Import.findAll({ where: { doneOn: null, madeAt: { [Op.lt]: before } } })
  }

  /** Of how many something was done after they were taken over. */
  async touched(): Promise<number> {
    const [row] = await ask<{ count: number }>(touched, [this.id])
    return row?.count ?? 0
  }
}

const touched = `
  select count(*)::int as count from import_rows r where r.import_id = $1 and (
    r.handed_on is not null
    or exists (select from application_acts c where c.application_id = r.application_id
               and c.id > (select t.id from application_acts t where t.application_id = r.application_id and t.act = 'takeOver'))
    or exists (select from applications o where o.person_id = r.person_id and o.id <> r.application_id)
    or exists (select from licences l join licence_acts c on c.licence_id = l.id where l.application_id = r.application_id)
    or exists (select from letters l join letter_deliveries d on d.letter_id = l.id where l.application_id = r.application_id)
    or exists (select from letters l join letter_reads d on d.letter_id = l.id where l.application_id = r.application_id))`

Import.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    digest: { type: DataTypes.BLOB, allowNull: false },
    applications: { type: DataTypes.INTEGER, allowNull: false },
    licences: { type: DataTypes.INTEGER, allowNull: false },
    madeBy: { type: DataTypes.UUID, allowNull: false },
    madeAt: { type: DataTypes.DATE, allowNull: false },
    wrappedKey: DataTypes.BLOB,
    sealed: DataTypes.BLOB,
    doneBy: DataTypes.UUID,
    doneOn: DataTypes.DATEONLY,
    undoneBy: DataTypes.UUID,
    undoneOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'imports', timestamps: false },
)

/** Which case came by which file; the person is known again by a keyed hash alone. */
export class ImportRow extends Model<InferAttributes<ImportRow>, InferCreationAttributes<ImportRow>> {
  declare applicationId: string
  declare importId: string
  declare personId: string
  declare municipality: string
  /** In the file: who has the file knows which case it became. */
  declare line: number
  declare personMac: Buffer
  /** The day she was at the desk for it. */
  declare handedOn: CreationOptional<Day | null>
}

ImportRow.init(
  {
    applicationId: { type: DataTypes.UUID, primaryKey: true },
    importId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    line: { type: DataTypes.INTEGER, allowNull: false },
    personMac: { type: DataTypes.BLOB, allowNull: false },
    handedOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'import_rows', timestamps: false },
)
