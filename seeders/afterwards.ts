/** What waits for someone with a licence, or with a decision: taking it back, a court, an objection on paper, the talk after a year, a renewal. */
import { randomUUID } from 'node:crypto'
import { freeMoments } from '../src/actions/application/moments.ts'
import { moveTalk } from '../src/actions/application/talk.ts'
import { submit } from '../src/actions/applications.ts'
import { answerItem } from '../src/actions/following/requests.ts'
import { made } from '../src/actions/papers/attachments.ts'
import { drawnDocument } from './portraits.ts'
import { identify } from '../src/actions/desk/identity.ts'
import { shareReport } from '../src/actions/interviews.ts'
import { startRenewal } from '../src/actions/licence/renewal.ts'
import { recordOrder } from '../src/actions/measures/courts.ts'
import { inviteToRepeat } from '../src/actions/measures/repeat.ts'
import { intendMeasure, sayOnMeasure, skipMeasureHearing } from '../src/actions/measures/hearing.ts'
import { proposeRevocation, proposeSuspension } from '../src/actions/measures/proposing.ts'
import { takeObjection } from '../src/actions/objectionDesk/desk.ts'
import { objectableIn, registerPaper } from '../src/actions/objectionDesk/paper.ts'
import { take } from '../src/actions/worklist/division.ts'
import { inTransaction } from '../src/actions/work.ts'
import { askTranslation, openTranslation, translateReport } from '../src/actions/talking/translation.ts'
import { addDays, type Day, instantOf } from '../src/law/day.ts'
import { Application } from '../src/models/Application.ts'
import type { Official, Worker } from '../src/policies/actor.ts'
import { helpSome } from './helping.ts'
import { drawnPortrait } from './portraits.ts'
import { agreeOnViews, holdTalk, seenAtDesk } from './talking.ts'

/** Two who had a decision already, with what comes of it. */
const heardOnRevocation = 'worker-45'
const hasCourtOrder = 'worker-47'
const sendsAlong = 'worker-41'
/** Who asked for her report in another language, and who has it. */
const asksTranslation: Readonly<Record<string, 'es' | 'ro'>> = { 'worker-20': 'es', 'worker-22': 'ro' }
const hasTranslation = 'worker-22'

interface Somebody {
  readonly subject: string
  readonly stage: string
  readonly actor: Worker
  readonly team: readonly Official[]
  readonly municipality: string
  readonly id: string
  readonly issuer: string
}

/** Takes a moment, when it is still free: someone of those who live at the same time may be first. */
export type TakeMoment = (actor: Worker, municipality: string, from: Day, place: number) => Promise<void>

export async function goOn(somebody: Somebody, today: Day, takeMoment: TakeMoment): Promise<void> {
  if (somebody.subject === heardOnRevocation) await intendAndHear(somebody, addDays(today, -2), addDays(today, -1)).then(() => objectOnPaper(somebody, addDays(today, -1), today))
  if (somebody.subject === sendsAlong) await sendAlong(somebody, today)
  await helpSome(somebody, today)
  if (asksTranslation[somebody.subject]) await translate(somebody, today)
  if (somebody.subject === hasCourtOrder) await orderOf(somebody, today)
  if (somebody.stage === 'revoking') await proposeToRevoke(somebody, today)
  if (somebody.stage === 'suspending') await proposeToSuspend(somebody, addDays(today, -1))
  if (somebody.stage === 'renewing') await renew(somebody, today, takeMoment)
  if (somebody.stage === 'repeating') await inviteToRepeat(today)
  if (somebody.stage === 'repeated') await repeatTalk(somebody, today)
}

const ground = 'V02_WORK_RIGHT_ENDED'

async function intendAndHear({ actor, team: [, , , caseworker], id }: Somebody, on: Day, heardOn: Day): Promise<void> {
  if (!caseworker) return
  await intendMeasure(caseworker, id, 'revoke', { facts: 'De geldigheid van het verblijfsdocument liep af.', reason: 'Uw verblijfsdocument is niet meer geldig.', grounds: [ground] }, on)
  await sayOnMeasure(actor, { viewHow: 'write', statement: 'Ik heb verlenging gevraagd. Het antwoord komt over drie weken.', callNumber: '', callWhen: '' }, heardOn)
}

