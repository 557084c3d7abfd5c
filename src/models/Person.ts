import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize'
import type { Day } from '../law/day.ts'
import { db } from '../platform/db.ts'

/** A person is a random id and a wrapped key. Delete the row and everything sealed under it is gone for good. */
export class Person extends Model<InferAttributes<Person>, InferCreationAttributes<Person>> {
  declare id: CreationOptional<string>
  declare wrappedKey: Buffer
  declare createdOn: Day
}

Person.init(
  {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    wrappedKey: { type: DataTypes.BLOB, allowNull: false },
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
