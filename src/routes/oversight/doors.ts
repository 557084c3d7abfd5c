/** The doors of care, of who looks on, and of who runs a municipality's accounts or the register. */
import { Router } from 'express'
import { administration } from '../administration/administration.ts'
import { careSheets } from '../care/sheet.ts'
import { care } from '../care/signals.ts'
import type { Given } from '../given.ts'
import { register } from '../register/register.ts'
import { leaks } from './incidents.ts'
import { kept } from './kept.ts'
import { watchedLooks } from './looks.ts'
import { watch } from './watch.ts'

export function oversightDoors({ settings: { baseUrl, staff } }: Given): Router {
  return Router().use(care, careSheets, watch, watchedLooks, leaks, kept, administration(staff.keptAs), register(baseUrl))
}
