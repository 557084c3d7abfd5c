import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, literal, Model, type NonAttribute, Op, type WhereOptions } from 'sequelize'
import type { Day } from '../law/day.ts'
import { isRunning, type ObjectionAct as ActName, type ObjectionFacts, type ObjectionOutcome } from '../law/objecting/objection.ts'
import { db } from '../platform/database/db.ts'
import { NotFound } from '../platform/errors.ts'
import { Letter } from './letters/Letter.ts'

/** One act in one objection. Never changed, never deleted. */
export class ObjectionAct extends Model<InferAttributes<ObjectionAct>, InferCreationAttributes<ObjectionAct>> {
  declare id: CreationOptional<string>
  declare objectionId: string
  declare personId: string
  declare municipality: string
  declare act: ActName
  declare onDay: Day
  declare untilDay: CreationOptional<Day | null>
  declare outcome: CreationOptional<ObjectionOutcome | null>
  /** Of a hearing: what the clock says then. */
  declare atTime: CreationOptional<string | null>
  declare sealedWords: CreationOptional<string | null>
  declare actorId: string
}

ObjectionAct.init(
  {
    id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
    objectionId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    act: { type: DataTypes.TEXT, allowNull: false },
    onDay: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: DataTypes.DATEONLY,
    outcome: DataTypes.TEXT,
    atTime: DataTypes.TEXT,
    sealedWords: DataTypes.UUID,
    actorId: { type: DataTypes.UUID, allowNull: false },
  },
  { sequelize: db, tableName: 'objection_acts', timestamps: false },
)

/** An objection to the decision in a letter, from the first screen on. Where it stands, its acts and the law say. */
export class Objection extends Model<InferAttributes<Objection>, InferCreationAttributes<Objection>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare applicationId: string
  declare letterId: string
  declare municipality: string
  declare sealedWords: CreationOptional<string | null>
  declare startedOn: Day
  declare onPaper: CreationOptional<boolean>
  declare postedOn: CreationOptional<Day | null>
  declare lodgedOn: CreationOptional<Day | null>
  declare decideBy: CreationOptional<Day | null>
  declare closedOn: CreationOptional<Day | null>
  declare acts?: NonAttribute<ObjectionAct[]>
  declare letter?: NonAttribute<Letter>

  static find(where: WhereOptions<Objection>): Promise<Objection | null> {
    return Objection.findOne({ where, include: ['acts', 'letter'], order: [['lodgedOn', 'DESC'], ['acts', 'id', 'ASC']] })
  }

  static async get(where: WhereOptions<Objection>): Promise<Objection> {
    const objection = await Objection.find(where)
    if (!objection) throw new NotFound()
    return objection
  }

  /** As `get`, and no one else changes it until this transaction ends. */
  static async lock(where: WhereOptions<Objection>): Promise<Objection> {
    const found = await Objection.findOne({ where, lock: true })
    if (!found) throw new NotFound()
    return Objection.get({ id: found.id })
  }

  /** Lodged ones, newest first. */
  static lodged(where: WhereOptions<Objection>): Promise<Objection[]> {
    return Objection.findAll({ where: { [Op.and]: [where, { lodgedOn: { [Op.not]: null } }] }, include: ['acts', 'letter'], order: [['lodgedOn', 'DESC'], ['acts', 'id', 'ASC']] })
  }

  /** What is open in this municipality, in the order of the legal date. */
  static openIn(municipality: string): Promise<Objection[]> {
    return Objection.findAll({ where: { municipality, closedOn: null, lodgedOn: { [Op.not]: null } }, include: ['acts', 'letter'], order: [['decideBy', 'ASC'], ['id', 'ASC'], ['acts', 'id', 'ASC']], limit: 200 })
  }

  /** Over, with a notice that it was late and nothing fixed yet of what is owed. */
  static owing(municipality: string): Promise<Objection[]> {
    const has = (act: string) => `exists (select from objection_acts x where x.objection_id = "Objection".id and x.act = '${act}')`
    const owing = literal(`${has('defaultNotice')} and not ${has('setPenalty')}`)
    return Objection.findAll({ where: { municipality, closedOn: { [Op.not]: null }, [Op.and]: owing }, include: ['acts', 'letter'], order: [['decideBy', 'ASC'], ['acts', 'id', 'ASC']] })
  }

  /** What runs of this person, whatever is decided of everything else. */
  static async runs(personId: string): Promise<boolean> {
    return (await Objection.lodged({ personId })).some((objection) => isRunning(objection.facts()) && !objection.closedOn)
  }

  facts(): NonAttribute<ObjectionFacts> {
    const acts = (this.acts ?? []).map(({ act, onDay, untilDay, actorId, outcome }) => ({ act, on: onDay, by: actorId, ...(untilDay && { until: untilDay }), ...(outcome && { outcome }) }))
    return { notifiedOn: this.letter?.sentOn ?? this.startedOn, acts, ...(this.postedOn && { postedOn: this.postedOn }) }
  }

  async record(act: ActName, actorId: string, onDay: Day, untilDay: Day | null = null, more: Partial<Pick<ObjectionAct, 'outcome' | 'atTime' | 'sealedWords'>> = {}): Promise<void> {
    const { id: objectionId, personId, municipality } = this
    const row = await ObjectionAct.create({ objectionId, personId, municipality, act, onDay, untilDay, actorId, ...more })
    this.acts = [...(this.acts ?? []), row]
  }
}

Objection.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    letterId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    sealedWords: DataTypes.UUID,
    startedOn: { type: DataTypes.DATEONLY, allowNull: false },
    onPaper: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
    postedOn: DataTypes.DATEONLY,
    lodgedOn: DataTypes.DATEONLY,
    decideBy: DataTypes.DATEONLY,
    closedOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'objections', timestamps: false },
)

Objection.hasMany(ObjectionAct, { as: 'acts', foreignKey: 'objectionId' })
Objection.belongsTo(Letter, { as: 'letter', foreignKey: 'letterId' })
