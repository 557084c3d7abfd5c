import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, Op, QueryTypes } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { InterpreterMode } from '../../law/talking/interview.ts'
import { ask, db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** The interpreter a moment must have: how, and for which language. */
export interface InterpreterWish {
  readonly mode: InterpreterMode
  readonly language: string
}

/** When and where a talk is, as an invitation says it. */
export interface Placed {
  readonly on: Day
  readonly time: string
  readonly place: string
}

/** More than any page offers. */
const MANY = 10_000

/** A moment at which a municipality can hold a talk, with the interpreters that are part of it. */
export class Slot extends Model<InferAttributes<Slot>, InferCreationAttributes<Slot>> {
  declare id: CreationOptional<string>
  declare municipality: string
  declare day: Day
  declare time: string
  /** Languages; `*` is every language. */
  declare interpreterPhone: CreationOptional<string[]>
  declare interpreterRoom: CreationOptional<string[]>
  /** The repeat rule it comes from, and its room; null for a moment that stands alone. */
  declare ruleId: CreationOptional<string | null>
  declare roomId: CreationOptional<string | null>
  declare minutes: CreationOptional<number>
  /** It stays, though its rule is over. */
  declare settledOn: CreationOptional<Day | null>

  static async placed(id: string): Promise<Placed> {
    const text = 'select s.day::text as "on", s.time, coalesce(m.desk, m.name) as place from slots s join municipalities m on m.code = s.municipality where s.id = $1'
    const [placed] = await ask<Placed>(text, [id])
    if (!placed) throw new NotFound()
    return placed
  }

  /** The moments nobody has taken and that fit, from a day on, soonest first. */
  static free(municipality: string, from: Day, { mode, language }: InterpreterWish, atMost = 60): Promise<Slot[]> {
    return db.query('select * from free_moments($1, $2, $3, $4, $5)', {
      bind: [municipality, from, mode, language, atMost],
      type: QueryTypes.SELECT,
      model: Slot,
      mapToModel: true,
    })
  }

  /** Whether this one is among them. */
  static async isFree(id: string, municipality: string, from: Day, { mode, language }: InterpreterWish): Promise<boolean> {
    const bind = [municipality, from, mode, language, MANY, id]
    const found = await db.query('select from free_moments($1, $2, $3, $4, $5) where id = $6', { bind, type: QueryTypes.SELECT })
    return found.length > 0
  }

  /** Of a rule, from a day after this one on. */
  static async comingOf(ruleId: string, today: Day): Promise<string[]> {
    return (await Slot.findAll({ where: { ruleId, day: { [Op.gt]: today } }, attributes: ['id'] })).map(({ id }) => id)
  }

  /** A talk of one rule belongs to another that would give exactly the same: then and there, with the same two. */
  static async handOn(before: string, now: string): Promise<void> {
    await db.query(
      `update slots s set rule_id = n.id from slot_rules o, slot_rules n
       where o.id = $1 and n.id = $2 and s.rule_id = o.id and s.room_id = n.room_id and extract(isodow from s.day) = any(n.weekdays) and s.day between n.first_day and n.last_day
         and (o.first_official, o.second_official, o.minutes, o.pause) = (n.first_official, n.second_official, n.minutes, n.pause)
         and s."time" >= n.from_time and s."time" < n.until_time`,
      { bind: [before, now], type: QueryTypes.UPDATE },
    )
  }

  /** Whether the interpreter she wants is part of this moment. */
  static async fits(id: string, { mode, language }: InterpreterWish): Promise<boolean> {
    const bind = [id, mode, language]
    const [row] = await db.query<{ fits: boolean }>('select interpreter_fits(s, $2, $3) as fits from slots s where s.id = $1', { bind, type: QueryTypes.SELECT })
    return row?.fits ?? false
  }
}

Slot.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    day: { type: DataTypes.DATEONLY, allowNull: false },
    time: { type: DataTypes.TEXT, allowNull: false },
    interpreterPhone: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false, defaultValue: ['*'] },
    interpreterRoom: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false, defaultValue: [] },
    ruleId: DataTypes.UUID,
    roomId: DataTypes.UUID,
    settledOn: DataTypes.DATEONLY,
    minutes: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 60 },
  },
  { sequelize: db, tableName: 'slots', timestamps: false },
)
