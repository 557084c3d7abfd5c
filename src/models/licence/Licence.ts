import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Order,
  Op,
  QueryTypes,
  type WhereOptions,
} from 'sequelize'
import { addDays, type Day } from '../../law/day.ts'
import { type Act, type ActOnAct, type LicenceFacts, ofToday } from '../../law/licence/licence.ts'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'
import { Person } from '../people/Person.ts'

/** One act on one licence. Never changed, never deleted. */
export class LicenceAct extends Model<InferAttributes<LicenceAct>, InferCreationAttributes<LicenceAct>> {
  declare id: CreationOptional<string>
  declare licenceId: string
  declare personId: string
  declare municipality: string
  declare act: Act | ActOnAct
  declare takesEffect: Day
  /** The last day, of a suspension or a stay. */
  declare untilDay: CreationOptional<Day | null>
  declare proposalId: CreationOptional<string | null>
  /** The act this one is about. */
  declare ofAct: CreationOptional<string | null>
  /** The order of a court it carries out. */
  declare orderId: CreationOptional<string | null>
  /** The objection that undoes an act. */
  declare objectionId: CreationOptional<string | null>
  declare actorId: string
}

LicenceAct.init(
  {
    id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
    licenceId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    act: { type: DataTypes.TEXT, allowNull: false },
    takesEffect: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: DataTypes.DATEONLY,
    proposalId: DataTypes.UUID,
    ofAct: DataTypes.BIGINT,
    orderId: DataTypes.UUID,
    objectionId: DataTypes.UUID,
    actorId: { type: DataTypes.UUID, allowNull: false },
  },
  { sequelize: db, tableName: 'licence_acts', timestamps: false },
)

export interface Followed {
  readonly facts: LicenceFacts
  readonly names: readonly (string | null)[]
}

/** A licence in the ledger: its dates. Its numbers are on cards; what it is worth on a day, the law says. */
export class Licence extends Model<InferAttributes<Licence>, InferCreationAttributes<Licence>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare applicationId: string
  declare municipality: string
  declare validFrom: Day
  declare validUntil: Day
  declare acts?: NonAttribute<LicenceAct[]>

  static async get(where: WhereOptions<Licence>): Promise<Licence> {
    const licence = await Licence.find(where)
    if (!licence) throw new NotFound()
    return licence
  }

  /** Those of a municipality whose right to work, as it was seen last, ends on this day or before; first the one that ended first. */
  static async workRightEnded(municipality: string, day: Day): Promise<{ licence: Licence; caseNumber: string; until: Day }[]> {
    const seen = await db.query<{ id: string; number: string; until: Day }>(
      `select c.application_id as id, a.case_number as number, c.until_day::text as until
       from application_acts c join applications a on a.id = c.application_id join licences l on l.application_id = a.id
       where l.valid_until >= $2 and c.municipality = $1 and c.act in ('identify', 'seeWorkRight') and c.until_day <= $2
         and not exists (select from application_acts d where d.application_id = c.application_id and d.act in ('identify', 'seeWorkRight') and d.id > c.id)
       order by c.until_day, c.id limit 200`, { bind: [municipality, day], type: QueryTypes.SELECT })
    const licences = await Licence.findAll({ where: { applicationId: seen.map(({ id }) => id) }, include: 'acts', order: [['acts', 'takesEffect', 'ASC'], ['acts', 'id', 'ASC']] })
    return seen.flatMap(({ id, number: caseNumber, until }) => licences.filter(({ applicationId }) => applicationId === id).map((licence) => ({ licence, caseNumber, until })))
  }

  /** The newest licence with its acts in the order they take effect. */
  static find(where: WhereOptions<Licence>): Promise<Licence | null> {
    return Licence.findOne({
      where,
      include: 'acts',
      order: [
        ['validFrom', 'DESC'],
        ['acts', 'takesEffect', 'ASC'],
        ['acts', 'id', 'ASC'],
      ],
    })
  }

  /** The one of this person that counts today; none for whoever never had one. */
  static async current(personId: string, today: Day): Promise<Licence | undefined> {
    return ofToday(today, await Licence.allOf(personId), (licence) => licence.facts())
  }

  /** As `current`; and no one else changes anything of hers until this transaction ends. */
  static async lock(personId: string, today: Day): Promise<Licence> {
    await Licence.hold(personId)
    const licence = await Licence.current(personId, today)
    if (!licence) throw new NotFound()
    return licence
  }

  /** No one else changes anything of hers until this transaction ends. */
  static async hold(personId: string): Promise<void> {
    await Person.findByPk(personId, { lock: true })
  }

  /** All of this person, with their acts. */
  static allOf(personId: string): Promise<Licence[]> {
    const order: Order = [['validFrom', 'ASC'], ['acts', 'takesEffect', 'ASC'], ['acts', 'id', 'ASC']]
    return Licence.findAll({ where: { personId }, include: 'acts', order })
  }

  /** The licence that this application asks to follow, and under which ids the names of its numbers lie; none for a first one. */
  static async followedBy(applicationId: string): Promise<Followed | undefined> {
    const [row] = await db.query<{ valid_from: Day; valid_until: Day; acts: LicenceFacts['acts']; names: (string | null)[] }>(
      'select valid_from::text, valid_until::text, acts, names from followed_licence($1)',
      { bind: [applicationId], type: QueryTypes.SELECT },
    )
    return row && { facts: { validFrom: row.valid_from, validUntil: row.valid_until, acts: row.acts }, names: row.names }
  }

  /** Those that end from today on and before long, without what was asked or told about them. */
  static endingFrom(today: Day, days: number): Promise<Licence[]> {
    return Licence.findAll({ where: { validUntil: { [Op.between]: [today, addDays(today, days)] } }, order: ['validUntil', 'id'] })
  }

  /** Those that began between two days. */
  static begunBetween({ from, until }: { from: Day; until: Day }): Promise<Licence[]> {
    return Licence.findAll({ where: { validFrom: { [Op.between]: [from, until] } }, order: ['validFrom', 'id'] })
  }

  facts(): NonAttribute<LicenceFacts> {
    return { validFrom: this.validFrom, validUntil: this.validUntil, acts: (this.acts ?? []).map(factsOfAct) }
  }
}

const factsOfAct = ({ id, act, takesEffect, untilDay, ofAct }: LicenceAct): LicenceFacts['acts'][number] => ({ id, act, takesEffect, untilDay, of: ofAct })

Licence.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    validFrom: { type: DataTypes.DATEONLY, allowNull: false },
    validUntil: { type: DataTypes.DATEONLY, allowNull: false },
  },
  { sequelize: db, tableName: 'licences', timestamps: false },
)

Licence.hasMany(LicenceAct, { as: 'acts', foreignKey: 'licenceId' })

/** One showing of the QR code: a place in the published lists that leads to the licence, for a short time or, on paper, to its end. */
export class Showing extends Model<InferAttributes<Showing>, InferCreationAttributes<Showing>> {
  declare tokenMac: Buffer
  declare licenceId: string
  declare cardId: string
  declare personId: string
  declare expiresAt: Date
  declare place: number
}

Showing.init(
  {
    tokenMac: { type: DataTypes.BLOB, primaryKey: true },
    licenceId: { type: DataTypes.UUID, allowNull: false },
    cardId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    expiresAt: { type: DataTypes.DATE, allowNull: false },
    place: { type: DataTypes.INTEGER, allowNull: false },
  },
  { sequelize: db, tableName: 'showings', timestamps: false },
)
