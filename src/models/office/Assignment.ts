import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { AssignmentAct, AssignmentReason } from '../../law/office/division.ts'
import { ask, db, later } from '../../platform/database/db.ts'

/** That a case became someone's work, or nobody's, by whom and why. Never changed. */
export class Assignment extends Model<InferAttributes<Assignment>, InferCreationAttributes<Assignment>> {
  declare id: CreationOptional<string>
  declare applicationId: string
  declare municipality: string
  declare act: AssignmentAct
  declare officialId: string | null
  declare actorId: string
  declare reason: AssignmentReason | null
  declare onDay: Day

  static of(applicationId: string): Promise<Assignment[]> {
    return Assignment.findAll({ where: { applicationId }, order: [['id', 'ASC']] })
  }
}

Assignment.init(
  {
    id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
    applicationId: { type: DataTypes.UUID, allowNull: false },
    municipality: { type: DataTypes.TEXT, allowNull: false },
    act: { type: DataTypes.TEXT, allowNull: false },
    officialId: DataTypes.UUID,
    actorId: { type: DataTypes.UUID, allowNull: false },
    reason: DataTypes.TEXT,
    onDay: { type: DataTypes.DATEONLY, allowNull: false },
  },
  { sequelize: db, tableName: 'assignments', timestamps: false },
)

/** Up to which act an official has seen a case; empty when never. From now on there is no news in it for them. */
export async function seeCase(officialId: string, applicationId: string, municipality: string, lastAct: string): Promise<string> {
  const [before] = await ask<{ seen: string }>('select seen_act::text as seen from case_seen where official_id = $1 and application_id = $2', [officialId, applicationId])
  if (before?.seen !== lastAct) later(markSeen, [officialId, applicationId, municipality, lastAct])
  return before?.seen === '0' ? '' : (before?.seen ?? '')
}

const markSeen = `insert into case_seen (official_id, application_id, municipality, seen_act) values ($1, $2, $3, $4)
  on conflict (official_id, application_id) do update set seen_act = excluded.seen_act, news = false`
