import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute, Op, type WhereOptions } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { HandoverFacts, HandoverGround, SendBackReason } from '../../law/office/handover.ts'
import { ask, db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** That a case goes to another municipality: who said so here, whether she agreed, and what became of it there. */
export class Handover extends Model<InferAttributes<Handover>, InferCreationAttributes<Handover>> {
  declare id: CreationOptional<string>
  declare applicationId: string
  declare personId: string
  declare caseNumber: string
  declare fromMunicipality: string
  declare toMunicipality: string
  declare ground: HandoverGround
  declare withTalk: boolean
  declare asksHer: boolean
  declare receivedApplication: Day
  declare decideBy: Day
  declare proposedBy: string
  declare proposedOn: Day
  declare agreedOn: CreationOptional<Day | null>
  declare declinedOn: CreationOptional<Day | null>
  declare confirmedBy: CreationOptional<string | null>
  declare confirmedOn: CreationOptional<Day | null>
  declare withdrawnOn: CreationOptional<Day | null>
  declare receivedOn: CreationOptional<Day | null>
  declare sentBackBy: CreationOptional<string | null>
  declare sentBackOn: CreationOptional<Day | null>
  declare sendBack: CreationOptional<SendBackReason | null>

  static async lock(where: WhereOptions<Handover>): Promise<Handover> {
    const handover = await Handover.findOne({ where, lock: true })
    if (!handover) throw new NotFound()
    return handover
  }

  /** The one that runs in a case. */
  static running(applicationId: string, lock = false): Promise<Handover | null> {
    return Handover.findOne({ where: { applicationId, declinedOn: null, withdrawnOn: null, receivedOn: null, sentBackOn: null }, lock })
  }

  /** What municipality this one gave and got, newest first. */
  static at(municipality: string): Promise<Handover[]> {
    return Handover.findAll({ where: { [Op.or]: [{ fromMunicipality: municipality }, { toMunicipality: municipality }] }, order: [['proposedOn', 'DESC'], ['id', 'ASC']], limit: 200 })
  }

  /** Moves the whole case in this transaction; from here on it is within reach of who receives it. */
  static async move(id: string, actorId: string, today: Day): Promise<string> {
    const [row] = await ask<{ id: string }>('select move_case($1, $2, $3) as id', [id, actorId, today])
    return row?.id ?? ''
  }

  facts(): NonAttribute<HandoverFacts> {
    const { asksHer, agreedOn, declinedOn, confirmedOn, withdrawnOn, receivedOn, sentBackOn } = this
    return { asksHer, agreedOn, declinedOn, confirmedOn, withdrawnOn, receivedOn, sentBackOn }
  }
}

const day = { type: DataTypes.DATEONLY }

Handover.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    caseNumber: { type: DataTypes.TEXT, allowNull: false },
    fromMunicipality: { type: DataTypes.TEXT, allowNull: false },
    toMunicipality: { type: DataTypes.TEXT, allowNull: false },
    ground: { type: DataTypes.TEXT, allowNull: false },
    withTalk: { type: DataTypes.BOOLEAN, allowNull: false },
    asksHer: { type: DataTypes.BOOLEAN, allowNull: false },
    receivedApplication: { ...day, allowNull: false },
    decideBy: { ...day, allowNull: false },
    proposedBy: { type: DataTypes.UUID, allowNull: false },
    proposedOn: { ...day, allowNull: false },
    agreedOn: { ...day },
    declinedOn: { ...day },
    confirmedBy: DataTypes.UUID,
    confirmedOn: { ...day },
    withdrawnOn: { ...day },
    receivedOn: { ...day },
    sentBackBy: DataTypes.UUID,
    sentBackOn: { ...day },
    sendBack: DataTypes.TEXT,
  },
  { sequelize: db, tableName: 'handovers', timestamps: false },
)
