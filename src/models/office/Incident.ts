import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { IncidentAct } from '../../law/office/incident.ts'
import { ask, db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

export const peopleInvolved = ['few', 'tens', 'hundreds', 'unknown'] as const
export type PeopleInvolved = (typeof peopleInvolved)[number]

/** Something about people got where it should not be. What happened is sealed; here is when, and how much about. */
export class Incident extends Model<InferAttributes<Incident>, InferCreationAttributes<Incident>> {
  declare id: CreationOptional<string>
  declare municipality: string
  declare discoveredAt: Date
  declare parts: string[]
  declare people: PeopleInvolved
  declare wrappedKey: Buffer
  declare sealed: Buffer
  declare madeBy: string

  /** Within reach, and nobody else adds to it until this transaction ends. */
  static async lock(id: string, municipality: string): Promise<Incident> {
    await ask('select lock_incident($1)', [id])
    return Incident.get(id, municipality)
  }

  static async get(id: string, municipality: string): Promise<Incident> {
    const incident = await Incident.findOne({ where: { id, municipality } })
    if (!incident) throw new NotFound()
    return incident
  }
}

Incident.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    discoveredAt: { type: DataTypes.DATE, allowNull: false },
    parts: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
    people: { type: DataTypes.TEXT, allowNull: false },
    wrappedKey: { type: DataTypes.BLOB, allowNull: false },
    sealed: { type: DataTypes.BLOB, allowNull: false },
    madeBy: { type: DataTypes.UUID, allowNull: false },
  },
  { sequelize: db, tableName: 'incidents', timestamps: false },
)

export class IncidentActRow extends Model<InferAttributes<IncidentActRow>, InferCreationAttributes<IncidentActRow>> {
  declare id: CreationOptional<string>
  declare incidentId: string
  declare municipality: string
  declare act: IncidentAct
  declare sealedWhy: CreationOptional<Buffer | null>
  declare actorId: string
  declare at: Date
}

IncidentActRow.init(
  {
    id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
    incidentId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    act: { type: DataTypes.TEXT, allowNull: false },
    sealedWhy: DataTypes.BLOB,
    actorId: { type: DataTypes.UUID, allowNull: false },
    at: { type: DataTypes.DATE, allowNull: false },
  },
  { sequelize: db, tableName: 'incident_acts', timestamps: false },
)
