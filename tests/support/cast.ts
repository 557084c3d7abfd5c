/** One of every role, and people whose cases are theirs and not theirs. */
import { randomUUID } from 'node:crypto'
import { saveAnswer, startApplication } from '../../src/actions/applications.ts'
import { enterAsCare } from '../../src/actions/care/signals.ts'
import { giveView, intendRefusal, propose } from '../../src/actions/decisions.ts'
import { enterAsHelper } from '../../src/actions/helping/helping.ts'
import { enterAsStaff, enterAsWorker } from '../../src/actions/signIn.ts'
import { macOf } from '../../src/actions/subject.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { addDays, day } from '../../src/law/day.ts'
import { type OfficialRole, staffRoles } from '../../src/law/office/office.ts'
import { giveBack } from '../../src/actions/worklist/division.ts'
import { reseat } from '../../src/models/calendar/Agenda.ts'
import { Letter } from '../../src/models/letters/Letter.ts'
import { Official as OfficialRow } from '../../src/models/office/Official.ts'
import { CareAccount } from '../../src/models/care/Signal.ts'
import { inReach } from '../../src/platform/database/db.ts'
import type { Actor, Official, Worker } from '../../src/policies/actor.ts'
import { assess, caseOf, passedOn, submitted, teamOf, today, withApplication, withoutDoors } from './newWorker.ts'
import type { SignedIn } from './rights.ts'
import type { Route } from './routes.ts'

const [here, there] = ['GM0344', 'GM0363']

/** One word of each compartment that stands nowhere else: where it is seen, that compartment is. */
export const canaries = { identity: `Kanarievinger-${randomUUID().slice(0, 6)}`, contact: 'kanariecontact', interview: 'kanariegesprek', correspondence: 'kanariebrief' } as const

export interface About {
  readonly personId: string
  readonly id: string
  readonly municipality: string
}

/**
 * Whose a case is. In the own municipality: theirs (the caseworker has it, the interviewer sits at its talk), theirs and before a second
 * pair of eyes, nobody's, or of a colleague; and one of another municipality.
 */
export const allOfHere = ['own', 'proposed', 'nobodys', 'colleagues'] as const
export type Whose = (typeof allOfHere)[number] | 'other'

export interface Cast {
  readonly actors: Readonly<Record<SignedIn, Actor>>
  readonly about: Readonly<Record<Whose, About>>
  /** Someone of that role who may end everything of theirs. */
  another(role: SignedIn): Promise<Actor>
  /** The address with what is theirs in it, or not; undefined when there is nothing of that kind. */
  filled(path: string, whose: Whose | 'unknown'): string | undefined
}

export async function castOf(): Promise<Cast> {
  await withoutDoors()
  const [worker, before, nobodys, colleagues] = [await withCanaries(), await withCanaries(), await applied(), await submitted(await answering(), here)]
  const stranger = await withApplication(there)
  const staff = await Promise.all(staffRoles.map(async (role) => [role, await account(role)] as const))
  const actors = { ...Object.fromEntries(staff), worker, helper: await enterAsHelper(subject(), today), inspector: await account('inspector'), registerManager: await account('registerManager'), careCoordinator: await coordinator() } as Cast['actors']
  const about = { own: await aboutOf(worker), proposed: await aboutOf(before), nobodys: await aboutOf(nobodys), colleagues: await aboutOf(colleagues), other: await aboutOf(stranger) }
  for (const mine of [worker, before]) await give(actors, mine)
  await giveView(before, { statement: 'Mijn nieuwe paspoort komt.' }, today)
  await propose(actors.caseworker as Official, about.proposed.id, { outcome: 'grant', grounds: [], reason: 'U voldoet aan de voorwaarden.', weighing: '', note: '' }, today)
  const letters: Readonly<Record<string, string>> = { own: await letterOf(worker), other: await letterOf(stranger), unknown: randomUUID() }
  const cases: Readonly<Record<string, string>> = { ...Object.fromEntries(Object.entries(about).map(([whose, { id }]) => [whose, id])), unknown: randomUUID() }
  return {
    actors, about,
    another: async (role) => (role === 'worker' ? newcomer() : actors[role]),
    filled: (path, whose) => {
      const fixed = path.replace(':language', 'en').replace(':display', 'groot').replace(':token', 'x').replace(':kind', 'refused').replace(':number', '1').replace(':kid', 'x').replace(':file', randomUUID()).replace(':letter', randomUUID())
      if (!fixed.includes(':id')) return whose === 'own' ? fixed : undefined
      if (isOfCase(path)) return fixed.replace(':id', cases[whose] ?? '')
      if (path.startsWith('/berichten/')) return letters[whose] && fixed.replace(':id', letters[whose])
      return whose === 'unknown' ? fixed.replace(/:\w+/g, () => randomUUID()) : undefined
    },
  }
}

export const isOfCase = (path: string): boolean => /^\/(zaken|balie)\/:id/.test(path)

const subject = () => ({ issuer: 'test', subject: randomUUID() })

