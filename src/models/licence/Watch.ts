import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { WatchFacts } from '../../law/hers/watching.ts'
import { db } from '../../platform/database/db.ts'

/** A platform she lets hear of changes to one of her numbers. Without her or the number it says no, and is about nobody. */
export class Watch extends Model<InferAttributes<Watch>, InferCreationAttributes<Watch>> {
  declare id: string
  /** What the client knows it by. */
  declare clientRef: string
  declare clientId: string
  declare personId: string | null
  declare cardId: string | null
  /** Keyed hash of its code, until that was used. */
  declare codeMac: Buffer | null
  declare sealedCode: CreationOptional<string | null>
  declare madeOn: Day
  declare codeUntil: Day
  declare untilDay: Day
  declare begunAt: CreationOptional<Date | null>
  declare stoppedOn: CreationOptional<Day | null>
  /** By the client. */
  declare endedAt: CreationOptional<Date | null>
  /** What the client knows. */
  declare told: CreationOptional<boolean>
  declare lookedOn: CreationOptional<Day | null>

  static allOf(personId: string): Promise<Watch[]> {
    return Watch.findAll({ where: { personId }, order: [['madeOn', 'DESC'], ['untilDay', 'DESC'], ['id', 'ASC']] })
  }

  /** Of a number, or of hers: from now on every answer is no, and a code that was not used is worth nothing. */
  static async stopAll(which: { readonly cardId: string } | { readonly personId: string }, today: Day): Promise<void> {
    await Watch.update({ stoppedOn: today, codeMac: null, lookedOn: null }, { where: { ...which, stoppedOn: null } })
  }

  facts(): NonAttribute<WatchFacts> {
    return { codeUntil: this.codeUntil, untilDay: this.untilDay, isBegun: this.begunAt !== null, isStopped: this.stoppedOn !== null || this.endedAt !== null }
  }
}

Watch.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    clientRef: { type: DataTypes.UUID, allowNull: false },
    clientId: { type: DataTypes.UUID, allowNull: false },
    personId: DataTypes.UUID,
    cardId: DataTypes.UUID,
    codeMac: DataTypes.BLOB,
    sealedCode: { type: DataTypes.UUID, defaultValue: null },
    madeOn: { type: DataTypes.DATEONLY, allowNull: false },
    codeUntil: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: { type: DataTypes.DATEONLY, allowNull: false },
    begunAt: { type: DataTypes.DATE, defaultValue: null },
    stoppedOn: { type: DataTypes.DATEONLY, defaultValue: null },
    endedAt: { type: DataTypes.DATE, defaultValue: null },
    told: { type: DataTypes.BOOLEAN, defaultValue: false },
    lookedOn: { type: DataTypes.DATEONLY, defaultValue: null },
  },
  { sequelize: db, tableName: 'watches', timestamps: false },
)

/** That the answer changed, for the client to ask again: sent until it arrived, or too long. */
export class WatchEvent extends Model<InferAttributes<WatchEvent>, InferCreationAttributes<WatchEvent>> {
  declare id: CreationOptional<string>
  declare watchId: string
  declare plannedAt: Date
  declare nextAt: Date
  declare tries: CreationOptional<number>
  declare deliveredAt: CreationOptional<Date | null>
  declare givenUpAt: CreationOptional<Date | null>
}

WatchEvent.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    watchId: { type: DataTypes.UUID, allowNull: false },
    plannedAt: { type: DataTypes.DATE, allowNull: false },
    nextAt: { type: DataTypes.DATE, allowNull: false },
    tries: { type: DataTypes.INTEGER, defaultValue: 0 },
    deliveredAt: { type: DataTypes.DATE, defaultValue: null },
    givenUpAt: { type: DataTypes.DATE, defaultValue: null },
  },
  { sequelize: db, tableName: 'watch_events', timestamps: false },
)
