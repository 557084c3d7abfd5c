import { DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { ask, db } from '../../platform/database/db.ts'

/** How many, of one thing, in one month, in one municipality. Counted once, when the month is over. */
export class MonthCount extends Model<InferAttributes<MonthCount>, InferCreationAttributes<MonthCount>> {
  declare municipality: string
  /** Its first day. */
  declare month: Day
  declare figure: string
  declare part: string
  declare count: number

  /** From that month on, oldest first. */
  static since(municipality: string, month: Day): Promise<MonthCount[]> {
    return ask<MonthCount>('select municipality, month::text, figure, part, count from month_counts where municipality = $1 and month >= $2 order by month', [municipality, month])
  }

  /** Adds these unless they are there: a month that two count at once is counted once. */
  static async keep(rows: readonly InferCreationAttributes<MonthCount>[]): Promise<void> {
    await ask('insert into month_counts select * from json_populate_recordset(null::month_counts, $1) on conflict do nothing', [JSON.stringify(rows)])
  }
}

MonthCount.init(
  {
    municipality: { type: DataTypes.TEXT, primaryKey: true },
    month: { type: DataTypes.DATEONLY, primaryKey: true },
    figure: { type: DataTypes.TEXT, primaryKey: true },
    part: { type: DataTypes.TEXT, primaryKey: true },
    count: { type: DataTypes.INTEGER, allowNull: false },
  },
  { sequelize: db, tableName: 'month_counts', timestamps: false },
)
