/** Fills an empty register with made-up people, by the same actions that real people use, on days around today. */
import { randomUUID } from 'node:crypto'
import { chooseMoment, choosePlace, freeMoments } from '../src/actions/application/moments.ts'
import { ownAnswers, saveAnswer, startApplication, submit, withdraw } from '../src/actions/applications.ts'
import { askWithoutName } from '../src/actions/anonymous/questions.ts'
import { putIn, sortEnvelopes } from '../src/actions/care/envelopes.ts'
import { decide, giveView, intendRefusal, propose } from '../src/actions/decisions.ts'
import { identify } from '../src/actions/desk/identity.ts'
import { answerReport, shareReport } from '../src/actions/interviews.ts'
import { addCard } from '../src/actions/licence/cards.ts'
import { addDocument, addPhoto, approvePhoto } from '../src/actions/papers/uploads.ts'
import { enterAsStaff, enterAsWorker } from '../src/actions/signIn.ts'
import { macOf, macOfHuman } from '../src/actions/subject.ts'
import { addDays, addYears, type Day, day, dayIn, instantOf } from '../src/law/day.ts'
import { Message } from '../src/models/letters/Message.ts'
import { Official } from '../src/models/office/Official.ts'
import { Account, Person } from '../src/models/people/Person.ts'
import { CareAccount } from '../src/models/care/Signal.ts'
import { inReach } from '../src/platform/database/db.ts'
import type { Official as OfficialActor, Worker as WorkerActor } from '../src/policies/actor.ts'
import { askForInterpreter, enterPaper, wantsInterpreter } from './atDesk.ts'
import { goOn } from './afterwards.ts'
import { correctElsewhere } from './correcting.ts'
import { seedFigures } from './figures.ts'
import { workTogether } from './across.ts'
import { beLate, keepClock } from './clock.ts'
import { askFor, beginObjection, divide, object, objectsHerself, suspend, refusal } from './following.ts'
import { isAppointed, isComplete } from './known.ts'
import { seedImport } from './takingOver.ts'
import { seedShift } from './inShift.ts'
import { askAbout, askAboutData } from './dataRequests.ts'
import { giveKnownNumber, knownNumber } from './knownNumber.ts'
import { shieldSome } from './shield.ts'
import { atWork } from './days.ts'
import { byFirstTwo, fillCalendar, sendSomeoneAway } from './calendar.ts'
import { careCoordinators, designated, officials, registerManagers, type Worker, workers } from './people.ts'
import { watchAll } from './oversight.ts'
import { askOften, designateAll } from './register.ts'
import { drawnDocument, drawnPortrait } from './portraits.ts'
import { worry } from './care.ts'
import { agreeOnViews, differOnViews, halfWay, holdTalk, seenAtDesk } from './talking.ts'

export { seedClient } from './client.ts'
export { knownNumber } from './knownNumber.ts'

export async function seedDemonstration(now: Date, issuer: string): Promise<void> {
  const today = dayIn(now)
  for (const coordinator of careCoordinators) await appointCare(coordinator, issuer, today)
  for (const manager of registerManagers) await appoint(manager, issuer, today)
  const [staff, inspectors] = [officials.filter(({ role }) => role !== 'inspector'), officials.filter(({ role }) => role === 'inspector')]
  if (await isComplete(issuer)) return
  await designateAll(issuer, now)
  for (const [place, municipality] of designated.entries()) await seedFigures(municipality, place, today)
  for (const official of staff) await appoint(official, issuer, today)
  for (const municipality of designated) await fillCalendar(municipality, issuer, today)
  for (let first = await begunBefore(issuer); first < workers.length; first += TOGETHER) {
    await Promise.all(workers.slice(first, first + TOGETHER).map((worker, place) => live(worker, first + place, issuer, today)))
  }
  await sendSomeoneAway('GM0344', issuer, today)
  await sortEnvelopes(today)
  await enterPaper((await teamOf('GM0344', issuer, today))[0], now, today)
  await askWithoutName({ key: randomUUID(), question: 'Mag ik met één vergunning in twee steden werken?', way: '' }, 'nl', today)
  const reader = (await teamOf('GM0363', issuer, today)).find(({ role }) => role === 'teamLead')
  if (reader) await seedImport(reader, now)
  await Promise.all([watchAll(designated, issuer, now), askOften(knownNumber, today)])
  for (const inspector of inspectors.slice(0, -1)) await appoint(inspector, issuer, today)
  await seedShift(inspectors.at(-2)?.subject ?? '', issuer, now)
  for (const inspector of inspectors.slice(-1)) await appoint(inspector, issuer, today)
}

