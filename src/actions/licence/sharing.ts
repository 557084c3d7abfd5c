/** Codes she makes for someone: what they show, how long and how often, and the stop button. */
import { randomInt } from 'node:crypto'
import { Op } from 'sequelize'
import type { ShareForm } from '../../forms/licence/licence.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { formatShareCode, type LicenceNumber, newLicenceNumber, tailOf } from '../../law/licence/licenceNumber.ts'
import { keepUntil } from '../../law/retention.ts'
import { cannotShare, type Recipient, type SharedField, shareStanding, type ShareStanding, shareUntil } from '../../law/hers/sharing.ts'
import { Application } from '../../models/Application.ts'
import { Person } from '../../models/people/Person.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { Share } from '../../models/licence/Share.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Actor, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { type Erased, goneOf } from '../retention/erased.ts'
import { keys } from '../keys.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { aboutOf, lockCard, opened } from './held.ts'
import { proofOf } from './proof.ts'

const keeper: Actor = { role: 'system', id: 'job:retention' }

export interface OwnShare {
  readonly id: string
  readonly standing: ShareStanding
  readonly recipient: Recipient
  readonly fields: readonly SharedField[]
  readonly proof: boolean
  readonly untilDay: Day
  readonly viewsLeft: number
}

/** A code for someone. The same form sent twice is one code. */
export function makeShare(actor: Worker, form: ShareForm, today: Day): Promise<string> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    await Person.findByPk(actor.personId, { lock: true })
    const shares = await Share.allOf(actor.personId)
    if (shares.some(({ id }) => id === form.key)) return form.key
    refuse(cannotShare(today, shares.map((share) => share.facts())))

    const subject = await subjectOf(actor, form, today)
    const name = form.withName === 'first' ? await firstName(actor) : subject.name
    const fields: SharedField[] = [...(form.withPhoto ? ['photo' as const] : []), ...(form.withName === 'none' ? [] : ['name' as const])]
    const code = newLicenceNumber(randomInt)
    const sealedShare = await seal(subject.about, 'shared', 'share', { code, name: form.withName === 'none' ? '' : name })
    const [codeMac, tailMac] = [await codeMacOf(code), await tailMacOf(form.key, subject.tail)]
    const { days, views, recipient } = form
    const { cardId, applicationId } = subject
    await Share.create({ id: form.key, personId: actor.personId, cardId, applicationId, codeMac, tailMac, sealedShare, recipient, fields, madeOn: today, untilDay: shareUntil(today, days), views, viewsLeft: views })
    await audit(actor, 'share.made', { id: form.key, personId: actor.personId }, { details: { recipient, fields: fields.join(' '), days, views } })
    return form.key
  })
}

interface Subject {
  readonly cardId: string | null
  readonly applicationId: string | null
  readonly about: { readonly personId: string; readonly id: string; readonly municipality: string | null }
  readonly tail: string
  /** The working name on the card. */
  readonly name: string
}

/** What the code shows: a card, or that she asked in time. */
async function subjectOf(actor: Worker, { subject, withName }: ShareForm, today: Day): Promise<Subject> {
  if (subject !== 'proof') {
    const { licence, card } = await lockCard(actor, subject, today)
    const { number, name: workingName } = await opened(actor, licence, card)
    if (withName === 'working' && !workingName) throw new NotFound()
    return { cardId: card.id, applicationId: null, about: aboutOf(licence), tail: tailOf(number), name: workingName }
  }
  const application = await Application.latest(actor.personId)
  if (!application || withName === 'working' || !(await proofOf(application, today))) throw new NotFound()
  return { cardId: null, applicationId: application.id, about: application, tail: tailOf(application.caseNumber), name: '' }
}

async function firstName(actor: Worker): Promise<string> {
  const identity = await open(actor, { personId: actor.personId }, { compartment: 'identity', kind: 'identity', purpose: 'own-data' })
  if (!identity) throw new NotFound()
  return identity.given.split(' ')[0] ?? ''
}

export const codeMacOf = (code: LicenceNumber): Promise<Buffer> => keys().mac('share', `code|${code}`)
export const tailMacOf = (id: string, tail: string): Promise<Buffer> => keys().mac('share', `tail|${id}|${tail}`)

/** Her codes, newest first, also those that are over. */
export function ownShares(actor: Worker, today: Day): Promise<OwnShare[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => (await Share.allOf(actor.personId)).map((share) => ownShareOf(share, today)))
}

function ownShareOf(share: Share, today: Day): OwnShare {
  const { id, recipient, fields, applicationId, untilDay, viewsLeft } = share
  return { id, standing: shareStanding(today, share.facts()), recipient, fields, proof: applicationId !== null, untilDay, viewsLeft }
}

/** One of her codes, as she gives it to someone; without the code itself once it is over. */
export function ownShare(actor: Worker, id: string, today: Day): Promise<OwnShare & { readonly code: string; readonly name: string }> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const share = await own(actor, id)
    const { sealedShare: sealedId, personId } = share
    const words = sealedId ? await open(actor, { personId }, { compartment: 'shared', kind: 'share', purpose: 'own-data', sealedId }) : undefined
    const known = ownShareOf(share, today)
    return { ...known, code: words && known.standing === 'open' ? formatShareCode(words.code) : '', name: words?.name ?? '' }
  })
}

/** From now on it shows nothing. Once is enough. */
export function stopShare(actor: Worker, id: string, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const share = await own(actor, id)
    if (share.stoppedOn) return
    await share.update({ stoppedOn: today })
    await audit(actor, 'share.stopped', { id, personId: actor.personId })
  })
}

async function own({ personId }: Worker, id: string): Promise<Share> {
  const share = await Share.findOne({ where: { id, personId }, lock: true })
  if (!share) throw new NotFound()
  return share
}

/** Every night: codes that have been over for as long as she could still see them. Gives how many. */
export function eraseShares(today: Day): Promise<Erased> {
  return inTransaction(keeper, async () => {
    const due = (await Share.findAll({ where: { untilDay: { [Op.lt]: today } } })).filter(({ untilDay }) => today > keepUntil('shareCode', untilDay))
    await Sealed.destroy({ where: { id: due.flatMap(({ sealedShare }) => sealedShare ?? []) } })
    await Share.destroy({ where: { id: due.map(({ id }) => id) } })
    return goneOf(due)
  })
}
