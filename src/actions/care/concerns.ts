/** Worries as officials write them down: by who sat in the talk, read by a second one, looked at again half-way. Apart from every file. */
import type { ConcernForm, ReviewForm, SecondReaderForm } from '../../forms/care/concern.ts'
import { cannotRead, cannotReview, type ConcernFacts, concernStage, type ConcernStage, concernUntil, isTheirs, isToReview, nothingSeen, reviewOn } from '../../law/care/concern.ts'
import type { Day } from '../../law/day.ts'
import { cannotRefer } from '../../law/care/referral.ts'
import { refuse } from '../../law/impediment.ts'
import { waitsForShield } from '../../law/office/shield.ts'
import { everAt } from '../../law/talking/presence.ts'
import { Application } from '../../models/Application.ts'
import { Concern } from '../../models/care/Concern.ts'
import { CaseBarrier } from '../../models/office/CaseBarrier.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { mayOpen } from '../../policies/compartments.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { keys } from '../keys.ts'
import { spend } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { type ReferralLine, referralsOf } from './referring.ts'
import { readWorry, sealWorry, type Worry } from './sealing.ts'
import { asTrained, closedPeople, isTrainedToday } from './trained.ts'

/** What stands on a page before anything is opened: nothing of whom or what it is about. */
export interface ConcernLine {
  readonly id: string
  readonly origin: 'talk' | 'inspection'
  readonly stage: ConcernStage
  readonly recordedOn: Day
  readonly reviewOn: Day
  readonly keptUntil: Day
  readonly mine: boolean
  readonly canRead: boolean
  readonly canReview: boolean
  /** That it was sent to care, and how far that is. */
  readonly referral: ReferralLine | null
  readonly canRefer: boolean
}

/** Whether this official writes worries down in this case: sat in a talk of it, and is trained. Inside a transaction of theirs. */
export async function mayRecord(actor: Official, application: Application, today: Day): Promise<boolean> {
  if (!(await isTrainedToday(actor, today))) return false
  const own = await accountsOf(actor)
  return everAt(application.facts()).some((account) => own.includes(account))
}

/** As `mayRecord`, for a page. */
export function seesConcerns(actor: Official, application: Application, today: Day): Promise<boolean> {
  return actor.role === 'interviewer' ? inTransaction(actor, () => mayRecord(actor, application, today)) : Promise.resolve(false)
}

export interface CaseConcerns {
  readonly id: string
  readonly caseNumber: string
  readonly lines: readonly ConcernLine[]
}

/** Those of one case. */
export function concernsOfCase(actor: Official, id: string, today: Day): Promise<CaseConcerns> {
  return asTrained(actor, today, async (own) => {
    const application = await caseIn(actor, id, today)
    const lines = await linesOf(await Concern.findAll({ where: { caseMac: await macOfCase(id) } }), own, today)
    return { id, caseNumber: application.caseNumber, lines }
  })
}

async function caseIn(actor: Official, id: string, today: Day): Promise<Application> {
  const application = await Application.get({ ...applicationsOf(actor), id })
  if (!(await mayRecord(actor, application, today))) throw new NotFound()
  return application
}

const macOfCase = (id: string): Promise<Buffer> => keys().mac('concern', id)

/** Writes it down. The same page pressed twice is one. */
export async function recordConcern(actor: Official, id: string, form: ConcernForm, today: Day): Promise<void> {
  await asTrained(actor, today, async () => {
    const application = await caseIn(actor, id, today)
    refuse(nothingSeen({ seen: form.concernSeen, told: form.concernTold }))
    const { key, concernSeen: seen, concernTold: told, concernFrom: source, concernOwn: own, concernUrgency: urgency, concernChild: child, careConsent: consent, careConsentWhy: consentWhy, concernExpert: expert } = form
    const worry: Worry = { seen, told, source, own, urgency, child, consent, consentWhy, expert, about: { personId: application.personId, applicationId: id, caseNumber: application.caseNumber } }
    await Concern.create({ id: key, municipality: actor.municipality, origin: 'talk', caseMac: await macOfCase(id), ...(await sealWorry(key, worry)), recordedBy: actor.id, recordedOn: today })
    await audit(actor, 'concern.recorded', { id: key })
  }).catch((error: unknown) => {
    if (!isTaken(error)) throw error
  })
}

