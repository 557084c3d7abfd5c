/** What every night took away, and by which terms. */
import { type Request, Router } from 'express'
import { retentionRuns } from '../../actions/retention/runs.ts'
import { paths } from '../../paths.ts'
import type { Official } from '../../policies/actor.ts'
import { gate } from '../signIn.ts'

export const kept = Router()
const official = (req: Request): Official => req.actor as Official

kept.get(paths.erasing, gate('privacyOfficer', 'administrator'), async (req, res) => res.page('oversight/kept', await retentionRuns(official(req), req.today)))
