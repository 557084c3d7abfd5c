import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'

export const deliverySteps = ['laidReady', 'handedOver'] as const
export type DeliveryStep = (typeof deliverySteps)[number]

/** A letter that also goes by hand, at the desk. Each step once. */
export class LetterDelivery extends Model<InferAttributes<LetterDelivery>, InferCreationAttributes<LetterDelivery>> {
  declare id: CreationOptional<string>
  declare letterId: string
  declare personId: string
  declare municipality: string
  declare step: DeliveryStep
  declare onDay: Day
  declare actorId: string
}

LetterDelivery.init(
  {
    id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
    letterId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    step: { type: DataTypes.TEXT, allowNull: false },
    onDay: { type: DataTypes.DATEONLY, allowNull: false },
    actorId: { type: DataTypes.UUID, allowNull: false },
  },
  { sequelize: db, tableName: 'letter_deliveries', timestamps: false },
)
