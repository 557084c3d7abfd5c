/** Everything that comes after a decision, on the municipality's side. */
import { Router } from 'express'
import { court } from './court.ts'
import { measures } from './measure.ts'
import { objectionDesk } from './objections.ts'
import { renewals } from './renewal.ts'
import { repeating } from './repeat.ts'
import { revoking } from './revoking.ts'

export const after = Router().use(revoking, measures, court, objectionDesk, repeating, renewals)
