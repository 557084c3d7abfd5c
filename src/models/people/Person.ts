import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, QueryTypes } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { db } from '../../platform/database/db.ts'

/** A person is a random id and a wrapped key. Destroy the key and everything sealed under it is gone for good. */
export class Person extends Model<InferAttributes<Person>, InferCreationAttributes<Person>> {
  declare id: CreationOptional<string>
  declare wrappedKey: Buffer | null
  declare createdOn: Day

  /** Those with nothing that runs today: no application that is handled, no licence that can still be worth something. */
  static async dormant(today: Day): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `select id from persons p
       where not exists (select from applications a where a.person_id = p.id and a.received_on is not null and a.closed_on is null)
         and not exists (select from licences l where l.person_id = p.id and l.valid_until >= $1
                         and not exists (select from licence_acts c where c.licence_id = l.id and c.act in ('revoke', 'surrender')))
         and not exists (select from objections o where o.person_id = p.id and o.lodged_on is not null and o.closed_on is null)`,
      { bind: [today], type: QueryTypes.SELECT },
    )
    return rows.map(({ id }) => id)
  }
}

Person.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    wrappedKey: DataTypes.BLOB,
    createdOn: { type: DataTypes.DATEONLY, allowNull: false },
  },
  { sequelize: db, tableName: 'persons', timestamps: false },
)

/** How a person comes back: the keyed hash of what the identity provider calls her. */
export class Account extends Model<InferAttributes<Account>, InferCreationAttributes<Account>> {
  declare id: CreationOptional<string>
  declare personId: string
  declare subjectMac: Buffer
  declare createdOn: Day
}

Account.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    personId: { type: DataTypes.UUID, allowNull: false },
    subjectMac: { type: DataTypes.BLOB, allowNull: false },
    createdOn: { type: DataTypes.DATEONLY, allowNull: false },
  },
  { sequelize: db, tableName: 'accounts', timestamps: false },
)
