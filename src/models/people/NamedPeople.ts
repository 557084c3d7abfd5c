import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type WhereOptions } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { NamingOutcome, Reader } from '../../law/office/shield.ts'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** That she named people who must not see her file. Who they are lies sealed. */
export class NamedPeople extends Model<InferAttributes<NamedPeople>, InferCreationAttributes<NamedPeople>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare applicationId: string
  declare sealedText: string
  declare reader: Reader
  declare namedOn: Day
  declare handledOn: CreationOptional<Day | null>
  declare handledBy: CreationOptional<string | null>
  declare outcome: CreationOptional<NamingOutcome | null>

  static async get(where: WhereOptions<NamedPeople>, lock = false): Promise<NamedPeople> {
    const naming = await NamedPeople.findOne({ where, lock })
    if (!naming) throw new NotFound()
    return naming
  }
}

NamedPeople.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    sealedText: { type: DataTypes.UUID, allowNull: false },
    reader: { type: DataTypes.TEXT, allowNull: false },
    namedOn: { type: DataTypes.DATEONLY, allowNull: false },
    handledOn: DataTypes.DATEONLY,
    handledBy: DataTypes.UUID,
    outcome: DataTypes.TEXT,
  },
  { sequelize: db, tableName: 'named_people', timestamps: false },
)
