/** Rows of a model by prepared statements, where many come at once and what Sequelize does around each is more than the row. */
import type { Attributes, CreationAttributes, Model, ModelStatic } from 'sequelize'
import { later } from './db.ts'

/** Adds a row whose id is known, or needed by nobody; it is there for whatever is asked next in this transaction. */
export function addLater<M extends Model>(model: ModelStatic<M>, values: CreationAttributes<M>): void {
  const given = Object.entries(values as object)
  const places = given.map((_column, index) => `$${index + 1}`)
  const text = `insert into "${model.tableName}" (${given.map(([name]) => columnOf(model, name)).join(', ')}) values (${places.join(', ')})`
  later(nameOf(text), text, given.map(([, value]) => value))
}

/** Changes these columns of one row, here and, with what is asked next, in the database. */
export function changeLater<M extends Model<object, object> & { id: string }>(row: M, values: Partial<Attributes<M>>): void {
  const model = row.constructor as ModelStatic<M>
  const given = Object.entries(values as object)
  const changes = given.map(([name], index) => `${columnOf(model, name)} = $${index + 2}`)
  const text = `update "${model.tableName}" set ${changes.join(', ')} where id = $1`
  later(nameOf(text), text, [row.id, ...given.map(([, value]) => value)])
  row.set(values, { raw: true })
}

/** Every column of a model under the name it has in the model, of the table that is called so in the statement. */
export function columnsOf(model: ModelStatic<Model>, table: string): readonly (readonly [name: string, column: string])[] {
  return Object.keys(model.getAttributes()).map((name) => [name, `${table}.${columnOf(model, name)}`])
}

function columnOf(model: ModelStatic<Model>, name: string): string {
  const attribute = (model.getAttributes() as Record<string, { field?: string } | undefined>)[name]
  if (!attribute) throw new Error(`${model.name} has no ${name}`)
  return `"${attribute.field ?? name}"`
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const name = names.get(text) ?? `row-${names.size}`
  names.set(text, name)
  return name
}
