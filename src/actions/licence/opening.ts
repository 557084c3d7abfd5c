/** Someone holds a code that she made: what she chose to show, once for each view, and on record for her. */
import { randomUUID } from 'node:crypto'
import { isLive } from '../../law/licence/card.ts'
import type { Day } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { standingOn } from '../../law/licence/licence.ts'
import type { LicenceNumber } from '../../law/licence/licenceNumber.ts'
import { type SharedField, shareStanding } from '../../law/hers/sharing.ts'
import { Application } from '../../models/Application.ts'
import { Card } from '../../models/licence/Card.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { Share, ShareTries } from '../../models/licence/Share.ts'
import { inReach } from '../../platform/database/db.ts'
import type { Recipient } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { keys } from '../keys.ts'
import { type About, open } from '../vault.ts'
import { codeMacOf, tailMacOf } from './sharing.ts'
import { proofOf } from './proof.ts'

export interface ShareAsked {
  readonly code: LicenceNumber
  /** The last three symbols of the number, or of the case. */
  readonly tail: string
  readonly network: string
}

export interface OpenedShare {
  /** For a proof: the day the application came in. */
  readonly receivedOn: Day | null
  readonly fields: readonly SharedField[]
  /** Empty when she did not choose it, or it is not there. */
  readonly photo: string
  readonly name: string
  readonly untilDay: Day
  readonly viewsLeft: number
}

/** What the code shows, and one view less; the same nothing for one that is wrong, over, used, stopped, or tried too often. */
export async function openShare({ code, tail, network }: ShareAsked, now: Date, today: Day): Promise<OpenedShare | undefined> {
  const codeMac = await codeMacOf(code)
  const tried = [codeMac, await keys().mac('share', `network|${network}`)]
  const actorId = `share:${randomUUID()}` as const
  return inReach({ actor: actorId, door: 'share' }, async () => {
    if ((await tryOf(tried, now, today)) > figure('shareTries', today)) return undefined
    const share = await Share.findOne({ where: { codeMac }, lock: true })
    if (!share || !share.tailMac.equals(await tailMacOf(share.id, tail)) || shareStanding(today, share.facts()) !== 'open') return undefined
    const subject = await subjectOf(share, today)
    if (!subject) return undefined

    await ShareTries.takeBack(tried)
    await share.update({ viewsLeft: share.viewsLeft - 1 })
    const actor: Recipient = { role: 'recipient', id: actorId, recipient: share.recipient }
    const { id, personId, fields } = share
    await audit(actor, 'share.opened', { id, personId }, { purpose: 'share-code', details: { fields: ['validity', ...fields].join(' ') } })
    return { ...(await shown(actor, share, subject.about)), receivedOn: subject.receivedOn }
  })
}

/** Which try this is within the hour, by this code or from this network. */
function tryOf(keysOfTry: readonly Buffer[], now: Date, today: Day): Promise<number> {
  const until = new Date(now.getTime() + figure('shareLockMinutes', today) * 60_000)
  return ShareTries.countOne(keysOfTry, figure('shareTries', today), now, until)
}

interface Subject {
  readonly about: About
  readonly receivedOn: Day | null
}

/** A licence that is valid today with a number that is not stopped, or an application that is in time and not decided. */
async function subjectOf({ cardId, applicationId, personId }: Share, today: Day): Promise<Subject | undefined> {
  if (applicationId) {
    const application = await Application.get({ id: applicationId })
    const proof = await proofOf(application, today)
    return proof && { about: { personId, id: applicationId }, receivedOn: proof.receivedOn }
  }
  const card = await Card.findByPk(cardId ?? '', { rejectOnEmpty: true })
  const licence = await Licence.get({ id: card.licenceId })
  const valid = isLive(card) && standingOn(today, licence.facts()) === 'valid'
  return valid ? { about: { personId, id: licence.applicationId }, receivedOn: null } : undefined
}

async function shown(actor: Recipient, { personId, fields, sealedShare, untilDay, viewsLeft }: Share, about: About): Promise<Omit<OpenedShare, 'receivedOn'>> {
  const purpose = 'share-code'
  const photo = fields.includes('photo') ? await open(actor, about, { compartment: 'photo', kind: 'photo', purpose }) : undefined
  const named = fields.includes('name') && sealedShare
  const words = named ? await open(actor, { personId }, { compartment: 'shared', kind: 'share', purpose, sealedId: sealedShare }) : undefined
  return { fields, photo: photo?.jpeg ?? '', name: words?.name ?? '', untilDay, viewsLeft }
}