/** Waits for the second pair of eyes. */
async function proposeToRevoke(somebody: Somebody, today: Day): Promise<void> {
  const { team: [, , , caseworker], id } = somebody
  await intendAndHear(somebody, addDays(today, -16), addDays(today, -6))
  if (!caseworker) return
  await proposeRevocation(caseworker, id, {
    grounds: [ground], facts: [{ ground, fact: 'Er is geen geldig verblijfsdocument gezien.', source: 'document' }],
    reason: 'U mag in Nederland niet meer als zelfstandige werken.', weighing: 'Wij hebben gekeken of schorsen genoeg is. De verlenging is afgewezen, dus dat is het niet.',
    answer: 'U zei dat u verlenging hebt gevraagd. Die is afgewezen.', note: '', startsOn: today,
  }, addDays(today, -1))
}

async function proposeToSuspend({ team: [, , , caseworker], id }: Somebody, on: Day): Promise<void> {
  if (!caseworker) return
  await skipMeasureHearing(caseworker, id, 'suspend', { skipGround: 'urgent', skipFacts: 'Het verblijfsdocument bleek gisteren niet meer geldig te zijn.' }, on)
  await proposeSuspension(caseworker, id, {
    grounds: [ground], facts: [{ ground, fact: 'De geldigheid van het verblijfsdocument liep af. Er is nog geen nieuw document gezien.', source: 'document' }],
    startsOn: addDays(on, 1), weeks: 4, reason: 'Uw verblijfsdocument is niet meer geldig.', weighing: 'Wij schorsen voor korte tijd. Zo kunt u een nieuw document laten zien.', answer: '', note: '',
  }, on)
}

/** Put down by who handles the objection; someone else with the same paper confirms it. */
async function orderOf({ team: [, , , , , , handler], id }: Somebody, today: Day): Promise<void> {
  if (handler) await recordOrder(handler, id, { courtOrder: 'stay_', court: 'Rechtbank Amsterdam (verzonnen)', courtReference: 'AMS 26/1234 VERZONNEN', courtFrom: today, courtUntil: '' }, today)
}

async function objectOnPaper({ team: [, , , , , , handler], id }: Somebody, received: Day, today: Day): Promise<void> {
  const [newest] = handler ? (await objectableIn(handler, id)).decisions : []
  if (!handler || !newest) return
  const objection = await registerPaper(handler, id, { paperDecision: newest.id, receivedDay: received, postedDay: addDays(received, -1), paperReasons: 'Mijn nieuwe document is onderweg.', paperLate: '', paperHearing: 'yes' }, today)
  await takeObjection(handler, objection, today)
}

async function renew({ actor, team: [desk, , , caseworker], municipality }: Somebody, today: Day, takeMoment: TakeMoment): Promise<void> {
  await startRenewal(actor, addDays(today, -3))
  await takeMoment(actor, municipality, today, 7)
  await submit(actor, randomUUID(), addDays(today, -3))
  const id = await taken(caseworker, actor, addDays(today, -3))
  if (desk) await identify(desk, id, seenAtDesk, await drawnPortrait(2), addDays(today, -1))
}

async function taken(caseworker: Official | undefined, actor: Worker, on: Day): Promise<string> {
  const latest = await inTransaction(actor, () => Application.latest(actor.personId))
  if (latest && caseworker) await take(caseworker, latest.id, on)
  return latest?.id ?? ''
}

/** Held, with both views and the report; what comes of it is still to be said. */
async function repeatTalk({ actor, team: [, first, second, caseworker], municipality }: Somebody, today: Day): Promise<void> {
  if (!first || !second) return
  await inviteToRepeat(today)
  const id = await taken(caseworker, actor, today)
  for (const slot of await freeMoments(actor, municipality, today)) if (await moveTalk(actor, slot.id, instantOf(today, '07:00'), today)) break
  await holdTalk([first, second], id, today)
  await agreeOnViews([first, second], id, today)
  await shareReport(first, id, today)
}

async function translate({ subject, actor, team: [, first], id }: Somebody, today: Day): Promise<void> {
  await askTranslation(actor, { translationHow: 'read', translationLanguage: asksTranslation[subject] ?? '', translationOther: '' }, today)
  if (subject !== hasTranslation || !first) return
  const { report } = await openTranslation(first, id, today)
  const blocks = report.blocks.map(({ observed }) => ({ told: 'A dat un răspuns clar.', observed: observed && 'Vorbea liniștit.' }))
  await translateReport(first, id, { translatedHow: 'read', translatedBy: 'sworn', translatorNumber: 'Wbtv 00000', blocks }, today)
}

/** Was asked for something, and answered one item with a file; someone may answer the rest. */
async function sendAlong(somebody: Somebody, today: Day): Promise<void> {
  await answerItem(somebody.actor, 1, { answerHow: 'upload', answerText: '' }, today, [await made(await drawnDocument(3))])
}