/** Those someone has to look at, and their own. */
export function concernsHere(actor: Official, today: Day): Promise<ConcernLine[]> {
  return asTrained(actor, today, async (own) => linesOf(await Concern.findAll({ order: [['recordedOn', 'ASC'], ['id', 'ASC']] }), own, today))
}

/** How many wait for this official; nothing for who is not trained. */
export async function concernsWaiting(actor: Official, today: Day): Promise<number> {
  if (actor.role !== 'interviewer' || !(await inTransaction(actor, () => isTrainedToday(actor, today)))) return 0
  return (await concernsHere(actor, today)).filter(({ canRead, canReview }) => canRead || canReview).length
}

async function linesOf(concerns: readonly Concern[], own: readonly string[], today: Day): Promise<ConcernLine[]> {
  const [closed, referrals] = [await closedPeople(), await referralsOf(concerns)]
  const open = await Promise.all(concerns.map(async (concern) => ({ concern, about: (await readWorry(concern)).about })))
  return open.flatMap(({ concern, about }) => {
    const referral = referrals.get(concern.id) ?? null
    const facts = concern.facts(referral?.sentOn ?? null)
    return isTheirs(today, facts, own) && !(about && closed.includes(about.personId)) ? [{ ...lineOf(concern.id, facts, own, today), referral }] : []
  })
}

function lineOf(id: string, facts: ConcernFacts, own: readonly string[], today: Day): Omit<ConcernLine, 'referral'> {
  const { origin, recordedOn, recordedBy } = facts
  return { id, origin, recordedOn, stage: concernStage(facts), reviewOn: reviewOn(facts), keptUntil: concernUntil(facts), mine: own.includes(recordedBy), canRead: !cannotRead(facts, own), canReview: isToReview(today, facts), canRefer: !cannotRefer(facts) }
}

export function concernOf(actor: Official, id: string, today: Day): Promise<ConcernLine> {
  return asTrained(actor, today, async (own) => (await lockTheirs(id, own, today)).line)
}

/** Locked, when it is theirs. Inside a transaction of who is trained. */
export async function lockTheirs(id: string, own: readonly string[], today: Day) {
  const concern = await Concern.lock(id)
  const [line] = await linesOf([concern], own, today)
  if (!line) throw new NotFound()
  return { concern, line, facts: concern.facts(line.referral?.sentOn ?? null) }
}

/** What stands in it. On record where neither she nor her case shows it. */
export function openConcern(actor: Official, id: string, today: Day): Promise<Worry> {
  return asTrained(actor, today, async (own) => {
    permit(mayOpen(actor, 'concern', 'read-concern'))
    const { concern } = await lockTheirs(id, own, today)
    const worry = await readWorry(concern)
    refuse(worry.about && (await CaseBarrier.waits(worry.about.personId)) ? waitsForShield : undefined)
    await spend(actor)
    await audit(actor, 'concern.opened', { id }, { purpose: 'read-concern' })
    return worry
  })
}

/** Said by someone else than who wrote it; of two at once the second hears that it was said. */
export function readAsSecond(actor: Official, id: string, { concernFound }: SecondReaderForm, today: Day): Promise<void> {
  return asTrained(actor, today, async (own) => {
    const { concern, facts } = await lockTheirs(id, own, today)
    refuse(cannotRead(facts, own))
    await concern.update({ readBy: actor.id, readOn: today, found: concernFound })
    await audit(actor, 'concern.read', { id }, { details: { found: concernFound } })
  })
}

/** Half-way: it stays until its last day, or goes now. */
export function reviewConcern(actor: Official, id: string, { concernKeep }: ReviewForm, today: Day): Promise<void> {
  return asTrained(actor, today, async (own) => {
    const { concern, facts } = await lockTheirs(id, own, today)
    refuse(cannotReview(today, facts))
    await (concernKeep === 'keep' ? concern.update({ reviewedBy: actor.id, reviewedOn: today }) : concern.destroy())
    await audit(actor, concernKeep === 'keep' ? 'concern.reviewed' : 'concern.erased', { id })
  })
}