/** So many live at the same time; those after them begin when all of them are done. */
const TOGETHER = 8

/** Where a start that was broken off had come; those it was busy with are forgotten, and live again. */
async function begunBefore(issuer: string): Promise<number> {
  const known = await Promise.all(workers.map(({ subject }) => accountOf({ issuer, subject })))
  const last = known.findLastIndex((account) => account !== null)
  const first = Math.max(last - (last % TOGETHER), 0)
  const ids = known.slice(first).flatMap((account) => account?.personId ?? [])
  if (ids.length) await inReach({ door: 'job' }, () => Person.destroy({ where: { id: ids } }))
  return first
}

async function accountOf(subject: { issuer: string; subject: string }): Promise<Account | null> {
  const subjectMac = await macOf(subject)
  return inReach({ door: subjectMac.toString('hex') }, () => Account.findOne({ where: { subjectMac } }))
}

async function appoint({ subject, role, municipality, unit, human = subject }: (typeof officials)[number], issuer: string, today: Day): Promise<void> {
  if (await isAppointed(subject, issuer)) return
  const [subjectMac, humanMac] = await Promise.all([macOf({ issuer, subject }), macOfHuman(issuer, human)])
  await inReach({ door: subjectMac.toString('hex') }, () => Official.create({ subjectMac, humanMac, role, municipality, unit, mandateFrom: addYears(today, -8), reviewedOn: addDays(today, role === 'frontDesk' ? -85 : -40), ...(role === 'interviewer' && { trainedUntil: addYears(today, 1) }) }))
}

async function appointCare({ subject, region }: (typeof careCoordinators)[number], issuer: string, today: Day): Promise<void> {
  const subjectMac = await macOf({ issuer, subject })
  await inReach({ door: subjectMac.toString('hex') }, async () => {
    if (await CareAccount.count({ where: { subjectMac } })) return
    await CareAccount.create({ subjectMac, region, mandateFrom: addYears(today, -8) })
  })
}

interface Step {
  readonly person: Worker
  readonly index: number
  readonly actor: WorkerActor
  readonly team: OfficialActor[]
  /** The day the application came in. */
  readonly from: Day
  readonly id: string
}

/** Lives through everything up to the stage this person is in. */
async function live(person: Worker, index: number, issuer: string, today: Day): Promise<void> {
  const from = startOf(person, today)
  const identity = { ...person.identity, birthdate: day(person.identity.birthdate) }
  if (person.stage === 'new') return
  const actor = await enterAsWorker({ issuer, subject: person.subject, identity }, from)
  const application = await startApplication(actor, from)
  const team = await teamOf(person.municipality, issuer, from)
  const step: Step = { person, index, actor, team, from, id: application.id }
  await answer(step, today)
  if (person.stage === 'draft') return
  await submit(actor, randomUUID(), from)
  if (person.stage === 'withdrawn') return withdraw(actor, addDays(from, 3)).then(() => askAboutData(person.subject, step, today))
  await divide(team[3], application.id, { index, stage: person.stage }, from)
  if (person.stage === 'asked') return ask(step).then(() => goOn({ ...step, ...person, issuer }, today, takeMoment))
  if (person.stage === 'late') return beLate(step)
  if (person.stage === 'corrected') return correctElsewhere({ ...step, here: team, there: await teamOf('GM0363', issuer, today), answerAgain: () => answer({ ...step, from: today }, today) }, today)
  if (person.stage === 'talking') await halfWay(step, atWork(from, 2), today)
  else if (person.stage !== 'planned') await talk(step)
  if (person.stage === 'expiring') await addCard(actor, { workingName: 'Mila', shown: 'yes' }, today)
  if (index === outOfReach) await fail(actor, today)
  if (person.subject === wantsInterpreter) await askForInterpreter(step, today)
  await worry(person, step, today)
  await goOn({ ...step, ...person, issuer }, today, takeMoment)
  await shieldSome(person.subject, step, today)
  await workTogether(person.subject, step, today)
  await keepClock(person.subject, step, today)
}

