/** The talk, in the order it is come to: preparing it, holding it, each own view of it, the two beside each other, and the report of it. */
import { Router } from 'express'
import { comparing } from './talking/compare.ts'
import { preparing } from './talking/prepare.ts'
import { recording } from './talking/record.ts'
import { reporting } from './talking/report.ts'
import { viewing } from './talking/view.ts'

export const talking = Router().use(preparing, recording, viewing, comparing, reporting)
