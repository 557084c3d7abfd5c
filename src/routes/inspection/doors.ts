/** The doors of who checks in the field. */
import { Router } from 'express'
import path from 'node:path'
import type { Given } from '../given.ts'
import { advertised } from './advertised.ts'
import { inspection } from './checks.ts'
import { handingOverConcern } from './concern.ts'
import { offline } from './offline.ts'
import { onDays } from './onDay.ts'
import { shifts } from './shift.ts'
import { visits } from './visits.ts'

const worker = path.resolve(import.meta.dirname, '../../../views/assets/offline/worker.js')

export function inspectionDoors({ settings: { serviceName } }: Given): Router {
  return Router().use(shifts, inspection, onDays, advertised, visits, offline(serviceName, worker), handingOverConcern)
}