/** One of whom a message did not arrive, so that it can be seen what then happens. */
const outOfReach = workers.findIndex(({ stage }) => stage === 'held')

async function fail({ personId }: WorkerActor, today: Day): Promise<void> {
  const at = instantOf(today, '08:00')
  await inReach({ door: 'job' }, async () => {
    await Message.destroy({ where: Message.waiting(personId) })
    await Message.create({ personId, key: 'generic', madeAt: at, plannedAt: at, failedAt: at, tries: 3 })
  })
}

function startOf({ stage }: Worker, today: Day): Day {
  if (stage === 'expired') return addDays(addYears(today, -5), -60)
  if (stage === 'late') return addDays(today, -92)
  // A year ago, but for some weeks: to be talked with again.
  if (stage === 'repeating' || stage === 'repeated') return addDays(addYears(today, -1), 5)
  // Ends in six weeks: to be renewed.
  if (stage === 'expiring' || stage === 'renewing') return addDays(addYears(today, -5), 20)
  return ['planned', 'draft', 'asked', 'talking', 'corrected'].includes(stage) ? addDays(today, -5) : addDays(today, stage === 'held' ? -47 : -40)
}

const teams = new Map<string, Promise<OfficialActor[]>>()

/** Those who work there that day: they sign in in the morning, not for each case. */
function teamOf(municipality: string, issuer: string, on: Day): Promise<OfficialActor[]> {
  const own = officials.filter((official) => official.municipality === municipality)
  const team = teams.get(municipality + on) ?? Promise.all(own.map(async ({ subject }) => (await enterAsStaff({ issuer, subject }, on)) as OfficialActor))
  teams.set(municipality + on, team)
  return team
}

async function answer({ person, index, actor, from }: Step, today: Day): Promise<void> {
  const channel = index % 2 ? ({ channel: 'email', address: person.email } as const) : ({ channel: 'sms', address: person.phone } as const)
  await saveAnswer(actor, 'contact', channel)
  await saveAnswer(actor, 'contact', { limits: ['noVoicemail'], codeWord: ['tulp', 'brug', 'maan'][index % 3] ?? 'tulp', messageLanguage: index % 3 ? 'nl' : 'en', neverWriteHome: true })
  if (person.stage === 'draft') return index === lastDraft ? uploadAll(actor, index) : undefined
  await saveAnswer(actor, 'identityConfirmed', { correct: true, remark: '' })
  await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
  if (person.stage === 'planned' && index % 4 === 2) await uploadAll(actor, index)
  const spoken = index % 3 ? 'nl' : 'en'
  await saveAnswer(actor, 'wishes', { language: spoken, letters: spoken, interpreter: person.subject === wantsInterpreter ? 'phone' : 'none', company: 'alone', interviewer: 'any' })
  await choosePlace(actor, person.municipality, from)
  if (person.stage === 'late') return takeMoment(actor, person.municipality, addDays(today, -55), 0)
  const ahead = ['planned', 'asked', 'corrected'].includes(person.stage)
  // Those that are planned are spread over the coming weeks.
  // A talk that runs is of today, or of the next day that has any.
  if (person.stage === 'talking') await takeMoment(actor, person.municipality, addDays(today, -1), 0)
  else await takeMoment(actor, person.municipality, ahead ? today : addDays(from, 2), ahead ? (index % 17) * 3 : index % TOGETHER)
  if (asksForCare.includes(person.subject)) await putIn(actor, 'b')
}

