import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, QueryTypes } from 'sequelize'
import type { Day } from '../law/day.ts'
import { db } from '../platform/db.ts'

/** A moment at which a municipality can hold a talk. */
export class Slot extends Model<InferAttributes<Slot>, InferCreationAttributes<Slot>> {
  declare id: CreationOptional<string>
  declare municipality: string
  declare day: Day
  declare time: string

  /** The moments nobody has taken, from a day on, soonest first. */
  static free(municipality: string, from: Day, atMost = 60): Promise<Slot[]> {
    return db.query('select * from free_slots($1, $2, $3)', {
      bind: [municipality, from, atMost],
      type: QueryTypes.SELECT,
      model: Slot,
      mapToModel: true,
    })
  }
}

Slot.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    day: { type: DataTypes.DATEONLY, allowNull: false },
    time: { type: DataTypes.TEXT, allowNull: false },
  },
  { sequelize: db, tableName: 'slots', timestamps: false },
)
