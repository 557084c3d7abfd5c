/** What officials do about the terms of a case. */
import { Router } from 'express'
import { corrections } from './correcting.ts'
import { leavingOuts } from './leavingOut.ts'
import { penalties } from './penalty.ts'
import { standingStill } from './standstill.ts'
import { terms } from './terms.ts'
import { wholes } from './whole.ts'

export const clock = Router().use(terms, standingStill, penalties, leavingOuts, wholes, corrections)
