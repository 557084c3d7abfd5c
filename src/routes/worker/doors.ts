/** Her own doors. */
import { Router } from 'express'
import type { Given } from '../given.ts'
import { access } from './access.ts'
import { applying } from './application.ts'
import { clockOfHers } from './clock.ts'
import { contact } from './contact.ts'
import { corrections } from './corrections.ts'
import { data } from './data.ts'
import { dataRightsOfHers } from './dataRights.ts'
import { decided } from './decided.ts'
import { handedOver } from './handover.ts'
import { hearing } from './hearing.ts'
import { cards } from './licence/cards.ts'
import { renewing } from './licence/renewal.ts'
import { sharing } from './licence/sharing.ts'
import { watching } from './licence/watching.ts'
import { looks } from './looks.ts'
import { mandates } from './mandates.ts'
import { objecting } from './objecting.ts'
import { own } from './own.ts'
import { manner } from './questions/manner.ts'
import { completing } from './request.ts'
import { seals } from './seals.ts'
import { shielding } from './shield.ts'
import { standing } from './status.ts'
import { stopping } from './stopping.ts'
import { talk } from './talk.ts'

export function workerDoors({ settings: { baseUrl, serviceName } }: Given): Router {
  return Router()
    .use(applying, own(), cards(baseUrl), sharing(baseUrl), watching, renewing(baseUrl), access({ origin: baseUrl, service: serviceName }))
    .use(data, talk, contact, stopping, seals, standing, completing, hearing, decided, objecting, shielding, handedOver)
    .use(clockOfHers, dataRightsOfHers, looks, corrections, mandates(baseUrl), manner)
}
