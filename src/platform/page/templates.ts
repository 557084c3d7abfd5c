/** EJS templates, each compiled once for every set of names it is given: a name is then a variable, not a search in an object. */
import ejs from 'ejs'
import { readFileSync } from 'node:fs'
import path from 'node:path'

export type Values = Readonly<Record<string, unknown>>
type Template = (values: Values) => string

/** Gives the text of a page. A name that was not given is an error, never a blank. */
export function templatesIn(directory: string, escape: (value: unknown) => string): (name: string, values: Values) => string {
  /** By the names that are given, and then by its own. */
  const compiled = new Map<string, Map<string, Template>>()

  function templateOf(name: string, given: string, values: Values): Template {
    const alike = compiled.get(given) ?? new Map<string, Template>()
    compiled.set(given, alike)
    const template = alike.get(name) ?? compile(path.join(directory, `${name}.ejs`), Object.keys(values), escape)
    alike.set(name, template)
    return template
  }

  function render(name: string, given: string, values: Values): string {
    const part = (other: string, more?: Values): string =>
      more ? render(other, `${given},${namesOf(more)}`, { ...values, ...more }) : templateOf(other, given, values)(whole)
    const whole = { ...values, part }
    return templateOf(name, given, values)(whole)
  }
  return (name, values) => render(name, namesOf(values), values)
}

const namesOf = (values: Values): string => Object.keys(values).join()

/** The block lets a template use a name that it was given for something of its own. */
function compile(filename: string, destructuredLocals: string[], escape: (value: unknown) => string): Template {
  const text = `<% { const include = locals.part; %>${readFileSync(filename, 'utf8')}<% } %>`
  // What is given was made here, so it need not be copied to be sure of its prototype.
  const options = { filename, escape, destructuredLocals, _with: false, unsafePrototypeLocals: true }
  return ejs.compile(text, options) as Template
}
