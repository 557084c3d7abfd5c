import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { glance, hot } from '../../platform/database/connection.ts'
import { ask, db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { InterpreterWish } from '../calendar/Slot.ts'

/** A designated municipality with the day of its first free moment; null where there is none. What is not known is null. */
export interface Place {
  readonly code: string
  readonly name: string
  readonly province: string
  readonly phone: string | null
  readonly stepFree: boolean | null
  readonly hearingLoop: boolean | null
  readonly spoken: readonly string[]
  readonly firstDay: Day | null
}

const senderTo = `
  select m.sender_name from applications a join municipalities m on m.code = a.municipality
  where a.person_id = $1 and a.received_on is not null order by a.received_on desc, a.started_on desc limit 1`

const names = new Map<string, string>()

/** A municipality. Only designated ones hold talks and decide. */
export class Municipality extends Model<InferAttributes<Municipality>, InferCreationAttributes<Municipality>> {
  declare code: string
  declare name: string
  declare region: string
  declare province: string
  declare regionCode: string
  /** Where the talk is: street, number, and which door. */
  declare desk: CreationOptional<string | null>
  declare phone: CreationOptional<string | null>
  declare stepFree: CreationOptional<boolean | null>
  declare hearingLoop: CreationOptional<boolean | null>
  declare spoken: CreationOptional<string[]>
  /** By the clock, `08:30`: when the office is open. */
  declare opensAt: CreationOptional<string>
  declare closesAt: CreationOptional<string>
  /** By which name it writes; null: by that of the service. */
  declare senderName: CreationOptional<string | null>

  /** Those that may be chosen on this day. */
  static designated(on: Day): Promise<Municipality[]> {
    return Municipality.of(glance('designated-on', "select municipality from designations where from_day <= $1 and coalesce(until_day, 'infinity') >= $1", [on]))
  }

  static async isDesignated(code: string, on: Day): Promise<boolean> {
    const [row] = await glance<{ is: boolean }>('is-designated', 'select is_designated($1, $2) as is', [code, on])
    return row?.is ?? false
  }

  /** Those that are, and those that were and may finish what they were asked. */
  static atWork(today: Day): Promise<Municipality[]> {
    return Municipality.of(glance('designated-ever', 'select distinct municipality from designations where from_day <= $1', [today]))
  }

  private static async of(found: Promise<{ municipality: string }[]>): Promise<Municipality[]> {
    return Municipality.findAll({ where: { code: (await found).map(({ municipality }) => municipality) }, order: ['name'] })
  }

  /** The regions of the country, by code. */
  static regions(): Promise<{ code: string; name: string }[]> {
    return ask<{ code: string; name: string }>('select distinct region_code as code, region as name from municipalities order by region_code', [])
  }

  /** By which name it writes, if it has one of its own; a municipality that is not there has none to fall back on. */
  static async senderOf(code: string): Promise<string | null> {
    const [row] = await glance<{ name: string | null }>('sender-of', 'select sender_name as name from municipalities where code = $1', [code])
    if (!row) throw new NotFound()
    return row.name
  }

  /** A name stays as it is, so it is asked once. */
  static async named(code: string): Promise<string> {
    const name = names.get(code) ?? (await Municipality.findByPk(code, { rejectOnEmpty: true })).name
    names.set(code, name)
    return name
  }

  /** By which name whoever handles her newest application writes. */
  static async senderTo(personId: string): Promise<string | null> {
    const [row] = await ask<{ sender_name: string | null }>(senderTo, [personId])
    return row?.sender_name ?? null
  }

  /** Every municipality that may be chosen today with its waiting time, in one round trip; told to anyone. */
  static places(today: Day, from: Day, { mode, language }: InterpreterWish): Promise<Place[]> {
    const columns = 'code, name, province, phone, step_free as "stepFree", hearing_loop as "hearingLoop", spoken, first_day::text as "firstDay"'
    return hot<Place>('waiting_times', `select ${columns} from waiting_times($1, $2, $3, $4)`, [today, from, mode, language])
  }
}

Municipality.init(
  {
    code: { type: DataTypes.TEXT, primaryKey: true },
    name: { type: DataTypes.TEXT, allowNull: false },
    region: { type: DataTypes.TEXT, allowNull: false },
    province: { type: DataTypes.TEXT, allowNull: false },
    regionCode: { type: DataTypes.TEXT, allowNull: false },
    desk: DataTypes.TEXT,
    phone: DataTypes.TEXT,
    stepFree: DataTypes.BOOLEAN,
    hearingLoop: DataTypes.BOOLEAN,
    spoken: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false, defaultValue: [] },
    opensAt: { type: DataTypes.TEXT, allowNull: false, defaultValue: '07:00' },
    closesAt: { type: DataTypes.TEXT, allowNull: false, defaultValue: '19:00' },
    senderName: DataTypes.TEXT,
  },
  { sequelize: db, tableName: 'municipalities', timestamps: false },
)
