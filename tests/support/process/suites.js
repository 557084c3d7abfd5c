/** Many suites in one process: the product and what it stands on are loaded once, what is of the tests anew for each suite. */
import { registerHooks } from 'node:module'

const tests = new URL('../../', import.meta.url).href
/** What lasts from suite to suite. */
const lasting = import.meta.resolve('./')

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: import.meta.resolve('./globals.js'), shortCircuit: true }
    const found = next(specifier, context)
    const suite = context.parentURL?.split('?')[1]
    return suite && found.url.startsWith(tests) && !found.url.startsWith(lasting) ? { ...found, url: `${found.url}?${suite}` } : found
  },
})
