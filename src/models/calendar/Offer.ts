import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, Op, QueryTypes } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'

/** A moment that is kept for someone who waits; each moment once for her. */
export class Offer extends Model<InferAttributes<Offer>, InferCreationAttributes<Offer>> {
  declare id: CreationOptional<string>
  declare applicationId: string
  declare municipality: string
  declare slotId: string
  declare offeredAt: Date
  declare untilAt: Date

  static async madeTo(applicationId: string): Promise<string[]> {
    return (await Offer.findAll({ where: { applicationId }, attributes: ['slotId'] })).map(({ slotId }) => slotId)
  }

  /** Until when something is kept for her now. */
  static async runningFor(applicationId: string, now: Date): Promise<Date | null> {
    return (await Offer.findOne({ where: { applicationId, untilAt: { [Op.gt]: now } }, order: [['untilAt', 'DESC']] }))?.untilAt ?? null
  }
}

Offer.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    slotId: { type: DataTypes.UUID, allowNull: false },
    offeredAt: { type: DataTypes.DATE, allowNull: false },
    untilAt: { type: DataTypes.DATE, allowNull: false },
  },
  { sequelize: db, tableName: 'slot_offers', timestamps: false },
)

/** Who waits here with nothing kept for them: whoever let the fewest go first, then who waits longest. */
export async function waitingFor(municipality: string, now: Date): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select a.id from applications a where a.municipality = $1 and a.waiting_since is not null and a.closed_on is null and a.slot_id is null
       and not exists (select from slot_offers o where o.application_id = a.id and o.until_at > $2)
     order by (select count(*) from slot_offers o where o.application_id = a.id), a.waiting_since, a.started_on, a.id limit 200`,
    { bind: [municipality, now], type: QueryTypes.SELECT },
  )
  return rows.map(({ id }) => id)
}

/** Puts down that on this day nothing was free in time; false when it stood there. */
export async function noteFull(municipality: string, onDay: Day, untilDay: Day, waiting: number): Promise<boolean> {
  const rows = await db.query(
    `insert into calendar_notes (municipality, on_day, until_day, waiting) values ($1, $2, $3, $4) on conflict do nothing returning on_day`,
    { bind: [municipality, onDay, untilDay, waiting], type: QueryTypes.SELECT },
  )
  return rows.length > 0
}

/** The days before this one on which that was so, the last first. */
export async function fullDays(municipality: string, today: Day): Promise<Day[]> {
  const rows = await db.query<{ day: Day }>(`select on_day::text as day from calendar_notes where municipality = $1 and on_day <= $2 order by on_day desc limit 60`, { bind: [municipality, today], type: QueryTypes.SELECT })
  return rows.map(({ day }) => day)
}
