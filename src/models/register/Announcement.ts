import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize'
import type { AnnouncementFacts, AnnouncementKind, Audience } from '../../law/register/announcement.ts'
import { db } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'

/** What is said above pages for a while. */
export class Announcement extends Model<InferAttributes<Announcement>, InferCreationAttributes<Announcement>> {
  declare id: string
  declare kind: AnnouncementKind
  declare audience: Audience
  declare fromAt: Date
  declare untilAt: Date
  declare madeBy: string
  declare madeAt: Date
  declare seenBy: CreationOptional<string | null>
  declare seenAt: CreationOptional<Date | null>
  declare endedBy: CreationOptional<string | null>
  declare endedAt: CreationOptional<Date | null>

  static async lock(id: string): Promise<Announcement> {
    const found = await Announcement.findByPk(id, { lock: true })
    if (!found) throw new NotFound()
    return found
  }

  facts(): NonAttribute<AnnouncementFacts> {
    return { from: this.fromAt, until: this.untilAt, endedAt: this.endedAt }
  }
}

/** Each column its own: a model writes its name into what it is given. */
const by = () => ({ type: DataTypes.UUID, defaultValue: null })
const at = () => ({ type: DataTypes.DATE, defaultValue: null })

Announcement.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true },
    kind: { type: DataTypes.TEXT, allowNull: false },
    audience: { type: DataTypes.TEXT, allowNull: false },
    fromAt: { type: DataTypes.DATE, allowNull: false },
    untilAt: { type: DataTypes.DATE, allowNull: false },
    madeBy: { type: DataTypes.UUID, allowNull: false },
    madeAt: { type: DataTypes.DATE, allowNull: false },
    seenBy: by(),
    seenAt: at(),
    endedBy: by(),
    endedAt: at(),
  },
  { sequelize: db, tableName: 'announcements', timestamps: false },
)
