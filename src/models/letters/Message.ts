import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, Op, QueryTypes, type WhereOptions } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { MessageKey } from '../../law/hers/messages.ts'
import { ask, db } from '../../platform/database/db.ts'

/** One message: to whom, which sentence, when. What it says and where it goes are made at the moment of sending. */
export class Message extends Model<InferAttributes<Message>, InferCreationAttributes<Message>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare key: MessageKey
  declare madeAt: Date
  declare plannedAt: Date
  declare lastDay: CreationOptional<Day | null>
  declare tries: CreationOptional<number>
  declare sentAt: CreationOptional<Date | null>
  declare failedAt: CreationOptional<Date | null>

  /** Plans it, unless one like it waits already: then that one stands for both. */
  static async plan(message: Pick<Message, 'personId' | 'key' | 'madeAt' | 'plannedAt'> & { lastDay?: Day }): Promise<boolean> {
    const { personId, key, madeAt, plannedAt, lastDay = null } = message
    const rows = await ask(
      `insert into messages (id, person_id, key, made_at, planned_at, last_day) values (gen_random_uuid(), $1, $2, $3, $4, $5)
       on conflict do nothing returning id`,
      [personId, key, madeAt, plannedAt, lastDay],
    )
    return rows.length > 0
  }

  /** What is due, what cannot wait first. */
  static async due(now: Date): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `select id from messages where sent_at is null and failed_at is null and planned_at <= $1
       order by array_position(array['newchannel', 'urgent', 'appt', 'generic'], key), planned_at limit 500`,
      { bind: [now], type: QueryTypes.SELECT },
    )
    return rows.map(({ id }) => id)
  }

  /** Undefined when it is gone, was handled, or someone else is busy with it. */
  static async take(id: string): Promise<Message | null> {
    return Message.findOne({ where: { id, sentAt: null, failedAt: null }, lock: true, skipLocked: true })
  }

  /** Whether something did not arrive; a code that did not says so of another channel. */
  static async isFailing(personId: string): Promise<boolean> {
    const [row] = await ask<{ failing: boolean }>(`select exists (select from messages where person_id = $1 and key <> 'newchannel' and failed_at is not null) as failing`, [personId])
    return row?.failing ?? false
  }

  static waiting(personId: string): WhereOptions<Message> {
    return { personId, sentAt: null, failedAt: null }
  }

  /** What says that her channel does not work; a code that did not arrive says so of another. */
  static failed(personId: string): WhereOptions<Message> {
    return { personId, key: { [Op.ne]: 'newchannel' }, failedAt: { [Op.not]: null } }
  }

  /** What waits and cannot wait for another day; it goes before what can. */
  static firmer(personId: string): Promise<Message | null> {
    return Message.findOne({ where: { [Op.and]: [Message.waiting(personId), { key: ['appt', 'urgent'] }] }, order: [['plannedAt', 'DESC']] })
  }

  /** When something went to her, newest first. */
  static async sentTo(personId: string): Promise<Date[]> {
    const sent = await Message.findAll({ where: { personId, sentAt: { [Op.not]: null } }, order: [['sentAt', 'DESC']] })
    return sent.flatMap(({ sentAt }) => sentAt ?? [])
  }

  /** The newest that arrived of those that count against one a day. */
  static async lastSent(personId: string): Promise<Date | undefined> {
    const last = await Message.findOne({ where: { personId, key: { [Op.ne]: 'newchannel' }, sentAt: { [Op.not]: null } }, order: [['sentAt', 'DESC']] })
    return last?.sentAt ?? undefined
  }
}

Message.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    key: { type: DataTypes.TEXT, allowNull: false },
    madeAt: { type: DataTypes.DATE, allowNull: false },
    plannedAt: { type: DataTypes.DATE, allowNull: false },
    lastDay: DataTypes.DATEONLY,
    tries: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
    sentAt: DataTypes.DATE,
    failedAt: DataTypes.DATE,
  },
  { sequelize: db, tableName: 'messages', timestamps: false },
)
