import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute, Op } from 'sequelize'
import { heldFrom, type OrderFacts, type OrderKind } from '../../law/measures/court.ts'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'

/** What a court ordered, put down by one official and confirmed by another. Without an act it is about a refusal. */
export class CourtOrder extends Model<InferAttributes<CourtOrder>, InferCreationAttributes<CourtOrder>> {
  declare id: CreationOptional<string>
  declare applicationId: string
  declare personId: string
  declare municipality: string
  declare kind: OrderKind
  declare ofAct: CreationOptional<string | null>
  declare fromDay: Day
  declare untilDay: CreationOptional<Day | null>
  declare sealedWords: string
  declare actorId: string
  declare recordedOn: Day
  declare confirmedBy: CreationOptional<string | null>
  declare confirmedOn: CreationOptional<Day | null>
  declare droppedOn: CreationOptional<Day | null>

  /** Of a case, in the order they were confirmed. */
  static of(applicationId: string): Promise<CourtOrder[]> {
    return CourtOrder.findAll({ where: { applicationId, droppedOn: null }, order: [['confirmedOn', 'ASC'], ['recordedOn', 'ASC'], ['id', 'ASC']] })
  }

  /** About the refusal in this case: what was confirmed. */
  static async onRefusal(applicationId: string): Promise<OrderFacts[]> {
    const orders = await CourtOrder.findAll({ where: { applicationId, ofAct: null, confirmedOn: { [Op.not]: null } }, order: [['confirmedOn', 'ASC'], ['fromDay', 'ASC']] })
    return orders.map((order) => order.facts())
  }

  facts(): NonAttribute<OrderFacts> {
    return { kind: this.kind, from: heldFrom(this.confirmedOn ?? this.fromDay, this.fromDay), until: this.untilDay ?? undefined }
  }
}

CourtOrder.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    ofAct: DataTypes.BIGINT,
    fromDay: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: DataTypes.DATEONLY,
    sealedWords: { type: DataTypes.UUID, allowNull: false },
    actorId: { type: DataTypes.UUID, allowNull: false },
    recordedOn: { type: DataTypes.DATEONLY, allowNull: false },
    confirmedBy: DataTypes.UUID,
    confirmedOn: DataTypes.DATEONLY,
    droppedOn: DataTypes.DATEONLY,
  },
  { sequelize: db, tableName: 'court_orders', timestamps: false },
)
