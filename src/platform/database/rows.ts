/** Rows of a model by prepared statements, where many come at once and what Sequelize does around each is more than the row. */
import { type Attributes, type CreationAttributes, DataTypes, type Model, type ModelStatic } from 'sequelize'
import { later } from './db.ts'

/** Adds a row whose id is known, or needed by nobody; it is there for whatever is asked next in this transaction. */
export function addLater<M extends Model>(model: ModelStatic<M>, values: CreationAttributes<M>): void {
  const given = Object.entries(values as object)
  const places = given.map((_column, index) => `$${index + 1}`)
  const text = `insert into "${model.tableName}" (${given.map(([name]) => columnOf(model, name)).join(', ')}) values (${places.join(', ')})`
  later(text, given.map(([, value]) => value), model.tableName)
}

/** Changes these columns of one row, here and, with what is asked next, in the database. */
export function changeLater<M extends Model<object, object> & { id: string }>(row: M, values: Partial<Attributes<M>>): void {
  const model = row.constructor as ModelStatic<M>
  const given = Object.entries(values as object)
  const changes = given.map(([name], index) => `${columnOf(model, name)} = $${index + 2}`)
  const text = `update "${model.tableName}" set ${changes.join(', ')} where id = $1`
  later(text, [row.id, ...given.map(([, value]) => value)])
  row.set(values, { raw: true })
}

/** Every column of a model under the name it has in the model, of the table that is called so in the statement; large numbers
 * as text, as the models have them. */
export function columnsOf(model: ModelStatic<Model>, table: string): readonly (readonly [name: string, column: string])[] {
  return Object.entries(model.getAttributes()).map(([name, { type }]) => {
    const column = `${table}.${columnOf(model, name)}`
    return [name, type instanceof DataTypes.BIGINT ? `${column}::text` : column]
  })
}

function columnOf(model: ModelStatic<Model>, name: string): string {
  const attribute = (model.getAttributes() as Record<string, { field?: string } | undefined>)[name]
  if (!attribute) throw new Error(`${model.name} has no ${name}`)
  return `"${attribute.field ?? name}"`
}

/** The condition that each of these columns has this value, or none. */
export function whereOf(model: ModelStatic<Model>, table: string, where: Readonly<Record<string, string | null | undefined>>): { readonly text: string; readonly values: string[] } {
  const values: string[] = []
  const parts = Object.entries(where).map(([name, value]) => {
    if (value === undefined) throw new Error(`which ${name} of ${model.name} is not said`)
    if (value === null) return `${table}.${columnOf(model, name)} is null`
    values.push(value)
    return `${table}.${columnOf(model, name)} = $${values.length}`
  })
  return { text: parts.join(' and ') || 'true', values }
}
