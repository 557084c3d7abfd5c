/** The next licence: asked for while this one runs, and following it without a gap. */
import { stageOn, isOpen } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { refuse } from '../../law/impediment.ts'
import type { LicenceNumber } from '../../law/licence/licenceNumber.ts'
import { cannotRenew, reminderDue, renewableFrom, validityAfter } from '../../law/licence/renewal.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { Licence } from '../../models/licence/Licence.ts'
import type { Actor, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { begin } from '../applications.ts'
import { audit } from '../audit.ts'
import { sendReminder } from '../letters.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { makeCard } from './held.ts'

const reminder: Actor = { role: 'system', id: 'job:reminder' }

/** Where renewing stands for her; undefined for whoever never had a licence. */
export interface RenewalPlan {
  readonly state: 'early' | 'late' | 'open' | 'begun' | 'asked' | 'granted'
  readonly from: Day
  readonly validUntil: Day
}

export function renewalPlan(actor: Worker, today: Day): Promise<RenewalPlan | undefined> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const licence = await Licence.current(actor.personId, today)
    if (!licence) return undefined
    const application = await Application.latest(actor.personId)
    return { state: stateOf(licence, application, today), from: renewableFrom(licence.facts()), validUntil: licence.validUntil }
  })
}

function stateOf(licence: Licence, application: Application | null, today: Day): RenewalPlan['state'] {
  const renews = application?.renews === licence.id
  const stage = application && stageOn(today, application.facts())
  if (renews && stage === 'draft') return 'begun'
  if (renews && stage === 'granted') return 'granted'
  if (stage && stage !== 'draft' && isOpen(stage)) return 'asked'
  const because = cannotRenew(today, licence.facts())?.because
  if (!because) return 'open'
  return because === 'renewal-too-early' ? 'early' : 'late'
}

/** Begins the renewal of her licence, with what she answered before. Begun before, it is that one. */
export function startRenewal(actor: Worker, today: Day): Promise<Application> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const licence = await Licence.lock(actor.personId, today)
    refuse(cannotRenew(today, licence.facts()))
    const application = await begin(actor, today)
    if (application.renews === licence.id) return application
    refuse(application.receivedOn ? closedBy('S09_RENEW', 'already-submitted') : undefined)

    const before = await Application.get({ id: licence.applicationId })
    await application.update({ renews: licence.id, municipality: application.municipality ?? before.municipality })
    // What she kept to herself is carried over only where she has answered nothing yet.
    if (await carryOver(actor, 'contact', before, application)) await carryOver(actor, 'withheld', before, application)
    for (const kept of ['wishes', 'identityConfirmed'] as const) await carryOver(actor, kept, before, application)
    await bringPapers(actor, application)
    await audit(actor, 'renewal.started', application)
    return application
  })
}

const placeOf = { contact: 'contact', wishes: 'interview', identityConfirmed: 'identity', withheld: 'contact' } as const

/** What she answered last time, unless she has answered it again; whether it was carried over. */
async function carryOver(actor: Worker, kind: keyof typeof placeOf, from: Application, to: Application): Promise<boolean> {
  const which = { compartment: placeOf[kind], kind, purpose: 'own-data' } as const
  if (await open(actor, to, which)) return false
  const answer = await open(actor, from, which)
  if (answer) await seal(to, placeOf[kind], kind, answer)
  return answer !== undefined
}

/** What she uploaded last time is gone: she brings her document and the photo is made at the desk, unless she chooses otherwise. */
async function bringPapers(actor: Worker, application: Application): Promise<void> {
  const chosen = await open(actor, application, { compartment: 'documents', kind: 'papers', purpose: 'own-data' })
  if (!chosen) await seal(application, 'documents', 'papers', { proof: 'bring', portrait: 'desk' })
}

/** The licence of an application that is granted: new numbers, under the names of the licence it follows. Called inside the deciding. */
export async function issueLicence(application: Application, municipality: string, today: Day): Promise<{ licence: Licence; number: LicenceNumber }> {
  const { personId, id: applicationId } = application
  const old = await Licence.followedBy(applicationId)
  const licence = await Licence.create({ personId, applicationId, municipality, ...validityAfter(today, old?.facts) })
  const [first = null, ...others] = old?.names ?? []
  const { number } = await makeCard(licence, { sealedName: first }, today)
  for (const sealedName of others) await makeCard(licence, { sealedName }, today)
  return { licence, number }
}

/** Every morning: who can still ask in time and has not asked is told, twice at most. Gives how many letters went. */
export async function remind(today: Day): Promise<number> {
  const ending = await inTransaction(reminder, () => Licence.endingFrom(today, figure('firstReminderDays', today)))
  let sent = 0
  for (const { id, personId } of ending) if (await remindOf(id, personId, today)) sent += 1
  return sent
}

function remindOf(id: string, personId: string, today: Day): Promise<boolean> {
  return inTransaction(reminder, async () => {
    const licence = await Licence.lock(personId, today)
    const application = await Application.get({ id: licence.applicationId })
    const sent = await Letter.findAll({ where: { applicationId: application.id, kind: 'renewalReminder' } })
    const asked = (await Application.allOf(personId)).some((one) => one.renews === id && hasAsked(one, today))
    if (licence.id !== id || asked || !reminderDue(today, licence.facts(), sent.map(({ sentOn }) => sentOn))) return false
    await sendReminder(reminder, application, licence.validUntil, today)
    return true
  })
}

/** A renewal that came in, and that was not refused or taken back. */
function hasAsked(application: Application, today: Day): boolean {
  const stage = stageOn(today, application.facts())
  return stage === 'granted' || (stage !== 'draft' && isOpen(stage))
}