/** Someone of those who live at the same time may be first; then another is free. */
async function takeMoment(actor: WorkerActor, municipality: string, from: Day, place: number): Promise<void> {
  for (let tries = 0; tries < TOGETHER; tries += 1) {
    const slots = (await freeMoments(actor, municipality, from)).filter(byFirstTwo)
    if (await chooseMoment(actor, slots[place]?.id ?? '', from)) return
  }
  throw new Error('no moment is free for someone made up')
}

async function ask({ team, from, id }: Step): Promise<void> {
  if (team[3]) await askFor(team[3], id, atWork(from, 2))
}

/** Of those who are half-way, one has uploaded already. */
const lastDraft = workers.findLastIndex(({ stage }) => stage === 'draft')

async function uploadAll(actor: WorkerActor, index: number): Promise<void> {
  await saveAnswer(actor, 'papers', { proof: 'upload' })
  await addDocument(actor, 'front', await drawnDocument(index))
  await addPhoto(actor, await drawnPortrait(index))
  await approvePhoto(actor, (await ownAnswers(actor)).papers.photo?.id ?? '')
}

async function talk(step: Step): Promise<void> {
  const { person, index, actor, team: [desk, first, second], from, id } = step
  if (!desk || !first || !second) return
  await identify(desk, id, seenAtDesk, await drawnPortrait(index), atWork(from, 10))
  await holdTalk([first, second], id, atWork(from, 10))
  if (person.stage === 'held') return
  if (person.stage === 'differing') return differOnViews([first, second], id, atWork(from, 11))
  await agreeOnViews([first, second], id, atWork(from, 11))
  await shareReport(first, id, atWork(from, 11))
  if (person.stage === 'assessed') return
  await answerReport(actor, { correct: 'yes', remark: '' }, atWork(from, 12))
  await conclude(step)
}

async function conclude({ person, index, actor, team, from, id }: Step): Promise<void> {
  const [, , , caseworker, decider] = team
  if (!caseworker || !decider) return
  const refusing = ['refused', 'intended', 'objecting'].includes(person.stage)
  if (refusing) {
    const day = person.stage === 'intended' ? atWork(from, 35) : atWork(from, 15)
    await intendRefusal(caseworker, id, { facts: 'Het paspoort was op de dag van het gesprek niet meer geldig.', reason: 'Uw paspoort is niet geldig.' }, day)
    if (person.stage === 'intended') return
    await giveView(actor, { statement: 'Ik heb een nieuw paspoort aangevraagd.' }, atWork(from, 18))
  }
  const words = refusing ? refusal : { reason: 'U voldoet aan de voorwaarden.', weighing: '' }
  await propose(caseworker, id, { outcome: refusing ? 'refuse' : 'grant', grounds: refusing ? ['R06_IDENTITY'] : [], note: '', ...words }, atWork(from, 20))
  if (person.stage === 'proposed') return
  await decide(decider, id, atWork(from, 22))
  if (person.stage === 'suspended') {
    await suspend(caseworker, decider, id, atWork(from, 37))
    if (person.subject === objectsHerself) await beginObjection(actor, atWork(from, 38))
  }
  if (person.stage === 'objecting') await object(actor, atWork(from, 35))
  if (person.subject === asksAboutLook) await askAbout(actor, atWork(from, 24))
  if (index === firstGranted) await giveKnownNumber(actor, atWork(from, 22))
}

const [asksForCare, asksAboutLook] = [['worker-8', 'worker-10'], 'worker-36']

const firstGranted = workers.findIndex(({ stage }) => stage === 'granted')