function newcomer(family = 'Persoon'): Promise<Worker> {
  return enterAsWorker({ ...subject(), identity: { given: 'Verzonnen', family, birthdate: day('1990-01-01'), nationality: 'Nederlandse', bsn: null } }, today)
}

/** From the demonstration's caseworker to this one, with a seat at the talk for this interviewer. */
async function give({ caseworker, interviewer }: Cast['actors'], actor: Worker): Promise<void> {
  const { id, slotId } = await caseOf(actor)
  const team = await teamOf(here)
  await passedOn(id, team.caseworker, caseworker as Official)
  await inTransaction(team.caseworker, () => reseat(slotId ?? '', team.first.id, interviewer.id))
}

/** Handed in, and nobody's work yet. */
async function applied(): Promise<Worker> {
  const actor = await submitted(await answering(), here)
  await giveBack((await teamOf(here)).caseworker, (await caseOf(actor)).id, 'workload', today)
  return actor
}

/** Heard on an intention to refuse: something lies in every compartment that officials open. */
async function withCanaries(): Promise<Worker> {
  const actor = await answering()
  await submitted(actor, here)
  const { id, team } = await assess(actor, here, today)
  await intendRefusal(team.caseworker, id, { facts: `Het paspoort was verlopen, ${canaries.correspondence}.`, reason: 'Uw paspoort is niet geldig.' }, today)
  return actor
}

async function answering(): Promise<Worker> {
  const actor = await newcomer(canaries.identity)
  await startApplication(actor, today)
  await saveAnswer(actor, 'contact', { channel: 'portal', codeWord: canaries.contact, limits: [] })
  await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
  await saveAnswer(actor, 'wishes', { mustKnow: canaries.interview })
  return actor
}

async function account(role: OfficialRole): Promise<Actor> {
  const claims = subject()
  const subjectMac = await macOf(claims)
  const place = role === 'registerManager' ? {} : role === 'inspector' ? { unit: 'Politie Midden-Nederland' } : { municipality: here }
  await inReach({ door: subjectMac.toString('hex') }, () => OfficialRow.create({ subjectMac, role, ...place, mandateFrom: today, ...(role === 'interviewer' && { trainedUntil: addDays(today, 300) }) }))
  return enterAsStaff({ ...claims, human: claims.subject }, today)
}

async function coordinator(): Promise<Actor> {
  const claims = subject()
  const subjectMac = await macOf(claims)
  await inReach({ door: subjectMac.toString('hex') }, () => CareAccount.create({ subjectMac, region: 'VR09', mandateFrom: today }))
  const actor = await enterAsCare(claims, today)
  if (!actor) throw new Error('not appointed')
  return actor
}

async function aboutOf(actor: Worker): Promise<About> {
  const { id, personId, municipality } = await caseOf(actor)
  return { id, personId, municipality: municipality ?? '' }
}

async function letterOf(actor: Worker): Promise<string> {
  const letter = await inTransaction(actor, () => Letter.findOne({ where: { personId: actor.personId } }))
  return letter?.id ?? ''
}

/** Where even who may come finds nothing, because there is nothing of theirs yet. */
export const mayLack = ({ path }: Route): boolean => /:\w+.*:\w/.test(path) || lacking.some((beginning) => path === beginning || path.startsWith(`${beginning}/`))
const lacking: readonly string[] = [
  '/statuslijsten/:number', '/register/sleutels/:kid', '/register/gemeenten/:code/einde', '/register/storing/:id', '/register/misbruik/:id', '/register/misbruik/strenger/:id', '/register/wetpakket/:version',
  '/aanvraag-intrekken', '/werk/lijst/bewaar', '/werk/lijst/weg', '/kaart', '/verlengen', '/toegang', '/gesprek', '/aanvulling', '/besluit', '/schorsing',
  '/uitstel', '/zaken/:id/termijn/stil', '/zaken/:id/termijn/verder', '/zaken/:id/termijn/instemming', '/zaken/:id/termijn/ingebrekestelling', '/zaken/:id/termijn/herstel/lezen', '/zaken/:id/compleet', '/zaken/:id/niet-behandelen', '/zaken/:id/niet-verschenen',
  '/balie/:id/bestand', '/zaken/:id/bestand', '/zaken/:id/verzonden/:file', '/zaken/:id/vraag', '/zaken/:id/schorsen', '/werkcijfers/tabel', '/cijfers/tabel', '/zaken/:id/werkrecht', '/zaken/:id/hervatten', '/zaken/:id/herhaling', '/zaken/:id/verlenging', '/vragen/nieuw', '/zaken/:id/intrekken', '/zaken/:id/maatregel', '/zaken/:id/schorsing', '/overdracht', '/zaken/:id/overdracht/akkoord', '/zaken/:id/overdracht/stop',
  '/zaken/:id/signaal', '/balie/:id/komst', '/balie/:id/oproep', '/zaken/:id/gesprek/oproep', '/zaken/:id/verslag/vertaling',
]
