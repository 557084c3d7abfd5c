/** Whom she does not want to see her file: named by her, read by one, and closed to whoever is meant. */
import { type HandledForm, type NamingForm, readerOf } from '../../forms/case/shield.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { alreadyHandled, type NamingOutcome, readers } from '../../law/office/shield.ts'
import { Application } from '../../models/Application.ts'
import { NamedPeople } from '../../models/people/NamedPeople.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { type Colleague, colleaguesOf } from '../colleagues.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { close } from './barriers.ts'

/** In her own words; from now on only who worked on it before opens the file, until this is read. */
export function namePeople(actor: Worker, form: NamingForm, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const application = await Application.lockLatest(actor.personId)
    const sealedText = await seal(application, 'shield', 'namedPeople', { text: form.people })
    await NamedPeople.create({ id: form.key, personId: actor.personId, applicationId: application.id, sealedText, reader: readerOf(form), namedOn: today })
    await audit(actor, 'file.named', application)
  }).catch((error: unknown) => {
    if (!isTaken(error)) throw error
  })
}

export interface OwnNaming {
  readonly id: string
  readonly text: string
  readonly namedOn: Day
  readonly handledOn: Day | null
  readonly outcome: NamingOutcome | null
}

export function ownNamings(actor: Worker): Promise<OwnNaming[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const namings = await NamedPeople.findAll({ where: { personId: actor.personId }, order: [['namedOn', 'DESC'], ['id', 'ASC']] })
    return Promise.all(namings.map(async ({ id, applicationId, sealedText, namedOn, handledOn, outcome }) => {
      const words = await open(actor, { personId: actor.personId, id: applicationId }, { compartment: 'shield', kind: 'namedPeople', purpose: 'own-data', sealedId: sealedText })
      return { id, text: words?.text ?? '', namedOn, handledOn, outcome }
    }))
  })
}

/** Her words go again, as long as nobody has read them. */
export function eraseNaming(actor: Worker, id: string): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const naming = await NamedPeople.get({ id, personId: actor.personId }, true)
    refuse(alreadyHandled(naming))
    await Sealed.destroy({ where: { id: naming.sealedText } })
    await audit(actor, 'file.namingErased', { id: naming.applicationId, personId: actor.personId })
  })
}

export interface NamingLine {
  readonly id: string
  readonly caseNumber: string
  readonly decideBy: Day | null
  readonly namedOn: Day
}

const isReader = ({ role }: Official): boolean => readers.some((reader) => reader === role)

/** What waits to be read by this role; the oldest first. */
export function namingsHere(actor: Official): Promise<NamingLine[]> {
  permit(isReader(actor))
  return inTransaction(actor, async () => {
    const namings = await NamedPeople.findAll({ where: { reader: actor.role, handledOn: null }, order: [['namedOn', 'ASC'], ['id', 'ASC']], limit: 200 })
    const cases = await Application.findAll({ where: { municipality: actor.municipality, id: namings.map(({ applicationId }) => applicationId) } })
    return namings.flatMap(({ id, applicationId, namedOn }) => {
      const found = cases.find((each) => each.id === applicationId)
      return found ? [{ id, caseNumber: found.caseNumber, decideBy: found.decideBy, namedOn }] : []
    })
  })
}

export interface Naming {
  readonly id: string
  readonly caseNumber: string
  readonly namedOn: Day
  readonly colleagues: readonly Pick<Colleague, 'id' | 'role' | 'code'>[]
}

export function readNaming(actor: Official, id: string, today: Day): Promise<Naming> {
  permit(isReader(actor))
  return inTransaction(actor, async () => {
    const { naming, application } = await waiting(actor, id)
    const colleagues = (await colleaguesOf(actor, today)).map(({ id: account, role, code }) => ({ id: account, role, code }))
    return { id, caseNumber: application.caseNumber, namedOn: naming.namedOn, colleagues }
  })
}

/** Her words. Looking is on record, and she sees it. */
export function openNaming(actor: Official, id: string): Promise<string> {
  permit(isReader(actor))
  return inTransaction(actor, async () => {
    const { naming, application } = await waiting(actor, id)
    const words = await open(actor, application, { compartment: 'shield', kind: 'namedPeople', purpose: 'shield-file', sealedId: naming.sealedText })
    if (!words) throw new NotFound()
    return words.text
  })
}

/** Closes the file to whoever is meant, and opens it to the others; or nobody here is meant. */
export function handleNaming(actor: Official, id: string, { accounts }: HandledForm, today: Day): Promise<void> {
  permit(isReader(actor))
  return inTransaction(actor, async () => {
    const { naming, application } = await waiting(actor, id, true)
    const meant = (await colleaguesOf(actor, today)).filter((colleague) => accounts.includes(colleague.id))
    if (meant.length < accounts.length) throw new NotFound()
    await naming.update({ handledOn: today, handledBy: actor.id, outcome: meant.length ? 'placed' : 'nobody' })
    await audit(actor, 'file.namingHandled', application, { details: { accounts: meant.length } })
    // One of them may be the reader: then this is the last thing the reader sees of it.
    for (const account of meant) await close(application, { account, reason: 'named', placedBy: actor }, today)
  })
}

/** Of this reader, in reach, and not handled yet; who comes second hears that it was. */
async function waiting(actor: Official, id: string, lock = false): Promise<{ naming: NamedPeople; application: Application }> {
  const naming = await NamedPeople.get({ id, reader: actor.role }, lock)
  const which = { ...applicationsOf(actor), id: naming.applicationId }
  const application = await (lock ? Application.lock(which) : Application.get(which))
  refuse(alreadyHandled(naming))
  return { naming, application }
}
