import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize'
import type { CardFacts } from '../../law/licence/card.ts'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** A number of a licence, as a keyed hash; the number and the working name on its card lie sealed. */
export class Card extends Model<InferAttributes<Card>, InferCreationAttributes<Card>> {
  declare id: CreationOptional<string>
  /** In the order they were made. */
  declare seq: CreationOptional<string>
  declare licenceId: string
  declare personId: string
  declare municipality: string
  declare numberMac: Buffer
  declare sealedNumber: string | null
  declare sealedName: string | null
  declare replaces: CreationOptional<string | null>
  declare madeOn: Day
  declare stoppedOn: CreationOptional<Day | null>

  /** All of a licence, oldest first; a new number stands in the place of the old one. */
  static async allOf(licenceId: string): Promise<Card[]> {
    const made = await Card.findAll({ where: { licenceId }, order: ['seq'] })
    const placeOf = (card: Card): number => {
      const old = made.find(({ id }) => id === card.replaces)
      return old ? placeOf(old) : made.indexOf(card)
    }
    return made.toSorted((one, other) => placeOf(one) - placeOf(other))
  }

  /** One of hers, stopped or not. */
  static async own(id: string, personId: string): Promise<Card> {
    const card = await Card.findOne({ where: { id, personId } })
    if (!card) throw new NotFound()
    return card
  }

  facts(): NonAttribute<CardFacts> {
    return { madeOn: this.madeOn, stoppedOn: this.stoppedOn, isReplacement: this.replaces !== null }
  }
}

Card.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    seq: { type: DataTypes.BIGINT, autoIncrement: true },
    licenceId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    numberMac: { type: DataTypes.BLOB, allowNull: false },
    sealedNumber: DataTypes.UUID,
    sealedName: DataTypes.UUID,
    replaces: { type: DataTypes.UUID, defaultValue: null },
    madeOn: { type: DataTypes.DATEONLY, allowNull: false },
    stoppedOn: { type: DataTypes.DATEONLY, defaultValue: null },
  },
  { sequelize: db, tableName: 'cards', timestamps: false },
)
