/** The talk, in the order it is come to: preparing it, holding it, each own view of it, the two beside each other, and the report of it. */
import { Router } from 'express'
import { comparing } from './compare.ts'
import { preparing } from './prepare.ts'
import { recording } from './record.ts'
import { reporting } from './report.ts'
import { translating } from './translation.ts'
import { viewing } from './view.ts'

export const talking = Router().use(preparing, recording, viewing, comparing, reporting, translating)
