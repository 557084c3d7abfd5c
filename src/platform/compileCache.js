/**
 * Loaded before everything else by `npm start`: code is compiled once, and kept beside the data of this service, without its types.
 * Not TypeScript itself: taking types out of this one file would load at each start what takes them out of all.
 */
import { enableCompileCache, registerHooks } from 'node:module'
import path from 'node:path'

enableCompileCache(path.resolve(process.env['DATA_DIR'] ?? '.data', 'code'))

// Our files name each other in full: of five thousand names there is none to search for.
registerHooks({
  resolve(specifier, context, next) {
    if (!/^\.\.?\/.*\.ts$/.test(specifier)) return next(specifier, context)
    return { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true }
  },
})
