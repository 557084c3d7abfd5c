import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { HearingStep, Measured, StepOnRecord } from '../../law/measures/revocation.ts'
import { db } from '../../platform/database/db.ts'

/** One step in hearing someone before her licence is suspended or revoked. Never changed, never deleted. */
export class LicenceHearing extends Model<InferAttributes<LicenceHearing>, InferCreationAttributes<LicenceHearing>> {
  declare id: CreationOptional<string>
  declare licenceId: string
  declare personId: string
  declare municipality: string
  declare about: Measured
  declare step: HearingStep
  declare onDay: Day
  declare untilDay: CreationOptional<Day | null>
  declare grounds: CreationOptional<string[]>
  declare sealedWords: CreationOptional<string | null>
  declare actorId: string

  static of(licenceId: string, about?: Measured): Promise<LicenceHearing[]> {
    return LicenceHearing.findAll({ where: { licenceId, ...(about && { about }) }, order: [['id', 'ASC']] })
  }

  facts(): NonAttribute<StepOnRecord> {
    return { step: this.step, on: this.onDay, until: this.untilDay ?? undefined, grounds: this.grounds }
  }
}

LicenceHearing.init(
  {
    id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
    licenceId: { type: DataTypes.UUID, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    about: { type: DataTypes.TEXT, allowNull: false },
    step: { type: DataTypes.TEXT, allowNull: false },
    onDay: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: DataTypes.DATEONLY,
    grounds: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false, defaultValue: [] },
    sealedWords: DataTypes.UUID,
    actorId: { type: DataTypes.UUID, allowNull: false },
  },
  { sequelize: db, tableName: 'licence_hearings', timestamps: false },
)
