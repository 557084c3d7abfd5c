/** What anyone may read or ask, and the doors of who helps, interprets or was shown something. */
import { Router } from 'express'
import type { Given } from '../given.ts'
import { help } from '../help/help.ts'
import { selfCheck } from '../help/selfCheck.ts'
import { helping } from '../helper/helping.ts'
import { figuresForAnyone } from './figures.ts'
import { information } from './information.ts'
import { interpreting } from './interpreter.ts'
import { sealing } from './seal.ts'
import { opening } from './shared.ts'

export function publicDoors({ limits }: Given): Router {
  return Router()
    .use(information, figuresForAnyone, selfCheck)
    .use(help(limits.code), helping(limits.code), opening(limits.share), sealing(limits.seal), interpreting(limits.code))
}
