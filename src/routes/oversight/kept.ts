/** What every night took away, and by which terms. */
import { Router } from 'express'
import { retentionRuns } from '../../actions/retention/runs.ts'
import { paths } from '../../paths.ts'
import { gate } from '../signIn.ts'
import { official } from '../whoAsks.ts'

export const kept = Router()

kept.get(paths.erasing, gate('privacyOfficer', 'administrator'), async (req, res) => res.page('oversight/kept', await retentionRuns(official(req), req.today)))
