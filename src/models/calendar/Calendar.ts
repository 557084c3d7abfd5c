import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute, Op, QueryTypes } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { Moment, RepeatRule } from '../../law/talking/moments.ts'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** A room where talks are held. */
export class Room extends Model<InferAttributes<Room>, InferCreationAttributes<Room>> {
  declare id: CreationOptional<string>
  declare municipality: string
  declare name: string
  declare stepFree: boolean
  /** From this day on nothing is planned there. */
  declare closedOn: CreationOptional<Day | null>

  static allOf(municipality: string): Promise<Room[]> {
    return Room.findAll({ where: { municipality }, order: ['name'] })
  }
}

Room.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    name: { type: DataTypes.TEXT, allowNull: false },
    stepFree: { type: DataTypes.BOOLEAN, allowNull: false },
    closedOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'rooms', timestamps: false },
)

/** A repeat rule: on which days, between which hours, who sits where. */
export class SlotRule extends Model<InferAttributes<SlotRule>, InferCreationAttributes<SlotRule>> {
  declare id: CreationOptional<string>
  declare municipality: string
  declare roomId: string
  declare firstOfficial: string
  declare secondOfficial: string
  declare weekdays: number[]
  declare fromTime: string
  declare untilTime: string
  declare minutes: number
  declare pause: number
  declare firstDay: Day
  declare lastDay: Day
  declare interpreterPhone: string[]
  declare interpreterRoom: string[]
  declare madeBy: string
  declare stoppedOn: CreationOptional<Day | null>
  declare room?: NonAttribute<Room>

  /** Those that still give moments, with their room, in the order of the week. */
  static running(municipality: string, today: Day): Promise<SlotRule[]> {
    return SlotRule.findAll({ where: { municipality, stoppedOn: null, lastDay: { [Op.gte]: today } }, include: 'room', order: ['weekdays', 'fromTime', 'id'] })
  }

  static async get(id: string, municipality: string): Promise<SlotRule> {
    const rule = await SlotRule.findOne({ where: { id, municipality, stoppedOn: null }, include: 'room' })
    if (!rule) throw new NotFound()
    return rule
  }

  /** Nobody else plans here until this transaction ends. */
  static async onlyOne(municipality: string): Promise<void> {
    await db.query(`select pg_advisory_xact_lock(hashtextextended('calendar ' || $1, 0))`, { bind: [municipality], type: QueryTypes.SELECT })
  }

  /** Opens each moment where room and officials are free; how many there came. */
  static async open(id: string, moments: readonly Moment[]): Promise<number> {
    const [row] = await db.query<{ made: string }>(
      `select count(*) filter (where open_slot($1, day, "time")) as made from unnest($2::date[], $3::text[]) as moments(day, "time")`,
      { bind: [id, moments.map(({ day }) => day), moments.map(({ time }) => time)], type: QueryTypes.SELECT },
    )
    return Number(row?.made ?? 0)
  }

  /** As the law reads it; `whoIs` gives the person behind an account. */
  facts(whoIs: ReadonlyMap<string, string>): NonAttribute<RepeatRule> {
    const { weekdays, fromTime, untilTime, minutes, pause, firstDay, lastDay, roomId: room, firstOfficial, secondOfficial } = this
    return { weekdays, fromTime, untilTime, minutes, pause, firstDay, lastDay, room, officials: [firstOfficial, secondOfficial].map((id) => whoIs.get(id) ?? id) }
  }
}

SlotRule.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    roomId: { type: DataTypes.UUID, allowNull: false },
    firstOfficial: { type: DataTypes.UUID, allowNull: false },
    secondOfficial: { type: DataTypes.UUID, allowNull: false },
    weekdays: { type: DataTypes.ARRAY(DataTypes.INTEGER), allowNull: false },
    fromTime: { type: DataTypes.TEXT, allowNull: false },
    untilTime: { type: DataTypes.TEXT, allowNull: false },
    minutes: { type: DataTypes.INTEGER, allowNull: false },
    pause: { type: DataTypes.INTEGER, allowNull: false },
    firstDay: { type: DataTypes.DATEONLY, allowNull: false },
    lastDay: { type: DataTypes.DATEONLY, allowNull: false },
    interpreterPhone: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
    interpreterRoom: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
    madeBy: { type: DataTypes.UUID, allowNull: false },
    stoppedOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'slot_rules', timestamps: false },
)

SlotRule.belongsTo(Room, { as: 'room', foreignKey: 'roomId' })

/** Someone who holds talks here, as colleagues call them; `who` is the person behind the account. */
export interface Interviewer {
  readonly id: string
  readonly label: string | null
  readonly who: string
  /** The last day of their training; null for who is not trained. */
  readonly trainedUntil: Day | null
}

/** Those with a mandate on that day, in an order that stays. */
export function interviewersOf(municipality: string, on: Day): Promise<Interviewer[]> {
  return db.query<Interviewer>(
    `select o.id, l.label, o.trained_until::text as "trainedUntil", encode(coalesce(o.human_mac, uuid_send(o.id)), 'hex') as who
     from officials o left join interviewer_labels l on l.official_id = o.id
     where o.municipality = $1 and o.role = 'interviewer' and o.mandate_from <= $2 and coalesce(o.mandate_until, $2) >= $2
     order by l.label nulls last, o.id`,
    { bind: [municipality, on], type: QueryTypes.SELECT },
  )
}

/** What an interviewer is called in the calendar. */
export async function labelInterviewer(id: string, municipality: string, label: string): Promise<void> {
  await db.query(
    `insert into interviewer_labels (official_id, municipality, label) values ($1, $2, $3) on conflict (official_id) do update set label = excluded.label`,
    { bind: [id, municipality, label], type: QueryTypes.SELECT },
  )
}

/** Moments of these that nobody took are taken away; how many. */
export async function closeFree(municipality: string, ids: readonly string[]): Promise<number> {
  const [row] = await db.query<{ gone: number }>('select close_free_slots($1, $2::uuid[]) as gone', { bind: [municipality, [...ids]], type: QueryTypes.SELECT })
  return row?.gone ?? 0
}

/** From a day until another someone holds no talks. */
export class Absence extends Model<InferAttributes<Absence>, InferCreationAttributes<Absence>> {
  declare id: CreationOptional<string>
  declare municipality: string
  declare officialId: string
  declare fromDay: Day
  declare untilDay: Day
  declare madeBy: string

  /** Those that are not over. */
  static coming(municipality: string, today: Day): Promise<Absence[]> {
    return Absence.findAll({ where: { municipality, untilDay: { [Op.gte]: today } }, order: ['fromDay', 'id'] })
  }
}

Absence.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    officialId: { type: DataTypes.UUID, allowNull: false },
    fromDay: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: { type: DataTypes.DATEONLY, allowNull: false },
    madeBy: { type: DataTypes.UUID, allowNull: false },
  },
  { sequelize: db, tableName: 'absences', timestamps: false },
)
