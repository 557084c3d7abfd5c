import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute, Op, QueryTypes } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { Recipient, SharedField, ShareFacts } from '../../law/hers/sharing.ts'
import { db } from '../../platform/database/db.ts'

/** A code she made for someone: what for, until when and how often. The code itself lies sealed; here is its keyed hash. */
export class Share extends Model<InferAttributes<Share>, InferCreationAttributes<Share>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare cardId: string | null
  declare applicationId: string | null
  declare codeMac: Buffer
  declare tailMac: Buffer
  declare sealedShare: string | null
  declare recipient: Recipient
  declare fields: SharedField[]
  declare madeOn: Day
  declare untilDay: Day
  declare views: number
  declare viewsLeft: number
  declare stoppedOn: CreationOptional<Day | null>

  static allOf(personId: string): Promise<Share[]> {
    return Share.findAll({ where: { personId }, order: [['madeOn', 'DESC'], ['untilDay', 'DESC'], ['id', 'ASC']] })
  }

  facts(): NonAttribute<ShareFacts> {
    return { untilDay: this.untilDay, viewsLeft: this.viewsLeft, stoppedOn: this.stoppedOn }
  }
}

Share.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    cardId: DataTypes.UUID,
    applicationId: DataTypes.UUID,
    codeMac: { type: DataTypes.BLOB, allowNull: false },
    tailMac: { type: DataTypes.BLOB, allowNull: false },
    sealedShare: DataTypes.UUID,
    recipient: { type: DataTypes.TEXT, allowNull: false },
    fields: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
    madeOn: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: { type: DataTypes.DATEONLY, allowNull: false },
    views: { type: DataTypes.INTEGER, allowNull: false },
    viewsLeft: { type: DataTypes.INTEGER, allowNull: false },
    stoppedOn: { type: DataTypes.DATEONLY, defaultValue: null },
  },
  { sequelize: db, tableName: 'shares', timestamps: false },
)

/** Wrong tries, by the keyed hash of what was typed or of the network it came from. */
export class ShareTries extends Model<InferAttributes<ShareTries>, InferCreationAttributes<ShareTries>> {
  declare key: Buffer
  declare wrong: number
  declare until: Date

  /** One more try for each, counted before it is looked at, so that many at once are no more than as many. Gives the most that any has had. */
  static async countOne(keys: readonly Buffer[], most: number, now: Date, until: Date): Promise<number> {
    await ShareTries.destroy({ where: { until: { [Op.lte]: now } } })
    const counts: number[] = []
    for (const key of keys) {
      const [row] = await db.query<{ wrong: number }>(
        `insert into share_tries as t values ($1, 1, $2)
         on conflict (key) do update set wrong = t.wrong + 1, until = case when t.wrong < $3 then excluded.until else t.until end
         returning wrong`,
        { bind: [key, until, most], type: QueryTypes.SELECT },
      )
      counts.push(row?.wrong ?? 0)
    }
    return Math.max(...counts)
  }

  /** It was no wrong try after all. */
  static async takeBack(keys: readonly Buffer[]): Promise<void> {
    await ShareTries.decrement('wrong', { by: 1, where: { key: [...keys] } })
  }
}

ShareTries.init(
  {
    key: { type: DataTypes.BLOB, primaryKey: true },
    wrong: { type: DataTypes.INTEGER, allowNull: false },
    until: { type: DataTypes.DATE, allowNull: false },
  },
  { sequelize: db, tableName: 'share_tries', timestamps: false },
)
