import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize'
import type { Day } from '../../law/day.ts'
import type { ProposalFacts, ProposalKind } from '../../law/register/proposal.ts'
import { ask, db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** Someone asks for what all municipalities share; someone else answers. */
export class Proposal extends Model<InferAttributes<Proposal>, InferCreationAttributes<Proposal>> {
  declare id: CreationOptional<string>
  declare kind: ProposalKind
  /** What it is about: a municipality by its code, a law pack by its version. */
  declare subject: string
  /** From when, or until when. */
  declare onDay: Day
  declare proposedBy: string
  declare proposedAt: Date
  declare answeredBy: CreationOptional<string | null>
  declare answeredAt: CreationOptional<Date | null>
  declare answer: CreationOptional<'agreed' | 'rejected' | null>

  static async lock(id: string): Promise<Proposal> {
    const found = await Proposal.findByPk(id, { lock: true })
    if (!found) throw new NotFound()
    return found
  }

  /** Nobody else asks or answers anything of the register until this transaction ends. */
  static async hold(): Promise<void> {
    await ask('select pg_advisory_xact_lock(540001)', [])
  }

  /** Whether one of these waits about this subject. */
  static async waits(kind: ProposalKind, subject: string): Promise<boolean> {
    return (await Proposal.count({ where: { kind, subject, answer: null } })) > 0
  }

  static waiting(kinds: readonly ProposalKind[]): Promise<Proposal[]> {
    return Proposal.findAll({ where: { kind: [...kinds], answer: null }, order: ['proposedAt'] })
  }

  facts(): NonAttribute<ProposalFacts> {
    return { proposedBy: this.proposedBy, isAnswered: this.answer !== null }
  }
}

Proposal.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    kind: { type: DataTypes.TEXT, allowNull: false },
    subject: { type: DataTypes.TEXT, allowNull: false },
    onDay: { type: DataTypes.DATEONLY, allowNull: false },
    proposedBy: { type: DataTypes.UUID, allowNull: false },
    proposedAt: { type: DataTypes.DATE, allowNull: false },
    answeredBy: { type: DataTypes.UUID, defaultValue: null },
    answeredAt: { type: DataTypes.DATE, defaultValue: null },
    answer: { type: DataTypes.TEXT, defaultValue: null },
  },
  { sequelize: db, tableName: 'register_proposals', timestamps: false },
)
