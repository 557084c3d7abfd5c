/** Many suites in one process: the product and what it stands on are loaded once, what is of the tests anew for each suite. */
import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'

const tests = new URL('../../', import.meta.url).href
/** What lasts from suite to suite. */
const lasting = import.meta.resolve('./')
const isAnew = (url) => url.startsWith(tests) && !url.startsWith(lasting)

/** Loaded anew, but read and rid of its types once. */
const plain = new Map()

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: import.meta.resolve('./globals.js'), shortCircuit: true }
    const found = next(specifier, context)
    const suite = context.parentURL?.split('?')[1]
    return suite && isAnew(found.url) ? { ...found, url: `${found.url}?${suite}` } : found
  },
  load(url, context, next) {
    const [file] = url.split('?')
    if (!isAnew(file) || !file.endsWith('.ts')) return next(url, context)
    const known = plain.get(file) ?? { format: 'module', source: stripTypeScriptTypes(readFileSync(new URL(file), 'utf8'), { mode: 'strip' }), shortCircuit: true }
    plain.set(file, known)
    return known
  },
})
