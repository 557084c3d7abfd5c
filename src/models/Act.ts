import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize'
import type { ActOnRecord, ApplicationAct } from '../law/application.ts'
import type { Day } from '../law/day.ts'
import { db } from '../platform/database/db.ts'

/** One act in one application. Never changed, never deleted. */
export class Act extends Model<InferAttributes<Act>, InferCreationAttributes<Act>> {
  declare id: CreationOptional<string>
  declare applicationId: string
  declare personId: string
  declare municipality: string | null
  declare act: ApplicationAct
  declare onDay: Day
  declare untilDay: Day | null
  /** The first day of a suspension of the term. */
  declare fromDay: CreationOptional<Day | null>
  /** The day it was, when it was put down on a wrong one. */
  declare correctedDay: CreationOptional<Day | null>
  declare outcome: 'grant' | 'refuse' | null
  declare grounds: CreationOptional<string[]>
  declare actorId: string
  /** The colleague it is about, by account. */
  declare aboutId: CreationOptional<string | null>
  /** Of which talk of the case: a second one has views of its own. */
  declare talk: CreationOptional<number>
  /** How often something of the case was undone on objection, and one. */
  declare round: CreationOptional<number>

  /** The day it was, corrected or not. */
  get day(): NonAttribute<Day> {
    return this.correctedDay ?? this.onDay
  }
}

Act.init(
  {
    id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: DataTypes.TEXT,
    act: { type: DataTypes.TEXT, allowNull: false },
    onDay: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: DataTypes.DATEONLY,
    fromDay: DataTypes.DATEONLY,
    correctedDay: DataTypes.DATEONLY,
    outcome: DataTypes.TEXT,
    grounds: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false, defaultValue: [] },
    actorId: { type: DataTypes.UUID, allowNull: false },
    aboutId: DataTypes.UUID,
    talk: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 1 },
    round: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 1 },
  },
  { sequelize: db, tableName: 'application_acts', timestamps: false },
)

/** As the law reads it. */
export function onRecord({ act, onDay, correctedDay, actorId, aboutId, untilDay, fromDay, outcome, grounds }: Act): ActOnRecord {
  return { act, on: correctedDay ?? onDay, by: actorId, ...(aboutId && { about: aboutId }), ...(untilDay && { until: untilDay }), ...(fromDay && { from: fromDay }), ...(outcome && { outcome }), ...((fromDay || act === 'offerHelp') && grounds.length && { grounds }) }
}
