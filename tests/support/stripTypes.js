import { createHash } from 'node:crypto'
import { stripTypeScriptTypes } from 'node:module'

/** Node's own type stripping as a Jest transformer: positions are kept, so no source map is needed. */
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
  getCacheKey: (source, file) => createHash('sha1').update(source).update(file).update(process.version).digest('hex'),
}
