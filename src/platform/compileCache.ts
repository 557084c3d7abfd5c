/** Loaded before everything else by `npm start`: code is compiled once, and kept beside the data of this service. */
import { enableCompileCache } from 'node:module'
import path from 'node:path'

enableCompileCache(path.resolve(process.env['DATA_DIR'] ?? '.data', 'code'))
