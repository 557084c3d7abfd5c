/** The calendar: which talks there are, and when they can be. */
import { Router } from 'express'
import { agenda } from './agenda.ts'
import { absences } from './absences.ts'
import { talks } from './talks.ts'
import { times } from './times.ts'

export const calendar = Router().use(agenda, talks, absences, times)
