/** What officials do about the terms of a case. */
import { Router } from 'express'
import { terms } from './terms.ts'

export const clock = Router().use(terms)
