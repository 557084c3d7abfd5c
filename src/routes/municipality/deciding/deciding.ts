/** The pages of deciding, in the order they are come to. */
import { Router } from 'express'
import { delivered } from './delivered.ts'
import { helping } from './help.ts'
import { hearingHer } from './intention.ts'
import { proposing } from './proposal.ts'
import { secondEye } from './secondEye.ts'
import { letterTemplates } from './templates.ts'

export const deciding = Router().use(helping, hearingHer, proposing, secondEye, delivered, letterTemplates)
