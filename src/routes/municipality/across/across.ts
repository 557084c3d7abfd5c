/** The pages of a case that have to do with others. */
import { Router } from 'express'
import { advising } from './advice.ts'
import { finding } from './find.ts'
import { handingOver } from './handover.ts'

export const across = Router().use(finding, advising, handingOver)
