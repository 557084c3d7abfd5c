import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import { db } from '../platform/database/db.ts'

/** Who did or saw what, when and what for. The database itself refuses to change or delete a row. */
export class AuditEntry extends Model<InferAttributes<AuditEntry>, InferCreationAttributes<AuditEntry>> {
  declare id: CreationOptional<string>
  declare at: CreationOptional<Date>
  declare actorId: string
  declare role: string
  declare organisation: string
  declare event: string
  declare subject: string
  declare personId: string | null
  declare municipality: string | null
  declare purpose: string | null
  declare details: Record<string, unknown>
}

AuditEntry.init(
  {
    id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
    at: { type: DataTypes.DATE, allowNull: false, defaultValue: db.literal('clock_timestamp()') },
    actorId: { type: DataTypes.TEXT, allowNull: false },
    role: { type: DataTypes.TEXT, allowNull: false },
    organisation: { type: DataTypes.TEXT, allowNull: false },
    event: { type: DataTypes.TEXT, allowNull: false },
    subject: { type: DataTypes.TEXT, allowNull: false },
    personId: DataTypes.UUID,
    municipality: DataTypes.TEXT,
    purpose: DataTypes.TEXT,
    details: { type: DataTypes.JSONB, allowNull: false },
  },
  { sequelize: db, tableName: 'audit_entries', timestamps: false },
)
