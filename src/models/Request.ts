import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type WhereOptions } from 'sequelize'
import type { Day } from '../law/day.ts'
import { dataRights, type RequestKind, type RequestOutcome } from '../law/hers/requests.ts'
import { db } from '../platform/database/db.ts'
import { NotFound } from '../platform/errors.ts'

/** What she asked about a look or about a thing that is held. Her words are sealed; here is what, when and by when. */
export class Request extends Model<InferAttributes<Request>, InferCreationAttributes<Request>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare applicationId: string
  declare municipality: string
  declare kind: RequestKind
  declare about: string
  declare lookedBy: CreationOptional<string | null>
  declare lookOrganisation: CreationOptional<string | null>
  declare lookRole: CreationOptional<string | null>
  declare lookPurpose: CreationOptional<string | null>
  declare lookedAt: CreationOptional<Date | null>
  declare itemKind: CreationOptional<string | null>
  declare sealedText: string
  declare askedOn: Day
  declare answerBy: Day
  /** When she was told that it becomes later. */
  /** The day from which it counts anew, after an objection that was right. */
  declare reopenedOn: CreationOptional<Day | null>
  declare extendedOn: CreationOptional<Day | null>
  declare answeredOn: CreationOptional<Day | null>
  declare outcome: CreationOptional<RequestOutcome | null>

  /** Within reach, and nobody else changes it until this transaction ends. */
  static async lock(where: WhereOptions<Request>): Promise<Request> {
    const request = await Request.findOne({ where, lock: true })
    if (!request) throw new NotFound()
    return request
  }

  /** The right of hers in this case that was decided on that day with this outcome, locked; the newest when there are more. */
  static answeredIn(applicationId: string, { on, outcome }: { on: Day; outcome: RequestOutcome }): Promise<Request | null> {
    return Request.findOne({ where: { applicationId, kind: [...dataRights], answeredOn: on, outcome }, order: [['askedOn', 'DESC'], ['id', 'DESC']], lock: true })
  }

  /** How many of a case are not answered. */
  static openIn(applicationId: string): Promise<number> {
    return Request.count({ where: { applicationId, answeredOn: null } })
  }

  static async get(where: WhereOptions<Request>): Promise<Request> {
    const request = await Request.findOne({ where })
    if (!request) throw new NotFound()
    return request
  }
}

Request.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    about: { type: DataTypes.TEXT, allowNull: false },
    lookedBy: DataTypes.TEXT,
    lookOrganisation: DataTypes.TEXT,
    lookRole: DataTypes.TEXT,
    lookPurpose: DataTypes.TEXT,
    lookedAt: DataTypes.DATE,
    itemKind: DataTypes.TEXT,
    sealedText: { type: DataTypes.UUID, allowNull: false },
    askedOn: { type: DataTypes.DATEONLY, allowNull: false },
    answerBy: { type: DataTypes.DATEONLY, allowNull: false },
    reopenedOn: DataTypes.DATEONLY,
    extendedOn: DataTypes.DATEONLY,
    answeredOn: DataTypes.DATEONLY,
    outcome: DataTypes.TEXT,
  },
  { sequelize: db, tableName: 'requests', timestamps: false },
)
