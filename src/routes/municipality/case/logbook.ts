/** Who looked in a case: to who leads, and to who watches over looks. */
import { Router } from 'express'
import { logbook as readLogbook } from '../../../actions/worklist/logbook.ts'
import { paths } from '../../../paths.ts'
import { homeOf } from '../../entry/admit.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const logbook = Router()

logbook.get(paths.caseLog.pattern, gate('teamLead', 'privacyOfficer'), async (req, res) => {
  const actor = official(req)
  const found = await readLogbook(actor, idOf(req))
  res.page('municipality/logbook', { ...found, back: actor.role === 'teamLead' ? paths.case.with({ id: idOf(req) }) : homeOf(actor) })
})
