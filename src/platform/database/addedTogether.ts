/** Rows of the tables to which most acts add several: of those that come one after the other each table gets its own at once. */
import type { Step } from './transaction.ts'

/** None of these rows is needed by one of a table before it. */
const order = ['sealed', 'letters', 'audit_entries']

/** Each number of rows is a statement of its own, made ready once in a connection. */
const MOST = 4

/** In the same order but for rows that stand beside each other. */
export function addedTogether(steps: readonly Step[]): Step[] {
  const asked: Step[] = []
  let rows: Step[] = []
  for (const step of steps) {
    if (step.addsTo && order.includes(step.addsTo)) rows.push(step)
    else asked.push(...byTable(rows.splice(0)), step)
  }
  return [...asked, ...byTable(rows)]
}

function byTable(rows: Step[]): Step[] {
  if (rows.length < 2) return rows
  return order.flatMap((table) => chunks(rows.filter(({ addsTo }) => addsTo === table)).map(asOne))
}

function chunks(rows: readonly Step[]): Step[][] {
  const all: Step[][] = []
  for (const row of rows) {
    const last = all.at(-1)
    if (last && last.length < MOST && last[0]?.text === row.text) last.push(row)
    else all.push([row])
  }
  return all
}

function asOne(rows: readonly Step[]): Step {
  const [first] = rows
  if (!first || rows.length === 1) return first ?? { text: '' }
  const { name, text } = first
  return { name: `${name}-${rows.length}`, text: textFor(text, rows.length), values: rows.flatMap(({ values = [] }) => values) }
}

const texts = new Map<string, string>()

/** The statement for one row, for so many. */
function textFor(text: string, count: number): string {
  const known = `${count} ${text}`
  const found = texts.get(known)
  if (found) return found
  const places = text.match(/\$\d+/g)?.length ?? 0
  const more = Array.from({ length: count - 1 }, (_each, row) => `(${Array.from({ length: places }, (_place, index) => `$${places * (row + 1) + index + 1}`).join(', ')})`)
  const made = [text, ...more].join(', ')
  texts.set(known, made)
  return made
}
