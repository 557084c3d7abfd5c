/** The doors of a municipality. */
import { Router } from 'express'
import type { Given } from '../given.ts'
import { across } from './across/across.ts'
import { after } from './after/after.ts'
import { calendar } from './calendar/calendar.ts'
import { interpreters } from './calendar/interpreters.ts'
import { concerns } from './care/concerns.ts'
import { referring } from './care/referral.ts'
import { summaries } from './care/summary.ts'
import { cases } from './case/cases.ts'
import { dossiers } from './case/dossier.ts'
import { emergencies } from './case/emergencies.ts'
import { following } from './case/following.ts'
import { helpers } from './case/helpers.ts'
import { logbook } from './case/logbook.ts'
import { shield } from './case/shield.ts'
import { noticesAtDesk } from './clock/atDesk.ts'
import { clock } from './clock/clock.ts'
import { deciding } from './deciding/deciding.ts'
import { arrivals } from './desk/arrivals.ts'
import { desk } from './desk/desk.ts'
import { deskCode } from './desk/deskCode.ts'
import { onPaper } from './desk/onPaper.ts'
import { questions } from './desk/questions.ts'
import { takenOver } from './desk/takenOver.ts'
import { division } from './office/division.ts'
import { ownFigures } from './office/figures.ts'
import { takingOver } from './office/takingOver.ts'
import { worklist } from './office/worklist.ts'
import { attachments } from './papers/attachments.ts'
import { papers } from './papers/papers.ts'
import { requests } from './requests/requests.ts'
import { talking } from './talking/talking.ts'

export function municipalityDoors({ settings: { baseUrl } }: Given): Router {
  return Router()
    .use(calendar, interpreters(baseUrl), arrivals(baseUrl), onPaper(baseUrl), takenOver(baseUrl), noticesAtDesk)
    .use(cases, papers, talking, deciding, following, questions, deskCode(baseUrl), desk)
    .use(worklist, division, logbook, emergencies, shield, across, attachments, helpers, clock, after)
    .use(ownFigures, dossiers, takingOver, requests, concerns, summaries, referring)
}
