/** Everything that comes after a decision, on the municipality's side. */
import { Router } from 'express'
import { court } from './court.ts'
import { hearing } from './hearing.ts'
import { measures } from './measure.ts'
import { objectionDesk } from './objections.ts'
import { renewals } from './renewal.ts'
import { repeating } from './repeat.ts'

export const after = Router().use(hearing, measures, court, objectionDesk, repeating, renewals)
